import Foundation
import TestSupport
import Testing

/// `calque align --batch-json`: one line of output for each line of input.
@Suite struct AlignBatchJSONTests {
    private struct Answer: Decodable {
        struct Bead: Decodable, Equatable {
            let source: [Int]
            let target: [Int]
            let sourceText: String
            let targetText: String
            let confidence: Double
            let moved: Bool
        }

        let id: String?
        let beads: [Bead]?
        let error: String?
        let line: Int?
    }

    private static let pair = """
        "source":"The minister left Moscow on 5 March.\\n\\nHe had 12 meetings.",\
        "target":"Министр покинул Москву 5 марта.\\n\\nОн провел 12 встреч."
        """

    private func run(_ lines: [String], _ words: String = "") throws -> ChildProcess.Result {
        try CalqueBinary.run(
            "align --no-encoder --batch-json - \(words)", input: lines.map { $0 + "\n" }.joined())
    }

    @Test func anAnswerIsTheAlignmentOfTheTexts() throws {
        let run = try run([#"{"id":"a",\#(Self.pair)}"#, "", " ", #"{"id":"b",\#(Self.pair),"source_lang":"auto"}"#])
        #expect(run.status == 0)
        #expect(run.errors == "calque: 2 aligned, 0 failed\n")
        let answers = try records(run, as: Answer.self)
        #expect(answers.map(\.id) == ["a", "b"])
        let folder = try TemporaryFolder()
        try folder.write("a", "The minister left Moscow on 5 March.\n\nHe had 12 meetings.".utf8)
        try folder.write("b", "Министр покинул Москву 5 марта.\n\nОн провел 12 встреч.".utf8)
        let alone = try records(
            try CalqueBinary.run("align --no-encoder --format json a b", in: folder), as: AlignTests.Record.self)
        for answer in answers {
            let beads = try #require(answer.beads)
            #expect(beads.map(\.source) == alone.map(\.source) && beads.map(\.target) == alone.map(\.target))
            #expect(beads.map(\.sourceText) == alone.map(\.sourceText))
            #expect(beads.map(\.targetText) == alone.map(\.targetText))
            #expect(beads.map(\.confidence) == alone.map(\.confidence))
            #expect(beads.allSatisfy { !$0.moved })
        }
    }

    @Test func doubtsComeWithTheAnswer() throws {
        let wrong = #"{"source":"The minister left Moscow.","target":"The minister left.","source_lang":"ru"}"#
        let run = try run([wrong, "{\(Self.pair)}"], "-q")
        expectQuietSuccess(run)
        try #require(run.lines.count == 2)
        #expect(run.lines[0].contains(#""warning":"source is English by its letters and words, source_lang says ru""#))
        #expect(!run.lines[1].contains("warning"))
    }

    @Test func segmentsAreTakenAsTheyAre() throws {
        // An empty line ends a paragraph and is no segment.
        let lists = #"{"source":["One. Two.","3"],"target":["Один. Два.","3"]}"#
        let lines = #"{"source":"One. Two.\n\n3\n","target":"Один. Два.\n\n3"}"#
        let one = try run([lists], "-q")
        let other = try run([lines], "-q --segmented")
        expectQuietSuccess(one)
        expectQuietSuccess(other)
        #expect(one.output == other.output)
        let beads = try #require(try records(one, as: Answer.self).first?.beads)
        #expect(beads.flatMap(\.source) == [0, 1])
        #expect(beads.first?.sourceText == "One. Two.")
    }

    @Test(arguments: [#""a \"b\" ü""#, "7", "-3", "12345678901234567890", "0.1", "1234567890123456789012345", "null"])
    func idsComeBackAsTheyWere(id: String) throws {
        let run = try run([#"{"id":\#(id),"source":"","target":""}"#, #"{"id":\#(id)}"#])
        #expect(run.status == 65)
        #expect(run.lines.first == #"{"beads":[],"id":\#(id)}"#)
        #expect(run.lines.last == #"{"error":"\"source\" is missing","id":\#(id),"line":2}"#)
    }

    @Test(arguments: [
        ("nope", "the line is no JSON object"), ("[1]", "the line is no JSON object"),
        (#"{"id":"a""#, "the line is no JSON object"), (#"{"id":{},"source":"a","target":"b"}"#, #""id" is neither"#),
        (#"{"source":1,"target":"b"}"#, #""source" is neither a text nor a list of texts"#),
        (#"{"source":["a"],"target":["b",2]}"#, #""target" is neither a text nor a list of texts"#),
        (#"{"source":"a","target":"b","target_lang":"x!"}"#, #""target_lang" is no language tag"#),
        (#"{"source":"<?xml version='1.0'?><nitf>","target":"b"}"#, #""source":"#),
        (String(repeating: "[", count: 100_000), "the line is no JSON object"),
    ])
    func aBadLineIsAnsweredAndTheRestDone(line: String, what: String) throws {
        let good = #"{"id":"good",\#(Self.pair)}"#
        let run = try run([good, line, good], "--jobs 2")
        #expect(run.status == 65)
        #expect(run.errors == "calque: 2 aligned, 1 failed\n")
        let answers = try records(run, as: Answer.self)
        try #require(answers.count == 3)
        #expect(answers[0].beads != nil && answers[2].beads == answers[0].beads)
        #expect(answers[1].error?.contains(what) == true, "\(answers[1])")
        #expect(answers[1].line == 2 && answers[1].beads == nil)
    }

    @Test func theOrderIsThatOfTheInput() throws {
        // Long and short ones in turn, so that the short ones are done first.
        let long = String(repeating: "A sentence of some length, number 12. ", count: 40)
        let lines = (0..<30).map { number in
            let text = number % 3 == 0 ? long : "Short."
            return #"{"id":"\#(number)","source":"\#(text)","target":"\#(text)"}"#
        }
        let outputs = try [1, 2, 5].map { try run(lines, "-q --jobs \($0)").output }
        #expect(Set(outputs).count == 1)
        let ids = try records(run(lines, "-q --jobs 3"), as: Answer.self).map(\.id)
        #expect(ids == (0..<30).map(String.init))
    }

    @Test func bytesThatAreNoTextAndLinesOfMegabytes() throws {
        let bad = try CalqueBinary.run(
            ["align", "--no-encoder", "--batch-json", "-"],
            input: Array(#"{"id":""#.utf8) + [0xFF] + Array("\"}\n".utf8))
        #expect(bad.status == 65)
        #expect(bad.output.contains("the line is not UTF-8"))
        let words = String(repeating: "word ", count: 1_000_000)
        let long = try run(
            [#"{"id":"long","source":["\#(words)"],"target":["b"]}"#, #"{"source":"","target":""}"#], "-q")
        expectQuietSuccess(long)
        #expect(try records(long, as: Answer.self).first?.beads?.first?.sourceText.utf8.count == 5_000_000)
    }

    /// Each answer comes when it is ready, not when the input ends.
    @Test(arguments: [1, 2])
    func answersDoNotWaitForTheNextLine(jobs: Int) throws {
        let folder = try TemporaryFolder()
        try folder.write("line", #"{"id":"a",\#(Self.pair)}\#n"#.utf8)
        let run = try CalqueBinary.shell(
            """
            mkfifo in out; calque align -q --no-encoder --jobs \(jobs) --batch-json - < in > out & exec 3> in 4< out
            for turn in 1 2 3; do cat line >&3; read -t 20 -r answer <&4 && echo "${answer:0:8}"; done
            exec 3>&-; wait $!
            """, in: folder)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.lines == [#"{"beads""#, #"{"beads""#, #"{"beads""#])
    }

    /// The input stays open, and a thread waits for it. The messages must be Calque's, since `cat` may find the pipe
    /// closed.
    @Test(arguments: [1, 2])
    func aReaderThatGoesIsNoFailure(jobs: Int) throws {
        let folder = try TemporaryFolder()
        // Each answer is more than a pipe holds.
        let words = String(repeating: "word ", count: 20_000)
        let line = #"{"id":"a","source":["\#(words)"],"target":[]}\#n"#
        try folder.write("lines", String(repeating: line, count: 3).utf8)
        let run = try CalqueBinary.shell(
            """
            calque align --no-encoder --jobs \(jobs) --batch-json - < <(cat lines 2> /dev/null; exec sleep 12) | head -c 9
            status=${PIPESTATUS[0]}; echo; echo $status
            """, in: folder)
        #expect(run.seconds < 10)
        #expect(run.lines == [#"{"beads":"#, "0"], "\(run.output)")
        #expect(run.errors == "")
    }

    @Test func whatGoesNotTogetherIsRefused() throws {
        for (words, what) in [
            ("--format tmx", "json only"), ("--into m", "--into"), ("--batch list", "--batch"), ("--force", "--force"),
            ("--encoding koi8-r", "--encoding"), ("a b", "articles"),
        ] {
            expectFailure(try run([], words), 64, saying: "--batch-json", what)
        }
        expectFailure(try CalqueBinary.run("align --no-encoder --batch-json none"), 66, saying: "none: there is no")
        expectFailure(try CalqueBinary.run("align --no-encoder --batch-json /"), 66, saying: "/: is a folder")
        let empty = try run([], "--format json")
        #expect(empty.status == 0 && empty.output == "")
    }
}
