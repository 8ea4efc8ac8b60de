import Dispatch

/// Threads for work that computes for long or waits for the disk. Such work would hold up the few threads that Swift
/// shares between tasks.
package enum Workers {
    /// Starts a thread that nobody waits for.
    package static func start(_ body: @escaping @Sendable () -> Void) {
        // Each serial queue has a thread of its own while it works; the threads of a concurrent queue are limited by the
        // count of processors, and wait for each other when one waits for the disk.
        DispatchQueue(label: "calque.worker").async(execute: body)
    }

    /// Runs `body` on `count` threads at a time, the calling one included, and returns when all have ended.
    static func run(_ count: Int, _ body: @Sendable () -> Void) {
        withoutActuallyEscaping(body) { body in
            let others = DispatchGroup()
            for _ in 1..<max(count, 1) {
                DispatchQueue(label: "calque.worker").async(group: others, execute: body)
            }
            body()
            others.wait()
        }
    }
}
