import CalqueCore
import Dispatch

/// Work on items by several threads at a time, whose results are delivered in the order of the items.
package enum OrderedPool {
    /// Works on all items.
    ///
    /// - Parameters:
    ///   - jobs: the count of threads that work, at least 1.
    ///   - ahead: how many items may be taken beyond the last that was delivered, at least `jobs`. It limits the memory.
    ///   - gathering: how long results wait for others, in microseconds, where delivering many together saves time.
    ///   - next: returns the next item, nil at the end. It is called by one thread at a time, and may wait for input:
    ///     results that are ready are delivered meanwhile.
    ///   - work: makes a result of an item. It is called by several threads at a time.
    ///   - deliver: takes the results that are ready, in order, on the calling thread.
    /// - Throws: what `next` throws, after all results before it were delivered; what `deliver` throws, at once: no more
    ///   items are begun, and those that were begun are waited for.
    package static func run<Item: Sendable, Output: Sendable, Thrown: Error>(
        jobs: Int, ahead: Int, gathering: Int = 0, next: @escaping @Sendable () throws(Thrown) -> Item?,
        work: @escaping @Sendable (Item) -> Output, deliver: ([Output]) throws(Thrown) -> Void
    ) throws(Thrown) {
        let queue = OrderedQueue<Output, Thrown>(ahead: max(ahead, jobs), jobs: jobs)
        for _ in 0..<jobs {
            Workers.start {
                while let (item, place) = queue.take(next) { queue.put(work(item), at: place) }
            }
        }
        defer { queue.stop() }
        while let results = try queue.nextResults(gathering: gathering) { try deliver(results) }
    }
}

/// The items that threads work on, and the results that wait for those before them.
private final class OrderedQueue<Output: Sendable, Thrown: Error>: Sendable {
    private struct State {
        var taken = 0
        var delivered = 0
        var isOver = false
        var failure: Thrown?
        var results: [Int: Output] = [:]
    }

    private let state = Guarded(State())
    /// Held to take an item, so that items have the order of their numbers.
    private let taking = Guarded(())
    /// Counts how many items may be taken.
    private let room = DispatchSemaphore(value: 0)
    /// Signalled when there is another result, or when no item is left.
    private let changed = DispatchSemaphore(value: 0)
    /// The items that are being worked on.
    private let busy = DispatchGroup()
    private let jobs: Int

    init(ahead: Int, jobs: Int) {
        self.jobs = jobs
        // A semaphore must not end with less than it began with, so it begins with 0.
        for _ in 0..<ahead { room.signal() }
    }

    /// Returns the next item and its number, nil when there are no more.
    func take<Item: Sendable>(_ next: () throws(Thrown) -> Item?) -> (Item, Int)? {
        room.wait()
        return taking.withLock { _ in
            if state.withLock({ $0.isOver }) { return nil }
            do throws(Thrown) {
                guard let item = try next() else {
                    end(nil)
                    return nil
                }
                return state.withLock { state in
                    if state.isOver { return nil }
                    busy.enter()
                    state.taken += 1
                    return (item, state.taken - 1)
                }
            } catch {
                end(error)
                return nil
            }
        }
    }

    func put(_ result: Output, at place: Int) {
        state.withLock { $0.results[place] = result }
        changed.signal()
        busy.leave()
    }

    /// Returns the next results in order, at least one; nil when all were returned.
    func nextResults(gathering: Int) throws(Thrown) -> [Output]? {
        while true {
            let (isReady, isOver) = state.withLock { state in
                (state.results[state.delivered] != nil, state.isOver && state.delivered == state.taken)
            }
            if isReady {
                // The next call finds these together with those that become ready in the meantime.
                if gathering > 0 { _ = DispatchSemaphore(value: 0).wait(timeout: .now() + .microseconds(gathering)) }
                let results = state.withLock { state in
                    var results: [Output] = []
                    while let result = state.results.removeValue(forKey: state.delivered) {
                        state.delivered += 1
                        results.append(result)
                    }
                    return results
                }
                for _ in results { room.signal() }
                return results
            }
            if isOver {
                if let failure = state.withLock({ $0.failure }) { throw failure }
                return nil
            }
            changed.wait()
        }
    }

    /// Begins nothing more and returns when no thread works any more. A thread that waits for input is left to it.
    func stop() {
        end(nil)
        busy.wait()
    }

    /// Notes that there are no more items, and wakes all threads that wait for room or results.
    private func end(_ failure: Thrown?) {
        state.withLock { state in
            state.isOver = true
            state.failure = state.failure ?? failure
        }
        for _ in 0..<jobs { room.signal() }
        changed.signal()
    }
}
