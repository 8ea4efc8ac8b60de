import CalqueCore
import CalqueFormats
import CalqueMatchIndex
import CalqueUnits
import CalqueXML
import MatchingTestSupport
import TestSupport
import Testing

@testable import CalqueMatching

/// Inline elements as tokens.
@Suite struct TagTests {
    @Test(arguments: [
        ("Click here.", "Click here."),
        ("Click <bpt i='7'>&lt;b></bpt>here<ept i='7'/>.", "Click ⟨1⟩here⟨/1⟩."),
        // Numbered by order, whatever `i` is; `i` decides the ends.
        ("<bpt i='9'/>a<bpt i='2'/>b<ept i='9'/>c<ept i='2'/>", "⟨1⟩a⟨2⟩b⟨/1⟩c⟨/2⟩"),
        ("<bpt i='1'/>a<ept i='1'/><bpt i='1'/>b<ept i='1'/>", "⟨1⟩a⟨/1⟩⟨2⟩b⟨/2⟩"),
        ("a<ept i='1'/>b<bpt/>c<ept/>", "a⟨/1⟩b⟨2⟩c⟨/2⟩"),
        // Each kind has numbers of its own.
        ("a<ph x='4'/><bpt i='1'/>b<ept i='1'/><ph/>", "a⟨1/⟩⟨1⟩b⟨/1⟩⟨2/⟩"),
        ("<it pos='begin'/>a<ut/>b<it pos='end'/>", "⟨it 1/⟩a⟨ut 1/⟩b⟨it 2/⟩"),
        ("<hi>a <hi>b</hi></hi>", "⟨hi 1⟩a ⟨hi 2⟩b⟨/hi 2⟩⟨/hi 1⟩"),
        // Text inside codes is not text of the segment; that of other elements is.
        ("a<ph>&lt;img alt='<sub>c</sub>'></ph>b", "a⟨1/⟩b"),
        ("<b>a<i>c</i></b>b<br/>", "⟨1⟩a⟨2⟩c⟨/2⟩⟨/1⟩b⟨1/⟩"),
    ])
    func labels(markup: String, shown: String) throws {
        let content = try SegmentContent(markup: markup)
        let tagged = TaggedText(content)
        #expect(tagged.shown.string == shown)
        #expect(tagged.text == content.plainText)
        #expect(tagged.tags.count == TaggedPieces(content).tags.count)
        let bytes = Array(tagged.text.utf8)
        #expect(
            tagged.stretches.map { String(decoding: bytes[$0], as: UTF8.self) } == TaggedPieces(content).stretches)
    }

    @Test(arguments: ["Click <b>here", "here</b>", "a & b", "a < b", "a</text><text>b", "<b>a<i>b</b></i>", "<1>a</1>"])
    func whatIsNoMarkup(text: String) {
        #expect(throws: Failure.self) { try SegmentContent(markup: text) }
    }

    private static let cases:
        [(query: String, source: String, plain: String, translator: String, MatchScore.Penalties)] = [
            ("Save <b>the</b> file", "Save <b>the</b> file", "100.0000", "100.0000", []),
            (
                "Save <bpt i='3'/>the<ept i='3'/> file", "Save <bpt i='1'>x</bpt>the<ept i='1'/> file", "100.0000",
                "100.0000", []
            ),
            ("Save the file", "Save <b>the</b> file", "60.0000", "99.0000", .tags),
            ("Save <hi>the</hi> file", "Save <b>the</b> file", "60.0000", "99.0000", .tags),
            // The same tags at other places among the words.
            ("Save <b>the</b> file", "Save <b>the file</b>", "60.0000", "99.0000", .tags),
            ("<ph/>Save the file", "Save the file<ph/>", "50.0000", "99.0000", .tags),
            // On the other side of a blank, with no word between.
            ("Save <ph/>the file", "Save<ph/> the file", "100.0000", "99.0000", .form),
            ("Save <ph/>the File", "Save<ph/> the file", "75.0000", "99.0000", .form),
            // A tag ends a word for `plain` only.
            ("un<b>do</b>", "undo", "0", "99.0000", .tags),
            ("un<b>do</b>", "un<b>do</b>", "100.0000", "100.0000", []),
            ("un<b>do</b>", "undo<bpt/><ept/>", "50.0000", "99.0000", .tags),
            // Other words do not affect the tags.
            ("Save <b>this</b> file", "Save <b>the</b> file", "80.0000", "66.6667", []),
            ("Now save <b>the</b> file", "Save <b>the</b> file", "66.6667", "74.0000", .form),
            ("Save <b>the</b> big file", "Save <b>the file</b>", "50.0000", "74.0000", .tags),
            ("save <b>the</b> file.", "Save the file", "33.3333", "97.0000", [.tags, .ending, .form]),
            ("Save <b>5</b> files", "Save <b>6</b> files", "80.0000", "98.0000", .numbers),
            // Tags alone are not similar for `translator`, because there are no words.
            ("<ph/>", "<ph/>", "100.0000", "0", []),
            ("a<ph/>", "b<ph/>", "50.0000", "0", []),
        ]

    @Test func scores() throws {
        for (query, source, plain, translator, penalties) in Self.cases {
            let contents = try (SegmentContent(markup: query), SegmentContent(markup: source))
            for (one, other) in [contents, (contents.1, contents.0)] {
                let indexed = try IndexedFolder()
                let unit = TranslationUnit(variants: [Variant("en", other)])
                try indexed.write(
                    [TranslationUnit(variants: [Variant("en", asCodes(other))])], to: "a.tmx")
                for matcher in [try indexed.open(), try MemoryScan(units: [unit], from: "en")] as [any Matcher] {
                    func score(_ scoring: MatchScoring) throws -> MatchScore? {
                        try matcher.matches(for: MatchQuery(content: one, cutoff: 0, scoring: scoring)).first?.score
                    }
                    #expect(try score(.plain)?.percentage ?? "0" == plain, "\(query) – \(source)")
                    let found = try score(.translator)
                    #expect(found?.percentage ?? "0" == translator, "\(query) – \(source)")
                    #expect(found?.penalties ?? [] == penalties, "\(query) – \(source)")
                }
            }
        }
    }

    @Test func unitsThatDifferInTagsAreTwo() throws {
        let contents = try ["Save <b>it</b>.", "Save it.", "<b>Save</b> it."].map { try SegmentContent(markup: $0) }
        let indexed = try IndexedFolder()
        try indexed.write(contents.map { TranslationUnit(variants: [Variant("en", asCodes($0))]) }, to: "a.tmx")
        let index = try indexed.open()
        for (position, content) in contents.enumerated() {
            let found = try index.matches(for: MatchQuery(content: content))
            #expect(found.map(\.position) == [position] + [0, 1, 2].filter { $0 != position })
            #expect(found.map(\.score.points) == [100, 99, 99])
            #expect(found[0].sourceTags == found[0].queryTags && found[0].differences.isEmpty)
        }
        // Setting the text removes the earlier tags.
        var query = MatchQuery(content: contents[0])
        query.text = "x"
        #expect(query.tags.isEmpty)
    }

    @Test func contextsAreForTheSameTags() throws {
        let content = try SegmentContent(markup: "Save <b>it</b>.")
        var unit = TranslationUnit(variants: [Variant("en", content)])
        unit.record(MatchQuery.Context(previous: "Oil rose.", next: nil))
        let scan = try MemoryScan(units: [unit], from: "en")
        let context = MatchQuery.Context(previous: "Oil rose.", next: nil)
        #expect(try scan.matches(for: MatchQuery(content: content, context: context)).map(\.score.points) == [102])
        #expect(try scan.matches(for: MatchQuery("Save it.", context: context)).map(\.score.points) == [99])
    }

    @Test func variantsOfASourceAreOneGroup() throws {
        let texts = ["Save <b>it</b>.", "Save it.", "Save <b>it</b>.", "Save it!", "Save it."]
        let units = try texts.map { TranslationUnit(variants: [Variant("en", try SegmentContent(markup: $0))]) }
        let found = try MemoryScan(units: units, from: "en").matches(for: "Save it.", limit: 9)
        #expect(found.map(\.position) == [1, 4, 0, 2, 3])
        #expect(found.bySource.map { $0.map(\.position) } == [[1, 4], [0, 2], [3]])
        #expect([found[0], found[2], found[4], found[1]].bySource.map { $0.map(\.position) } == [[1, 4], [0], [3]])
    }
}

/// The content with TMX's codes in place of elements that TMX does not have: a pair of codes, or a placeholder.
private func asCodes(_ content: SegmentContent) -> SegmentContent {
    var last = 100
    func pieces(_ content: SegmentContent) -> [SegmentContent.Piece] {
        content.pieces.flatMap { piece -> [SegmentContent.Piece] in
            guard case .element(let element) = piece, case .other = element.kind else { return [piece] }
            if element.content.isEmpty { return [.element(InlineElement(.ph))] }
            last += 1
            let i = [XMLAttribute("i", String(last))]
            return [.element(InlineElement(.bpt, i))] + pieces(element.content) + [.element(InlineElement(.ept, i))]
        }
    }
    return SegmentContent(pieces(content))
}
