import Foundation
import TestSupport
import Testing

/// Ways by which the work of a person could be lost, or what is no translation could pass for one.
@Suite struct KeptWorkTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("a.en", "Rain stopped.\nHail fell at 7.\nTwo roads closed.\n".utf8)
        try folder.write("a.ru", "Дождь прекратился.\nВ 7 выпал град.\nЗакрыты две дороги.\n".utf8)
    }

    private func run(_ line: String, limit: Int = 60) throws -> ChildProcess.Result {
        try CalqueBinary.shell("timeout \(limit) calque \(line)", in: folder)
    }

    private func align(_ more: String) throws -> ChildProcess.Result {
        try run("align a.en a.ru -s en -t ru --segmented --no-encoder " + more)
    }

    private func targets(_ memory: String) throws -> Set<String> {
        Set(try run("export \(memory) --columns ru --drafts --quiet").lines)
    }

    /// A memory that somebody else has packed brings its history along.
    @Test(arguments: [false, true]) func anUndoStaysInTheMemory(isAbsolute: Bool) throws {
        #expect(try align("--into desk --document story").status == 0)
        #expect(try run("memory edit desk 0 --set ru=Правка").status == 0)
        let file = try #require(
            try FileManager.default.contentsOfDirectory(atPath: folder.path("desk")).first { $0.hasSuffix(".tmx") })
        let victim = folder.path("victim.tmx")
        try FileManager.default.copyItem(atPath: folder.path("desk/" + file), toPath: victim)
        let before = try folder.read("victim.tmx")
        for number in ["0001", "0002"] {
            let log = "desk/.calque/history/folder/\(number)/change.jsonl"
            let name = isAbsolute ? victim.replacingOccurrences(of: "/", with: "\\/") : "..\\/victim.tmx"
            let changed = try folder.read(log).replacingOccurrences(of: "\"\(file)\"", with: "\"\(name)\"")
            #expect(try changed != folder.read(log))
            try folder.write(log, changed.utf8)
        }
        #expect(try run("memory undo desk 2").status == 1)
        #expect(try folder.read("victim.tmx") == before)
    }

    @Test func aHistoryThatIsALinkIsRefused() throws {
        #expect(try align("--into m.tmx").status == 0)
        try FileManager.default.removeItem(atPath: folder.path(".calque/history/files/m.tmx"))
        try FileManager.default.createDirectory(
            atPath: folder.path("elsewhere/0001"), withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: folder.path(".calque/history/files/m.tmx"), withDestinationPath: folder.path("elsewhere"))
        expectFailure(try run("memory edit m.tmx 0 --set ru=Правка"), 74, saying: "cannot keep")
        #expect(try !targets("m.tmx").contains("Правка"))
    }

    @Test(
        arguments: [
            ("<prop type=\"x-status\">rejected\n </prop>", nil), ("<prop type=\"x-status\"> Draft</prop>", nil),
            ("<prop type=\"x-status\">confirmed</prop><prop type=\"x-status\">rejected</prop>", nil),
            ("<prop type=\"x-confidence\">0,3</prop>", 75), ("<prop type=\"x-confidence\">0.3</prop>", 82),
            ("<prop type=\"x-status\">confirmed</prop>", 100),
        ] as [(String, Int?)])
    func whatIsWrittenUnusuallyIsReadStrictly(property: String, points: Int?) throws {
        try folder.write(
            "m.tmx",
            """
            <tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" \
            adminlang="en" srclang="en" datatype="plaintext"/><body><tu>\(property)<tuv xml:lang="en"><seg>Snow \
            fell.</seg></tuv><tuv xml:lang="ru"><seg>Выпал снег.</seg></tuv></tu></body></tmx>
            """.utf8)
        let found = try run("query m.tmx --to ru --cutoff 50 --format tsv 'Snow fell.'")
        #expect(found.status == (points == nil ? 1 : 0))
        if let points { #expect(found.output.contains("\t\(points).0000\t"), "\(found.output)") }
        // A condition sees the same status.
        let listed = try run("memory list m.tmx --where 'status = rejected' --format tsv")
        #expect(listed.status == (property.contains("rejected") ? 0 : 1))
        #expect(listed.output.contains("Snow fell.") == property.contains("rejected"))
    }

    @Test(arguments: ["tsv", "json"]) func aByteOrderMarkIsNoText(form: String) throws {
        #expect(try align("--into desk --document story").status == 0)
        let before = try targets("desk")
        let table = try align("--format \(form)").output
        try folder.write("b." + form, ("\u{FEFF}" + table).utf8)
        let corrected = try run("import desk b.\(form) --as alignment")
        #expect(corrected.status == 0 && corrected.output.hasSuffix(": 3 replaced\n"), "\(corrected)")
        #expect(try targets("desk") == before)
        #expect(try run("query desk --to ru --format tsv 'Rain stopped.'").output.contains("\t100.0000\t"))
    }

    @Test(arguments: ["align", "import"]) func aDeskIsNoMemory(command: String) throws {
        try folder.write("t.tsv", "en\tru\nSnow.\tСнег.\n".utf8)
        let made = command == "align" ? try align("--into @wire") : try run("import @wire t.tsv")
        expectFailure(made, 64, saying: "desk")
        #expect(!FileManager.default.fileExists(atPath: folder.path("@wire")))
    }

    @Test(arguments: ["newest", "overwrite"], ["rejected", "draft"])
    func noTranslationReplacesATranslation(policy: String, status: String) throws {
        func unit(_ text: String, _ status: String) -> String {
            """
            {"properties":{"x-status":"\(status)"},"variants":[{"lang":"en","text":"Rain."},{"lang":"ru","text":"\(text)"}]}

            """
        }
        try folder.write("a.json", unit("Дождь.", "confirmed").utf8)
        try folder.write("b.json", unit("Дождик.", status).utf8)
        #expect(try run("import m.tmx a.json").status == 0)
        #expect(try run("import m.tmx b.json --on-conflict \(policy)").status == 0)
        let found = try run("query m.tmx --to ru --format tsv Rain.")
        #expect(found.lines.count == 1 && found.output.contains("Дождь."), "\(found.output)")
    }

    @Test(arguments: ["newest", "overwrite"]) func anAlignmentReplacesNoWorkOfAPerson(policy: String) throws {
        #expect(try align("--into m.tmx --document first").status == 0)
        #expect(try run("memory edit m.tmx 0 --set ru=Правка").status == 0)
        #expect(try run("memory edit m.tmx 1 --status rejected").status == 0)
        try folder.write("a.ru", "Дождя нет.\nГрад в 7.\nДве дороги закрыты.\n".utf8)
        #expect(try align("--into m.tmx --document second --on-conflict \(policy) --force").status == 0)
        #expect(try targets("m.tmx").isSuperset(of: ["Правка"]))
        #expect(try run("memory list m.tmx --where 'status = rejected' --format tsv").lines.count >= 1)
    }

    @Test(arguments: ["m.tmx", "desk"]) func anOutputReplacesNoMemory(memory: String) throws {
        #expect(try align("--into \(memory) --document story").status == 0)
        let file = memory == "desk" ? "desk/story.en-ru.tmx" : memory
        let before = try folder.read(file)
        try folder.write("t.tsv", "en\tru\nSnow.\tСнег.\n".utf8)
        #expect(try run("import other.tmx t.tsv --no-history").status == 0)
        for command in ["-o \(file)", "--report \(file)"] {
            expectFailure(try align(command), 64, saying: "is a memory with a history")
        }
        expectFailure(try run("export other.tmx -o \(file)"), 64, saying: "is a memory with a history")
        #expect(try folder.read(file) == before)
        // A file that was only written is written again.
        for _ in 0..<2 { #expect(try align("-o plain.tmx").status == 0) }
    }

    @Test(
        arguments: [
            ("state=\"translated\" state-qualifier=\"mt-suggestion\"", false),
            ("state=\"needs-review-translation\"", false), ("state=\"translated\"", true), ("", true),
        ])
    func aSuggestionOfAMachineIsADraft(state: String, isOffered: Bool) throws {
        try folder.write(
            "f.xlf",
            """
            <xliff version="1.2"><file original="a" source-language="en" target-language="ru" datatype="x"><body>\
            <trans-unit id="1"><source>Foxtrot six.</source><target \(state)>Фокстрот шесть.</target></trans-unit>\
            </body></file></xliff>
            """.utf8)
        #expect(try run("import m.tmx f.xlf").status == 0)
        #expect(try run("query m.tmx --to ru 'Foxtrot six.'").status == (isOffered ? 0 : 1))
        #expect(try run("query m.tmx --to ru --drafts 'Foxtrot six.'").status == 0)
    }
}
