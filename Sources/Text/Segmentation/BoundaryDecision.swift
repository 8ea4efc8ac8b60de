/// The decision at a candidate position: whether it is a boundary, and the rule that decided.
public struct BoundaryDecision: Sendable, Equatable {
    /// The start of the next segment if this is a boundary, in UTF-8 bytes of the paragraph.
    public let position: Int
    /// Whether the position is a boundary.
    public let isBreak: Bool
    /// The rule that decided.
    public let rule: SegmentationRule
    /// What made the model decide, if the rule asked it: its features with the greatest weights, such as `low=8 +2.1`.
    /// Weights above zero speak for a boundary. Empty if the rule alone decided.
    public var reasons: [String] = []
}

extension BoundaryDecision {
    /// Returns the text on both sides of the position.
    ///
    /// - Parameters:
    ///   - paragraph: the paragraph that was explained.
    ///   - width: the greatest number of characters (Unicode scalars) on each side.
    public func context(in paragraph: String, width: Int = 30) -> (before: String, after: String) {
        let scalars = paragraph.unicodeScalars
        let here = paragraph.utf8.index(paragraph.startIndex, offsetBy: min(position, paragraph.utf8.count))
        let start = scalars.index(here, offsetBy: -width, limitedBy: scalars.startIndex) ?? scalars.startIndex
        let end = scalars.index(here, offsetBy: width, limitedBy: scalars.endIndex) ?? scalars.endIndex
        return (String(scalars[start..<here]), String(scalars[here..<end]))
    }
}
