import Calque
import Foundation
import TestSupport
import Testing

/// `calque query` on small memories, whose scores can be worked out by hand.
@Suite struct QueryTests {
    private let folder: TemporaryFolder

    /// b.tmx is the later file, so its positions follow those of a.tmx.
    init() throws {
        folder = try TemporaryFolder()
        try folder.write(
            "one.tsv",
            """
            The two leaders are to meet in the capital on March 5.\tЛидеры встретятся в столице 5 марта.\t两国领导人3月5日将在首都会晤。
            Oil prices fell by 3 percent on Friday.\tЦены на нефть упали в пятницу на 3 процента.\t周五油价下跌3%。
            The parliament must ratify the treaty.\tПарламент должен ратифицировать договор.\t议会必须批准该条约。

            """.utf8)
        try folder.write(
            "two.tsv",
            """
            Oil prices fell by 4 percent on Friday.\tЦены на нефть упали в пятницу на 4 процента.
            Gas prices rose by 4 percent on Monday.\tЦены на газ выросли в понедельник на 4 процента.
            The parliament must ratify the treaty.\tПарламенту предстоит ратифицировать договор.

            """.utf8)
        for (memory, table, columns) in [("wire/a.tmx", "one.tsv", "en,ru,zh"), ("wire/b.tmx", "two.tsv", "en,ru")] {
            let run = try CalqueBinary.run("import \(memory) \(table) --format tsv --columns \(columns)", in: folder)
            #expect(run.status == 0, "\(run.errors)")
        }
    }

    private func query(
        _ text: String?, _ flags: String = "", input: String = "", environment: [String: String] = [:]
    ) throws -> ChildProcess.Result {
        try CalqueBinary.run(
            ["query", "wire"] + (text.map { [$0] } ?? []) + flags.split(separator: " ").map(String.init),
            input: Array(input.utf8), in: folder.path, environment: environment)
    }

    private func rows(_ run: ChildProcess.Result) -> [[String]] { run.lines.map { $0.components(separatedBy: "\t") } }

    @Test func theSameTextIsAHundred() throws {
        let run = try query("Oil prices fell by 3 percent on Friday.", "--limit 1 --to ru")
        expectQuietSuccess(run)
        #expect(run.lines.count == 3)
        #expect(run.lines[0].hasPrefix("100 %  unit 1"))
        #expect(run.lines[1].hasSuffix("en  Oil prices fell by 3 percent on Friday."))
        #expect(run.lines[2].hasSuffix("ru  Цены на нефть упали в пятницу на 3 процента."))
        #expect(!run.output.contains("[-") && !run.output.contains("{+"))
    }

