import Calque
import Foundation
import TestSupport
import Testing

/// `calque leverage` and `calque analyse` on a small memory.
@Suite struct LeverageCommandTests {
    private let folder: TemporaryFolder

    private static let article = """
        Read also

        Oil prices fell by 4.5 percent on Friday.

        The parliament must ratify the treaty. Nothing of the kind was ever said in <Paris> before.
        The parliament of Chile must ratify the treaty.

        """

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(
            "pairs.tsv",
            """
            Oil prices fell by 3.2 percent on Friday.\tЦены на нефть упали в пятницу на 3,2 процента.\t周五油价下跌3.2%。
            The parliament must ratify the treaty.\tПарламент должен ратифицировать договор.\t议会必须批准该条约。

            """.utf8)
        try folder.write("story.txt", Self.article.utf8)
        let run = try CalqueBinary.run("import wire.tmx pairs.tsv --columns en,ru,zh", in: folder)
        #expect(run.status == 0, "\(run.errors)")
    }

    private func leverage(_ flags: String, input: String = "", environment: [String: String] = [:]) throws
        -> ChildProcess.Result
    {
        try CalqueBinary.run("leverage wire.tmx " + flags, input: input, in: folder, environment: environment)
    }

    private struct Line: Decodable {
        struct Found: Decodable {
            let score: Double
            let source: String
        }

        let index: Int
        let source: String
        let status: String
        let target: String?
        let targetLang: String
        let match: Found?
        let range: [Int]
    }

    @Test func jsonHasALineASegment() throws {
        let run = try leverage("story.txt --to ru --format json")
        expectQuietSuccess(run)
        let lines = try records(run, as: Line.self)
        let segments = try CalqueBinary.run("segment story.txt", in: folder).lines.filter { !$0.isEmpty }
        #expect(lines.map(\.source) == segments)
        #expect(lines.map(\.index) == Array(lines.indices))
        #expect(lines.map(\.status) == ["none", "repaired", "exact", "none", "fuzzy"])
        #expect(
            lines.map(\.target) == [
                nil, "Цены на нефть упали в пятницу на 4,5 процента.", "Парламент должен ратифицировать договор.", nil,
                "Парламент должен ратифицировать договор.",
            ])
        #expect(lines[1].match?.source == "Oil prices fell by 3.2 percent on Friday.")
        #expect(lines[2].match?.score == 100)
        for line in lines {
            let bytes = Array(Self.article.utf8)[line.range[0]..<line.range[1]]
            #expect(String(decoding: bytes, as: UTF8.self) == line.source)
        }
    }

    @Test func textShowsAllAndTotals() throws {
        let run = try leverage("story.txt --to zh")
        expectQuietSuccess(run)
        #expect(run.output.contains("周五油价下跌4.5%。 [repaired]"))
        #expect(run.output.contains("[-3.2-]{+4.5+} percent"))
        #expect(run.lines.last == "5 segments: 0 context, 1 exact, 1 repaired, 1 fuzzy, 2 without a match")
        for columns in [24, 40, 80] {
            let narrow = try leverage("story.txt --to zh", environment: ["COLUMNS": "\(columns)"])
            for line in narrow.lines {
                let width = line.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? 2 : 1) }
                #expect(width <= columns, "\(line)")
            }
        }
    }

    @Test func standardInputAndSegmentedTexts() throws {
        let fromInput = try leverage("- --to ru --format json", input: Self.article)
        #expect(
            fromInput.output
                == (try leverage("story.txt --to ru --format json")).output
                .replacing("\"file\":\"story.txt\"", with: "\"file\":\"standard input\""))
        let lines = try leverage(
            "- --segmented --to ru --format json", input: "\nThe parliament must ratify the treaty.\n")
        #expect(try records(lines, as: Line.self).map(\.status) == ["none", "exact"])
    }

    @Test func htmlIsOneWholePage() throws {
        let run = try leverage("story.txt --to ru --format html --output page.html")
        #expect(run.status == 0 && run.output == "")
        #expect(run.errorLines.count == 1 && run.errors.contains("1 repaired, 1 fuzzy, 2 without a match, written to"))
        let page = try folder.read("page.html")
        let reader = XMLReader(bytes: Array(page.utf8), file: "page.html", limits: .init(), chunk: nil)
        while try reader.next() != nil {}
        for part in [
            "<mark>4,5</mark> процента", "by <del>3.2</del><ins>4.5</ins> percent", "&lt;Paris&gt;", "to be translated",
            "<ins>of Chile</ins>", "default-src 'none'",
        ] { #expect(page.contains(part), "\(part)") }
        #expect(!page.contains("<script") && !page.contains("http://") && !page.contains("https://"))
    }

    /// The other translations that the memory has for the source of a suggestion, each once.
    @Test func htmlHasAllTranslationsOfASource() throws {
        let source = "The parliament must ratify the treaty."
        for (file, target) in [("a", "Парламент одобрит договор."), ("b", "Договор ждёт."), ("c", "Договор ждёт.")] {
            try folder.write("\(file).tsv", "\(source)\t\(target)\n".utf8)
            let run = try CalqueBinary.run("import more/\(file).tmx \(file).tsv --columns en,ru", in: folder)
            #expect(run.status == 0, "\(run.errors)")
        }
        let page = try CalqueBinary.run("leverage more story.txt --to ru --format html", in: folder).output
        let cell = page.components(separatedBy: "<p>Парламент одобрит договор.</p>")
        #expect(cell.count == 3, "the text itself, and what is like it")
        for cell in cell.dropFirst() {
            #expect(cell.hasPrefix("<p class=\"also\">Договор ждёт.</p><p class=\"from\" lang=\"en\">unit 1"))
        }
        #expect(page.components(separatedBy: "Договор ждёт.").count == 3)
    }

    @Test func xliffIsReadBack() throws {
        let run = try leverage("story.txt --to ru --format xliff --output story.xlf")
        #expect(run.status == 0)
        let text = try folder.read("story.xlf")
        #expect(text.contains("state=\"translated\"") && text.contains("mtc:match ") && text.contains("srcLang=\"en\""))
        #expect(text.components(separatedBy: "<segment ").count == 6)
        // Import reads the segments that are marked as translated.
        let back = try CalqueBinary.run("import back.tmx story.xlf", in: folder)
        #expect(back.status == 0, "\(back.errors)")
        #expect(try folder.read("back.tmx").contains("Парламент должен ратифицировать договор."))
    }

    @Test func tmxHasWhatIsFilledIn() throws {
        let run = try leverage("story.txt --to ru --format tmx --cutoff 80 -o filled.tmx")
        #expect(run.status == 0)
        let export = try CalqueBinary.run("export filled.tmx --format json", in: folder)
        struct Unit: Decodable {
            let properties: [String: String]
        }
        let units = try records(export, as: Unit.self)
        #expect(units.map { $0.properties["x-match"] } == ["repaired", "exact"])
        #expect(units.map { $0.properties["x-score"] }.last == "100")
        #expect(units.allSatisfy { $0.properties["x-document"] == "story.txt" })
    }

    /// An article that was aligned into the memory is between the same neighbours throughout.
    @Test func theSameArticleIsInContext() throws {
        try folder.write("a.en", "Talks ended on Monday.\nNo date was set.\nThe ministers left.\n".utf8)
        try folder.write("a.ru", "Переговоры завершились в понедельник.\nДата не названа.\nМинистры уехали.\n".utf8)
        let made = try CalqueBinary.run("align --segmented --no-encoder a.en a.ru --into own.tmx", in: folder)
        #expect(made.status == 0, "\(made.errors)")
        let run = try CalqueBinary.run("leverage own.tmx a.en --segmented --to ru --format json", in: folder)
        let lines = try records(run, as: Line.self)
        #expect(lines.map(\.status) == ["context", "context", "context"])
        let moved = try CalqueBinary.run(
            "leverage own.tmx - --segmented --to ru --format json", input: "No date was set.\n", in: folder)
        #expect(try records(moved, as: Line.self).map(\.status) == ["exact"])
        let analysis = try CalqueBinary.run("analyse own.tmx a.en --segmented --format csv", in: folder)
        #expect(analysis.output.contains("a.en,context,3,11,"))
    }

    @Test func nothingFoundAndFaults() throws {
        let nothing = try leverage("- --to ru", input: "Nothing of the kind was ever said before.\n")
        #expect(nothing.status == 1)
        #expect(nothing.output.contains("no match") && nothing.output.contains("1 without a match"))
        expectFailure(try leverage("story.txt"), 64, saying: "--to")
        expectFailure(try leverage("missing.txt --to ru"), 66, saying: "missing.txt")
        expectFailure(try leverage("story.txt --to ru -o missing/page.html"), 74, saying: "missing/page.html")
        expectFailure(try leverage("story.txt --to ru --format pdf"), 64, saying: "--format")
    }

    @Test func queryRepairs() throws {
        let run = try CalqueBinary.run(
            ["query", "wire.tmx", "Oil prices fell by 5 percent on Friday.", "--to", "ru"], in: folder.path)
        #expect(run.lines.last?.hasSuffix("ru  Цены на нефть упали в пятницу на 5 процентов. [repaired]") == true)
        let json = try CalqueBinary.run(
            ["query", "wire.tmx", "Oil prices fell by 5 percent on Friday.", "--to", "ru", "--format", "json"],
            in: folder.path)
        #expect(json.output.contains("\"repaired\":\"Цены на нефть упали в пятницу на 5 процентов.\""))
        #expect(json.output.contains("\"text\":\"Цены на нефть упали в пятницу на 3,2 процента.\""))
        let same = try CalqueBinary.run(
            ["query", "wire.tmx", "Oil prices fell by 3.2 percent on Friday.", "--format", "json"], in: folder.path)
        #expect(!same.output.contains("repaired"))
    }

    // MARK: analyse

    @Test func analysisAddsUp() throws {
        try folder.write("b,2.txt", "The parliament must ratify the treaty.\n\nA new line of text stands here.\n".utf8)
        let run = try CalqueBinary.run(
            ["analyse", "wire.tmx", "--to", "ru", "story.txt", "b,2.txt", "--format", "csv"], in: folder.path)
        expectQuietSuccess(run)
        let rows = run.output.components(separatedBy: "\r\n").dropLast()
        #expect(rows.first == "file,band,segments,words,characters,percent")
        #expect(rows.count == 1 + 3 * 8)
        #expect(rows.contains("\"b,2.txt\",repetitions,1,6,33,46.2"))
        #expect(rows.contains("\"b,2.txt\",none,1,7,25,53.8"))
        #expect(rows.contains("story.txt,100,1,6,33,17.6"))
        // The last eight are of all files.
        func sum(_ rows: some Sequence<String>, _ column: Int) -> Int {
            rows.reduce(0) { $0 + (Int($1.components(separatedBy: ",").dropLast(4 - column).last ?? "") ?? 0) }
        }
        for column in 1...3 {
            #expect(sum(rows.dropFirst().prefix(16), column) == sum(rows.suffix(8), column), "column \(column)")
        }
        let again = try CalqueBinary.run(
            ["analyse", "wire.tmx", "--to", "ru", "story.txt", "b,2.txt", "--format", "csv"], in: folder.path)
        #expect(again.output == run.output)
    }

    @Test func analysisAsTextAndJSON() throws {
        let text = try CalqueBinary.run("analyse wire.tmx --to ru story.txt", in: folder)
        expectQuietSuccess(text)
        #expect(text.lines.count == 11 && text.lines[0] == "story.txt")
        #expect(text.lines.last?.hasPrefix("total") == true && text.lines.last?.hasSuffix("100.0") == true)
        let narrow = try CalqueBinary.run(
            "analyse wire.tmx --to ru story.txt", in: folder, environment: ["COLUMNS": "34"])
        #expect(narrow.lines.allSatisfy { $0.count <= 34 } && !narrow.output.contains("characters"))
        struct Row: Decodable {
            let file: String?
            let band: String
            let words: Int
        }
        let json = try CalqueBinary.run("analyse wire.tmx --to ru story.txt --format json", in: folder)
        let rows = try records(json, as: Row.self)
        #expect(rows.count == 16 && rows.prefix(8).allSatisfy { $0.file == "story.txt" })
        #expect(rows.suffix(8).allSatisfy { $0.file == nil })
        #expect(rows.prefix(8).map(\.words) == rows.suffix(8).map(\.words))
        // Chinese: a character is a word.
        try folder.write("zh.txt", "周五油价下跌3.2%。\n".utf8)
        let chinese = try CalqueBinary.run("analyse wire.tmx --to en zh.txt --format json", in: folder)
        #expect(try records(chinese, as: Row.self).first { $0.band == "100" }?.words == 7)
        expectFailure(try CalqueBinary.run("analyse wire.tmx - -", in: folder), 64, saying: "standard input")
    }
}
