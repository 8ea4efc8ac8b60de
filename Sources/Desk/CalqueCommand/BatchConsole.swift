import Calque
import CalqueCommandLine
import CalqueCore

/// Shows the reports of a batch on standard error.
final class BatchConsole: BatchObserver {
    private let messages: Messages
    private let progress = Guarded<Progress?>(nil)

    init(_ messages: Messages) { self.messages = messages }

    func began(_ phase: BatchPhase, total: Int?) { began(phase.rawValue, total: total, isLogged: true) }

    /// Begins a phase, whose line takes the place of the one before it.
    func began(_ phase: String, total: Int?, isLogged: Bool) {
        let line = messages.progress(phase, total: total, isLogged: isLogged)
        progress.withLock { $0 = line }
    }

    func advanced(by count: Int) { progress.withLock { $0 }?.advance(by: count) }

    func ended() {
        progress.withLock { $0 }?.finish()
        progress.withLock { $0 = nil }
    }

    func note(_ text: String) { messages.note(text) }

    func warning(_ text: String) { messages.warning(text) }

    func failed(_ failure: Failure) { messages.failure(failure) }
}

extension BatchTally {
    /// The code of the worst failure: the highest number.
    var exitCode: ExitCode {
        failureKinds.map(ExitCode.init).max { $0.rawValue < $1.rawValue } ?? .done
    }
}
