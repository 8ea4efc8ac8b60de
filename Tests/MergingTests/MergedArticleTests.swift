import CalqueArticles
import CalqueCore
import CalqueMerging
import CalqueWire
import TestSupport
import Testing
import UnitTestSupport

/// A translator's file goes back into the article.
@Suite struct MergedArticleTests {
    private let article = "  Snow falls.  Rain is\r\ncoming.\r\n\r\n* * *\r\n\tThe port (all of it) is shut.\r\n"

    private func merge(_ xliff: String, into text: String? = nil) throws -> MergedArticle {
        let folder = try TemporaryFolder()
        let path = try folder.write("t.xlf", xliff.utf8)
        let translation = try FinishedTranslation(path: path, name: "t.xlf")
        let article = try Article(reading: Array((text ?? article).utf8))
        return try MergedArticle(translation, into: article, name: "story.txt")
    }

    private func one(_ units: [(String, String)]) -> String {
        "<xliff version=\"1.2\"><file original=\"story.txt\" source-language=\"en\" target-language=\"ru\" datatype=\"plaintext\"><body>"
            + units.map { "<trans-unit id=\"a\"><source>\($0.0)</source>\($0.1)</trans-unit>\n" }.joined()
            + "</body></file></xliff>"
    }

    private func two(_ segments: [(String, String)]) -> String {
        "<xliff version=\"2.1\" srcLang=\"en\" trgLang=\"ru\"><file id=\"f\" original=\"story.txt\"><unit id=\"u\">"
            + segments.map { "<segment\($0.1)</segment>" }.joined() + "</unit></file></xliff>"
    }

    @Test func whatIsBetweenSegmentsStays() throws {
        let merged = try merge(
            one([
                ("Snow falls.", "<target>Идёт снег.</target>"), ("Rain is coming.", "<target>Будет дождь.</target>"),
                ("* * *", "<target>* * *</target>"), ("The port (all of it) is shut.", "<target>Порт закрыт.</target>"),
            ]))
        #expect(
            String(decoding: merged.bytes, as: UTF8.self)
                == "  Идёт снег.  Будет дождь.\r\n\r\n* * *\r\n\tПорт закрыт.\r\n")
        #expect(merged.count == 4 && merged.untranslated.isEmpty && !merged.hasOtherWords)
    }

    @Test func segmentsMayBeJoinedOrDividedByTools() throws {
        let merged = try merge(
            two([
                ("", ">\n<source>Snow falls. Rain is</source><target>Идёт снег, дождь</target>"),
                ("", "><source>coming.</source><target>будет.</target>"),
            ]))
        #expect(String(decoding: merged.bytes, as: UTF8.self).hasPrefix("  Идёт снег, дождь\r\nбудет.\r\n\r\n* * *"))
        #expect(merged.hasOtherWords)
    }

    /// The target as it is in the file, and whether it counts.
    @Test(arguments: [
        ("<target/>", false), ("", false), ("<target state=\"needs-translation\">Snow falls.</target>", false),
        ("<target state=\"needs-translation\">Снег.</target>", true), ("<target>Snow falls.</target>", true),
        ("<target state=\"new\">Дождь.</target><alt-trans><target>Дождь.</target></alt-trans>", false),
        ("<target state=\"translated\">Дождь.</target><alt-trans><target>Дождь.</target></alt-trans>", true),
        ("<target state=\"translated\" state-qualifier=\"rejected-inaccurate\">Дождь.</target>", false),
    ])
    func whatIsTranslated(target: String, counts: Bool) throws {
        let merged = try merge(one([("Snow falls.", target)]))
        #expect(merged.untranslated.count == (counts ? 0 : 1))
        if !counts {
            #expect(merged.bytes == Array(article.utf8))
            #expect(merged.untranslated[0].unit == "a" && merged.untranslated[0].line == 1)
        }
    }

    @Test(arguments: [
        (" state=\"initial\"><source>Snow falls.</source><target>Снег.</target>", true),
        (" state=\"initial\"><source>Snow falls.</source><target>Snow falls.</target>", false),
        ("><source>Snow falls.</source>", false),
    ])
    func whatIsTranslatedInTwo(segment: String, counts: Bool) throws {
        #expect(try merge(two([("", segment)])).untranslated.isEmpty == counts)
    }

    @Test func aForeignFileIsRefused() throws {
        let foreign = refusal { _ = try merge(one([("Another story.", "<target>x</target>")])) }
        #expect(
            foreign?.description.hasPrefix("t.xlf:1: a: the source “Another story.” is not in story.txt") == true,
            "\(String(describing: foreign))")
        // In another order.
        #expect(
            refusal { _ = try merge(one([("Rain is coming.", "<target>x</target>"), ("Snow falls.", "")])) } != nil)
        let page = refusal {
            _ = try merge(one([("Snow falls.", "<target>x</target>")]), into: "<html><p>Snow <b>falls</b>.</p></html>")
        }
        #expect(page?.message.contains("only plain text") == true)
        #expect(refusal { _ = try merge("<xliff version=\"1.2\"></xliff>") }?.message == "has no segments")
        #expect(refusal { _ = try merge("<tmx/>") }?.message.contains("is not XLIFF") == true)
    }

    /// A long text of one letter, which a naive search would compare over and over.
    @Test(.timeLimit(.minutes(1))) func searchIsLinear() throws {
        let text = String(repeating: "a", count: 200_000) + "b"
        let key = String(repeating: "a", count: 100_000) + "b"
        let merged = try merge(one([(key, "<target>x</target>")]), into: text)
        #expect(merged.bytes.count == 100_001)
    }
}
