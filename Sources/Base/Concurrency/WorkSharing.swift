package import CalqueCore
import Synchronization

/// Shares the groups of `size` in `0 ..< count` between threads, the calling one included. Each thread runs `body` once,
/// which asks for groups until there are no more.
///
/// - Throws: the first failure of a `body`, after all have ended.
package func divide(
    count: Int, by size: Int, threads: Int, body: @Sendable (_ next: () -> Range<Int>?) throws(Failure) -> Void
) throws(Failure) {
    let start = Atomic(0)
    let failure = Guarded<Failure?>(nil)
    let groups = (count + size - 1) / size
    Workers.run(min(threads, groups)) {
        do throws(Failure) {
            try body {
                let group = start.add(1, ordering: .relaxed).oldValue
                return group < groups ? group * size..<min((group + 1) * size, count) : nil
            }
        } catch { failure.withLock { $0 = $0 ?? error } }
    }
    if let first = failure.withLock({ $0 }) { throw first }
}
