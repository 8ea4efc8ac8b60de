import CalqueIO
import Foundation
import TestSupport
import Testing

/// `calque align --batch`: many pairs in one run.
@Suite struct AlignBatchTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("a.en", "The minister left Moscow on 5 March.\n\nHe had 12 meetings.\n".utf8)
        try folder.write("a.ru", "Министр покинул Москву 5 марта.\n\nОн провел 12 встреч.\n".utf8)
    }

    @Test func goodLinesAreDoneAndBadOnesAreTold() throws {
        try folder.write("bad.ru", [0x41, 0, 0x42])
        try folder.write(
            "list",
            "a.en\ta.ru\tone\na.en\ta.ru\nnone.en\ta.ru\ttwo\n\na.en\tbad.ru\tthree\na.en\ta.ru\tno/such/folder\na.en\ta.ru\tlast\n"
                .utf8)
        let run = try CalqueBinary.run("align --no-encoder --format beads --batch list", in: folder)
        #expect(run.status > 1)
        #expect(run.output == "")
        #expect(run.errorLines.count == 5, "\(run.errors)")
        #expect(run.errorLines.allSatisfy { $0.hasPrefix("calque: ") })
        let told = run.errorLines
        try #require(told.count == 5)
        #expect(told[0].contains("list:2: the line has 2 fields, not 3"))
        for (line, number, what) in [(told[1], 3, "none.en"), (told[2], 5, "bad.ru"), (told[3], 6, "no/such/folder")] {
            #expect(line.contains("list:\(number)") && line.contains(what), "\(line)")
        }
        #expect(told[4] == "calque: 2 aligned, 0 skipped, 4 failed")
        #expect(try folder.names() == ["a.en", "a.ru", "bad.ru", "last", "list", "one"])
        let alone = try CalqueBinary.run("align --no-encoder --format beads a.en a.ru", in: folder).output
        #expect(try folder.read("one") == alone)
        #expect(try folder.read("last") == alone)
    }

    @Test(arguments: ["text", "json", "tsv", "beads", "tmx"])
    func everyFormIsTheOneOfASingleCall(layout: String) throws {
        try folder.write("list", "a.en\ta.ru\tout\n".utf8)
        let epoch = ["SOURCE_DATE_EPOCH": "1767225600"]
        let words = "align -q --no-encoder --format \(layout) --date 2026-02-03"
        expectQuietSuccess(try CalqueBinary.run("\(words) --batch list", in: folder, environment: epoch))
        let alone = try CalqueBinary.run("\(words) a.en a.ru", in: folder, environment: epoch)
        #expect(try folder.read("out") == alone.output)
    }

    @Test func theListMayBeStandardInputAndHaveOtherLineEnds() throws {
        let run = try CalqueBinary.run(
            "align -q --no-encoder --format beads --batch -", input: "a.en\ta.ru\tone\r\na.en\ta.ru\ttwo", in: folder)
        expectQuietSuccess(run)
        #expect(try folder.names() == ["a.en", "a.ru", "one", "two"])
    }

    @Test func oneBadFileDoesNotReplaceWhatWasThere() throws {
        try folder.write("out", "old\n".utf8)
        try folder.write("list", "none\ta.ru\tout\n".utf8)
        #expect(try CalqueBinary.run("align --no-encoder --batch list", in: folder).status == 66)
        #expect(try folder.read("out") == "old\n")
    }

    @Test func whatGoesNotTogetherIsRefused() throws {
        try folder.write("list", [])
        expectQuietSuccess(try CalqueBinary.run("align -q --no-encoder --batch list", in: folder))
        expectFailure(try CalqueBinary.run("align --batch list a.en a.ru", in: folder), 64, saying: "--batch")
        expectFailure(try CalqueBinary.run("align --jobs 2 a.en a.ru", in: folder), 64, saying: "--jobs is for --batch")
        expectFailure(try CalqueBinary.run("align --force a.en a.ru", in: folder), 64, saying: "--force is for --batch")
        expectFailure(try CalqueBinary.run("align --no-encoder --batch none", in: folder), 66, saying: "none")
        expectFailure(try CalqueBinary.run("align --no-encoder --batch .", in: folder), 66, saying: "folder")
    }

    // MARK: Restart

    private func run(_ words: String) throws -> ChildProcess.Result {
        try CalqueBinary.run("align --no-encoder --format beads \(words)", in: folder)
    }

    /// Sets when a file was changed, in seconds from now.
    private func touch(_ name: String, _ seconds: Double) throws {
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSinceNow: seconds)], ofItemAtPath: folder.path(name))
    }

    @Test func aRestartDoesWhatIsLeft() throws {
        try folder.write("list", "a.en\ta.ru\tone\nnone\ta.ru\ttwo\na.en\ta.ru\tthree\n".utf8)
        #expect(try run("--batch list").errorLines.last == "calque: 2 aligned, 0 skipped, 1 failed")
        let made = try folder.read("one")
        try FileManager.default.removeItem(atPath: folder.path("three"))
        try FileManager.default.copyItem(atPath: folder.path("a.en"), toPath: folder.path("none"))
        let rest = try run("--batch list")
        #expect(rest.status == 0)
        #expect(rest.errorLines == ["calque: 2 aligned, 1 skipped (done before; --force does them again), 0 failed"])
        #expect(try ["one", "two", "three"].map(folder.read) == [made, made, made])
        // An input that is newer than its output.
        try folder.write("a.en", "The minister left Moscow on 5 March.\n".utf8)
        try touch("a.en", 60)
        #expect(try run("--batch list").errorLines.last?.hasPrefix("calque: 2 aligned, 1 skipped") == true)
        #expect(try folder.read("one") != made)
        #expect(try run("--batch list --force").errorLines == ["calque: 3 aligned, 0 skipped, 0 failed"])
    }

    @Test func outputsOfOtherSettingsAreDoneAgain() throws {
        try folder.write("list", "a.en\ta.ru\tone\n".utf8)
        _ = try run("--batch list")
        #expect(try run("--batch list --jobs 2").errors.contains("1 skipped"))
        let other = try run("--monotone --batch list")
        // If the file system keeps no attributes, only the times count.
        guard FileManager.default.keepsAttributes(at: folder.path("one")) else { return }
        #expect(other.errors == "calque: 1 aligned, 0 skipped, 0 failed\n")
        #expect(try run("--batch list").errors == "calque: 1 aligned, 0 skipped, 0 failed\n")
    }

    /// With --learn the words of all pairs of a list are evidence for each pair, in whatever order the work is done.
    @Test func aListTeachesItsOwnWords() throws {
        let animals = [("cow", "Kuh"), ("dog", "Hund"), ("bird", "Vogel"), ("fish", "Fisch")]
        let verbs = [("sees", "sieht"), ("loves", "liebt"), ("fears", "meidet"), ("hears", "hoert")]
        var list = ""
        for number in 0..<12 {
            let pairs = (0..<4).map { line -> (String, String) in
                let (animal, other) = (animals[(line + number) % 4], animals[(line + number + 1 + number / 4) % 4])
                let verb = verbs[(line * 3 + number) % 4]
                return ("The \(animal.0) \(verb.0) the \(other.0).", "\(animal.1) \(verb.1) \(other.1).")
            }
            try folder.write("\(number).en", pairs.map { $0.0 + "\n" }.joined().utf8)
            try folder.write("\(number).de", pairs.map { $0.1 + "\n" }.joined().utf8)
            list += "\(number).en\t\(number).de\t\(number).out\n"
        }
        try folder.write("list", list.utf8)
        let words = "align --segmented --no-encoder --format beads -s en -t de"
        expectQuietSuccess(try CalqueBinary.run("\(words) -q --batch list", in: folder))
        let before = try folder.read("7.out")
        let run = try CalqueBinary.run("\(words) --learn --batch list --jobs 3", in: folder)
        #expect(run.status == 0)
        #expect(run.errorLines.contains { $0.hasPrefix("calque: learnt from 48 pairs: ") }, "\(run.errors)")
        let after = try folder.read("7.out")
        #expect(after != before)
        #expect(try CalqueBinary.run("\(words) --learn --batch list", in: folder).errors.contains("12 skipped"))
        expectQuietSuccess(try CalqueBinary.run("\(words) -q --learn --force --batch list --jobs 1", in: folder))
        #expect(try folder.read("7.out") == after)
        let both = try CalqueBinary.run("\(words) --learn --batch list --lexicon none", in: folder)
        expectFailure(both, 64, saying: "--learn makes a lexicon of its own")
        expectFailure(try CalqueBinary.run("align --learn 1.en 1.de", in: folder), 64, saying: "--learn is for --batch")
    }

    @Test func anOutputMustBelongToOneLine() throws {
        for (list, what) in [
            ("a.en\ta.ru\tout\nbad\na.en\ta.ru\t./out\n", "list:3: ./out is the output of line 1 too"),
            ("a.en\ta.ru\tout\nout\ta.ru\tlast\n", "list:2: out is the output of line 1"),
            ("a.en\ta.ru\t../\(folder.path.split(separator: "/").last ?? "")/a.en\n", "list:1: a.en is the output"),
        ] {
            try folder.write("list", list.utf8)
            expectFailure(try run("--batch list"), 65, saying: what)
        }
        #expect(try folder.names() == ["a.en", "a.ru", "list"])
    }

    // MARK: Jobs

    private func samples(_ out: String, times: Int = 1) throws -> String {
        let lines = (0..<times).flatMap { time in
            SamplePair.all.enumerated().map { "\($1.sourcePath)\t\($1.targetPath)\t\(out)/\(time)-\($0)\n" }
        }
        try folder.write("\(out)/x", [])
        return try folder.write("\(out).list", (lines + ["none\ta.ru\tx\n", "none too\ta.ru\ty\n"]).joined().utf8)
    }

    @Test func jobsMakeNoDifference() throws {
        var told: Set<String> = []
        for jobs in [1, 2, 5] {
            _ = try samples("\(jobs)")
            let run = try run("--batch \(jobs).list --jobs \(jobs)")
            #expect(run.status == 66)
            told.insert(run.errors.replacing("\(jobs).list", with: "list"))
        }
        #expect(told.count == 1 && told.first?.contains("12 aligned, 0 skipped, 2 failed") == true, "\(told)")
        for name in try folder.names(in: "1") {
            #expect(try folder.read("1/\(name)") == folder.read("2/\(name)"))
            #expect(try folder.read("1/\(name)") == folder.read("5/\(name)"))
        }
        #expect(try folder.names(in: "1").count == 13 && folder.names(in: "5").count == 13)
        expectFailure(try run("--batch 1.list --jobs 0"), 64, saying: "--jobs takes a whole number from 1 to 256")
    }

    /// Whichever signal ends the run, all files are whole, and the same call aligns the rest.
    @Test(arguments: [("INT", 130), ("TERM", 143), ("HUP", 129), ("KILL", 137)])
    func anInterruptedRunLeavesWholeFiles(signal: String, status: Int32) throws {
        _ = try samples("whole")
        _ = try samples("cut", times: 12)
        _ = try run("--batch whole.list")
        let line = """
            calque align --no-encoder --format beads --batch cut.list & child=$!
            until [ -e cut/0-5 ]; do sleep 0.01; done; kill -\(signal) $child; wait $child
            """
        // A shell that runs a script has its jobs ignore SIGINT, unless they are under job control.
        let cut = try CalqueBinary.shell("set -m; " + line, in: folder)
        #expect(cut.status == status, "\(cut.errors)")
        #expect(cut.errors.contains("calque: interrupted") == (signal != "KILL"), "\(cut.errors)")
        let names = try folder.names(in: "cut").filter { $0 != "x" }
        let whole = names.filter { !$0.hasPrefix(".") }
        #expect((1..<144).contains(whole.count))
        if signal != "KILL" { #expect(whole == names) }
        for name in whole {
            #expect(try folder.read("cut/\(name)") == folder.read("whole/0-\(name.split(separator: "-")[1])"))
        }
        let rest = try run("--batch cut.list")
        #expect(rest.errorLines.last?.contains(" \(whole.count) skipped") == true, "\(rest.errors)")
        #expect(try folder.names(in: "cut").count == 145)
    }
}

extension FileManager {
    /// Whether the file system of a file has attributes for users.
    fileprivate func keepsAttributes(at path: String) -> Bool {
        FileAttribute.set("user.calque.test", to: "1", of: path)
        return FileAttribute.value("user.calque.test", of: path) == "1"
    }
}
