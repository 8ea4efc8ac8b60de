package import CalqueCore
package import CalqueSegmentation

/// An article in one language, as its segments: one side of an alignment.
///
/// A document is a document of a story. `Aligner` links the segments of two documents, or of more.
package struct Document: Sendable {
    /// The segments in the order of the text.
    package let segments: [Segment]
    /// The language that all segments are in.
    package let language: LanguageTag

    /// Creates a document from segments, as a segmenter or `Segment.lines(of:)` returns them.
    package init(segments: [Segment], language: LanguageTag) {
        self.segments = segments
        self.language = language
    }

    /// Returns the text of consecutive segments, joined as the language joins sentences: with a space, in Chinese and
    /// Japanese with nothing.
    ///
    /// - Precondition: the range lies within the segments.
    package func text(of range: Range<Int>) -> String {
        segments[range].map(\.text).joined(separator: Self.isUnspaced(language) ? "" : " ")
    }

    private static func isUnspaced(_ language: LanguageTag) -> Bool {
        language.language == "zh" || language.language == "ja"
    }
}
