import CalqueEmbedding
import Foundation
import TestSupport
import Testing

/// `calque concordance`, and the fragments that `calque query` shows if no segment matches.
@Suite struct ConcordanceCommandTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(
            "units.tsv",
            """
            Banks face new sanctions over the war.\tБанкам грозят новые санкции из-за войны.\t各银行因战争面临新制裁。
            The EU lifted its Sanctions, and other sanctions, on Friday.\tЕС в пятницу снял санкции.\t
            Nobody was hurt in the fire.\tПри пожаре никто не пострадал.\t火灾未造成人员伤亡。

            """.utf8)
        expectQuietSuccess(
            try CalqueBinary.run("import wire.tmx units.tsv --format tsv --columns en,ru,zh", in: folder))
    }

    private func run(_ words: [String], _ environment: [String: String] = [:]) throws -> ChildProcess.Result {
        try CalqueBinary.run(
            words, in: folder.path,
            environment: environment.merging(["XDG_CACHE_HOME": folder.path("cache")]) { one, _ in one })
    }

    @Test func onlySureTranslationsAreMarked() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "m.tsv",
            """
            en\tru
            The plant in the north burned.\tЗавод в северном районе сгорел в среду.
            The company shut the plant.\tКомпания закрыла завод в Осло на неделю.
            A fire broke out in the hall.\tПожар начался в цехе.

            """.utf8)
        #expect(try CalqueBinary.shell("calque import m.tmx m.tsv", in: folder).status == 0)
        func found(_ words: String) throws -> String {
            try CalqueBinary.shell("calque concordance m.tmx \(words) --in ru --lang en --quiet", in: folder).output
        }
        #expect(try !found("the").contains("<в>") && !found("the").contains("<на>"))
        #expect(try found("the").contains("<The>"))
        #expect(try found("in").contains("<в> цехе") && found("company").contains("<Компания>"))
        let bare = try found("company --no-marks")
        #expect(bare.contains("Компания") && !bare.contains("<"))
        #expect(try found("company --no-marks --format json").contains("\"terms\":[]"))
    }

    @Test func pipedLinesAreWholeAndMarked() throws {
        let run = try run(["concordance", "wire.tmx", "SANCTIONS", "--in", "ru"])
        #expect(run.status == 0)
        #expect(run.errors == "calque: 2 segments have 'SANCTIONS'\n")
        #expect(
            run.lines == [
                "0  en  Banks face new <sanctions> over the war.",
                "   ru  Банкам грозят новые <санкции> из-за войны.",
                "1  en  The EU lifted its <Sanctions>, and other <sanctions>, on Friday.",
                "   ru  ЕС в пятницу снял <санкции>.",
            ])
    }

    @Test func theTermStandsInOneColumn() throws {
        for width in [20, 40, 61] {
            let run = try run(["concordance", "wire.tmx", "sanctions", "--lang", "en", "--width", "\(width)"])
            let lines = run.lines.filter { $0.lowercased().contains("sanctions") }
            #expect(lines.count == 2, "\(run.output)")
            let columns = lines.map { $0.lowercased().components(separatedBy: "sanctions")[0].count }
            #expect(Set(columns).count == 1, "\(run.output)")
            #expect(lines.allSatisfy { $0.count <= width }, "\(run.output)")
        }
    }

    @Test func wideCharactersTakeTwoColumns() throws {
        let run = try run(["concordance", "wire.tmx", "人", "--width", "30"])
        let own = try #require(run.lines.first)
        // Three of digits and blanks, then half of what is left before the term: 12 columns, 6 characters.
        #expect(own == "2    火灾未造成人员伤亡。", "\(own)")
    }

    @Test func tableAndJSON() throws {
        let table = try run(["concordance", "wire.tmx", "sanctions", "--in", "ru", "--format", "tsv", "--limit", "1"])
        #expect(
            table.output
                == "0\tBanks face new \tsanctions\t over the war.\tБанкам грозят новые санкции из-за войны.\n")
        #expect(table.errors == "calque: 2 segments have 'sanctions', 1 shown\n")
        let lines = try run(["concordance", "wire.tmx", "sanctions", "--in", "ru", "--format", "json"]).lines
        let first = try JSONSerialization.jsonObject(with: Data(lines[1].utf8)) as? [String: Any]
        #expect(first?["hits"] as? [[Int]] == [[18, 27], [39, 48]])
        #expect(first?["position"] as? Int == 1)
        let target = (first?["targets"] as? [[String: Any]])?.first
        #expect(target?["terms"] as? [[Int]] == [[32, 46]])
    }

    @Test func whatIsNotThereEndsWithOne() throws {
        let none = try run(["concordance", "wire.tmx", "zebra"])
        #expect(none.status == 1 && none.output.isEmpty && none.errors == "calque: no segment has 'zebra'\n")
        for (words, says) in [
            ([""], "the term is empty"), (["*"], "the term matches everything"),
            (["(", "--regex"], "a parenthesis without its partner"),
            (["a", "--regex", "--stem"], "do not go together"),
            (["a", "--lexicon", "units.tsv"], "units.tsv"),
        ] {
            let run = try run(["concordance", "wire.tmx"] + words)
            #expect(run.status > 1 && run.errorLines.count == 1 && run.errors.contains(says), "\(words): \(run.errors)")
        }
        #expect(try run(["concordance", "nothing.tmx", "a"]).status == 66)
    }

    @Test func fragmentsAreShownWhereNothingMatches() throws {
        let text = "He said that nobody was hurt, and went home to face new sanctions."
        let run = try run(["query", "wire.tmx", text])
        #expect(run.status == 1)
        #expect(run.lines.contains("  face new sanctions – 面临新制裁  in 1 segment"), "\(run.output)")
        #expect(run.lines.contains("  nobody was hurt  in 1 segment"), "\(run.output)")
        #expect(run.output.contains("из-за войны"))
        let json = try self.run(["query", "wire.tmx", text, "--format", "json"]).lines
        #expect(json.count == 2 && json[1].contains("\"fragment\":\"face new sanctions\""), "\(json)")
        for words in [["--no-fragments"], ["--format", "tsv"]] {
            #expect(try self.run(["query", "wire.tmx", text] + words).output.isEmpty)
        }
    }

    @Test func aFragmentOfALongTextHasItsTranslation() throws {
        let text =
            "The mayor, who had spoken for more than an hour about the budget of the coming year, told the "
            + "reporters in the hall that the banks of the region face new sanctions after all."
        let run = try run(["query", "wire.tmx", "--to", "zh", text])
        #expect(run.status == 1 && run.lines.contains("  face new sanctions – 面临新制裁  in 1 segment"), "\(run.output)")
        #expect(run.output.contains("各银行因战争<面临新制裁>。"), "\(run.output)")
        let json = try self.run(["query", "wire.tmx", "--to", "zh", text, "--format", "json"]).output
        #expect(json.contains(#""translations":[{"lang":"zh","range":[18,33],"text":"面临新制裁"}]"#), "\(json)")
    }

    @Test func aFragmentSaysThatItsPairContradictsItself() throws {
        try folder.write(
            "c.json",
            #"{"properties":{"x-confidence":"0.95"},"variants":[{"lang":"en","text":"Heavy frost killed 83 people in the north."},{"lang":"ru","text":"Сильный мороз убил 38 человек на севере."}]}"#
                .utf8)
        #expect(try run(["import", "c.tmx", "c.json"]).status == 0)
        let run = try run(["query", "c.tmx", "Nobody knew why heavy frost killed so many of the old trees this year."])
        #expect(run.lines.contains { $0.hasPrefix("  heavy frost killed") }, "\(run.output)")
        #expect(run.output.contains("[numbers differ: 83, 38]"), "\(run.output)")
    }

    @Test func withoutEncoderSemanticSaysHowToGetIt() throws {
        for words in [["query", "wire.tmx", "a", "--semantic"], ["index", "wire.tmx", "--semantic"]] {
            let run = try run(words, ["CALQUE_ENCODER": ""])
            #expect(run.status == 66 && run.output.isEmpty)
            #expect(
                run.errors
                    == "calque: the sentence encoder is not installed, and --semantic needs it; 'make encoder' fetches it\n"
            )
        }
    }

    @Test(.enabled(if: UniversalSentenceEncoder.standardFolder() != nil, "needs the encoder: make encoder"))
    func anEnglishSentenceFindsChinese() throws {
        let index = try run(["index", "wire.tmx", "--semantic"])
        #expect(index.output.hasPrefix("wire.tmx: 8 segments, index of ") && index.output.contains(", vectors of "))
        let found = try run(
            ["query", "wire.tmx", "The blaze caused no casualties.", "--semantic", "--lang", "zh", "--format", "tsv"])
        #expect(found.errors.isEmpty)
        #expect(found.lines.first?.hasPrefix("0\t0\t2\t") == true)
        #expect(found.lines.first?.contains("火灾未造成人员伤亡。") == true)
        for words in [["--cutoff", "0.99"], ["--cutoff", "99"], []] {
            let none = try run(["query", "wire.tmx", "Bananas are rich in potassium.", "--semantic"] + words)
            #expect(none.status == 1 && none.output.isEmpty, "\(none.output)")
            let least = words.isEmpty ? "0.30" : "0.99"
            #expect(
                none.errors == "calque: nothing near in meaning (\(least) or more) in 8 segments of wire.tmx\n",
                "\(none.errors)")
        }
        #expect(try run(["query", "wire.tmx", "Bananas", "--semantic", "--cutoff", "0"]).status == 0)
        // The scale is its own, and numbers are compared.
        try folder.write(
            "n.tsv", "en\tru\nTwelve died and 83 were hurt on March 5.\tДвенадцать погибли, 83 ранены 5 марта.\n".utf8)
        #expect(try run(["import", "n.tmx", "n.tsv"]).status == 0)
        let near = try run(["query", "n.tmx", "Twelve people died and 84 were injured on March 5.", "--semantic"])
        #expect(near.output.contains("≈ 0.") && !near.output.contains("%"), "\(near.output)")
        #expect(near.output.components(separatedBy: "[numbers differ: 84, 83]").count == 3, "\(near.output)")
        let record = try run(["query", "n.tmx", "Twelve died and 84 were hurt.", "--semantic", "--format", "json"])
            .output
        #expect(
            record.contains("\"similarity\":0.") && record.contains("\"numbersDiffer\":[\"84\",\"83\""), "\(record)")
        let empty = try run(["query", "wire.tmx", " ", "--semantic"])
        #expect(empty.status == 64 && empty.errors.contains("the text to search for is empty"))
    }
}
