package import CalqueCore
package import CalqueSegmentation

/// One of the versions of an article: its segments and their language.
package struct Version: Sendable {
    package let segments: [Segment]
    package let language: LanguageTag

    package init(segments: [Segment], language: LanguageTag) {
        self.segments = segments
        self.language = language
    }

    /// The text of consecutive segments as one, joined the way the language writes.
    ///
    /// - Precondition: the range lies within the segments.
    package func text(of range: Range<Int>) -> String {
        segments[range].map(\.text).joined(separator: Self.isUnspaced(language) ? "" : " ")
    }

    private static func isUnspaced(_ language: LanguageTag) -> Bool {
        language.language == "zh" || language.language == "ja"
    }
}
