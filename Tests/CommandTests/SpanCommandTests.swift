import Calque
import Foundation
import TestSupport
import Testing

/// `leverage`, `analyse` and `query --context` where a unit has several segments of the article, and the other way round.
@Suite struct SpanCommandTests {
    private let folder: TemporaryFolder

    private static let article = """
        The old mill burned down on Sunday. Nobody was hurt in the fire.

        The parliament must ratify the treaty before June. Work goes on.

        """

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(
            "pairs.tsv",
            """
            The old mill burned down on Sunday. Nobody was hurt in the fire.\tВ воскресенье сгорела старая мельница, никто не пострадал.
            Oil prices rose by 3 percent on Friday. The parliament must ratify the treaty before June.\t\
            Цены на нефть выросли в пятницу на 3 процента. Парламент должен ратифицировать договор до июня.

            """.utf8)
        try folder.write("story.txt", Self.article.utf8)
        expectQuietSuccess(
            try CalqueBinary.run("import wire.tmx pairs.tsv --columns en,ru --quiet", in: folder))
    }

    private func calque(_ line: String, environment: [String: String] = [:]) throws -> ChildProcess.Result {
        try CalqueBinary.run(line, in: folder, environment: environment)
    }

    private struct Line: Decodable {
        struct Found: Decodable {
            let score: Double
            let part: Bool?
            let partPenalty: Int?
        }

        let index: Int
        let status: String
        let span: [Int]?
        let part: Bool?
        let target: String?
        let match: Found?
    }

    @Test func jsonNamesSpanAndPart() throws {
        let run = try calque("leverage wire.tmx story.txt --to ru --format json")
        expectQuietSuccess(run)
        let lines = try records(run, as: Line.self)
        #expect(lines.map(\.status) == ["exact", "exact", "fuzzy", "none"])
        #expect(lines.map(\.span) == [[0, 1], [0, 1], nil, nil])
        #expect(lines.map(\.part) == [nil, nil, true, nil])
        #expect(
            lines.map(\.target) == [
                "В воскресенье сгорела старая мельница, никто не пострадал.", nil,
                "Парламент должен ратифицировать договор до июня.", nil,
            ])
        #expect(lines[2].match?.part == true && lines[2].match?.partPenalty == 5 && lines[2].match?.score == 95)
        let other = try calque("leverage wire.tmx story.txt --to ru --format json --penalty part=20")
        #expect(try records(other, as: Line.self)[2].match?.score == 80)
    }

    @Test func textAndPageShowOneTranslation() throws {
        let text = try calque("leverage wire.tmx story.txt --to ru", environment: ["COLUMNS": "120"])
        expectQuietSuccess(text)
        #expect(
            text.lines[0] == "The old mill burned down on Sunday." && text.lines[1] == "Nobody was hurt in the fire.")
        #expect(text.lines[2].hasPrefix("100 %  unit 0") && text.lines[2].contains("2 segments together"))
        #expect(text.output.contains(" 95 %  part of unit 1"))
        #expect(text.lines.last == "4 segments: 0 context, 2 exact, 0 repaired, 1 fuzzy, 1 without a match")
        let page = try calque("leverage wire.tmx story.txt --to ru --format html")
        expectQuietSuccess(page)
        #expect(page.output.components(separatedBy: "никто не пострадал").count == 2)
        #expect(page.output.contains("aria-rowspan=\"2\" style=\"--n:2\""))
        #expect(page.output.contains(">part</span>") && page.output.contains("with the row above"))
        #expect(page.output.contains("<b>2</b> exact"))
    }

    /// A file that nobody touched brings nothing confirmed; a finished one brings the pair as one unit.
    @Test func xliffHasOneSegmentForBoth() throws {
        expectQuietSuccess(try calque("leverage wire.tmx story.txt --to ru -o story.xlf --quiet"))
        var text = try folder.read("story.xlf")
        #expect(text.contains("canResegment=\"no\" state=\"translated\""))
        #expect(text.components(separatedBy: "<segment ").count == 4 && text.contains("s2: part of a unit"))
        #expect(text.contains("<source>The old mill burned down on Sunday. Nobody was hurt in the fire.</source>"))
        // The same with a pair that only an aligner vouches for.
        let pair =
            #"{"properties":{"x-confidence":"0.95"},"variants":[{"lang":"en","text":"\#(Self.article.split(separator: "\n")[0])"},{"lang":"ru","text":"Мельница сгорела."}]}"#
        try folder.write("aligned.json", Array(pair.utf8))
        expectQuietSuccess(try calque("import aligned.tmx aligned.json --quiet"))
        expectQuietSuccess(try calque("leverage aligned.tmx story.txt --to ru -o aligned.xlf --quiet"))
        let run = try calque("import back.tmx aligned.xlf")
        #expect(
            run.errors.contains("0 read, 0 created") || !FileManager.default.fileExists(atPath: folder.path("back.tmx"))
        )
        text = try folder.read("aligned.xlf").replacing(
            "canResegment=\"no\" state=\"initial\"", with: "state=\"final\"")
        try folder.write("aligned.xlf", Array(text.utf8))
        expectQuietSuccess(try calque("import back.tmx aligned.xlf --quiet"))
        let found = try units(of: folder.path("back.tmx"))
        #expect(found.count == 1)
        #expect(
            found[0].variants.map(\.text) == [
                "The old mill burned down on Sunday. Nobody was hurt in the fire.", "Мельница сгорела.",
            ])
    }

    @Test func tmxHasOneUnitForBoth() throws {
        expectQuietSuccess(try calque("leverage wire.tmx story.txt --to ru -o story.tmx --quiet"))
        let found = try units(of: folder.path("story.tmx"))
        #expect(found.count == 2)
        #expect(found[0].variants[0].text == "The old mill burned down on Sunday. Nobody was hurt in the fire.")
        #expect(found[0].annotations.property("x-next") == "The parliament must ratify the treaty before June.")
        #expect(found[1].annotations.property("x-status") == "draft")
    }

    @Test func analyseCountsTheWordsOnce() throws {
        let run = try calque("analyse wire.tmx story.txt --to ru --format csv")
        expectQuietSuccess(run)
        #expect(run.output.contains("story.txt,100,2,13,") && run.output.contains("story.txt,95-99,1,8,"))
        #expect(run.output.contains("story.txt,none,1,3,"))
    }

    @Test func queryJoinsLinesOfADocument() throws {
        try folder.write("lines", Array(try calque("segment story.txt").output.utf8))
        let tsv = try calque("query wire.tmx --to ru --lang en --queries lines --context --format tsv")
        expectQuietSuccess(tsv)
        #expect(
            tsv.lines.map { $0.components(separatedBy: "\t").prefix(4).joined(separator: " ") } == [
                "0-1 0 0 100.0000", "3 0 1 95.0000",
            ])
        #expect(tsv.lines[1].hasSuffix("\tpart of a unit"))
        let json = try calque("query wire.tmx --to ru --lang en --queries lines --context --format json --no-fragments")
        #expect(
            json.lines.count == 2 && json.lines[0].contains(#""span":[0,1]"#) && json.lines[1].contains(#""part":true"#)
        )
        let text = try calque(
            "query wire.tmx --to ru --lang en --queries lines --context --no-fragments --explain",
            environment: ["COLUMNS": "100"])
        #expect(text.lines[1] == "Nobody was hurt in the fire." && text.lines[2].contains("2 segments together"))
        #expect(text.output.contains("100 − 5 (part of a unit) = 95.0000"))
        // Nothing is joined without --context, nor by plain scoring.
        for flags in ["", "--context --scoring plain"] {
            let run = try calque("query wire.tmx --to ru --lang en --queries lines --format tsv \(flags)")
            #expect(run.status == 1 && run.output == "")
        }
    }

    /// What `align` keeps says of how many segments a pair was made, by paragraph.
    @Test func alignedPairsSayTheirSegments() throws {
        try folder.write("a.en", "The ship sank.\nAll 40 people were saved.\nThe captain is ill.\n".utf8)
        try folder.write("a.ru", "Корабль затонул, все 40 человек спасены.\nКапитан болен.\n".utf8)
        try folder.write("a.beads", "0,1:0\n2:1\n".utf8)
        expectQuietSuccess(
            try calque(
                "align a.en a.ru --segmented -s en -t ru --no-encoder --beads a.beads --into m.tmx --force --quiet"))
        let found = try units(of: folder.path("m.tmx"))
        #expect(found.map { $0.annotations.property("x-segments") } == ["1+1:1", nil])
    }
}
