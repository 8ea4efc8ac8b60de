import Foundation
import TestSupport
import Testing

/// `calque pair`: the versions of stories in an archive of another language.
@Suite struct PairCommandTests {
    private static let archive = SharedData.packageRoot.path

    private func pair(_ words: String, input: String = "") throws -> ChildProcess.Result {
        try CalqueBinary.run(
            ["pair"] + words.split(separator: " ").map(String.init) + ["--no-encoder"], input: Array(input.utf8),
            in: Self.archive)
    }

    private static func gold() throws -> Set<String> {
        let text = try String(contentsOfFile: archive + "/samples/archive/pairs.tsv", encoding: .utf8)
        return Set(text.split(separator: "\n").map(String.init))
    }

    @Test func theSamplesPairThemselves() throws {
        let run = try pair("samples/archive/en samples/archive/ru")
        #expect(run.status == 0 && run.errors == "calque: 6 pairs of 9 and 7 stories\n")
        let rows = run.lines.map { $0.components(separatedBy: "\t") }
        #expect(Set(rows.map { $0[0] + "\t" + $0[1] }) == (try Self.gold()))
        #expect(rows.allSatisfy { $0.count == 6 && Double($0[2]).map { $0 > 0.9 } == true })
        // The brief has two of five paragraphs.
        #expect(rows.first { $0[0].contains("whales") }?[5] == "brief")
        #expect(rows.first { $0[0].contains("chess") }?[5] == "version")
    }

    @Test func theOtherDirectionFindsTheSamePairs() throws {
        let run = try pair("samples/archive/ru samples/archive/en -f batch -q")
        let rows = run.lines.map { $0.components(separatedBy: "\t") }
        #expect(Set(rows.map { $0[1] + "\t" + $0[0] }) == (try Self.gold()))
    }

    @Test func storiesWithoutAPartnerAreListed() throws {
        let run = try pair("samples/archive/en samples/archive/ru --all -q")
        #expect(run.lines.count == 10)
        #expect(run.lines.contains("samples/archive/en/0410-museum.txt\t\t\t\t\t"))
        #expect(run.lines.contains("\tsamples/archive/ru/vybory-mera.txt\t\t\t\t"))
    }

