import Foundation
import TestSupport
import Testing

/// Closed streams, outputs that are inputs, terminals and spreadsheets: what must not harm a person's work or machine.
@Suite struct HardenedTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("a.en", "Oil rose 3 %.\nGas fell.\n".utf8)
        try folder.write("a.ru", "Нефть подорожала на 3 %.\nГаз подешевел.\n".utf8)
        try folder.write("a.tsv", "en\tru\nOil rose.\tНефть подорожала.\nGas fell.\tГаз подешевел.\n".utf8)
        _ = try CalqueBinary.run("import wire.tmx a.tsv", in: folder)
    }

    private func shell(_ line: String) throws -> ChildProcess.Result { try CalqueBinary.shell(line, in: folder) }

    private func contents() throws -> [String: String] {
        let names = ["a.en", "a.ru", "a.tsv", "wire.tmx"]
        return Dictionary(uniqueKeysWithValues: try names.map { ($0, try folder.read($0)) })
    }

    // MARK: Closed streams

    @Test(arguments: ["2>&-", "<&- 2>&-", "<&- >&- 2>&-", "2>/dev/full"])
    func closedStreamsDoNotDamageAMemory(streams: String) throws {
        try folder.write("odd.tsv", "en\tru\nA \u{1} sentence.\tПредложение.\n".utf8)
        let run = try shell("calque import wire.tmx odd.tsv \(streams)")
        #expect(run.status == 0)
        let text = try folder.read("wire.tmx")
        #expect(text.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE tmx"))
        #expect(try CalqueBinary.run("memory info wire.tmx", in: folder).output.contains("units       3"))
        #expect(!text.contains("warning"))
    }

    @Test func compactWithoutStandardErrorKeepsTheUnits() throws {
        for name in ["m/a.tmx", "m/b.tmx"] {
            let odd = try folder.read("wire.tmx").replacing("Oil rose.", with: "\(name) A &#1; b")
            try folder.write(name, odd.utf8)
        }
        #expect(try shell("calque memory compact m 2>&-").status == 0)
        let run = try CalqueBinary.run("memory info m", in: folder)
        #expect(run.output.contains("units       4"), "\(run.output)\(run.errors)")
    }

    @Test(arguments: [
        "import new.tmx a.tsv", "memory remove wire.tmx 0", "memory edit wire.tmx 0 --note x",
        "learn wire.tmx -o l.lexicon -s en -t ru",
    ])
    func aChangeThatIsNotReportedIsNoFailure(words: String) throws {
        for target in [">&-", ">/dev/full"] {
            let run = try shell("cp wire.tmx copy.tmx; calque \(words) \(target); s=$?; mv copy.tmx wire.tmx; exit $s")
            #expect(run.status == 0, "\(target): \(run.errors)")
            #expect(run.errors.contains("warning: the change was made, but not reported"), "\(run.errors)")
        }
    }

    @Test(arguments: [
        "query wire.tmx Oil --cutoff 30", "export wire.tmx", "memory info wire.tmx", "memory dedupe wire.tmx --dry-run",
    ])
    func resultsThatAreLostAreAFailure(words: String) throws {
        for target in [">&-", ">/dev/full"] {
            expectFailure(try shell("calque -q \(words) \(target)"), 74, saying: "cannot write to standard output")
        }
    }

    // MARK: Outputs that are inputs

    @Test(arguments: [
        "export wire.tmx -o wire.tmx", "export wire.tmx --format tsv -o ./wire.tmx",
        "learn wire.tmx -o wire.tmx -s en -t ru",
        "leverage wire.tmx a.en --to ru -o a.en", "leverage wire.tmx a.en --to ru -o wire.tmx --format text",
        "align a.en a.ru --no-encoder -o a.ru --format tsv", "align a.en a.ru --no-encoder --report a.en",
        "align a.en a.ru --no-encoder --format moses -o a", "query wire.tmx Oil --timings wire.tmx",
        "query wire.tmx --queries a.en --timings a.en", "concordance wire.tmx Oil --timings wire.tmx",
        "export wire.tmx -o link.tmx", "align a.en a.ru --no-encoder --into a.en",
    ])
    func anInputIsNotOverwritten(words: String) throws {
        try FileManager.default.createSymbolicLink(atPath: folder.path("link.tmx"), withDestinationPath: "wire.tmx")
        let before = try contents()
        let run = try CalqueBinary.run(words, in: folder)
        #expect(run.status == 64 && run.errorLines.count == 1, "\(run.status) \(run.errors)")
        #expect(try contents() == before)
    }

    @Test func aBatchDoesNotOverwriteItsArticles() throws {
        let before = try contents()
        try folder.write("list", "a.en\ta.ru\ta.ru\n".utf8)
        let whole = try CalqueBinary.run("align --batch list --no-encoder --format tsv", in: folder)
        expectFailure(whole, 65, saying: "list:1: a.ru is the output of line 1")
        // The prefix of bitext becomes the name of an article only when its files are made.
        try folder.write("list", "a.en\ta.ru\ta\na.en\ta.ru\tx\n".utf8)
        let run = try CalqueBinary.run("align --batch list --no-encoder --format moses", in: folder)
        #expect(run.status == 64, "\(run.errors)")
        #expect(run.errors.contains("list:1: a.en: is a file that this command reads"), "\(run.errors)")
        #expect(try contents() == before)
        #expect(try folder.read("x.en").contains("Oil"))
    }

    // MARK: Terminals, tables, dates

    @Test(
        .enabled(if: Tool("script") != nil, "needs script (bsdutils)"),
        arguments: ["segment esc.txt", "align esc.txt esc.txt --no-encoder -s en -t ru", "export -q esc.tmx"])
    func aTerminalGetsSymbols(words: String) throws {
        let odd = "Hello \u{1B}]52;c;cm0=\u{7} \u{9B}31m\u{202E}world.\n"
        try folder.write("esc.txt", odd.utf8)
        try folder.write(
            "esc.tmx", try folder.read("wire.tmx").replacing("Oil rose.", with: "Oil \u{9B}31m \u{202E} rose.").utf8)
        let run = try shell("script -qec 'calque \(words)' /dev/null </dev/null")
        #expect(run.status == 0, "\(run.output)")
        #expect(run.output.contains("<U+202E>"), "\(run.output)")
        let controls = run.output.unicodeScalars.filter { $0.properties.generalCategory == .control }
        #expect(Set(controls).isSubset(of: ["\r", "\n", "\t"]), "\(run.output.debugDescription)")
        // In a pipe the text is the text.
        if words.hasPrefix("segment") { #expect(try shell("calque \(words)").output == odd) }
    }

    @Test func namesInAMemoryCannotForgeLines() throws {
        let text = try folder.read("wire.tmx")
        try folder.write(
            "odd.tmx",
            text.replacing(
                "<tuv xml:lang=\"en\">",
                with: "<prop type=\"x-document\">a&#10;100 %  unit 7</prop><tuv xml:lang=\"en\">"
            ).utf8)
        for words in ["query odd.tmx --to ru Oil", "memory info odd.tmx", "memory remove odd.tmx 0"] {
            let run = try CalqueBinary.run(words, in: folder)
            #expect(!run.lines.contains { $0.hasPrefix("100 %  unit 7") }, "\(run.output)")
        }
    }

    @Test(arguments: ["csv", "tsv"])
    func cellsOfSpreadsheets(form: String) throws {
        try folder.write("cells.tsv", "en\tru\n=HYPERLINK(1)\t+7 495\nplain\t-3 %\n@x\tтекст\n".utf8)
        _ = try CalqueBinary.run("import cells.tmx cells.tsv", in: folder)
        let plain = try CalqueBinary.run("export -q cells.tmx --format \(form) --columns en,ru", in: folder).output
        #expect(plain.contains("=HYPERLINK") && !plain.contains("'="))
        let safe = try CalqueBinary.run(
            "export -q cells.tmx --format \(form) --columns en,ru --safe-cells", in: folder
        ).output
        for cell in ["'=HYPERLINK(1)", "'+7 495", "'-3 %", "'@x"] { #expect(safe.contains(cell), "\(safe)") }
        #expect(safe.contains("plain") && !safe.contains("'plain"))
        expectFailure(
            try CalqueBinary.run("export cells.tmx --format json --safe-cells", in: folder), 64, saying: "tsv and csv")
    }

    @Test(arguments: ["yesterday", "2026-13-01", "a\u{1B}b", "2026"])
    func datesAreDates(date: String) throws {
        let run = try CalqueBinary.run(
            ["align", "a.en", "a.ru", "--no-encoder", "--into", "new.tmx", "--date", date], in: folder.path)
        expectFailure(run, 64, saying: "--date", "a date such as 2026-02-03")
        #expect(!FileManager.default.fileExists(atPath: folder.path("new.tmx")))
    }
}
