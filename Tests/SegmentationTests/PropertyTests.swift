import CalqueArticles
import CalqueCore
import CalqueICU
import CalqueSegmentation
import CalqueWire
import TestSupport
import Testing

/// Properties of the segmentation of any text, tested with sample stories that a seeded generator has damaged.
@Suite("Properties")
struct PropertyTests {
    @Test(
        "Segments of damaged text cover it, in order and exactly",
        arguments: Samples.all.filter { !$0.isPage }.map(\.name))
    func mutations(name: String) throws {
        let story = try #require(Samples.all.first { $0.name == name })
        let segmenter = try Segmenter(language: try #require(LanguageTag(story.language)))
        let original = try Article(reading: story.bytes).source
        var generator = SeededGenerator(seed: UInt64(name.utf8.reduce(7) { $0 &* 31 &+ Int($1) }))
        for _ in 0..<25 {
            let source = Self.damaged(original, using: &generator)
            let article = try Article(reading: Array(source.utf8), language: segmenter.language, format: .text)
            let segments = try segmenter.segment(article)
            try Self.check(segments, of: article)
            #expect(try segmenter.segment(article) == segments)
            for segment in segments.shuffled(using: &generator).prefix(10) {
                let again = try segmenter.ranges(in: segment.text)
                #expect(again.first?.lowerBound == 0 && again.last?.upperBound == segment.text.utf8.count)
            }
        }
    }

    /// The ranges and the white space between them give the source, byte for byte.
    private static func check(_ segments: [Segment], of article: Article) throws {
        var last = 0
        for segment in segments {
            try #require(segment.range.lowerBound >= last && segment.range.upperBound <= article.source.count)
            #expect(!segment.range.isEmpty)
            #expect(article.source[segment.range].elementsEqual(segment.text.utf8))
            #expect(isSpace(article.source[last..<segment.range.lowerBound]))
            last = segment.range.upperBound
        }
        #expect(isSpace(article.source[last...]))
    }

    private static func isSpace(_ bytes: ArraySlice<UInt8>) -> Bool {
        String(decoding: bytes, as: UTF8.self).unicodeScalars.allSatisfy {
            $0.properties.isWhitespace || $0 == "\u{FEFF}" || $0 == "\u{200B}"
        }
    }

    @Test("Segments cover every gold text, and damaged copies of it", arguments: DevSetTests.floors)
    func gold(set: DevSetTests.Floor) throws {
        guard SharedData.folder != nil else { return }
        let language = try #require(LanguageTag(String(set.name.prefix(2))))
        let segmenter = try Segmenter(language: language)
        var generator = SeededGenerator(seed: 77)
        for gold in try DevSetTests.sentences(of: set.name) {
            let text = gold.joined(separator: language == "zh" ? "" : " ")
            for sample in [text, Self.damaged(Array(text.utf8), using: &generator)] {
                let bytes = Array(sample.utf8)
                var last = 0
                for range in try segmenter.ranges(in: sample) {
                    try #require(range.lowerBound >= last && !range.isEmpty && range.upperBound <= bytes.count)
                    #expect(Self.isSpace(bytes[last..<range.lowerBound]))
                    last = range.upperBound
                }
                #expect(Self.isSpace(bytes[last...]))
            }
        }
    }

    @Test("Every boundary of ICU is a candidate, except inside numbers and names")
    func candidates() throws {
        let breaker = try SentenceBreaker()
        var samples = WireCases.all.map { ($0.language, $0.text) }
        samples += OtherLanguageTests.texts.map { ($0.0, $0.1) }
        samples.append(("hi", "जहाज आया। वह चला गया। Ship came. जहाज।"))
        for (language, text) in samples {
            let bytes = Array(text.utf8)
            let found = Set(try Segmenter(language: language).explain(text).map(\.position))
            var boundaries: [Int] = []
            try bytes.withUnsafeBytes { bytes in try breaker.forEachBoundary(in: bytes) { boundaries.append($0) } }
            for boundary in boundaries where boundary < bytes.count && bytes[boundary - 1] == UInt8(ascii: " ") {
                // « Il arrive ? » is closed first.
                if bytes[boundary] == 0xC2 { continue }
                // Emoji after a sentence belong to it.
                if bytes[boundary] == 0xF0 { continue }
                #expect(found.contains(boundary), "\(text) at \(boundary)")
            }
        }
    }

    private static let marks: [Unicode.Scalar] = [
        "\"", "“", "”", "«", "»", "'", ".", "!", "?", "…", "。", "！", " ", "\n", "\r", "\u{A0}", "\u{3000}", "\u{2028}",
        "(", ")", "《", "》", "「", "」", "—", ":", "：", "1", "A", "я", "中", "\u{301}", "\u{200B}", "\u{FEFF}", "😀",
    ]

    /// Removes, doubles, moves and inserts some scalars, mostly marks.
    private static func damaged(_ source: [UInt8], using generator: inout SeededGenerator) -> String {
        var scalars = Array(String(decoding: source, as: UTF8.self).unicodeScalars)
        for _ in 0..<Int.random(in: 1...60, using: &generator) {
            let at = Int.random(in: 0..<scalars.count, using: &generator)
            switch Int.random(in: 0..<5, using: &generator) {
            case 0: scalars.remove(at: at)
            case 1: scalars.insert(scalars[at], at: at)
            case 2: scalars.swapAt(at, Int.random(in: 0..<scalars.count, using: &generator))
            default: scalars.insert(marks.randomElement(using: &generator) ?? ".", at: at)
            }
        }
        return String(String.UnicodeScalarView(scalars))
    }

    @Test("The places of the segments of a page contain their text")
    func page() throws {
        let story = try #require(Samples.all.first { $0.isPage })
        let article = try Article(reading: story.bytes)
        let segments = try Segmenter(language: "en").segment(article)
        var last = 0
        for segment in segments {
            #expect(segment.range.lowerBound >= last)
            last = segment.range.upperBound
            let place = Array(article.source[segment.range])
            // The source at the place, read as a page, gives the segment again.
            let again = try Article(reading: Array("<p>".utf8) + place, format: .html)
            #expect(again.blocks.map(\.text) == [segment.text])
        }
    }

    @Test(
        "A text without letters is segmented too",
        arguments: ["", " ", "\n", ".", "...", "\"", "”", "。", "1.", "\u{301}", "《", "/./."])
    func fragments(text: String) throws {
        for language: LanguageTag in ["en", "ru", "zh", "und", "de"] {
            let ranges = try Segmenter(language: language).ranges(in: text)
            #expect(ranges.allSatisfy { !$0.isEmpty })
            #expect(ranges.isEmpty == text.allSatisfy(\.isWhitespace))
        }
    }
}
