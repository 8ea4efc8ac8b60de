import Synchronization

/// The scratches that no search has: as many as there were searches at a time.
final class ScratchPool: Sendable {
    private let free = Mutex<[Scratch]>([])

    func take() -> Scratch { free.withLock { $0.popLast() } ?? Scratch() }

    func give(_ scratch: Scratch) { free.withLock { $0.append(scratch) } }
}
