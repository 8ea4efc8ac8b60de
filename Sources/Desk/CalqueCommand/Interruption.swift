import Calque
import CalqueConcurrency
import Synchronization

/// What becomes of a run that writes files when it is told to end (Ctrl-C, `kill`, a terminal that is closed): no file is
/// begun any more, those that are being written are finished, and the program dies by the signal, so that its caller
/// knows. What it was computing is given up.
enum Interruption {
    /// Writing goes through here.
    static let gate = WriteGate()

    /// From now on signals are caught. One that the caller of the program has turned off (`nohup`) stays so.
    ///
    /// - Parameter goodbye: said before the end, in a thread of its own.
    static func prepare(_ goodbye: @escaping @Sendable () -> Void) {
        TerminationSignals.catch()
        Workers.start {
            let number = TerminationSignals.wait()
            gate.close()
            goodbye()
            TerminationSignals.die(by: number)
        }
    }
}

/// Lets threads write files until it is closed.
final class WriteGate: Sendable {
    private let state = Mutex((writing: 0, isClosed: false))

    /// Runs `body`; once the gate is closed, it never returns.
    func pass<Result>(_ body: () throws -> Result) rethrows -> Result {
        let isOpen = state.withLock { state in
            if !state.isClosed { state.writing += 1 }
            return !state.isClosed
        }
        while !isOpen { CurrentProcess.sleep(microseconds: 1_000_000) }
        defer { state.withLock { $0.writing -= 1 } }
        return try body()
    }

    /// Lets nobody in any more, and returns when all are out.
    func close() {
        state.withLock { $0.isClosed = true }
        while state.withLock({ $0.writing > 0 }) { CurrentProcess.sleep(microseconds: 500) }
    }
}
