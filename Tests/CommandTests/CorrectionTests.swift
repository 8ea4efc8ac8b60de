import Calque
import Foundation
import TestSupport
import Testing

/// What a person corrects in a memory, in an alignment or in its beads, and what `memory list` shows.
@Suite struct CorrectionTests {
    private let folder: TemporaryFolder
    private static let memories = ["wire", "wire.tmx"]
    private static let pairs = [
        ("Oil rose 3 percent on Friday.", "Нефть подорожала на 3 процента в пятницу."),
        ("The ministry named 14 companies.", "Министерство назвало 14 компаний."),
        ("Talks will resume on May 5 in Geneva.", "Переговоры возобновятся 5 мая в Женеве."),
        ("Exports fell to 2.1 million tonnes.", "Экспорт упал до 2,1 млн тонн."),
    ]

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("a.en", Self.pairs.map { $0.0 + "\n" }.joined().utf8)
        try folder.write("a.ru", Self.pairs.map { $0.1 + "\n" }.joined().utf8)
    }

    @discardableResult
    private func calque(_ words: [String]) throws -> ChildProcess.Result {
        try CalqueBinary.run(
            words, in: folder.path, environment: ["SOURCE_DATE_EPOCH": "1767225600", "USER": "ann", "LOGNAME": "x"])
    }

    @discardableResult
    private func calque(_ words: String) throws -> ChildProcess.Result {
        try calque(words.split(separator: " ").map(String.init))
    }

    private func align(_ flags: String) throws -> ChildProcess.Result {
        try calque("align --no-encoder --segmented a.en a.ru --date 2026-01-02 " + flags)
    }

    private func targets(_ memory: String) throws -> [String] {
        try units(of: folder.path(memory)).map { $0.variants[1].text }
    }

    private struct Listed: Decodable {
        struct Text: Decodable { let lang: String, text: String }
        let position: Int, tuid: String?, status: String?, confidence: String?, document: String?, date: String?
        let variants: [Text]
    }

    private func list(_ memory: String, _ condition: String? = nil) throws -> [Listed] {
        let condition = condition.map { ["--where", $0] } ?? []
        return try records(try calque(["memory", "list", memory, "--format", "json"] + condition), as: Listed.self)
    }

    // MARK: The memory

    @Test(arguments: memories)
    func theSameAgainReplacesAndKeepsCorrections(memory: String) throws {
        let first = try align("--into \(memory)")
        #expect(first.status == 0)
        #expect(first.output.contains(", 4 units added to "), "\(first.output)")
        expectQuietSuccess(try calque(["memory", "edit", memory, "1", "--set", "ru=Министерство назвало 14 фирм."]))
        let edited = try units(of: folder.path(memory))[1]
        #expect(edited.attributes["changeid"] == "ann" && edited.attributes["changedate"] == "20260101T000000Z")
        #expect(edited.annotations.property("x-status") == "confirmed")
        #expect(edited.annotations.property("x-aligned")?.utf8.count == 32)
        expectQuietSuccess(try calque("memory remove \(memory) 3"))
        // One more line, and another translation of the second one.
        try folder.write("a.en", (Self.pairs.map { $0.0 + "\n" }.joined() + "Gold cost 1,900 dollars.\n").utf8)
        try folder.write(
            "a.ru",
            (Self.pairs.map { $0.1 + "\n" }.joined().replacing("назвало 14", with: "перечислило 14")
                + "Золото стоило 1900 долларов.\n").utf8)
        let again = try align("--into \(memory)")
        expectQuietSuccess(again)
        #expect(again.output.contains(", 2 replaced, 1 added, 1 kept as edited, 1 left out as removed in "), "\(again)")
        #expect(
            Set(try targets(memory)) == [
                Self.pairs[0].1, "Министерство назвало 14 фирм.", Self.pairs[2].1, "Золото стоило 1900 долларов.",
            ])
        #expect(try units(of: folder.path(memory)).contains(edited))
        expectQuietSuccess(try align("--into \(memory)"))
        #expect(try units(of: folder.path(memory)).contains(edited))
    }

    @Test func removedForGoodComesBack() throws {
        _ = try align("--into wire")
        _ = try calque("memory remove wire 0 --forget")
        _ = try align("--into wire")
        #expect(try targets("wire") == Self.pairs.map(\.1))
    }

    @Test func anEmptyTextIsNoTranslation() throws {
        _ = try align("--into wire")
        expectFailure(try calque(["memory", "edit", "wire", "0", "--set", "ru= "]), 64, saying: "is empty")
        #expect(try targets("wire") == Self.pairs.map(\.1))
    }

    @Test func listShowsUnitsAndTheirNames() throws {
        _ = try align("--into wire --document story")
        let rows = try calque("memory list wire").lines.map { $0.components(separatedBy: "\t") }
        #expect(rows.map { $0[0] } == ["0", "1", "2", "3"])
        #expect(rows.allSatisfy { $0.count == 9 && $0[2] == "en,ru" && $0[5] == "story" && $0[6] == "2026-01-02" })
        #expect(rows.map { [$0[7], $0[8]] } == Self.pairs.map { [$0.0, $0.1] })
        let name = rows[2][1]
        #expect(name.hasPrefix("u") && Set(rows.map { $0[1] }).count == 4)
        // The name stays when others go, and both edit and remove take it.
        expectQuietSuccess(try calque("memory remove wire 0"))
        expectQuietSuccess(try calque(["memory", "edit", "wire", name, "--status", "rejected"]))
        let rejected = try list("wire", "status = rejected")
        #expect(rejected.map(\.tuid) == [name] && rejected[0].position == 1)
        #expect(rejected[0].variants.map(\.text) == [Self.pairs[2].0, Self.pairs[2].1])
        let none = try calque(["memory", "list", "wire", "--where", "status = draft"])
        #expect(none.status == 1 && none.output == "" && none.errors.contains("no such unit"))
        let text = try calque(["memory", "list", "wire", "--where", "status = rejected", "--format", "text"]).lines
        #expect(text[0].hasPrefix("1  \(name) rejected ") && text[1] == "   en  " + Self.pairs[2].0)
        expectQuietSuccess(try calque(["memory", "remove", "wire", name]))
        #expect(try list("wire").count == 2)
    }

    @Test func importsOfTablesAreNamedAndOfTMXNot() throws {
        try folder.write("t.tsv", "en\tru\nOne.\tРаз.\nTwo.\tДва.\nOne.\tРаз.\n".utf8)
        for memory in Self.memories {
            _ = try calque("import \(memory) t.tsv")
            let names = try list(memory).map(\.tuid)
            #expect(!names.contains(nil) && Set(names).count == names.count, "\(names)")
        }
        let text = try folder.read("wire.tmx")
        try folder.write("foreign.tmx", text.replacing(#/ tuid="[^"]*"/#, with: "").utf8)
        _ = try calque("import new.tmx foreign.tmx")
        #expect(try list("new.tmx").allSatisfy { $0.tuid == nil })
        expectQuietSuccess(try calque(["memory", "edit", "new.tmx", "0", "--set", "ru=Один."]))
        #expect(try list("new.tmx").allSatisfy { $0.tuid == nil })
    }

    // MARK: Corrected alignments

    @Test func tablesHaveTheSameColumnsAlways() throws {
        try folder.write("b.ru", "Лишняя строка без пары в оригинале 77.\n".utf8)
        for files in ["a.en a.ru", "a.en b.ru"] {
            let run = try calque("align --no-encoder --segmented \(files) -s en -t ru --format tsv")
            #expect(run.lines.allSatisfy { $0.components(separatedBy: "\t").count == 4 }, "\(run.output)")
        }
    }

    @Test(arguments: memories, ["tsv", "json", "xliff", "intertext"])
    func aCorrectedAlignmentComesBack(memory: String, form: String) throws {
        _ = try align("--into \(memory) --document story")
        let before = try units(of: folder.path(memory))
        let output = form == "intertext" ? "out" : "out." + form
        #expect(try align("--format \(form) --output \(output) --document story").status == 0)
        let name = form == "intertext" ? "out.ru.xml" : output
        let file = form == "intertext" ? "out.en.ru.alignment.xml" : output
        try folder.write(name, try folder.read(name).replacing("14 компаний", with: "14 фирм").utf8)
        let run = try calque("import \(memory) \(file) --as alignment")
        expectQuietSuccess(run)
        #expect(run.output.hasSuffix(": 4 replaced\n"), "\(run.output)")
        let after = try units(of: folder.path(memory))
        #expect(try targets(memory)[1] == "Министерство назвало 14 фирм.")
        for (old, new) in zip(before, after) {
            #expect(new.annotations.property("x-status") == "confirmed" && new.attributes["changeid"] == "ann")
            for type in ["x-document", "x-date", "x-previous", "x-next", "x-document-id"] {
                #expect(new.annotations.property(type) == old.annotations.property(type))
            }
            #expect(new.tuid == old.tuid)
        }
        // A new alignment changes none of it.
        let again = try align("--into \(memory) --document story")
        #expect(again.output.contains("0 replaced, 4 kept as edited in "), "\(again.output)")
        #expect(try units(of: folder.path(memory)) == after)
    }

    @Test(arguments: memories)
    func pairsThatWereJoinedStayJoined(memory: String) throws {
        _ = try align("--into \(memory)")
        let rows = try align("--format tsv").lines
        let joined = "\(Self.pairs[0].0) \(Self.pairs[1].0)\t\(Self.pairs[0].1) \(Self.pairs[1].1)\t0.90\t"
        try folder.write("c.tsv", ([joined] + rows[2...]).joined(separator: "\n").utf8)
        let run = try calque("import \(memory) c.tsv --as alignment")
        #expect(run.output.hasSuffix(": 2 replaced, 1 added, 2 gone\n"), "\(run)")
        _ = try align("--into \(memory)")
        #expect(
            Set(try targets(memory)) == ["\(Self.pairs[0].1) \(Self.pairs[1].1)", Self.pairs[2].1, Self.pairs[3].1])
    }

    @Test func anEditOutlivesTheTableOfBefore() throws {
        _ = try align("--into wire")
        try folder.write("old.tsv", try align("--format tsv").output.utf8)
        _ = try calque(["memory", "edit", "wire", "0", "--set", "ru=Нефть выросла на 3 процента."])
        _ = try calque("import wire old.tsv --as alignment")
        #expect(try targets("wire")[0] == "Нефть выросла на 3 процента.")
    }

    @Test(arguments: memories, ["beads", "json"])
    func correctedBeadsAreTaken(memory: String, form: String) throws {
        for isKnown in [false, true] {
            try? FileManager.default.removeItem(atPath: folder.path(memory))
            if isKnown { _ = try align("--into \(memory)") }
            var lines = try align("--format \(form)").lines
            // The first two are one bead, and the last is none.
            lines[0] = form == "beads" ? "0,1:0,1" : #"{"source":[0,1],"target":[0,1]}"#
            try folder.write("own", (lines[0...0] + lines[2...2]).joined(separator: "\n").utf8)
            let run = try align("--beads own --into \(memory)")
            #expect(run.status == 0, "\(run)")
            let stored = try units(of: folder.path(memory))
            #expect(
                Set(stored.map { $0.variants[1].text }) == ["\(Self.pairs[0].1) \(Self.pairs[1].1)", Self.pairs[2].1])
            #expect(stored.allSatisfy { $0.annotations.property("x-status") == "confirmed" })
            #expect(stored.allSatisfy { $0.annotations.property("x-date") == "2026-01-02" })
            #expect(try align("--beads own --format beads").lines.suffix(2) == [":3:1.00", "3::1.00"])
        }
    }

    @Test(arguments: [
        ("0:0\n0:1", "own:2: segment 0 of document 1 is in line 1, too"), ("0,2:1", "do not follow one another"),
        ("9:0", "no segment 9 among the 4"), ("x:0", "is not a bead of 2 documents"), ("-1:0", "no segment -1"),
        ("0:0:7", "is not a bead"), (":", "has no segments"), ("{\"source\":[0]}", "is not a bead"),
        ("9223372036854775807,0:1", "do not follow"),
    ])
    func beadsThatAreNone(text: String, fault: String) throws {
        try folder.write("own", text.utf8)
        expectFailure(try align("--beads own --into wire"), 65, saying: "own:", fault)
        #expect(!FileManager.default.fileExists(atPath: folder.path("wire")))
    }

    @Test func whatIsNoAlignmentIsSaid() throws {
        _ = try align("--into wire")
        let before = try folder.read("wire/a.en-ru.tmx")
        for (text, status, fault) in [
            ("One.\tРаз.\t0.9\t\n", 66, "has no document with the texts"), ("One.\n", 65, "x.tsv:1:"),
            ("One.\tРаз.\tsure\t\n", 65, "no confidence"), ("", 65, "holds no pairs"),
        ] as [(String, Int32, String)] {
            try folder.write("x.tsv", text.utf8)
            let run = try calque("import wire x.tsv --as alignment")
            expectFailure(run, status, saying: fault)
        }
        expectFailure(try calque("import wire x.tsv --document d --columns en,ru"), 64, saying: "--as alignment")
        #expect(try folder.read("wire/a.en-ru.tmx") == before)
    }
}
