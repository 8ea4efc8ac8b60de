import Foundation
import TestSupport
import Testing

/// What a person decided about the units of an article stays so, wherever in a memory they are and whatever tool the person
/// used.
@Suite struct KeptInFoldersTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("a.en", "Rain stopped.\nHail fell at 7.\nTwo roads closed.\nA bridge held.\n".utf8)
        try folder.write("a.ru", "Дождь прекратился.\nВ 7 выпал град.\nЗакрыты две дороги.\nМост устоял.\n".utf8)
        try folder.write("b.en", "Prices rose.\nTrade grew.\n".utf8)
        try folder.write("b.ru", "Цены выросли.\nТорговля выросла.\n".utf8)
    }

    private func run(_ line: String) throws -> ChildProcess.Result {
        try CalqueBinary.shell("timeout 60 calque \(line)", in: folder)
    }

    @discardableResult
    private func align(_ name: String, _ memory: String) throws -> ChildProcess.Result {
        let made = try run(
            "align \(name).en \(name).ru -s en -t ru --segmented --no-encoder --into \(memory) --document \(name)")
        #expect(made.status == 0, "\(made)")
        return made
    }

    private func position(of text: String, in memory: String) throws -> String {
        let found = try run("memory list \(memory) --format tsv").lines.first { $0.contains(text) }
        return try #require(found?.split(separator: "\t").first.map(String.init))
    }

    /// The ways by which units leave the file of their article.
    @Test(
        arguments: [
            ("memory compact desk", "desk"), ("import all desk/a.en-ru.tmx", "all"),
            ("memory merge desk --output all", "all"),
            ("memory filter desk --where 'lang = en' --output all", "all"),
        ])
    func anArticleIsFoundInAFileOfSeveral(command: String, memory: String) throws {
        try align("a", "desk")
        try align("b", "desk")
        #expect(try run("memory edit desk \(position(of: "Rain", in: "desk")) --status rejected").status == 0)
        #expect(try run("memory edit desk \(position(of: "Hail", in: "desk")) --set ru=Правка").status == 0)
        #expect(try run("memory remove desk \(position(of: "bridge", in: "desk"))").status == 0)
        if memory == "all" {
            try FileManager.default.createDirectory(atPath: folder.path("all"), withIntermediateDirectories: true)
        }
        let moved = try run(command)
        #expect(moved.status == 0, "\(moved)")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path(memory)).filter {
            $0.hasSuffix(".tmx")
        }
        let again = try align("a", memory)
        #expect(again.output.contains("replaced") || again.output.contains("kept"), "\(again)")
        let after = try FileManager.default.contentsOfDirectory(atPath: folder.path(memory)).filter {
            $0.hasSuffix(".tmx")
        }
        #expect(Set(files) == Set(after))
        #expect(try run("query \(memory) --to ru --drafts 'Rain stopped.'").status == 1)
        #expect(try run("query \(memory) --to ru --drafts 'A bridge held.'").status == 1)
        let edited = try run("query \(memory) --to ru --format tsv --limit 9 'Hail fell at 7.'")
        #expect(edited.lines.count == 1 && edited.output.contains("Правка"), "\(edited)")
        // One undo takes back the alignment.
        let before = try run("export \(memory) --columns en,ru --drafts --quiet").output
        try folder.write("a.ru", "Дождь кончился.\nВ 7 выпал град.\nЗакрыты 2 дороги.\nМост устоял.\n".utf8)
        try align("a", memory)
        #expect(try run("export \(memory) --columns en,ru --drafts --quiet").output != before)
        #expect(try run("memory undo \(memory)").status == 0)
        #expect(try run("export \(memory) --columns en,ru --drafts --quiet").output == before)
    }

    /// A tool that knows no `x-status` dates what it changes.
    @Test(arguments: ["desk/a.en-ru.tmx", "m.tmx"], [true, false])
    func anEditOfAnotherToolStays(file: String, keepsNames: Bool) throws {
        let memory = file.hasPrefix("desk") ? "desk" : file
        try align("a", memory)
        var text = try folder.read(file)
        #expect(text.contains(">Закрыты две дороги.<"))
        text = text.replacingOccurrences(of: ">Закрыты две дороги.<", with: ">Перекрыты две дороги.<")
        text = text.replacingOccurrences(of: "<tu ", with: "<tu changedate=\"20991231T000000Z\" changeid=\"anna\" ")
        if !keepsNames {
            text = text.replacingOccurrences(of: "tuid=\"[^\"]*\" ?", with: "", options: .regularExpression)
        }
        try folder.write(file, text.utf8)
        let again = try align("a", memory)
        #expect(again.output.contains(keepsNames ? "1 kept as edited" : "4 kept as edited"), "\(again)")
        let found = try run("query \(memory) --to ru --format tsv 'Two roads closed.'")
        #expect(found.lines.count == 1 && found.output.contains("Перекрыты"), "\(found)")
    }

    /// A translation of an earlier version of the story, aligned with the new one.
    @Test func aPairWhoseNumbersContradictEachOtherIsMarked() throws {
        func unit(_ english: String, _ russian: String, _ property: String) -> String {
            "<tu>\(property)<tuv xml:lang=\"en\"><seg>\(english)</seg></tuv><tuv xml:lang=\"ru\"><seg>\(russian)</seg></tuv></tu>"
        }
        let aligned = "<prop type=\"x-confidence\">0.99</prop>"
        try folder.write(
            "m.tmx",
            """
            <tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" \
            adminlang="en" srclang="en" datatype="plaintext"/><body>\
            \(unit("The quake killed 83 people.", "Землетрясение унесло 61 жизнь.", aligned))\
            \(unit("The flood killed 83 people.", "Наводнение унесло 83 жизни.", aligned))\
            \(unit("The fire killed 83 people.", "Пожар унёс жизни людей.", aligned))\
            \(unit("The storm killed 83 people.", "Буря унесла 61 жизнь.", aligned + "<prop type=\"x-status\">confirmed</prop>"))\
            </body></tmx>
            """.utf8)
        func found(_ word: String, _ more: String = "") throws -> String {
            try run("query m.tmx --to ru \(more) 'The \(word) killed 83 people.' --limit 1").output
        }
        #expect(try found("quake").contains("[numbers differ: 83, 61]"))
        #expect(try found("quake", "--format json").contains("\"numbersDiffer\":[\"83\",\"61\"]"))
        for word in ["flood", "fire", "storm"] { #expect(try !found(word).contains("differ"), "\(word)") }
        try folder.write("s.txt", "The quake killed 83 people.\n".utf8)
        let filled = try run("leverage m.tmx s.txt --lang en --to ru --format xliff").output
        #expect(!filled.contains("state=\"translated\"") && filled.contains("numbers differ: 83, 61"), "\(filled)")
    }

    @Test func exchangedColumnsOfACorrectionAreRefused() throws {
        try align("a", "desk")
        let before = try run("export desk --columns en,ru").output
        try folder.write("c.tsv", "Дождь прекратился.\tRain stopped.\nВ 7 выпал град.\tHail fell at seven.\n".utf8)
        expectFailure(try run("import desk c.tsv --as alignment --columns en,ru"), 65, saying: "exchanged")
        #expect(try run("export desk --columns en,ru").output == before)
        #expect(try run("import desk c.tsv --as alignment --columns ru,en").status == 0)
        #expect(try run("query desk --to ru --format tsv 'Hail fell at seven.'").output.contains("\t100.0000\t"))
    }

    @Test func dedupeAndJSONKeepNotes() throws {
        func unit(_ date: String, _ remarks: String) -> String {
            """
            <tu changedate="\(date)T000000Z">\(remarks)<tuv xml:lang="en"><seg>Rain.</seg></tuv><tuv \
            xml:lang="ru"><seg>Дождь.</seg></tuv></tu>
            """
        }
        try folder.write(
            "m.tmx",
            """
            <tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" \
            adminlang="en" srclang="en" datatype="plaintext"/><body>\
            \(unit("20250101", "<note>asked Anna</note><prop type=\"x-client\">wire</prop><prop type=\"x-domain\">a</prop>"))\
            \(unit("20260101", "<note>short form</note><prop type=\"x-domain\">b</prop>"))</body></tmx>
            """.utf8)
        #expect(try run("memory dedupe m.tmx").status == 0)
        let json = try run("export m.tmx --format json").output
        #expect(json.contains("\"notes\":[\"short form\",\"asked Anna\"]"), "\(json)")
        #expect(json.contains("\"x-client\":\"wire\"") && json.contains("\"x-domain\":\"b\""), "\(json)")
        try folder.write("m.jsonl", json.utf8)
        #expect(try run("import n.tmx m.jsonl").status == 0)
        #expect(try folder.read("n.tmx").contains("<note>asked Anna</note>"))
    }
}
