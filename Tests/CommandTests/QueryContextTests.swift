import Foundation
import TestSupport
import Testing

/// `calque query --context`, `--penalty` and `--explain`.
@Suite struct QueryContextTests {
    private let folder: TemporaryFolder

    /// The same segment three times: with neighbours, as the first of its document, and without a known context.
    init() throws {
        folder = try TemporaryFolder()
        func unit(_ properties: String, _ target: String) -> String {
            """
            <tu>\(properties)<tuv xml:lang="en"><seg>He agreed.</seg></tuv><tuv xml:lang="ru"><seg>\(target)</seg></tuv>\
            </tu>
            """
        }
        let units =
            unit(#"<prop type="x-confidence">0.7</prop>"#, "Он был согласен.")
            + unit(#"<prop type="x-next">No date was set.</prop>"#, "Согласен.")
            + unit(
                #"<prop type="x-previous">The talks ended.</prop><prop type="x-next">No date was set.</prop>"#,
                "Он согласился.")
        try folder.write(
            "wire/a.tmx",
            """
            <?xml version="1.0"?><tmx version="1.4"><header creationtool="x" creationtoolversion="1" \
            segtype="sentence" o-tmf="x" adminlang="en" srclang="en" datatype="plaintext"/><body>\(units)</body></tmx>
            """.utf8)
        try folder.write("story.txt", "The talks ended.\n\nHe agreed.\n \nNo date was set.\n".utf8)
    }

    private func scores(_ flags: String) throws -> [String] {
        let run = try CalqueBinary.run("query wire --lang en --format tsv \(flags)", in: folder)
        expectQuietSuccess(run)
        return run.lines.map { $0.components(separatedBy: "\t")[0...3].joined(separator: " ") }
    }

    @Test func linesAreADocument() throws {
        #expect(
            try scores("--queries story.txt --context") == ["2 0 2 102.0000", "2 1 1 101.0000", "2 2 0 92.0000"])
        #expect(
            try scores("--queries story.txt") == ["2 0 1 100.0000", "2 1 2 100.0000", "2 2 0 92.0000"])
        #expect(
            try scores("--queries story.txt --context --scoring plain")
                == ["2 0 0 100.0000", "2 1 1 100.0000", "2 2 2 100.0000"])
        let text = try CalqueBinary.run("query wire --lang en --queries story.txt --context --limit 2", in: folder)
        #expect(text.lines.contains("102 %  unit 2, same neighbours"))
        #expect(text.lines.contains("101 %  unit 1, same segment after it"))
        let json = try CalqueBinary.run("query wire --queries story.txt --context --limit 2 -f json", in: folder)
        #expect(json.lines.first?.contains(#""context":["previous","next"]"#) == true)
        #expect(json.lines.last?.contains(#""context":["next"]"#) == true)
        expectFailure(
            try CalqueBinary.run(["query", "wire", "He agreed.", "--context"], in: folder.path), 64,
            saying: "--context needs the lines of a document")
    }

    @Test func penalties() throws {
        let rules = "--penalty prop:x-confidence<0.8=10 --penalty file:a*=5"
        #expect(
            try scores("--queries story.txt --context \(rules)")
                == ["2 0 2 97.0000", "2 1 1 96.0000", "2 2 0 77.0000"])
        #expect(try scores("--queries story.txt --cutoff 90 \(rules)") == ["2 0 1 95.0000", "2 1 2 95.0000"])
        for rule in ["file:a", "prop:x<y=5", "file:a=101", "a=1"] {
            expectFailure(
                try CalqueBinary.run(["query", "wire", "x", "--penalty", rule], in: folder.path), 64,
                saying: "--penalty")
        }
        let bytes = try Data(contentsOf: URL(fileURLWithPath: folder.path("wire/a.tmx")))
        try folder.write("project/tm/penalty-010/a.tmx", bytes)
        for memory in ["project/tm", "project/tm/penalty-010"] {
            let run = try CalqueBinary.run(["query", memory, "He agreed.", "-f", "tsv", "-n", "1"], in: folder.path)
            #expect(run.lines.first?.hasPrefix("0\t0\t1\t90.0000\t") == true, "\(run.output)")
        }
    }

    @Test func scoresExplainThemselves() throws {
        func explained(_ text: String, _ flags: String...) throws -> String? {
            let run = try CalqueBinary.run(
                ["query", "wire", text, "--lang", "en", "-n", "1", "--explain"] + flags, in: folder.path)
            return run.lines.dropFirst().first?.trimmingCharacters(in: .whitespaces)
        }
        #expect(try explained("He agreed.") == "100 = 100.0000")
        #expect(try explained("he agreed!") == "100 − 1 (form: case) − 1 (ending) = 98.0000")
        #expect(
            try explained("He agreed then.", "--penalty", "file:a.tmx=5", "--penalty", "prop:x-confidence=1")
                == "100 − 25.00 (1 of 4 tokens differs) − 5 (penalty of the unit) = 70.0000")
    }
}
