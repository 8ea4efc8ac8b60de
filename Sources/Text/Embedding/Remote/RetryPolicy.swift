import CalqueIO

/// The timeouts of requests to a server, and how often a failed request is repeated.
package struct RetryPolicy: Sendable {
    /// The timeout for a connection.
    package var connectMilliseconds = 10_000
    /// The timeout for a whole request. A large model on a slow machine takes about a second for each text.
    package var milliseconds = 120_000
    /// The greatest number of attempts of a request, when the server is busy or fails.
    package var attempts = 5
    /// The pause before the second attempt. It doubles with each further attempt.
    package var pauseMilliseconds = 500
    /// The longest pause. A server that asks for a longer one is not asked again.
    package var longestPauseMilliseconds = 60_000

    /// Creates a policy with the default values.
    package init() {}

    /// Returns the pause after a failed attempt in milliseconds; nil if there is no further attempt.
    ///
    /// - Parameters:
    ///   - attempt: the number of the attempt, counted from 1.
    ///   - seconds: the pause that the server asked for, if it did.
    func pause(after attempt: Int, asked seconds: Int?) -> Int? {
        guard attempt < attempts else { return nil }
        guard let seconds else { return min(pauseMilliseconds << min(attempt - 1, 16), longestPauseMilliseconds) }
        return seconds <= longestPauseMilliseconds / 1000 ? seconds * 1000 : nil
    }

    /// Blocks the thread.
    static func sleep(milliseconds: Int) {
        CurrentProcess.sleep(microseconds: milliseconds * 1000)
    }
}
