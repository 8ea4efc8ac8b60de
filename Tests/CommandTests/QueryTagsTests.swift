import Foundation
import TestSupport
import Testing

/// `calque query` on a memory whose segments have inline tags, and several translations.
@Suite struct QueryTagsTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        func unit(_ source: String, _ target: String, _ changed: String, _ document: String) -> String {
            """
            <tu changedate="\(changed)"><prop type="x-document">\(document)</prop>\
            <tuv xml:lang="en"><seg>\(source)</seg></tuv><tuv xml:lang="ru"><seg>\(target)</seg></tuv></tu>
            """
        }
        let code = #"Click <bpt i="4">&lt;b></bpt>here<ept i="4">&lt;/b></ept> to save."#
        try folder.write(
            "wire.tmx",
            """
            <?xml version="1.0"?><tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" \
            o-tmf="x" adminlang="en" srclang="en" datatype="plaintext"/><body>
            \(unit(code, #"Нажмите <bpt i="4"/>здесь<ept i="4"/>, чтобы сохранить."#, "20260101T000000Z", "a.en.txt"))
            \(unit("Click here to save.", "Нажмите, чтобы сохранить.", "20260102T000000Z", "b.en.txt"))
            \(unit(code, "Щёлкните здесь, чтобы сохранить.", "20260103T000000Z", "c.en.txt"))
            \(unit("Click here to save!", "Нажмите здесь!", "20260104T000000Z", "d.en.txt"))
            </body></tmx>
            """.utf8)
    }

    private func query(_ text: String, _ flags: String...) throws -> ChildProcess.Result {
        try CalqueBinary.run(["query", "wire.tmx", text] + flags, in: folder.path)
    }

    /// The variants of a source are together, at the place of the first, the newer before the older.
    @Test func textShowsTagsAndVariants() throws {
        let run = try query("Click here to save.", "--explain")
        expectQuietSuccess(run)
        #expect(
            run.lines == [
                "100 %  unit 1 of b.en.txt", "       100 = 100.0000", "       en  Click here to save.",
                "       ru  Нажмите, чтобы сохранить.",
                " 99 %  unit 3 of d.en.txt", "       100 − 1 (ending) = 99.0000",
                "       en  Click here to save[-!-]{+.+}", "       ru  Нажмите здесь!",
                " 99 %  unit 2 of c.en.txt", "       100 − 1 (tags) = 99.0000",
                "       en  Click [-⟨1⟩-]here[-⟨/1⟩-] to save.", "       ru  Щёлкните здесь, чтобы сохранить.",
                "       unit 0 of a.en.txt", "       ru  Нажмите здесь, чтобы сохранить.",
            ])
        let tagged = try query("Click <b>here</b> to save.", "--tags", "--limit", "2")
        #expect(
            tagged.lines == [
                "100 %  unit 2 of c.en.txt", "       en  Click ⟨1⟩here⟨/1⟩ to save.",
                "       ru  Щёлкните здесь, чтобы сохранить.", "       unit 0 of a.en.txt",
                "       ru  Нажмите здесь, чтобы сохранить.",
            ])
    }

    /// If only one variant has a penalty, each variant shows its own score.
    @Test func variantsMayScoreDifferently() throws {
        let run = try query(
            "Click <b>here</b> to save.", "--tags", "--limit", "3", "--penalty", "prop:x-document=c.en.txt=1")
        #expect(
            run.lines == [
                "100 %  unit 0 of a.en.txt", "       en  Click ⟨1⟩here⟨/1⟩ to save.",
                "       ru  Нажмите здесь, чтобы сохранить.", " 99 %  unit 2 of c.en.txt",
                "       ru  Щёлкните здесь, чтобы сохранить.", " 99 %  unit 1 of b.en.txt",
                "       en  Click {+⟨1⟩+}here{+⟨/1⟩+} to save.", "       ru  Нажмите, чтобы сохранить.",
            ])
    }

    /// A table is in the order of the scores, and has unchanged texts.
    @Test func tableIsAsItWas() throws {
        func rows(_ run: ChildProcess.Result) -> [String] {
            run.lines.map { $0.split(separator: "\t")[2...4].joined(separator: " ") }
        }
        #expect(
            rows(try query("Click here to save!", "--format", "tsv")) == [
                "3 100.0000 Click here to save!", "1 99.0000 Click here to save.", "2 98.0000 Click here to save.",
                "0 98.0000 Click here to save.",
            ])
        #expect(
            rows(try query("Click <b>here</b> to save.", "--tags", "--format", "tsv", "--scoring", "plain")) == [
                "2 100.0000 Click here to save.", "0 100.0000 Click here to save.", "1 71.4286 Click here to save.",
            ])
        // An element is text unless --tags is given.
        #expect(try query("Click <b>here</b> to save.", "--format", "tsv").status == 1)
    }

    private struct Record: Decodable {
        struct Difference: Decodable { let kind: String, source: [Int], query: [Int] }
        let rank: Int, source: String
        let taggedSource: String?, taggedQuery: String?
        let variantOf: Int?
        let differences: [Difference]
        let penalties: [String]
    }

    @Test func jsonTellsTagsAndVariants() throws {
        let all = try records(try query("Click here to save.", "--format", "json"), as: Record.self)
        #expect(all.map(\.variantOf) == [nil, nil, nil, 2] && all.map(\.rank) == [0, 1, 2, 3])
        #expect(all.map(\.taggedSource) == [nil, nil] + [String](repeating: "Click ⟨1⟩here⟨/1⟩ to save.", count: 2))
        #expect(all.allSatisfy { $0.taggedQuery == nil } && all[2].penalties == ["tags"])
        let bytes = Array((all[2].taggedSource ?? "").utf8)
        let old = all[2].differences.map { String(decoding: bytes[$0.source[0]..<$0.source[1]], as: UTF8.self) }
        #expect(old == ["⟨1⟩", "⟨/1⟩"] && all[2].source == "Click here to save.")
    }

    @Test func whatIsNoMarkupIsTold() throws {
        for text in ["Click <b>here to save.", "R & D", "a < b", "here</b>"] {
            expectFailure(try query(text, "--tags"), 65, saying: "the tags of “\(text)” cannot be read: ")
        }
        try folder.write("lines", "Click <br/>here\nClick <b>here\n".utf8)
        let run = try CalqueBinary.run("query wire.tmx --queries lines --tags", in: folder)
        expectFailure(run, 65, saying: "calque: lines:2: the tags of “Click <b>here” cannot be read: ")
        #expect(try query("R &amp; D", "--tags").status == 1)
    }
}
