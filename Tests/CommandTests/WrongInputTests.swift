import Calque
import Foundation
import TestSupport
import Testing

/// Articles that do not belong together, and languages that are not theirs.
@Suite struct WrongInputTests {
    private let folder: TemporaryFolder
    private static let modes = ["--no-encoder", ""]

    init() throws {
        folder = try TemporaryFolder()
        try FileManager.default.copyItem(
            atPath: SharedData.packageRoot.appendingPathComponent("samples").path, toPath: folder.path("samples"))
        try folder.write(
            "story.de.txt",
            """
            Der Hafen von Varde wurde am Freitag nach einem schweren Sturm gesperrt, neun Schiffe warten draußen.
            Am Montag soll er wieder geöffnet werden, sagte der Hafenmeister, wenn das Wetter sich bis dahin bessert.
            """.utf8)
    }

    private func run(_ words: String) throws -> ChildProcess.Result {
        try CalqueBinary.run("align " + words, in: folder)
    }

    private func path(_ story: String, _ language: String) -> String {
        let html = "samples/\(story)/story.\(language).html"
        return FileManager.default.fileExists(atPath: folder.path(html))
            ? html : "samples/\(story)/story.\(language).txt"
    }

    private static let stories = ["politics", "energy", "markets", "sport"]

    /// Each story with its own translations is kept without a word; with those of each other story it is not.
    @Test(arguments: modes)
    func otherStoriesAreNotKept(mode: String) throws {
        let stories = mode == "" ? ["politics", "sport"] : Self.stories
        for story in stories {
            for other in stories {
                // Without the encoder and a lexicon, numbers and names alone are not enough to tell all stories apart.
                for (one, two) in [("en", "ru"), ("en", "zh"), ("ru", "zh")]
                where story == other || mode == "" || one == "en" {
                    let articles = "\(path(story, one)) \(path(other, two)) \(mode)"
                    let kept = try run("\(articles) --into wire.tmx --quiet")
                    if story == other {
                        expectQuietSuccess(kept)
                        continue
                    }
                    expectFailure(
                        kept, 65, saying: "segments of \(path(story, one)) are linked", "versions of one story?")
                }
            }
        }
        #expect(try units(of: folder.path("wire.tmx")).allSatisfy { $0.variants.count == 2 })
    }

    @Test func aWarningTellsTheEvidence() throws {
        let articles = "\(path("politics", "en")) \(path("sport", "ru")) --no-encoder"
        let printed = try run("\(articles) --format beads")
        #expect(printed.status == 0 && printed.lines.count > 20)
        #expect(printed.errorLines.count == 1 && printed.errors.hasPrefix("calque: warning: "))
        #expect(printed.errors.contains(" of 25 segments of samples/politics/story.en.txt are linked with "))
        let forced = try run("\(articles) --into wire --force")
        #expect(forced.status == 0 && forced.errors.contains("warning: "), "\(forced.errors)")
        #expect(try folder.names(in: "wire").count == 1)
    }

