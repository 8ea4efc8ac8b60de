import Calque
import Foundation
import TestSupport
import Testing

/// `calque import` and `calque export`.
@Suite struct ImportExportTests {
    private let folder: TemporaryFolder
    private let table = "One.\tРаз.\t一。\nTwo & <2> \"two\".\tДва.\t\nThree.\t\t三。\n\tЧетыре.\t四。\n"

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("table.tsv", table.utf8)
    }

    private func calque(_ words: String, input: String = "", epoch: String = "1767225600") throws -> ChildProcess.Result
    {
        try CalqueBinary.run(words, input: input, in: folder, environment: ["SOURCE_DATE_EPOCH": epoch])
    }

    // MARK: Tables

    @Test(arguments: ["memory", "memory.tmx"])
    func aTableComesBackAsItWent(memory: String) throws {
        let added = try calque("import \(memory) table.tsv --format tsv --columns en,ru,zh --quiet")
        expectQuietSuccess(added)
        #expect(
            added.output.hasSuffix(": 4 read, 4 created, 0 updated, 0 skipped, 0 repaired, 0 failed\n")
                && added.lines.count == 1)
        let back = try calque("export \(memory) --format tsv --columns en,ru,zh")
        expectQuietSuccess(back)
        #expect(back.output == table)
        // Columns may be in any order.
        #expect(
            try calque("export \(memory) --columns zh,en").lines == [
                "一。\tOne.", "\tTwo & <2> \"two\".", "三。\tThree.", "四。\t",
            ])
        // Without --columns all languages are written, and a note names them.
        let all = try calque("export \(memory)")
        #expect(all.output == table)
        #expect(all.errors == "calque: columns: en, ru, zh\n")
    }

    @Test func columnsMayBeSkipped() throws {
        try folder.write("wide.tsv", "id1\tOne.\tx\tРаз.\nid2\tTwo.\ty\tДва.\n".utf8)
        expectQuietSuccess(try calque("import m.tmx wide.tsv --columns -,en,-,ru"))
        #expect(try calque("export m.tmx --columns en,ru").output == "One.\tРаз.\nTwo.\tДва.\n")
        #expect(
            try units(of: folder.path("m.tmx")).map { $0.variants.map(\.language) } == [["en", "ru"], ["en", "ru"]])
    }

    @Test func theFormIsToldFromTheName() throws {
        expectQuietSuccess(try calque("import m.tmx table.tsv --columns en,ru,zh"))
        expectQuietSuccess(try calque("import n.tmx m.tmx"))
        #expect(try calque("export n.tmx --columns en,ru,zh").output == table)
        expectFailure(try calque("import o.tmx table.tsv"), 64, saying: "--columns")
        expectFailure(try calque("import o.tmx table.tsv --columns en,,ru"), 64, saying: "--columns")
        expectFailure(try calque("import o.tmx table.tsv --columns -,-,-"), 64, saying: "--columns")
        expectFailure(try calque("import o.tmx table.tsv --format xls --columns en,ru,zh"), 64, saying: "--format")
    }

    @Test func theFormIsToldFromTheBeginning() throws {
        expectQuietSuccess(try calque("import m.tmx table.tsv --columns en,ru,zh"))
        let tmx = try folder.read("m.tmx")
        try folder.write("nameless", tmx.utf8)
        try folder.write("odd.xml", Packed.gzip(Array(tmx.utf8)))
        for file in ["nameless", "odd.xml"] { expectQuietSuccess(try calque("import \(file).tmx \(file)")) }
        expectQuietSuccess(try calque("import piped.tmx -", input: tmx))
        for file in ["nameless.tmx", "odd.xml.tmx", "piped.tmx"] {
            #expect(try calque("export \(file) --columns en,ru,zh").output == table)
        }
        let po = "# x\nmsgid \"\"\nmsgstr \"Language: ru\\n\"\n\nmsgid \"One.\"\nmsgstr \"Раз.\"\n"
        #expect(try calque("import po.tmx -", input: po).output.contains("1 created"))
        #expect(try calque("import t.tmx -", input: "en\tru\nOne.\tРаз.\n").output.contains("1 read, 1 created"))
        let json = "[{\"source\":\"One.\",\"target\":\"Раз.\",\"source_language\":\"en\",\"target_language\":\"ru\"}]"
        #expect(try calque("import j.tmx -", input: json).output.contains("1 created"))
        expectFailure(try calque("import x.tmx -", input: "some\ntext\n"), 64, saying: "give --format")
        expectFailure(try calque("import x.tmx -", input: ""), 64, saying: "give --format")
    }

    @Test func standardInputIsRead() throws {
        expectQuietSuccess(try calque("import m.tmx - --format tsv --columns en,ru", input: "One.\tРаз.\n"))
        #expect(try calque("export m.tmx --columns en,ru").output == "One.\tРаз.\n")
    }

    @Test func linesWithoutTextAreRefusedOrSkipped() throws {
        try folder.write("gaps.tsv", "One.\tРаз.\n\t\nTwo.\tДва.\n".utf8)
        expectFailure(
            try calque("import m.tmx gaps.tsv --columns en,ru"), 65, saying: "gaps.tsv:2: the line has no text")
        expectQuietSuccess(try calque("import m.tmx gaps.tsv --columns en,ru --skip-empty"))
        #expect(try calque("export m.tmx --columns en,ru").output == "One.\tРаз.\nTwo.\tДва.\n")
    }

    // MARK: Faulty files

    @Test(arguments: [
        ("too few columns", "One.\tРаз.\nTwo.\n", "bad.tsv:2: the line has 1 column, not 2"),
        ("too many columns", "One.\tРаз.\nTwo.\tДва.\t二。\n", "bad.tsv:2: the line has 3 columns, not 2"),
        ("nothing", "", "bad.tsv: holds no units"),
    ])
    func aBadTableLeavesTheMemoryAsItWas(name: String, content: String, message: String) throws {
        try folder.write("bad.tsv", content.utf8)
        for memory in ["m.tmx", "folder"] {
            expectFailure(try calque("import \(memory) bad.tsv --columns en,ru"), 65, saying: message)
            #expect(!FileManager.default.fileExists(atPath: folder.path(memory)), "nothing is made for nothing")
            _ = try calque("import \(memory) table.tsv --columns en,ru,zh")
            let before = try calque("export \(memory) --format tmx").output
            expectFailure(try calque("import \(memory) bad.tsv --columns en,ru"), 65, saying: message)
            #expect(try calque("export \(memory) --format tmx").output == before)
        }
        #expect(try folder.names(in: "folder") == ["table.en-ru-zh.tmx"])
    }

    @Test func bytesThatAreNoUTF8AreRefused() throws {
        try folder.write("bad.tsv", Array("One.\tРаз.\n".utf8) + (try Encoded.bytes("Two.\tДва.\n", "windows-1251")))
        expectFailure(
            try calque("import m.tmx bad.tsv --columns en,ru"), 65, saying: "bad.tsv:2: column 2 is not UTF-8")
    }

    @Test func aBadMemoryLeavesTheMemoryAsItWas() throws {
        _ = try calque("import m.tmx table.tsv --columns en,ru,zh")
        let before = try folder.read("m.tmx")
        try folder.write("bad.tmx", String(before.dropLast(40)).utf8)
        let run = try calque("import m.tmx bad.tmx")
        #expect(run.status == 65)
        #expect(run.errorLines.last?.hasPrefix("calque: bad.tmx:") == true, "\(run.errors)")
        #expect(try folder.read("m.tmx") == before)
        // The reverse case: nothing is added to a damaged memory.
        let into = try calque("import bad.tmx table.tsv --columns en,ru,zh")
        #expect(into.status == 65)
        #expect(try folder.read("bad.tmx") == String(before.dropLast(40)))
        for words in [
            "export bad.tmx --columns en", "export bad.tmx --format json", "export bad.tmx --format tmx",
            "export bad.tmx",
        ] {
            let run = try calque(words)
            #expect(run.status == 65 && run.errorLines.last?.hasPrefix("calque: bad.tmx:") == true, "\(run)")
        }
    }

    @Test(arguments: ["m.tmx.gz", "m.zip", "m.tsv", "m.txt"])
    func aMemoryIsNotCalledSo(name: String) throws {
        expectFailure(
            try calque("import \(name) table.tsv --columns en,ru,zh"), 64, saying: "is not the name of a memory")
        #expect(!(try folder.names().contains(name)))
    }

    /// The header of the file is kept, but Calque is its creator now.
    @Test func theHeaderOfAFileStays() throws {
        let text = """
            <?xml version="1.0"?><!-- top --><tmx version="1.4"><header creationtool="T" creationtoolversion="9" \
            segtype="block" o-tmf="T" adminlang="fr" srclang="en" datatype="html" creationdate="20020523T091200Z" \
            creationid="ys" changedate="20020524T091200Z" changeid="zt"><note>n</note></header><body>\
            <tu><tuv xml:lang="en"><seg>One.</seg></tuv><tuv xml:lang="ru"><seg>Раз.</seg></tuv></tu></body></tmx>
            """
        try folder.write("in.tmx", text.utf8)
        for memory in ["m.tmx", "wire"] { #expect(try calque("import \(memory) in.tmx").status == 0) }
        for file in ["m.tmx", "wire/in.en-ru.tmx"] {
            let made = try folder.read(file)
            let kept = [
                "<!-- top -->", "creationtool=\"calque\"", "o-tmf=\"calque\"", "segtype=\"block\"", "adminlang=\"fr\"",
                "datatype=\"html\"", "creationdate=\"20020523T091200Z\"", "creationid=\"ys\"", "changeid=\"zt\"",
                "changedate=\"20020524T091200Z\"", "<note>n</note>",
            ]
            for part in kept { #expect(made.contains(part), "\(part) in \(file)") }
        }
    }

    @Test func whatIsNotThereIsSaidSo() throws {
        expectFailure(try calque("import m.tmx none.tsv --columns en,ru"), 66, saying: "none.tsv")
        expectFailure(try calque("import m.tmx none.tmx"), 66, saying: "none.tmx")
        expectFailure(try calque("export none"), 66, saying: "none: there is no memory at this path")
        expectFailure(try calque("export"), 64, saying: "MEMORY is missing")
        expectFailure(try calque("import m.tmx"), 64, saying: "FILE is missing")
        #expect(!(try folder.names().contains("m.tmx")))
    }

    // MARK: The same import twice

    @Test func theSameTwiceAddsNothingToAFile() throws {
        _ = try calque("import m.tmx table.tsv --columns en,ru,zh")
        let before = try folder.read("m.tmx")
        let again = try calque("import m.tmx table.tsv --columns en,ru,zh", epoch: "1800000000")
        expectQuietSuccess(again)
        #expect(again.output == "m.tmx: 4 read, 0 created, 0 updated, 4 skipped, 0 repaired, 0 failed\n")
        #expect(try folder.read("m.tmx") == before)
        #expect(try calque("import m.tmx m.tmx").output.contains(" 0 created, 0 updated, 4 skipped,"))
    }

    @Test func theSameFileTwiceReplacesItsFileInAFolder() throws {
        _ = try calque("import wire table.tsv --columns en,ru,zh")
        let before = try folder.read("wire/table.en-ru-zh.tmx")
        _ = try calque("import wire table.tsv --columns en,ru,zh")
        #expect(try folder.names(in: "wire") == ["table.en-ru-zh.tmx"])
        #expect(try folder.read("wire/table.en-ru-zh.tmx") == before)
    }

    // MARK: TMX and JSON

    @Test func aMemoryComesBackAsItWent() throws {
        _ = try CalqueBinary.run(
            [
                "align", "--no-encoder", SamplePair.all[0].sourcePath, SamplePair.all[0].targetPath, "--into",
                folder.path("a.tmx"),
            ])
        let run = try calque("export a.tmx --format tmx")
        expectQuietSuccess(run)
        #expect(run.output == (try folder.read("a.tmx")))
        try folder.write("b.tmx", run.outputBytes)
        expectQuietSuccess(try calque("import c.tmx b.tmx"))
        #expect(try units(of: folder.path("c.tmx")) == units(of: folder.path("a.tmx")), "properties and dates too")
    }

    struct Record: Decodable {
        struct Text: Decodable { let lang: String, text: String }
        let position: Int
        let properties: [String: String]
        let variants: [Text]
    }

    @Test func jsonCountsThroughAllFiles() throws {
        try folder.write("more.tsv", "Five.\tПять.\n".utf8)
        try FileManager.default.createDirectory(atPath: folder.path("wire"), withIntermediateDirectories: false)
        _ = try calque("import wire/b.tmx table.tsv --columns en,ru,zh")
        _ = try calque("import wire/a.tmx more.tsv --columns en,ru")
        let run = try calque("export wire --format json")
        expectQuietSuccess(run)
        let all = try records(run, as: Record.self)
        #expect(all.map(\.position) == Array(0..<5))
        #expect(
            all.map { $0.variants.map(\.lang) } == [
                ["en", "ru"], ["en", "ru", "zh"], ["en", "ru"], ["en", "zh"], ["ru", "zh"],
            ])
        #expect(all[2].variants[0].text == "Two & <2> \"two\".")
        // The same numbers as those of a query.
        let row = try CalqueBinary.run(["query", "wire", "Three.", "-f", "tsv"], in: folder.path).lines.first
        #expect(row?.hasPrefix("0\t0\t3\t100.0000\tThree.\t三。") == true)
    }

    @Test func anEmptyFolderIsAnEmptyMemory() throws {
        try FileManager.default.createDirectory(atPath: folder.path("empty"), withIntermediateDirectories: true)
        #expect(try calque("export empty --format json").output == "")
        #expect(try calque("export empty --format tsv --columns en").output == "")
        let tmx = try calque("export empty --format tmx")
        expectQuietSuccess(tmx)
        try folder.write("e.tmx", tmx.outputBytes)
        #expect(try units(of: folder.path("e.tmx")).isEmpty)
    }

    @Test func linesOfTheTableKeepTheirCells() throws {
        try folder.write(
            "a.tmx",
            Array(
                """
                <?xml version="1.0"?><tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" \
                o-tmf="x" adminlang="en" srclang="en" datatype="plaintext"/><body><tu><tuv xml:lang="en"><seg>One&#9;two&#10;three\
                </seg></tuv><tuv xml:lang="ru"><seg>Раз</seg></tuv></tu></body></tmx>
                """.utf8))
        #expect(try calque("export a.tmx --columns en,ru").output == "One two three\tРаз\n")
    }

    @Test(
        .enabled(if: SharedData.folder != nil, "needs ../shared"), .enabled(if: Tool("xmllint") != nil, "needs xmllint")
    )
    func whatIsWrittenIsValid() throws {
        _ = try calque("import m.tmx table.tsv --columns en,ru,zh")
        _ = try calque("import wire table.tsv --columns en,ru,zh")
        try folder.write("out.tmx", try calque("export wire --format tmx").outputBytes)
        let dtd = try #require(SharedData.folder).appendingPathComponent("eval/tmx/tmx14.dtd").path
        let result = try #require(Tool("xmllint")).run(
            ["--noout", "--dtdvalid", dtd] + ["m.tmx", "wire/table.en-ru-zh.tmx", "out.tmx"].map(folder.path))
        #expect(result.status == 0, "\(result.output)")
    }
}
