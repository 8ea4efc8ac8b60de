import Calque
import Foundation
import TestSupport
import Testing

/// `calque align --into`: the effects on a memory.
@Suite struct AlignMemoryTests {
    private let folder: TemporaryFolder
    private let pair = SamplePair(story: "politics", source: "en", target: "ru")

    init() throws {
        folder = try TemporaryFolder()
        try FileManager.default.copyItem(
            atPath: SharedData.packageRoot.appendingPathComponent("samples").path, toPath: folder.path("samples"))
    }

    private func align(
        _ words: String, story: String = "politics", target: String = "ru", epoch: String? = "1767225600"
    ) throws -> ChildProcess.Result {
        try CalqueBinary.run(
            "align --no-encoder samples/\(story)/story.en.txt samples/\(story)/story.\(target).txt \(words)",
            in: folder, environment: epoch.map { ["SOURCE_DATE_EPOCH": $0] } ?? [:])
    }

    @Test func aFolderGetsOneFileForTheArticle() throws {
        let run = try align("--into wire --date 2026-02-03")
        #expect(run.status == 0 && run.errors == "calque: created the folder wire\n")
        #expect(try folder.names(in: "wire") == ["politics-story.en-ru.tmx"])
        let units = try units(of: folder.path("wire"))
        #expect(
            run.lines.count == 1 && run.output.hasPrefix("25 segments in en, 25 in ru, ")
                && run.output.contains("\(units.count) units added to wire/politics-story.en-ru.tmx"))
        #expect(units.count > 10)
        for unit in units {
            #expect(unit.variants.map(\.language) == ["en", "ru"])
            #expect(unit.annotations.property("x-document") == "samples/politics/story.en.txt")
            #expect(unit.annotations.property("x-date") == "2026-02-03")
            let confidence = try #require(unit.annotations.property("x-confidence"))
            #expect(confidence.wholeMatch(of: /0\.\d\d|1\.00/) != nil)
            #expect(unit.attributes["creationdate"] == "20260101T000000Z")
        }
        #expect(!units.contains { $0.variants[0].text.hasPrefix("All news") }, "page furniture is no text")
        let text = try folder.read("wire/politics-story.en-ru.tmx")
        #expect(text.contains(#"<prop type="x-document">samples/politics/story.en.txt</prop>"#))
        #expect(text.contains(#"creationtool="calque""#) && text.contains(#"srclang="en""#))
    }

    @Test func theSameArticleAgainReplacesItsFile() throws {
        _ = try align("--into wire --date 2026-02-03")
        let first = try bytes("wire/politics-story.en-ru.tmx")
        _ = try align("--into wire --date 2026-02-04")
        #expect(try folder.names(in: "wire") == ["politics-story.en-ru.tmx"])
        #expect(try folder.read("wire/politics-story.en-ru.tmx").contains("2026-02-04"))
        _ = try align("--into wire --date 2026-02-03")
        #expect(try bytes("wire/politics-story.en-ru.tmx") == first, "the same articles give the same bytes")
    }

    @Test func withoutADateItIsToday() throws {
        for language in ["en", "ru"] {
            let name = "samples/politics/story.\(language).txt"
            let text = try folder.read(name).replacing("February 3", with: "Tuesday").replacing(
                "3 февраля", with: "вторник")
            try folder.write(name, text.utf8)
        }
        _ = try align("--into wire")
        #expect(try units(of: folder.path("wire")).first?.annotations.property("x-date") == "2026-01-01")
        _ = try align("--into now", epoch: nil)
        let date = try #require(try units(of: folder.path("now")).first?.annotations.property("x-date"))
        #expect(date.wholeMatch(of: /20\d\d-[01]\d-[0-3]\d/) != nil && date > "2026-01-01")
    }

    @Test func otherDocumentsGetOtherFiles() throws {
        _ = try align("--into wire")
        _ = try align("--into wire", target: "zh")
        _ = try align("--into wire", story: "energy")
        _ = try align("--into wire --document desk/politics/story.en.txt")
        _ = try align("--into wire --document article-17")
        #expect(
            try folder.names(in: "wire") == [
                "article-17.en-ru.tmx", "energy-story.en-ru.tmx", "politics-story-2.en-ru.tmx",
                "politics-story.en-ru.tmx", "politics-story.en-zh.tmx",
            ])
        #expect(
            try units(of: folder.path("wire/politics-story-2.en-ru.tmx")).first?.annotations.property("x-document")
                == "desk/politics/story.en.txt")
        // Each finds its own again.
        _ = try align("--into wire --document desk/politics/story.en.txt")
        #expect(try folder.names(in: "wire").count == 5)
    }

    @Test func standardInputIsADocumentToo() throws {
        let run = try CalqueBinary.run(
            [
                "align", "--no-encoder", "-", "samples/politics/story.ru.txt", "--into", "wire", "--document",
                "desk.en.txt",
            ],
            input: Array(try folder.read("samples/politics/story.en.txt").utf8), in: folder.path)
        #expect(run.status == 0 && run.errors == "calque: created the folder wire\n")
        #expect(try folder.names(in: "wire") == ["desk.en-ru.tmx"])
    }

    @Test func aFileGetsWhatItLacks() throws {
        let lost = try align("--into deep/er/wire.tmx")
        expectFailure(lost, 74, saying: "deep/er/wire.tmx: there is no folder deep/er", "make the folder first")
        try FileManager.default.createDirectory(atPath: folder.path("deep/er"), withIntermediateDirectories: true)
        let first = try align("--into deep/er/wire.tmx")
        expectQuietSuccess(first)
        let count = try units(of: folder.path("deep/er/wire.tmx")).count
        let before = try bytes("deep/er/wire.tmx")
        let again = try align("--into deep/er/wire.tmx")
        expectQuietSuccess(again)
        #expect(again.output.contains(", \(count) replaced in deep/er/wire.tmx"))
        #expect(try bytes("deep/er/wire.tmx") == before)
        _ = try align("--into deep/er/wire.tmx", story: "energy")
        let both = try units(of: folder.path("deep/er/wire.tmx"))
        #expect(both.count > count)
        #expect(both.first?.annotations.property("x-document") == "../../samples/politics/story.en.txt")
        #expect(both.last?.annotations.property("x-document") == "../../samples/energy/story.en.txt")
        #expect(try folder.names(in: "deep/er") == ["wire.tmx"], "no lock and no temporary file is left")
    }

    @Test func conflictsAreTheUsersToDecide() throws {
        try folder.write("a.en", "Rain fell.\nIt is over.\n".utf8)
        try folder.write("a.ru", "Шел дождь.\nКончилось.\n".utf8)
        try folder.write("b.ru", "Прошел дождь.\nКончилось.\n".utf8)
        func run(_ target: String, _ words: String) throws -> ChildProcess.Result {
            // Of one document, the new units would replace the old ones.
            try CalqueBinary.run(
                "align --no-encoder --segmented -s en -t ru --document \(target) a.en \(target) --into \(words)",
                in: folder)
        }
        func texts(_ memory: String) throws -> [String] {
            try units(of: folder.path(memory)).map { $0.variants[1].text }
        }
        for (policy, left) in [
            ("keep", ["Шел дождь.", "Кончилось.", "Прошел дождь."]), ("overwrite", ["Кончилось.", "Прошел дождь."]),
        ] {
            expectQuietSuccess(try run("a.ru", "\(policy).tmx"))
            let second = try run("b.ru", "\(policy).tmx --on-conflict \(policy)")
            expectQuietSuccess(second)
            #expect(try texts("\(policy).tmx") == left)
            if policy == "overwrite" { #expect(second.output.contains("0 units added to overwrite.tmx (2 updated)")) }
        }
        expectFailure(try run("a.ru", "wire --on-conflict newest"), 64, saying: "memory dedupe")
    }

    @Test(arguments: [
        ("not closed", "<?xml version=\"1.0\"?><tmx version=\"1.4\"><header/><body><tu>"), ("no TMX", "<html></html>"),
        ("no XML", "Hello.\n"), ("empty", ""),
    ])
    func aDamagedFileIsLeftAsItIs(name: String, content: String) throws {
        try folder.write("wire.tmx", content.utf8)
        let run = try align("--into wire.tmx")
        #expect(run.status == 65, "\(run)")
        #expect(run.output == "")
        #expect(run.errorLines.last?.hasPrefix("calque: wire.tmx:") == true, "\(run.errors)")
        #expect(try folder.read("wire.tmx") == content)
        #expect(try folder.names().filter { $0.contains("tmx") } == ["wire.tmx"])
    }

    @Test(.enabled(if: getuid() != 0, "root may write everywhere"))
    func aFolderThatIsClosedIsSaidSo() throws {
        try FileManager.default.createDirectory(atPath: folder.path("closed"), withIntermediateDirectories: true)
        try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: folder.path("closed"))
        expectFailure(try align("--into closed/wire"), 74, saying: "closed")
    }

    @Test func whereAFileStandsNoFolderCanBe() throws {
        try folder.write("plain", "x".utf8)
        let run = try align("--into plain/wire")
        #expect([66, 74].contains(run.status), "\(run)")
        #expect(run.errorLines.count == 1 && run.errors.hasPrefix("calque: "))
        #expect(try folder.read("plain") == "x")
    }

    @Test func theFormPrintedAndTheMemoryGoTogether() throws {
        let run = try align("--into wire --format beads")
        #expect(run.status == 0)
        #expect(run.output == (try align("--format beads").output))
        #expect(run.errorLines.count == 2 && run.errors.contains("units added to wire/"))
        #expect(try folder.names(in: "wire").count == 1)
    }

    @Test(
        .enabled(if: SharedData.folder != nil, "needs ../shared"), .enabled(if: Tool("xmllint") != nil, "needs xmllint")
    )
    func everyMemoryIsValid() throws {
        for story in ["politics", "energy", "markets"] {
            for target in ["ru", "zh"] {
                _ = try align("--into wire", story: story, target: target)
                _ = try align("--into all.tmx", story: story, target: target)
            }
        }
        try folder.write("odd.en", "A <b> & \"c\" \u{1B}[31m and \u{7} ]]> end.\n".utf8)
        try folder.write("odd.ru", "Это <b> & «в» ]]> конец.\n".utf8)
        _ = try CalqueBinary.run("align --no-encoder --segmented odd.en odd.ru --into wire", in: folder)
        try folder.write("stdout.tmx", try align("--format tmx").outputBytes)
        let files = try folder.names(in: "wire").map { folder.path("wire/" + $0) }
        #expect(files.count == 7)
        let dtd = try #require(SharedData.folder).appendingPathComponent("eval/tmx/tmx14.dtd").path
        let result = try #require(Tool("xmllint")).run(
            ["--noout", "--dtdvalid", dtd] + files + [folder.path("all.tmx"), folder.path("stdout.tmx")])
        #expect(result.status == 0, "\(result.output)")
    }

    private func bytes(_ name: String) throws -> Data {
        try Data(contentsOf: URL(fileURLWithPath: folder.path(name)))
    }
}
