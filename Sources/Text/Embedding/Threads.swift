package import CalqueCore
import Glibc
import Synchronization

/// An address that several threads write to.
///
/// Unchecked because the compiler cannot see that they write to parts of their own; the callers see to it.
struct SharedTarget: @unchecked Sendable {
    let address: UnsafeMutablePointer<Float>
}

/// An array of `count` numbers that `body` writes, all of them.
func fill(count: Int, body: (SharedTarget) throws(Failure) -> Void) throws(Failure) -> [Float] {
    var failure: Failure?
    let values = [Float](unsafeUninitializedCapacity: count) { buffer, filled in
        guard let address = buffer.baseAddress else { return }
        do throws(Failure) {
            try body(SharedTarget(address: address))
            filled = count
        } catch { failure = error }
    }
    if let failure { throw failure }
    return values
}

/// Deals the groups of `size` in `0 ..< count` out to `threads` threads, this one among them. Each runs `body` once,
/// which asks for groups until there are no more.
/// - Throws: the first failure of a `body`, after all have ended.
package func divide(
    count: Int, by size: Int, threads: Int, body: @Sendable (_ next: () -> Range<Int>?) throws(Failure) -> Void
) throws(Failure) {
    let start = Atomic(0)
    let failure = Mutex<Failure?>(nil)
    let groups = (count + size - 1) / size
    @Sendable func run() {
        do throws(Failure) {
            try body {
                let group = start.add(1, ordering: .relaxed).oldValue
                return group < groups ? group * size..<min((group + 1) * size, count) : nil
            }
        } catch { failure.withLock { $0 = $0 ?? error } }
    }
    withoutActuallyEscaping(run) { run in
        var handles: [pthread_t] = []
        let box = Unmanaged.passRetained(Box(run: run))
        defer { box.release() }
        for _ in 1..<max(min(threads, groups), 1) {
            var handle = pthread_t()
            let started = pthread_create(
                &handle, nil,
                { argument in
                    if let argument { Unmanaged<Box>.fromOpaque(argument).takeUnretainedValue().run() }
                    return nil
                }, box.toOpaque())
            // Without another thread the others do its share.
            if started == 0 { handles.append(handle) }
        }
        run()
        for handle in handles { pthread_join(handle, nil) }
    }
    if let first = failure.withLock({ $0 }) { throw first }
}

private final class Box: Sendable {
    let run: @Sendable () -> Void

    init(run: @escaping @Sendable () -> Void) { self.run = run }
}
