import CalqueIO

/// How long a server is waited for, and how often it is asked again.
package struct Patience: Sendable {
    /// For a connection.
    package var connectMilliseconds = 10_000
    /// For a whole request: a big model on a slow machine takes a second for each text.
    package var milliseconds = 120_000
    /// A request that a busy server turned down is made so often in all.
    package var attempts = 5
    /// Before the second attempt; it doubles with each.
    package var pauseMilliseconds = 500
    /// A server that asks for a longer pause is given up.
    package var longestPauseMilliseconds = 60_000

    package init() {}

    /// The pause after an attempt (counted from 1) where the server did not ask for another; nil: it was the last, or
    /// the server asks for too long.
    func pause(after attempt: Int, asked seconds: Int?) -> Int? {
        guard attempt < attempts else { return nil }
        guard let seconds else { return min(pauseMilliseconds << min(attempt - 1, 16), longestPauseMilliseconds) }
        return seconds <= longestPauseMilliseconds / 1000 ? seconds * 1000 : nil
    }

    static func sleep(milliseconds: Int) {
        CurrentProcess.sleep(microseconds: milliseconds * 1000)
    }
}