    @Test func tableHasSixColumns() throws {
        let run = try query(
            "Oil prices fell by 3 percent on Friday.", "--format tsv --to ru --cutoff 50 --scoring plain")
        expectQuietSuccess(run)
        // Eight words and a full stop; a number, then four words of nine differ.
        #expect(
            rows(run) == [
                [
                    "0", "0", "1", "100.0000", "Oil prices fell by 3 percent on Friday.",
                    "Цены на нефть упали в пятницу на 3 процента.",
                ],
                [
                    "0", "1", "3", "88.8889", "Oil prices fell by 4 percent on Friday.",
                    "Цены на нефть упали в пятницу на 4 процента.",
                ],
                [
                    "0", "2", "4", "55.5556", "Gas prices rose by 4 percent on Monday.",
                    "Цены на газ выросли в понедельник на 4 процента.",
                ],
            ])
    }

    @Test func bestFirstAndOfEqualsTheEarlier() throws {
        let run = try query("The parliament must ratify the treaty.", "--format tsv --cutoff 0 --limit 10000")
        let scores = rows(run).compactMap { Double($0[3]) }
        #expect(scores.count >= 3 && scores == scores.sorted(by: >) && scores.allSatisfy { $0 > 0 })
        #expect(rows(run).prefix(2).map { [$0[2], $0[3]] } == [["2", "100.0000"], ["5", "100.0000"]])
        #expect(rows(run).map { $0[1] } == scores.indices.map(String.init))
    }

    @Test func cutoffAndLimitHold() throws {
        let text = "Oil prices fell by 3 percent on Friday."
        for cutoff in ["0", "55.5555", "55.5556", "56", "88.8889", "88.889", "100"] {
            let run = try query(text, "--format tsv --scoring plain --limit 100 --cutoff \(cutoff)")
            let all = try query(text, "--format tsv --scoring plain --limit 100 --cutoff 0")
            // A score is a fraction: 5 of 9 are not quite 55.5556.
            let least = (Double(cutoff) ?? 0)
            let expected = rows(all).filter { (exact($0[3]) ?? 0) >= least }
            #expect(rows(run) == expected, "cutoff \(cutoff)")
        }
        let all = try query(text, "--format tsv --scoring plain --cutoff 0 --limit 100").lines
        #expect(all.count == 6, "the full stop is common to all")
        for limit in 1...7 {
            let run = try query(text, "--format tsv --scoring plain --cutoff 0 --limit \(limit)")
            #expect(run.lines == Array(all.prefix(limit)))
        }
        for flags in [
            "--cutoff 101", "--cutoff -1", "--cutoff x", "--limit 0", "--limit many", "--format xml", "--to 12",
        ] {
            expectFailure(try query(text, flags), 64, saying: "calque query: ")
        }
    }

    private func exact(_ percentage: String) -> Double? {
        Double(percentage).map { ($0 * 9 / 100).rounded() / 9 * 100 }
    }

    @Test func differencesAreMarked() throws {
        let run = try query("The two leaders are to meet in the capital on 5 March.", "--to ru")
        #expect(
            run.lines.dropFirst().first
                == "       en  The two leaders are to meet in the capital on [-March 5-]{+5 March+}.")
        #expect(try query("Oil prices fell on Friday.", "--cutoff 50").output.contains("[-by 3 percent-]"))
        let insertion = try query("The parliament of Chile must ratify the treaty.")
        #expect(insertion.output.contains("The parliament {+of Chile+} must ratify"), "\(insertion.output)")
    }

    @Test func colourOnlyWhereItIsAskedFor() throws {
        let text = "The two leaders are to meet in the capital on 5 March."
        let plain = try query(text, environment: ["TERM": "xterm-256color"])
        #expect(!plain.output.contains("\u{1B}"))
        let coloured = try query(text, "--color always")
        #expect(coloured.output.contains("\u{1B}["))
        #expect(!coloured.output.contains("[-") && !coloured.output.contains("{+"))
        #expect(coloured.output.contains("March 5") && coloured.output.contains("5 March"))
        for layout in ["json", "tsv"] {
            #expect(!(try query(text, "--color always --format \(layout)").output.contains("\u{1B}")))
        }
    }

    @Test(arguments: [30, 40, 80])
    func linesFitTheTerminal(columns: Int) throws {
        try folder.write("a.en", "The two leaders are to meet in the capital on March 5.\n".utf8)
        try folder.write("a.ru", "Лидеры встретятся в столице 5 марта.\n".utf8)
        let made = try CalqueBinary.run(
            "align --no-encoder a.en a.ru --into wire --document a/rather/long/path/2026/02/politics/story.en.txt",
            in: folder)
        #expect(made.status == 0)
        for text in ["The two leaders are to meet in the capital on 5 March.", "两国领导人3月6日将在首都会晤，会晤将于下午举行。"] {
            let other = "and another query that is rather long and finds nothing"
            for texts in [[text], [text, other]] {
                let run = try CalqueBinary.run(
                    ["query", "wire"] + texts + ["--cutoff", "30"], in: folder.path,
                    environment: ["COLUMNS": "\(columns)"])
                expectQuietSuccess(run)
                #expect(run.output.contains(" %  unit "))
                for line in run.lines { #expect(width(line) <= columns, "\(line)") }
            }
        }
    }

    @Test func languagesMaySayThemselves() throws {
        let run = try query("两国领导人3月6日将在首都会晤。", "--format tsv")
        #expect(run.status == 0)
        #expect(rows(run).first?[2] == "0")
        #expect(rows(run).first?[4] == "两国领导人3月5日将在首都会晤。")
        let marked = try query("两国领导人3月6日将在首都会晤。", "--to en")
        #expect(marked.lines[1].hasSuffix("zh  两国领导人3月[-5-]{+6+}日将在首都会晤。"))
        #expect(marked.lines[2].contains("on March 5.") && marked.output.contains("differ:"))
        let russian = try query("Цены на нефть упали в пятницу на 3 процента.", "--to zh --format tsv --limit 9")
        #expect(
            rows(russian) == [["0", "0", "1", "100.0000", "Цены на нефть упали в пятницу на 3 процента.", "周五油价下跌3%。"]])
    }

    @Test func languagesMayBeGiven() throws {
        let text = "Oil prices fell by 3 percent on Friday."
        #expect(try query(text, "--lang ru --format tsv").status == 1)
        #expect(try query(text, "--lang en-US --to zh-CN --format tsv").lines.count == 1)
        let all = try query(text, "--lang en --limit 1").lines
        #expect(all.count == 4, "every translation is shown: \(all)")
        let german = try query(text, "--lang en --to de")
        #expect(german.status == 1 && german.errors.hasSuffix("has no segments in en with de\n"), "\(german.errors)")
    }

    struct Record: Decodable {
        struct Text: Decodable, Equatable { let lang: String, text: String }
        struct Difference: Decodable { let kind: String, source: [Int], query: [Int] }
        let query: Int, rank: Int, position: Int
        let score: Double
        let sourceLang: String, source: String
        let targets: [Text]
        let differences: [Difference]
        let document: String?, date: String?
        let confidence: Double?
    }

    @Test func jsonTellsAll() throws {
        let text = "The two leaders are to meet in the capital on 5 March."
        let run = try query(text, "--format json")
        expectQuietSuccess(run)
        let all = try records(run, as: Record.self)
        try #require(all.count == 1)
        let match = all[0]
        #expect(match.query == 0 && match.rank == 0 && match.position == 0 && match.sourceLang == "en")
        #expect(match.targets.map(\.lang) == ["ru", "zh"])
        #expect(match.targets[0].text == "Лидеры встретятся в столице 5 марта.")
        #expect("\(match.score)" == rows(try query(text, "--format tsv"))[0][3])
        // Byte ranges of both texts.
        let source = Array(match.source.utf8)
        for difference in match.differences {
            let old = String(decoding: source[difference.source[0]..<difference.source[1]], as: UTF8.self)
            let new = String(decoding: Array(text.utf8)[difference.query[0]..<difference.query[1]], as: UTF8.self)
            #expect("March 5".contains(old) && "5 March".contains(new) && old != new)
        }
        #expect(!match.differences.isEmpty)

        let pair = SamplePair(story: "politics", source: "en", target: "ru")
        _ = try CalqueBinary.run(
            [
                "align", "--no-encoder", pair.sourcePath, pair.targetPath, "--into", "news", "--document", "d/s.en.txt",
                "--date", "2026-02-03",
            ],
            in: folder.path)
        let aligned = try records(
            try CalqueBinary.run(["query", "news", text, "-f", "json"], in: folder.path), as: Record.self)
        #expect(aligned.first?.document == "d/s.en.txt" && aligned.first?.date == "2026-02-03")
        #expect((0...1).contains(aligned.first?.confidence ?? -1))
    }

    // MARK: Many queries

    @Test func queriesComeFromAFileOrStandardInput() throws {
        let text =
            "Gas prices rose by 4 percent on Monday.\nnothing of the kind here\n\nOil prices fell by 4 percent on Friday.\r\n"
        try folder.write("queries.txt", text.utf8)
        let file = try query(nil, "--queries queries.txt --format tsv --limit 1")
        expectQuietSuccess(file)
        #expect(rows(file).map { Array($0.prefix(4)) } == [["0", "0", "4", "100.0000"], ["3", "0", "3", "100.0000"]])
        #expect(try query(nil, "--queries - --format tsv --limit 1", input: text).output == file.output)
        // Words of the call come first.
        let both = try query("Oil prices fell by 3 percent on Friday.", "--queries queries.txt --format tsv --limit 1")
        #expect(rows(both).map { $0[0] } == ["0", "1", "4"])
        let shown = try query(nil, "--queries queries.txt --limit 1")
        #expect(shown.output.contains("nothing of the kind here\n  no match\n"))
    }

    @Test(arguments: ["text", "tsv", "json"])
    func nothingFoundIsOne(layout: String) throws {
        let run = try query("zebras", "--format \(layout)")
        #expect(run.status == 1)
        #expect(run.output == "")
        #expect(run.errorLines.count == (layout == "text" ? 1 : 0), "\(run.errors)")
        #expect(try query("zebras", "--quiet --format \(layout)").errors == "")
        #expect(try query(nil, "--queries - --format \(layout)").status == 1)
        #expect(try query("", "--format \(layout)").status == 1)
        #expect(try query(" … ", "--format \(layout)").status == 1)
    }

    @Test func callsThatLackSomething() throws {
        expectFailure(try query(nil), 64, saying: "no text to look up")
        expectFailure(
            try CalqueBinary.run("query none text", in: folder), 66, saying: "none: there is no memory at this path")
        expectFailure(try query(nil, "--queries none.txt"), 66, saying: "none.txt")
        expectFailure(try query(nil, "--queries wire"), 66, saying: "is a folder")
        try folder.write("bad/a.tmx", "<tmx version=\"1.4\"><header/><body><tu>".utf8)
        let run = try CalqueBinary.run("query bad text", in: folder)
        #expect(run.status == 65)
        #expect(run.errorLines.last?.hasPrefix("calque: bad/a.tmx:1:") == true, "\(run.errors)")
    }

    @Test func tabsAndLineEndsInSegmentsAreBlanksInTables() throws {
        try folder.write(
            "odd.tmx",
            """
            <?xml version="1.0"?><tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" \
            o-tmf="x" adminlang="en" srclang="en" datatype="plaintext"/><body><tu><tuv xml:lang="en"><seg>One&#9;two&#10;three
            four</seg></tuv><tuv xml:lang="ru"><seg>Раз&#13;два</seg></tuv></tu></body></tmx>
            """.utf8)
        let run = try CalqueBinary.run(["query", "odd.tmx", "One two three four", "-f", "tsv"], in: folder.path)
        #expect(run.lines.count == 1)
        #expect(rows(run)[0].count == 6)
        #expect(rows(run)[0].suffix(2) == ["One two three four", "Раз два"])
    }
}