    /// Two stories that differ in one figure: the one with the figure of the translation is right.
    @Test func theStoryWithTheRightFigureIsTaken() throws {
        let folder = try TemporaryFolder()
        func story(_ id: String, _ toll: Int) -> String {
            #"{"id":"\#(id)","date":"2026-03-02","text":"Bus falls off a mountain road near Talvik\n\nTALVIK. A bus with "#
                + #"\#(toll) passengers slid off a mountain road near Talvik on Monday, police said.\n\nThe driver, "#
                + #"Oskar Lien, was taken to hospital with a broken arm. The road is closed for 12 hours."}"# + "\n"
        }
        try folder.write("en.jsonl", (story("a", 31) + story("b", 37) + story("c", 34)).utf8)
        try folder.write(
            "ru.jsonl",
            (#"{"id":"t","text":"Автобус упал с горной дороги у Талвика\n\nВ понедельник автобус с 37 пассажирами съехал с "#
                + #"горной дороги у Талвика, сообщила полиция.\n\nВодителя Оскара Лиена доставили в больницу с переломом "#
                + #"руки. Дорогу закрыли на 12 часов."}"# + "\n").utf8)
        let run = try CalqueBinary.run("pair en.jsonl ru.jsonl --no-encoder --min-confidence 0 -q -f batch", in: folder)
        #expect(run.lines == ["b\tt"])
        // The rivals are there with --many, behind it.
        let many = try CalqueBinary.run("pair en.jsonl ru.jsonl --no-encoder --min-confidence 0 --many -q", in: folder)
        let confidences = Dictionary(
            uniqueKeysWithValues: many.lines.map { $0.components(separatedBy: "\t") }.map {
                ($0[0], Double($0[2]) ?? 0)
            })
        #expect(confidences.count == 3)
        #expect(confidences["b"] ?? 0 > confidences["a"] ?? 1 && confidences["b"] ?? 0 > confidences["c"] ?? 1)
    }

    @Test func whatCannotBeReadIsReportedAndTheRestIsPaired() throws {
        let folder = try TemporaryFolder()
        let text = "The minister left Moscow on 5 March. He had 12 meetings with Ivan Petrov in Kazan."
        let russian = "Министр покинул Москву 5 марта. Он провел 12 встреч с Иваном Петровым в Казани."
        try folder.write(
            "en.jsonl",
            (#"{"id":"a","text":"\#(text)"}"# + "\n\n" + #"{"id":"b"}"# + "\nno json\n" + #"{"id":"a","text":"Again."}"#
                + "\n").utf8)
        try folder.write("ru/2026/03/06/story.txt", russian.utf8)
        try folder.write("ru/empty.txt", "".utf8)
        let run = try CalqueBinary.run("pair en.jsonl ru --no-encoder --min-confidence 0", in: folder)
        #expect(run.status == 65)
        #expect(run.lines.count == 1 && run.lines[0].hasPrefix("a\tru/2026/03/06/story.txt\t"))
        #expect(run.errors.contains("en.jsonl:3: \"text\" is missing"))
        #expect(run.errors.contains("en.jsonl:4: the line is no JSON object"))
        #expect(run.errors.contains("two stories are called a"))
        #expect(run.errors.contains("ru/empty.txt: "))
    }

    @Test func theListFeedsABatchAndAMemory() throws {
        let folder = try TemporaryFolder()
        let samples = Self.archive + "/samples/archive"
        let list = try CalqueBinary.shell(
            "calque pair \(samples)/en \(samples)/ru --no-encoder -f batch -o pairs.tsv -q && "
                + "calque align --no-encoder --batch pairs.tsv --into one -q && "
                + "calque pair \(samples)/en \(samples)/ru --no-encoder --into two -q > out && "
                + "calque query two 'Some 14,000 vehicles use the crossing each day.' -q --format tsv", in: folder)
        #expect(list.status == 0, "\(list.errors)")
        #expect(list.output.contains("Мостом ежедневно пользуются около 14 тыс. машин."))
        #expect(try folder.names(in: "one").count == 6)
        #expect(try folder.names(in: "two").count == 6)
    }

    @Test func aListOfPathsIsAnArchive() throws {
        let run = try pair(
            "- samples/archive/ru -q -f batch",
            input:
                #"{"id":7,"html":"<h1>Central bank of Verania keeps its rate at 7.25%</h1><p>The central bank of Verania left its "#
                + #"key rate at 7.25% on Friday.</p><p>Inflation slowed to 5.1% in March, Governor Ilya Demir said.</p>"}"#
                + "\n")
        #expect(run.lines == ["7\tsamples/archive/ru/stavka.txt"])
        let folder = try TemporaryFolder()
        try folder.write(
            "list", ["\(Self.archive)/samples/archive/en/0410-chess.txt", "gone.txt"].joined(separator: "\n").utf8)
        let listed = try CalqueBinary.run(
            "pair list \(Self.archive)/samples/archive/ru --no-encoder -f batch", in: folder)
        #expect(listed.status == 66)
        #expect(listed.errors.contains("gone.txt: "))
        #expect(listed.lines.count == 1 && listed.lines[0].hasSuffix("shakhmaty.txt"))
    }

    /// A folder of files of JSON Lines, with a link that leads back to it.
    @Test func aFolderIsEnteredOnce() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "en/a.jsonl",
            (#"{"id":"a","text":"The minister left Moscow on 5 March. He had 12 meetings with Ivan Petrov in Kazan."}"#
                + "\n" + #"{"id":"b","text":"Snow fell on 40 villages near Oslo. Two roads were closed."}"# + "\n").utf8
        )
        try FileManager.default.createSymbolicLink(atPath: folder.path("en/back"), withDestinationPath: ".")
        try folder.write(
            "ru/t.txt", "Министр покинул Москву 5 марта. Он провел 12 встреч с Иваном Петровым в Казани.".utf8)
        let run = try CalqueBinary.run("pair en ru --no-encoder --min-confidence 0 -f batch", in: folder)
        #expect(run.lines == ["a\tru/t.txt"] && run.status == 0, "\(run.errors)")
        #expect(run.errors == "calque: 1 pair of 2 and 1 stories\n")
    }

    @Test func wrongCalls() throws {
        let folder = try TemporaryFolder()
        try folder.write("empty.jsonl", "".utf8)
        try folder.write("a.txt", "One story of some words.".utf8)
        expectFailure(try CalqueBinary.run("pair - -", in: folder), 64, saying: "only one archive")
        expectFailure(try CalqueBinary.run("pair a.txt gone --no-encoder", in: folder), 66, saying: "gone")
        expectFailure(try CalqueBinary.run("pair a.txt a.txt --explain", in: folder), 64, saying: "--format json")
        expectFailure(
            try CalqueBinary.run("pair a.txt a.txt --no-encoder -o a.txt", in: folder), 64, saying: "not overwritten")
    }
}
