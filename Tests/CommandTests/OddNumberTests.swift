import Foundation
import NumberTestSupport
import TestSupport
import Testing

/// Numbers that do not fit. `Benchmarks/fuzz` runs the same trial for longer.
@Suite struct OddNumberTests {
    @Test(arguments: 0..<4)
    func noFileOfNumbersTraps(seed: UInt64) throws {
        var trial = try NumberTrial(SeededGenerator(seed: 70 + seed))
        for round in 0..<40 { #expect(try trial.run() == [], "seed \(seed), round \(round)") }
    }

    private func memory(_ units: String...) -> String {
        "<tmx version=\"1.4\"><header srclang=\"en\" datatype=\"plaintext\" segtype=\"sentence\" adminlang=\"en\" o-tmf=\"x\" "
            + "creationtool=\"x\" creationtoolversion=\"1\"/><body>\(units.joined())</body></tmx>"
    }

    private func unit(_ source: String, _ target: String, _ language: String = "ru", _ head: String = ">") -> String {
        "<tu\(head)<tuv xml:lang=\"en\"><seg>\(source)</seg></tuv><tuv xml:lang=\"\(language)\"><seg>\(target)</seg></tuv></tu>"
    }

    @Test(arguments: ["1e300", "-1e300", "nan", "inf", "-inf", "-0.01", "1.01", "", "high"])
    func aConfidenceThatIsNoneCountsAsAbsent(text: String) throws {
        let folder = try TemporaryFolder()
        let property = "><prop type=\"x-confidence\">\(text)</prop>"
        try folder.write("m.tmx", memory(unit("Hello there.", "Привет.", "ru", property)).utf8)
        try folder.write("a.txt", "Hello there.".utf8)
        for format in ["text", "json", "tsv"] {
            let run = try CalqueBinary.run(
                ["query", "m.tmx", "Hello there.", "--to", "ru", "--format", format, "--quiet"], in: folder.path)
            #expect(run.status == 0 && run.output.contains("Привет."), "\(format): \(run.errors)")
            #expect(!run.output.contains("aligned") && !run.output.contains("confidence"), "\(run.output)")
        }
        for form in ["a.html", "a.xlf"] {
            let run = try CalqueBinary.run("leverage m.tmx a.txt --to ru --output \(form) --quiet", in: folder)
            #expect(run.status == 0, "\(form): \(run.errors)")
        }
        // The filter agrees: no comparison is true of a confidence that is absent.
        for condition in ["confidence >= 0", "confidence < 1", "confidence exists"] {
            let run = try CalqueBinary.run(
                ["memory", "filter", "m.tmx", "--where", condition, "--in-place", "--quiet"], in: folder.path)
            #expect(run.status == 1 && run.output.isEmpty, "\(condition): \(run.output)\(run.errors)")
        }
    }

    @Test func aConfidenceIsShown() throws {
        let folder = try TemporaryFolder()
        let property = "><prop type=\"x-confidence\">0.97</prop>"
        try folder.write("m.tmx", memory(unit("Hello there.", "Привет.", "ru", property)).utf8)
        let run = try CalqueBinary.run(["query", "m.tmx", "Hello there.", "--to", "ru", "--quiet"], in: folder.path)
        #expect(run.output.contains("aligned 0.97"), "\(run.output)")
        let found = try CalqueBinary.run(
            ["memory", "filter", "m.tmx", "--where", "confidence >= 0.97", "--in-place", "--quiet"], in: folder.path)
        #expect(found.status == 0 && !found.output.isEmpty, "\(found.errors)")
    }

    @Test func usesAreAddedAsFarAsTheyFit() throws {
        let folder = try TemporaryFolder()
        let most = "9223372036854775807"
        for (one, other) in [(most, "1"), (most, most), ("1", "9223372036854775808"), ("-5", most)] {
            let units = [one, other].map { unit("Hello", "Привет", "ru", " usagecount=\"\($0)\">") }
            try folder.write("u.tmx", memory(units[0], units[1]).utf8)
            let run = try CalqueBinary.run("memory dedupe u.tmx --quiet", in: folder)
            #expect(run.status == 0, "\(run.errors)")
            #expect(try folder.read("u.tmx").contains("usagecount=\"\(most)\""), "\(one) and \(other)")
        }
    }

    @Test func monthsAndTimesThatDoNotExist() throws {
        let folder = try TemporaryFolder()
        for number in ["9223372036854775808", "99999999999999999999999999", "0", "999999", "1000000"] {
            let chinese = "会议于\(number)月5日下午\(number)时举行。"
            try folder.write("zh", chinese.utf8)
            try folder.write("en", "The meeting is on May 5.".utf8)
            try folder.write("m.tmx", memory(unit("The meeting is on May 5.", chinese, "zh")).utf8)
            for line in [
                "align --no-encoder -s zh -t en zh en", "memory check m.tmx --quiet",
                "query m.tmx --to zh --queries en",
            ] {
                let run = try CalqueBinary.run(line, in: folder)
                #expect(run.status < 2, "\(number): \(line): \(run.errors)")
            }
        }
    }

    /// Terminals have no thousand million columns, and lines are padded to the width.
    @Test(arguments: ["9223372036854775807", "9223372036854775808", "1000000000", "-1", "0"])
    func noWidthExhaustsTheMemory(columns: String) throws {
        let folder = try TemporaryFolder()
        try folder.write("m.tmx", memory(unit("Hello there.", "Привет.")).utf8)
        try folder.write("en", "Hello there.".utf8)
        try folder.write("ru", "Привет.".utf8)
        for line in ["align --no-encoder en ru", "query m.tmx --to ru --queries en"] {
            let run = try CalqueBinary.run(line, in: folder, environment: ["COLUMNS": columns])
            #expect(run.status == 0 && run.outputBytes.count < 100_000, "\(run.errors)")
        }
    }
}
