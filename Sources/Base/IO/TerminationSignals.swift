import CCalqueSystem

/// The signals that tell the process to end: Ctrl-C, `kill`, a terminal that is closed.
package enum TerminationSignals {
    /// Ignores the signals for a closed pipe and for a file that may not grow, so that writing fails instead.
    package static func ignoreWriteFailures() { calque_signals_ignore_write_failures() }

    /// Catches the signals from now on. A signal that the caller of the program has turned off (`nohup`) stays off.
    package static func `catch`() { calque_signals_catch() }

    /// Blocks until a signal is caught.
    /// - Returns: the number of the signal.
    package static func wait() -> Int32 { calque_signals_wait() }

    /// Ends the process by a signal, so that its caller sees the reason.
    package static func die(by number: Int32) { calque_signals_die(number) }
}
