import CalqueCore
import CalqueIO

/// Lets threads write files until it is closed, so that a program that ends finishes the files that it has begun.
package final class WriteGate: Sendable {
    private let state = Guarded((writing: 0, isClosed: false))

    package init() {}

    /// Runs `body`. Once the gate is closed, this never returns.
    package func pass<Result>(_ body: () -> Result) -> Result {
        let isOpen = state.withLock { state in
            if !state.isClosed { state.writing += 1 }
            return !state.isClosed
        }
        while !isOpen { CurrentProcess.sleep(microseconds: 1_000_000) }
        defer { state.withLock { $0.writing -= 1 } }
        return body()
    }

    /// Closes the gate and returns when all writing has ended.
    package func close() {
        state.withLock { $0.isClosed = true }
        while state.withLock({ $0.writing > 0 }) { CurrentProcess.sleep(microseconds: 500) }
    }
}
