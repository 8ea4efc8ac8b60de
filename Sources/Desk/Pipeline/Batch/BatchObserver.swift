package import CalqueCore

/// A part of a batch that takes a while.
package enum BatchPhase: String, Sendable {
    case aligning, learning
}

/// Receives the reports of a batch while it runs. Called from several threads.
package protocol BatchObserver: Sendable {
    /// A phase begins.
    ///
    /// - Parameter total: how many pairs there are; nil if that is unknown.
    func began(_ phase: BatchPhase, total: Int?)
    /// Some more pairs are done.
    func advanced(by count: Int)
    /// The phase has ended.
    func ended()
    /// A note for the user.
    func note(_ text: String)
    /// Something that the user should look into.
    func warning(_ text: String)
    /// A pair failed; the batch goes on.
    func failed(_ failure: Failure)
}
