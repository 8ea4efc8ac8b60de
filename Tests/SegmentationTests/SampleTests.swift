import CalqueArticles
import CalqueCore
import CalqueSegmentation
import CalqueWire
import TestSupport
import Testing

@Suite("Samples")
struct SampleTests {
    @Test("A sample story gives its segments", arguments: Samples.all.map(\.name))
    func segments(name: String) throws {
        let story = try #require(Samples.all.first { $0.name == name })
        let article = try Article(reading: story.bytes)
        #expect(article.language.language == Substring(story.language))
        let segments = try Segmenter(language: article.language).segment(article).map(\.text)
        #expect(segments.map(Self.plain) == (try story.segments).map(Self.plain))
    }

    /// A no-break space is white space to the lists of segments.
    private static func plain(_ text: String) -> String {
        text.split { $0.isWhitespace }.joined(separator: " ")
    }
}
