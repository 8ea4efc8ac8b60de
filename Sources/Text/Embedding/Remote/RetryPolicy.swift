import CalqueIO

/// The timeouts of requests to a server, and how often a failed request is repeated.
public struct RetryPolicy: Sendable {
    /// The timeout for a connection.
    public var connectMilliseconds = 10_000
    /// The timeout for a whole request. A large model on a slow machine takes about a second for each text.
    public var milliseconds = 120_000
    /// The greatest number of attempts of a request, when the server is busy or fails.
    public var attempts = 5
    /// The pause before the second attempt. It doubles with each further attempt.
    public var pauseMilliseconds = 500
    /// The longest pause. A server that asks for a longer one is not asked again.
    public var longestPauseMilliseconds = 60_000

    /// Creates a policy with the default values.
    public init() {}

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
