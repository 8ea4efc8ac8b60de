/// Receives how far the alignment of two documents has come.
package struct AlignmentEvents: Sendable {
    /// A part of the work that takes a while in long documents.
    package enum Phase: String, Sendable { case encoding, aligning }

    /// Called when a phase begins, with the number of its steps: segments, or segments of the source.
    package var began: @Sendable (Phase, Int) -> Void
    /// Called after some more steps.
    package var advanced: @Sendable (Int) -> Void

    package init(
        began: @escaping @Sendable (Phase, Int) -> Void, advanced: @escaping @Sendable (Int) -> Void
    ) {
        self.began = began
        self.advanced = advanced
    }
}
