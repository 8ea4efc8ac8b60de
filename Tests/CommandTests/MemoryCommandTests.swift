import Calque
import Foundation
import TestSupport
import Testing

/// `calque memory …`.
@Suite struct MemoryCommandTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("a.tsv", "Oil rose 3 %.\tНефть подорожала на 3 %.\nGas fell.\tГаз подешевел.\n".utf8)
        try folder.write(
            "b.tsv", "Gas fell.\tГаз подешевел.\nGas fell.\tГаз упал в цене.\nIt cost 5 euros.\t它花了6欧元。\n".utf8)
        _ = try calque("import wire a.tsv --columns en,ru")
        _ = try calque("import wire b.tsv --columns en,ru")
    }

    @discardableResult
    private func calque(_ words: String, input: String = "") throws -> ChildProcess.Result {
        try CalqueBinary.run(words, input: input, in: folder, environment: ["SOURCE_DATE_EPOCH": "1767225600"])
    }

    private func texts(_ memory: String) throws -> [String] {
        try units(of: folder.path(memory)).map { $0.variants.map(\.text).joined(separator: "|") }
    }

    /// All files with their contents.
    private func state() throws -> [String: String] {
        var state: [String: String] = [:]
        for name in try folder.names(in: "wire") { state[name] = try folder.read("wire/" + name) }
        return state
    }

    @Test func infoCounts() throws {
        let run = try calque("memory info wire")
        expectQuietSuccess(run)
        #expect(run.lines[0...1] == ["units       5", "languages   en 5, ru 5"])
        #expect(run.lines[2].hasPrefix("files       2, ") && run.lines[3] == "documents   2")
        #expect(run.lines.suffix(3) == ["domains     none 5", "duplicates  1", "variants    1"])
        struct Record: Decodable { let units: Int, duplicates: Int, variants: Int, languages: [String: Int] }
        let record = try records(try calque("memory info wire --format json"), as: Record.self)[0]
        #expect(
            record.units == 5 && record.duplicates == 1 && record.variants == 1
                && record.languages == ["en": 5, "ru": 5])
    }

    @Test func checkNamesUnitAndRule() throws {
        let run = try calque("memory check wire")
        #expect(run.status == 1)
        #expect(
            run.lines == [
                "wire/b.en-ru.tmx: unit 4: script: most letters are Hani, not those of ru",
                "wire/b.en-ru.tmx: unit 4: numbers: 5 of en not in ru, 6 of ru not in en",
            ] || run.lines == ["wire/b.en-ru.tmx: unit 4: numbers: 5 of en not in ru, 6 of ru not in en"], "\(run)")
        #expect(run.errors.hasSuffix("in 1 of 5 units\n"))
        let none = try calque("memory check wire --rule tags --rule doubled")
        #expect(none.status == 0 && none.output == "")
        struct Record: Decodable { let unit: Int, rule: String, file: String, texts: [String: String] }
        let found = try records(try calque("memory check wire --rule numbers --format json"), as: Record.self)
        #expect(found.map(\.unit) == [4] && found[0].rule == "numbers" && found[0].texts["en"] == "It cost 5 euros.")
        #expect(try calque("memory check wire --without numbers --without script").status == 0)
        #expect(try calque("memory check wire --where 'unit=0'".replacing("'", with: "")).status == 0)
    }

    @Test(arguments: [
        "dedupe wire", "dedupe wire --keep newest", "merge wire --output wire/c.tmx",
        "split wire --by file --output wire/parts",
        "filter wire --where unit=0 --in-place", "filter wire --where unit=0 --output wire/d.tmx", "remove wire 0",
        "edit wire 0 --set ru=x", "compact wire",
    ])
    func aDryRunChangesNothing(words: String) throws {
        let before = try state()
        let run = try calque("memory \(words) --dry-run")
        expectQuietSuccess(run)
        #expect(run.lines.last == "dry run: nothing was written")
        #expect(try state() == before)
        // Without --dry-run the changes are made, with the same report.
        let done = try calque("memory \(words)")
        expectQuietSuccess(done)
        #expect(done.lines == run.lines.dropLast() && !done.lines.isEmpty)
        #expect(
            try FileManager.default.subpathsOfDirectory(atPath: folder.path("wire")).sorted() != before.keys.sorted()
                || state() != before)
    }

    @Test func dedupeKeepsOneOfEach() throws {
        #expect(try calque("memory dedupe wire").lines.last == "5 units, 1 removed, 1 changed")
        #expect(
            Set(try texts("wire")) == [
                "Oil rose 3 %.|Нефть подорожала на 3 %.", "Gas fell.|Газ подешевел.", "Gas fell.|Газ упал в цене.",
                "It cost 5 euros.|它花了6欧元。",
            ])
        #expect(try calque("memory dedupe wire --keep most-used").lines.last == "4 units, 1 removed, 0 changed")
        #expect(try texts("wire").filter { $0.hasPrefix("Gas") } == ["Gas fell.|Газ подешевел."], "used twice")
    }

    @Test func mergeSplitFilterRemove() throws {
        #expect(
            try calque("memory merge wire --output all.tmx").output
                == "all.tmx: 5 read, 4 created, 0 updated, 1 skipped, 0 failed\n")
        // If the output file is one of the memories, its units do not count as new uses.
        let again = try calque("memory merge all.tmx wire --output all.tmx")
        #expect(again.output.hasPrefix("all.tmx: 5 read, 0 created, "), "\(again.output)")
        let split = try calque("memory split all.tmx --by file --output parts")
        #expect(split.lines == ["parts/a.tsv.tmx: 2 units", "parts/b.tsv.tmx: 2 units", "4 units in 2 files"])
        #expect(Set(try texts("parts")) == Set(try texts("all.tmx")))
        expectFailure(
            try calque("memory split all.tmx --by file --output parts"), 74, saying: "parts: exists and is not empty")
        #expect(try calque("memory filter all.tmx --where text.ru~подешевел --output gas.tmx").status == 0)
        #expect(try texts("gas.tmx") == ["Gas fell.|Газ подешевел."])
        #expect(try calque("memory remove all.tmx 0 1").lines.last == "4 units, 2 removed, 0 changed")
        #expect(try texts("all.tmx").count == 2)
        let none = try calque("memory filter all.tmx --where lang=fr --in-place")
        #expect(none.status == 1 && none.output == "" && none.errors.contains("nothing was done"))
        #expect(try texts("all.tmx").count == 2)
        // A file without units goes.
        #expect(
            try calque("memory remove wire --where document=a.tsv").lines.first?.hasSuffix("2 removed, file removed")
                == true)
        #expect(try folder.names(in: "wire") == ["b.en-ru.tmx"])
    }

    @Test func editChangesOneUnit() throws {
        let run = try CalqueBinary.run(
            [
                "memory", "edit", "wire", "1", "--set", "ru=Газ подешевел вновь.", "--prop", "x-domain=gas", "--note",
                "seen",
            ],
            in: folder.path, environment: ["SOURCE_DATE_EPOCH": "1767225600"])
        expectQuietSuccess(run)
        #expect(
            run.lines == [
                "wire/a.en-ru.tmx: unit 1", "  ru - Газ подешевел.", "  ru + Газ подешевел вновь.", "  x-domain + gas",
                "  note + seen",
            ])
        let unit = try units(of: folder.path("wire/a.en-ru.tmx"))[1]
        #expect(unit.variants[1].text == "Газ подешевел вновь." && unit.domain == "gas")
        #expect(unit.lastChange?.description == "20260101T000000Z" && unit.annotations.notes.map(\.text) == ["seen"])
        #expect(try calque("memory edit wire 1 --prop x-domain=").lines.last == "  x-domain - gas")
        #expect(try units(of: folder.path("wire"))[1].domain == nil)
        expectFailure(try calque("memory edit wire 17 --set ru=x"), 66, saying: "has no unit 17 among its 5")
        expectFailure(try calque("memory edit wire 1"), 64, saying: "nothing to change")
        expectFailure(try calque("memory edit wire 1 --set x"), 64, saying: "--set")
    }

    @Test func compactKeepsDocuments() throws {
        #expect(try calque("memory compact wire").output == "wire/compact-1.tmx: 5 units of 2 files\n")
        #expect(try folder.names(in: "wire") == ["compact-1.tmx"])
        #expect(
            try units(of: folder.path("wire")).map { $0.annotations.property("x-document") } == [
                "a.tsv", "a.tsv", "b.tsv", "b.tsv", "b.tsv",
            ])
        #expect(try calque("memory compact wire").output == "nothing to merge\n")
        expectFailure(try calque("memory compact wire/compact-1.tmx"), 64, saying: "is one file already")
    }

    @Test func whatIsWrongIsSaid() throws {
        let before = try state()
        expectFailure(
            try calque("memory filter wire --where langg=ru"), 64, saying: "--where", "“langg” is not a field")
        expectFailure(try calque("memory filter wire"), 64, saying: "--where")
        expectFailure(try calque("memory remove wire"), 64, saying: "either units or --where")
        expectFailure(try calque("memory remove wire 3 99"), 66, saying: "no unit 99")
        expectFailure(try calque("memory merge wire"), 64, saying: "--output")
        expectFailure(
            try calque("memory merge wire --output wire"), 64, saying: "wire: is one of the memories to merge")
        expectFailure(
            try calque("memory filter wire --where unit=0 --output wire"), 64,
            saying: "wire: is the memory that is being read")
        expectFailure(try calque("memory info none"), 66, saying: "none: there is no memory at this path")
        expectFailure(try calque("import wire a.tsv --columns en,ru --on-conflict newest"), 64, saying: "dedupe")
        // If one file is broken, the others stay unchanged.
        try folder.write("wire/z.tmx", "<tmx><body>".utf8)
        for words in [
            "dedupe wire", "remove wire --where unit=0", "compact wire", "split wire --by file --output p",
            "merge wire --output q.tmx",
        ] {
            let run = try calque("memory " + words)
            #expect(run.status == 65 && run.errors.contains("wire/z.tmx"), "\(run)")
        }
        try FileManager.default.removeItem(atPath: folder.path("wire/z.tmx"))
        #expect(try state() == before)
        #expect(try folder.names() == ["a.tsv", "b.tsv", "wire"])
    }

    // MARK: Import

    @Test func importTellsAndStrictRefuses() throws {
        try folder.write(
            "odd.tmx",
            "<tmx version=\"1.4\"><header/><body><tu><tuv lang=\"en\"><seg>a&#1;</seg></tuv><tuv><seg>b</seg></tuv></tu><tu/></body></tmx>"
                .utf8)
        let run = try calque("import odd-memory.tmx odd.tmx")
        #expect(run.status == 0)
        #expect(run.output.hasPrefix("odd-memory.tmx: 2 read, 1 created, 0 updated, 0 skipped, "))
        #expect(run.output.hasSuffix(" repaired, 1 failed\n"))
        #expect(run.errorLines.allSatisfy { $0.hasPrefix("calque: warning: odd.tmx:") } && run.errorLines.count > 5)
        let strict = try calque("import strict.tmx odd.tmx --strict")
        expectFailure(strict, 65, saying: "odd.tmx:1")
        #expect(!FileManager.default.fileExists(atPath: folder.path("strict.tmx")))
        try folder.write("bell.tsv", "a\u{7}\tb\n".utf8)
        #expect(
            try calque("import t.tmx bell.tsv --columns en,ru").errors.contains(
                "bell.tsv:1: the control character U+0007"))
        expectFailure(
            try calque("import u.tmx bell.tsv --columns en,ru --strict"), 65,
            saying: "bell.tsv:1: the control character U+0007")
    }

    @Test func whatComesThroughAPipeIsReadTwice() throws {
        _ = try calque("import m.tmx a.tsv --columns en,ru")
        let run = try CalqueBinary.shell("cat b.tsv | calque import m.tmx - --columns en,ru", in: folder)
        #expect(run.output == "m.tmx: 3 read, 2 created, 0 updated, 1 skipped, 0 repaired, 0 failed\n", "\(run.errors)")
        #expect(try texts("m.tmx").count == 4)
    }

    @Test func onConflictOverwrites() throws {
        _ = try calque("import m.tmx a.tsv --columns en,ru")
        try folder.write("c.tsv", "Gas fell.\tГаз упал.\n".utf8)
        #expect(
            try calque("import m.tmx c.tsv --columns en,ru --on-conflict overwrite").output.hasPrefix(
                "m.tmx: 1 read, 0 created, 1 updated,"))
        #expect(try texts("m.tmx") == ["Oil rose 3 %.|Нефть подорожала на 3 %.", "Gas fell.|Газ упал."])
    }

    @Test func theLanguageOfUnitsStaysTheirs() throws {
        try folder.write(
            "de.tmx",
            try calque("export wire --format tmx").output.replacing("srclang=\"en\"", with: "srclang=\"ru\"").utf8)
        _ = try calque("import m.tmx a.tsv --columns en,ru")
        _ = try calque("import m.tmx de.tmx")
        #expect(try units(of: folder.path("m.tmx")).last?.attributes["srclang"] == "ru")
    }

    // MARK: Crashes

    @Test(arguments: ["compact m", "dedupe m", "remove m --where unit>=100000", "split m --by file --output parts"])
    func killedInTheMiddleLosesNothing(words: String) throws {
        var expected: Set<String> = []
        for file in 0..<60 {
            let lines = (0..<40).map { "Line \($0 % 30) of \(file / 2)\tСтрока \($0 % 30) из \(file / 2)\n" }
            expected.formUnion(lines.map { $0.replacing("\t", with: "|").replacing("\n", with: "") })
            try folder.write("t.tsv", lines.joined().utf8)
            _ = try calque("import m/f\(file).tmx t.tsv --columns en,ru")
        }
        for attempt in 0..<8 {
            let pause = Double(attempt) * 0.006
            _ = try CalqueBinary.shell(
                "rm -rf parts; calque memory \(words) >/dev/null 2>&1 & sleep \(pause); kill -9 $! 2>/dev/null; wait; true",
                in: folder)
            #expect(Set(try texts("m")) == expected, "after \(pause) s")
            if FileManager.default.fileExists(atPath: folder.path("parts")) {
                #expect(Set(try texts("parts")) == expected, "whole or not at all")
            }
        }
        // Leftover files do not disturb later commands.
        try? FileManager.default.removeItem(atPath: folder.path("parts"))
        #expect([0, 1].contains(try calque("memory \(words)").status))
        #expect(Set(try texts("m")) == expected)
    }
}
