import CCalqueSystem

/// A value that one thread at a time may see.
///
/// It is the `Mutex` of Swift's Synchronization, over the C library's mutex: the thread sanitizer sees that one, and does
/// not see Swift's where a thread waits.
package final class Guarded<Value: ~Copyable>: @unchecked Sendable {
    private var value: Value
    private let mutex: UnsafeMutableRawPointer = calque_mutex_make()

    package init(_ value: consuming sending Value) { self.value = value }

    deinit { calque_mutex_free(mutex) }

    /// Runs a step while no other thread sees the value. The step must not call `withLock` of the same object.
    package func withLock<Result: ~Copyable, Thrown: Error>(
        _ step: (inout sending Value) throws(Thrown) -> sending Result
    ) throws(Thrown) -> sending Result {
        calque_mutex_lock(mutex)
        defer { calque_mutex_unlock(mutex) }
        return try step(&value)
    }
}
