public import CalqueCore
public import CalqueSegmentation

/// An article in one language, as its segments: one side of an alignment.
///
/// A document is a document of a story. `Aligner` links the segments of two documents, or of more.
public struct Document: Sendable {
    /// The segments in the order of the text.
    public let segments: [Segment]
    /// The language that all segments are in.
    public let language: LanguageTag

    /// Creates a document from segments, as a segmenter or `Segment.lines(of:)` returns them.
    public init(segments: [Segment], language: LanguageTag) {
        self.segments = segments
        self.language = language
    }

    /// Returns the text of consecutive segments, joined as the language joins sentences: with a space, in Chinese and
    /// Japanese with nothing.
    ///
    /// - Precondition: the range lies within the segments.
    public func text(of range: Range<Int>) -> String {
        Segment.joined(segments[range].map(\.text), in: language)
    }
}
