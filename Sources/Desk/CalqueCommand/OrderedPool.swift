import Calque
import Glibc
import Synchronization

/// Work on items by several threads at a time, whose results come in the order of the items.
///
/// Threads and not tasks: the work computes for long and reads files, which would hold up the few threads that Swift
/// shares between tasks.
enum OrderedPool {
    /// - Parameters:
    ///   - jobs: how many threads work, at least 1.
    ///   - ahead: how many items may be taken beyond the last that was delivered; it bounds the memory. At least `jobs`.
    ///   - next: gives the next item, nil at the end. Called by one thread at a time, and never while results could be
    ///     delivered but for it: it may wait for input.
    ///   - work: called by several threads at a time.
    ///   - gathering: how long results wait for others, in microseconds, where it pays to deliver many together.
    ///   - deliver: takes the results in order, on the calling thread, all that are there.
    /// - Throws: what `next` throws, after all before it was delivered; what `deliver` throws, at once: no more items
    ///   are begun, and those begun are waited for.
    static func run<Item: Sendable, Result: Sendable>(
        jobs: Int, ahead: Int, gathering: UInt32 = 0, next: @escaping @Sendable () throws(Failure) -> Item?,
        work: @escaping @Sendable (Item) -> Result, deliver: ([Result]) throws -> Void
    ) throws {
        let queue = Queue<Result>(ahead: max(ahead, jobs))
        let started = (0..<jobs).count { _ in
            startThread {
                while let (item, place) = queue.take(next) { queue.put(work(item), at: place) }
            }
        }
        guard started > 0 else { throw Failure(.internal, "no thread could be started", advice: "free some memory") }
        defer { queue.stop() }
        while let results = try queue.nextResults(gathering: gathering) { try deliver(results) }
    }

    private final class Queue<Result: Sendable>: Sendable {
        private struct State {
            var taken = 0
            var delivered = 0
            /// Items that are being worked on.
            var busy = 0
            var isOver = false
            var failure: Failure?
            var results: [Int: Result] = [:]
        }

        private let state = Signal(State())
        /// Held to read, so that items have the order of their numbers.
        private let reading = Mutex(())
        private let ahead: Int

        init(ahead: Int) { self.ahead = ahead }

        /// The next item and its number; nil when there are no more.
        func take<Item>(_ next: () throws(Failure) -> Item?) -> (Item, Int)? {
            reading.withLock { _ in
                let isOver = state.wait { state in
                    state.isOver || state.taken < state.delivered + ahead ? state.isOver : nil
                }
                if isOver { return nil }
                do throws(Failure) {
                    let item = try next()
                    return state.change { state in
                        guard let item, !state.isOver else {
                            state.isOver = true
                            return nil
                        }
                        state.busy += 1
                        state.taken += 1
                        return (item, state.taken - 1)
                    }
                } catch {
                    state.change { state in
                        state.failure = error
                        state.isOver = true
                    }
                    return nil
                }
            }
        }

        func put(_ result: Result, at place: Int) {
            state.change { state in
                state.results[place] = result
                state.busy -= 1
            }
        }

        /// The next results in order, at least one; nil when all were given.
        func nextResults(gathering: UInt32) throws(Failure) -> [Result]? {
            let isOver = state.wait { state in
                state.results[state.delivered] != nil || state.isOver ? state.isOver : nil
            }
            if !isOver, gathering > 0 { usleep(gathering) }
            let (results, failure) = state.wait { state -> ([Result], Failure?)? in
                var results: [Result] = []
                while let result = state.results.removeValue(forKey: state.delivered) {
                    state.delivered += 1
                    results.append(result)
                }
                if !results.isEmpty { return (results, nil) }
                return state.isOver && state.delivered == state.taken ? ([], state.failure) : nil
            }
            if let failure { throw failure }
            return results.isEmpty ? nil : results
        }

        /// Nothing new is begun; returns when nobody works any more. A thread that waits for input is left to it.
        func stop() {
            state.change { $0.isOver = true }
            state.wait { $0.busy == 0 ? () : nil }
        }
    }
}

/// Starts a thread that nobody waits for. - Returns: whether there is one.
func startThread(_ body: @escaping @Sendable () -> Void) -> Bool {
    final class Box: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
    var handle = pthread_t()
    let box = Unmanaged.passRetained(Box(body))
    let status = pthread_create(
        &handle, nil,
        { argument in
            if let argument { Unmanaged<Box>.fromOpaque(argument).takeRetainedValue().body() }
            return nil
        }, box.toOpaque())
    guard status == 0 else {
        box.release()
        return false
    }
    pthread_detach(handle)
    return true
}