    @Test(arguments: [
        (
            "samples/politics/story.en.txt samples/politics/story.ru.txt -s ru -t en",
            [
                "samples/politics/story.en.txt is English by its letters and words, --source-lang says ru",
                "samples/politics/story.ru.txt is Russian by its letters and words, --target-lang says en",
            ]
        ),
        (
            "samples/politics/story.ru.txt story.de.txt -t en",
            [
                "story.de.txt is German by its letters and words, --target-lang says en"
            ]
        ),
        (
            "samples/politics/story.en.txt samples/energy/story.en.txt",
            [
                "samples/politics/story.en.txt and samples/energy/story.en.txt are both English"
            ]
        ),
        ("samples/politics/story.en.txt numbers", ["the language of numbers cannot be told from its letters"]),
    ])
    func languagesAreChecked(words: String, doubts: [String]) throws {
        try folder.write("numbers", "12 345\n67 890\n".utf8)
        let kept = try run("\(words) --into wire")
        #expect(kept.status == 65 && kept.output == "" && kept.errorLines.count == 1)
        for doubt in doubts { #expect(kept.errors.contains(doubt), "\(kept.errors)") }
        #expect(!FileManager.default.fileExists(atPath: folder.path("wire")))
        let printed = try run("\(words) --format beads --no-encoder")
        #expect(printed.status == 0 && printed.output != "")
        for doubt in doubts { #expect(printed.errors.contains("warning: \(doubt)"), "\(printed.errors)") }
        #expect(try run("\(words) --into wire --force").status == 0)
    }

    @Test func germanIsNotTakenForEnglish() throws {
        #expect(
            try run("story.de.txt samples/politics/story.ru.txt --no-encoder").errors.contains("versions of one story?")
        )
        let unit = try run("story.de.txt samples/politics/story.ru.txt --no-encoder --into wire --force")
        #expect(unit.output.contains("segments in de, "))
        #expect(try folder.names(in: "wire").first?.hasSuffix(".de-ru.tmx") == true)
    }

    @Test(arguments: [
        "", "\n", " \n\t\n\u{3000}\r\n", "\u{FEFF}", "Read also: Port opens\n", "<html><body></body></html>",
    ])
    func withoutTextNothingIsAligned(text: String) throws {
        try folder.write("empty", text.utf8)
        let story = "samples/politics/story.en.txt"
        for words in [
            "empty \(story)", "\(story) empty", "empty empty", "\(story) empty --into wire", "\(story) empty -f tmx",
        ] {
            // A page says so itself, with the line.
            let failure = try run("\(words) --no-encoder")
            let said = text.hasPrefix("<html>") ? "empty:1: no text in the page" : "empty: there is no text in it"
            expectFailure(failure, 65, saying: said)
        }
        #expect(!FileManager.default.fileExists(atPath: folder.path("wire")))
    }

    /// A list with good pairs, and with all kinds of wrong ones.
    @Test func aBatchKeepsWholeDocumentsOnly() throws {
        try folder.write("empty", [])
        try folder.write(
            "list",
            """
            samples/politics/story.en.txt\tsamples/politics/story.ru.txt
            samples/energy/story.en.txt\tsamples/energy/story.ru.txt\tenergy/1\t2026-03-05
            samples/markets/story.en.txt\tsamples/energy/story.ru.txt
            empty\tsamples/energy/story.ru.txt

            samples/energy/story.en.txt\tsamples/energy/story.en.txt
            samples/markets/story.en.txt\tsamples/markets/story.ru.txt\t\t2026-02-30x
            samples/markets/story.en.txt\tsamples/markets/story.zh.txt\tmarkets/2
            """.utf8)
        let batch = try run("--batch list --into wire --no-encoder --jobs 2 --quiet")
        #expect(batch.status == 65 && batch.errorLines.count == 4, "\(batch.errors)")
        for (line, what) in [
            (3, "versions of one story?"), (4, "no text"), (6, "are both English"), (7, "2026-02-30x is no date"),
        ] {
            #expect(batch.errorLines.contains { $0.contains("list:\(line): ") && $0.contains(what) }, "\(batch.errors)")
        }
        let names = ["energy-1.en-ru.tmx", "markets-2.en-zh.tmx", "politics-story.en-ru.tmx"]
        #expect(try folder.names(in: "wire") == names)
        let kept = try units(of: folder.path("wire/energy-1.en-ru.tmx"))
        #expect(kept.allSatisfy { $0.annotations.property("x-document") == "energy/1" })
        #expect(kept.allSatisfy { $0.annotations.property("x-date") == "2026-03-05" })
        // Each pair is what a call of its own keeps.
        let own = try run("samples/politics/story.en.txt samples/politics/story.ru.txt --into own --no-encoder --quiet")
        expectQuietSuccess(own)
        func texts(_ file: String) throws -> [[String]] {
            try units(of: folder.path(file)).map { $0.variants.map(\.text) }
        }
        #expect(try texts("wire/politics-story.en-ru.tmx") == texts("own/politics-story.en-ru.tmx"))
        // The same batch again changes nothing, and a forced one keeps the wrong pairs, too.
        let again = try run("--batch list --into wire --no-encoder")
        #expect(again.output == "3 aligned, 4 failed, added to wire\n")
        #expect(try folder.names(in: "wire") == names)
        let forced = try run("--batch list --into wire --no-encoder --force")
        #expect(forced.output == "5 aligned, 2 failed, added to wire\n")
    }

    @Test(arguments: [
        "--batch list --into wire --format tmx", "--batch-json list --into wire", "--batch list --document a",
    ])
    func flagsThatDoNotGoTogether(words: String) throws {
        try folder.write("list", "a\tb\n".utf8)
        expectFailure(try run(words), 64)
    }

    /// Killed at any moment, the memory has whole documents only.
    @Test func aKilledBatchLeavesWholeDocuments() throws {
        let pair = "samples/markets/story.en.txt\tsamples/markets/story.ru.txt"
        try folder.write("list", (0..<40).map { "\(pair)\tstory/\($0)\n" }.joined().utf8)
        let run = try CalqueBinary.shell(
            """
            calque align --batch list --into wire --no-encoder --quiet > out & pid=$!
            until [ $(ls wire 2> /dev/null | grep -c '^story.*\\.tmx$') -ge 3 ]; do sleep 0.01; done
            kill -9 $pid; wait $pid 2> /dev/null; echo killed
            """, in: folder)
        #expect(run.output.contains("killed"))
        let files = try folder.names(in: "wire").filter { $0.hasSuffix(".tmx") }
        #expect(files.count >= 3)
        let counts = try Set(files.map { try units(of: folder.path("wire/\($0)")).count })
        #expect(counts.count == 1 && counts.first ?? 0 > 5, "\(counts)")
    }

    /// `x-document` is the article's own id, or a path from the place of the memory.
    @Test func documentsHaveNoPathOfTheMachine() throws {
        func document(_ words: String, _ memory: String) throws -> String? {
            let run = try run("\(words) --no-encoder --quiet --into \(memory)")
            expectQuietSuccess(run)
            return try units(of: folder.path(memory)).first?.annotations.property("x-document")
        }
        let pair = "samples/politics/story.en.txt samples/politics/story.ru.txt"
        let absolute = pair.split(separator: " ").map { folder.path(String($0)) }.joined(separator: " ")
        try FileManager.default.createDirectory(atPath: folder.path("mem"), withIntermediateDirectories: true)
        #expect(try document(absolute, "a") == "samples/politics/story.en.txt")
        #expect(try document(absolute, "a.tmx") == "samples/politics/story.en.txt")
        #expect(try document("./\(pair)", "mem/b") == "../samples/politics/story.en.txt")
        #expect(try document("\(absolute) --document politics-1", "c") == "politics-1")
        let text = try CalqueBinary.run("align \(absolute) --no-encoder --format tmx", in: folder).output
        #expect(text.contains(">samples/politics/story.en.txt<") && !text.contains(folder.path))
        let story = try String(contentsOfFile: folder.path("samples/politics/story.en.txt"), encoding: .utf8)
        let paragraphs = story.split(separator: "\n").map { "<p>\($0)</p>" }.joined()
        let page =
            "<html><head><link rel=\"canonical\" href=\"https://iw.example/politics/7.html\"></head>"
            + "<body><article>\(paragraphs)</article></body></html>"
        try folder.write("one.html", page.utf8)
        try folder.write("two.html", page.utf8)
        #expect(try document("one.html samples/politics/story.ru.txt", "d") == "https://iw.example/politics/7.html")
        // The same article under another name is the same document.
        #expect(try document("two.html samples/politics/story.ru.txt", "d") == "https://iw.example/politics/7.html")
        #expect(try folder.names(in: "d") == ["iw.example-politics-7.en-ru.tmx"])
    }

    @Test func theDateIsThatOfTheArticle() throws {
        func date(_ words: String, epoch: String = "1772323200") throws -> String? {
            let run = try CalqueBinary.run(
                "align samples/politics/story.en.txt samples/politics/story.ru.txt --no-encoder --into w --quiet \(words)",
                in: folder, environment: ["SOURCE_DATE_EPOCH": epoch])
            expectQuietSuccess(run)
            return try units(of: folder.path("w")).first?.annotations.property("x-date")
        }
        #expect(try date("") == "2026-02-03")  // The epoch is 2026-03-01, the dateline February 3.
        #expect(try date("", epoch: "1767225600") == "2025-02-03")  // 2026-01-01
        #expect(try date("--date 2020-01-05") == "2020-01-05")
        expectFailure(
            try run("samples/politics/story.en.txt samples/politics/story.ru.txt --date yesterday"), 64,
            saying: "--date")
    }
}
