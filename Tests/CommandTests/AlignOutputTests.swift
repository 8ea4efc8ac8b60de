import Calque
import Foundation
import TestSupport
import Testing

/// `calque align`: the places of the output, its marks and its omissions.
@Suite struct AlignOutputTests {
    typealias Record = AlignTests.Record

    private let folder: TemporaryFolder

    /// Two versions of made-up news, one segment per line. A block of three is at the end of one and near the beginning
    /// of the other, and the texts of one pair differ.
    init() throws {
        folder = try TemporaryFolder()
        let lines = [
            ("The bridge at Oakham opened on 3 May 2021.", "Мост в Окхэме открылся 3 мая 2021 года."),
            ("It cost $48 million and took 27 months.", "Он обошелся в 48 млн долларов, строили его 27 месяцев."),
            ("Some 1,450 people came to the opening.", "На открытие пришли около 1450 человек."),
            ("The first ferry ran in 1887.", "Первый паром пошел в 1887 году."),
            ("It carried 36 people and 4 carts.", "Он перевозил 36 человек и 4 повозки."),
            ("The last one sailed on 19 April 2019.", "Последний рейс был 19 апреля 2019 года."),
            ("The toll is $2.70 for a car.", "Проезд стоит 2,70 доллара с машины."),
            ("Lorries pay $11.25.", "Грузовики платят 11,25 доллара."),
            ("The mayor was content.", "Дождя не было, хотя его ждали с утра."),
            ("Work on the road begins on 14 June.", "Работы на дороге начнутся 14 июня."),
            ("It will be 5.5 km long.", "Ее длина составит 5,5 км."),
        ]
        let order = [0, 1, 2, 6, 7, 8, 9, 10, 3, 4, 5]
        try folder.write("a.en", lines.map { $0.0 + "\n" }.joined().utf8)
        try folder.write("a.ru", order.map { lines[$0].1 + "\n" }.joined().utf8)
    }

    private func align(_ words: String, quiet: Bool = false) throws -> ChildProcess.Result {
        try CalqueBinary.run(
            "align --no-encoder --segmented a.en a.ru \(words)", in: folder, environment: ["COLUMNS": "80"])
    }

    private func beads(_ words: String = "") throws -> Beads {
        try Beads(reading: try align("--format beads --quiet " + words).output)
    }

    // MARK: Moved

