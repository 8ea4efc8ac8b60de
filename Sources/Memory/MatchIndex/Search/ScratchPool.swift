import CalqueCore

/// The scratches that no search uses: one for each search that ran at the same time.
final class ScratchPool: Sendable {
    private let free = Guarded<[Scratch]>([])

    func take() -> Scratch { free.withLock { $0.popLast() } ?? Scratch() }

    func give(_ scratch: Scratch) { free.withLock { $0.append(scratch) } }
}
