import Calque
import CalqueConcurrency

/// The orderly end of a run that writes files, on Ctrl-C, `kill` or a closed terminal.
///
/// No file is begun any more, files that are being written are finished, and the program dies by the signal, so that its
/// caller knows. Results that are not written yet are lost.
enum Interruption {
    /// All writing passes this gate.
    static let gate = WriteGate()

    /// Starts to catch signals. A signal that the caller of the program ignores (`nohup`) stays ignored.
    ///
    /// - Parameter goodbye: called before the end, in a thread of its own.
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
