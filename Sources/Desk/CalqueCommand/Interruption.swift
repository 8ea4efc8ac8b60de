import Calque
import CalqueConcurrency
import CalqueCore

/// The orderly end of the program on Ctrl-C, `kill` or a closed terminal.
///
/// Temporary files are removed, finished files stay, and the program dies by the signal, so that its caller knows. A
/// signal that the caller of the program ignores (`nohup`) stays ignored.
enum Interruption {
    /// A batch writes its outputs through this gate: those that are being written are finished.
    static let gate = WriteGate()

    private static let goodbye = Guarded<(@Sendable () -> Void)?>(nil)

    /// Starts to catch signals.
    static func prepare() {
        TerminationSignals.catch()
        Workers.start {
            let number = TerminationSignals.wait()
            if let goodbye = goodbye.withLock({ $0 }) {
                gate.close()
                goodbye()
            }
            TemporaryFiles.removeAll { TerminationSignals.die(by: number) }
        }
    }

    /// Lets a batch finish the files that it has begun, and say so. Results that are not written yet are lost.
    static func finishBegun(_ goodbye: @escaping @Sendable () -> Void) { self.goodbye.withLock { $0 = goodbye } }
}