    @Test func whatMovedIsMarkedInEveryForm() throws {
        let beads = try beads()
        let moved = beads.all.indices.filter { beads.marks[$0].contains("moved") }
        #expect(moved.map { beads.all[$0].source } == [[3], [4], [5]])
        #expect(moved.map { beads.all[$0].target } == [[8], [9], [10]])
        let json = try records(try align("--format json"), as: Record.self)
        #expect(json.indices.filter { json[$0].moved } == moved)
        let rows = try align("--format tsv").lines.map { $0.components(separatedBy: "\t") }
        #expect(rows.allSatisfy { $0.count == 4 })
        #expect(rows.indices.filter { rows[$0][3] == "moved" } == moved)
        let text = try align("").output
        #expect(text.components(separatedBy: "↕ ru has it after “").count == 4)
        #expect(text.contains("↕ ru has it after “Ее длина составит 5,5 км.”"))
        try folder.write("a.tmx", try align("--format tmx").outputBytes)
        let units = try units(of: folder.path("a.tmx"))
        #expect(
            units.filter { $0.annotations.property("x-moved") == "yes" }.map { $0.variants[0].text }
                == moved.map { json[$0].sourceText })
        #expect(units.count(where: { $0.annotations.property("x-moved") == nil }) == units.count - 3)
        let ladder = try align("--format ladder")
        #expect(ladder.lines.allSatisfy { $0.split(separator: "\t").count == 3 })
        #expect(
            ladder.errorLines == [
                "calque: a ladder cannot hold beads that moved; these are omissions in it: 3:8 4:9 5:10"
            ])
        #expect(try align("--format beads --monotone").output.contains("moved") == false)
    }

    /// Boilerplate is removed before the alignment and put back after it.
    @Test(.enabled(if: encoderIsInstalled, needsEncoder))
    func marksOutliveFurniture() throws {
        let pair = SamplePair(story: "politics", source: "en", target: "ru")
        let run = try CalqueBinary.run(["align", "--format", "beads", pair.sourcePath, pair.targetPath])
        let beads = try Beads(reading: run.output)
        let moved = zip(beads.all, beads.marks).filter { $1 == ["moved"] }.map(\.0.source)
        #expect(moved == [[21], [22]])
        #expect(beads.all.first == Beads.Bead(source: [0], target: []))
    }

    // MARK: Review

    @Test func whatIsLessSureIsFlaggedOrLeftOut() throws {
        let beads = try beads()
        // A little above the lowest confidence, whatever that is.
        let values = beads.all.indices.filter { beads.all[$0].isLinked }.compactMap {
            Double(beads.confidences[$0] ?? "")
        }
        let least = String(format: "%.2f", try #require(values.min()) + 0.011)
        let unsure = beads.all.indices.filter {
            beads.all[$0].isLinked && Double(beads.confidences[$0] ?? "") ?? 1 < Double(least) ?? 0
        }
        try #require(!unsure.isEmpty && unsure.count < beads.all.count)
        let words = "--min-confidence \(least) "
        let note =
            unsure.count == 1 ? "1 linked bead below \(least) is" : "\(unsure.count) linked beads below \(least) are"
        let flagged = try align(words + "--format json")
        #expect(flagged.errors == "calque: \(note) for review\n")
        let json = try records(flagged, as: Record.self)
        #expect(json.indices.filter { json[$0].review } == unsure)
        let marks = try self.beads(words).marks
        #expect(marks.indices.filter { marks[$0].contains("review") } == unsure)
        let text = try align(words).lines
        #expect(text.count(where: { $0.contains(/^\d\.\d\d\?/) }) == unsure.count)

        let table = try align(words + "--format tsv")
        #expect(table.errors == "calque: \(note) for review and left out of the tsv\n")
        #expect(table.lines.count == beads.all.count - unsure.count)
        #expect(!table.lines.contains { line in unsure.contains { line.hasPrefix(json[$0].sourceText) } })
        try folder.write("a.tmx", try align(words + "--format tmx").outputBytes)
        #expect(try units(of: folder.path("a.tmx")).count == beads.all.count(where: \.isLinked) - unsure.count)
        let kept = try align(words + "--into wire.tmx")
        #expect(kept.errors == "calque: \(note) for review and left out of the memory\n")
        #expect(try units(of: folder.path("wire.tmx")).count == beads.all.count(where: \.isLinked) - unsure.count)
        let page = try align(words + "--report page.html")
        #expect(page.status == 0)
        #expect(try folder.read("page.html").contains("? review</span></div>"))
        expectFailure(try align("--min-confidence 1.5"), 64, saying: "--min-confidence")
    }

    // MARK: Files

    @Test(arguments: ["text", "json", "tsv", "beads", "tmx", "ladder"])
    func aFileGetsWhatStandardOutputGets(layout: String) throws {
        let environment = ["SOURCE_DATE_EPOCH": "1767225600"]
        let words = "align --quiet --no-encoder --segmented a.en a.ru --format \(layout) "
        let printed = try CalqueBinary.run(words, in: folder, environment: environment)
        expectQuietSuccess(printed)
        let filed = try CalqueBinary.run(words + "--output out", in: folder, environment: environment)
        expectQuietSuccess(filed)
        #expect(filed.output == "")
        #expect(try folder.read("out") == printed.output)
        let dash = try CalqueBinary.run(words + "-o -", in: folder, environment: environment)
        #expect(dash.output == printed.output)
        expectFailure(
            try CalqueBinary.run(words + "-o none/out", in: folder, environment: environment), 74, saying: "none/out")
    }

    @Test func mosesIsAFileForEachLanguageLineByLine() throws {
        let run = try align("--format moses --output bitext/a")
        expectFailure(run, 74, saying: "bitext/a: ", "make the folder first")
        let made = try align("--format moses -o b")
        #expect(made.status == 0 && made.output == "")
        let json = try records(try align("--format json"), as: Record.self).filter {
            !$0.source.isEmpty && !$0.target.isEmpty
        }
        #expect(try folder.read("b.en") == json.map { $0.sourceText + "\n" }.joined())
        #expect(try folder.read("b.ru") == json.map { $0.targetText + "\n" }.joined())
        let lines = json.indices.filter { json[$0].moved }.map { "\($0 + 1)" }
        #expect(made.errors == "calque: these lines are of beads that moved: \(lines.joined(separator: " "))\n")
        expectFailure(try align("--format moses"), 64, saying: "moses is several files; give --output PREFIX")
        expectFailure(try align("--format intertext -o -"), 64, saying: "give --output PREFIX")
        expectFailure(
            try align("-q --format moses -o c --source-lang ru"), 64, saying: "two documents are in ru",
            "give --source-lang")
        #expect(try folder.names().filter { $0.hasPrefix("c") || $0.contains("calque-new") } == [])
    }

    @Test(.enabled(if: Tool("xmllint") != nil, "needs xmllint"))
    func interTextAndThePageAreWellFormed() throws {
        expectQuietSuccess(try align("--format intertext -o story"))
        #expect(
            try folder.names().filter { $0.hasPrefix("story") }
                == ["story.en.ru.alignment.xml", "story.en.xml", "story.ru.xml"])
        _ = try align("--report page.html")
        let lint = try #require(Tool("xmllint"))
        let files = ["story.en.ru.alignment.xml", "story.en.xml", "story.ru.xml", "page.html"].map(folder.path)
        let result = try lint.run(["--noout"] + files)
        #expect(result.status == 0, "\(result.output)")
        // libxml2 knows only HTML 4, so it complains about the new elements and nothing else.
        let page = try lint.run(["--html", "--noout", folder.path("page.html")])
        let errors = page.output.split(separator: "\n").filter { $0.contains(" error :") }
        #expect(errors.allSatisfy { $0.contains(/Tag (header|main|footer|svg|path) invalid/) }, "\(errors)")
    }

    // MARK: The report

    @Test func theReportComesBesides() throws {
        let alone = try align("--report page.html")
        expectQuietSuccess(alone)
        #expect(alone.output == "11 segments in en, 11 in ru, 10 linked beads, report in page.html\n")
        let page = try folder.read("page.html")
        #expect(page.hasPrefix("<!DOCTYPE html>") && page.contains("lang=\"ru\"") && page.contains("class=\"wire"))
        let beside = try align("--report other.html --format beads")
        #expect(beside.output == (try align("--format beads").output))
        #expect(beside.errors == "calque: report in other.html\n")
        #expect(try folder.read("other.html") == page, "the same article is the same page")
        expectFailure(try align("--report none/page.html"), 74, saying: "none/page.html")
        expectFailure(
            try CalqueBinary.run("align --batch list --report page.html", in: folder), 64, saying: "--batch goes with")
    }

    @Test func batchesWriteEveryForm() throws {
        try folder.write("list", "a.en\ta.ru\tone\n".utf8)
        let words = "align --no-encoder --segmented --batch list --format "
        for (layout, files) in [
            ("moses", ["one.en", "one.ru"]), ("ladder", ["one"]),
            ("intertext", ["one.en.ru.alignment.xml", "one.en.xml", "one.ru.xml"]),
        ] {
            let run = try CalqueBinary.run(words + layout, in: folder)
            #expect(run.status == 0)
            #expect(run.errorLines.dropLast().allSatisfy { $0.hasPrefix("calque: one: ") })
            #expect(run.errorLines.last == "calque: 1 aligned, 0 skipped, 0 failed")
            for file in files { #expect(try !folder.read(file).isEmpty) }
            for file in files { try FileManager.default.removeItem(atPath: folder.path(file)) }
        }
        _ = try CalqueBinary.run(words + "beads --min-confidence 0.9", in: folder)
        #expect(try folder.read("one") == (try align("--format beads --min-confidence 0.9").output))
    }
}
