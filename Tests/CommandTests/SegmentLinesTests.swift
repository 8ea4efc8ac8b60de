import Foundation
import TestSupport
import Testing

/// `calque segment --each-line`: every line is a paragraph.
@Suite struct SegmentLinesTests {
    @Test func eachLineGivesOneListALine() throws {
        let input = "One. Two.\n\nMr. Smith came.\nЭто г. Омск. Да.\n他说：“好。”然后走了。\n"
        let run = try CalqueBinary.run("segment --lang en --each-line --format json -", input: input)
        expectQuietSuccess(run)
        let lists = try records(run, as: [String].self)
        #expect(lists.count == 5)
        #expect(lists.prefix(3) == [["One.", "Two."], [], ["Mr. Smith came."]])
    }

    @Test func eachLineKeepsTheNumberOfLines() throws {
        for (input, count) in [("", 0), ("\n", 1), ("A.", 1), ("A.\n", 1), ("\nA.\n\n", 3), ("A. B.\r\n\r\nC.\r\n", 3)]
        {
            let run = try CalqueBinary.run("segment --each-line --format json -", input: input)
            expectQuietSuccess(run)
            #expect(try records(run, as: [String].self).count == count, "\(input.debugDescription)")
        }
    }

    @Test func eachLineAsTextPartsLinesByBlanks() throws {
        let run = try CalqueBinary.run("segment --each-line -", input: "One here. Two here.\nThree here.\n")
        #expect(run.output == "One here.\nTwo here.\n\nThree here.\n")
    }

    /// With --each-line a headline or boilerplate is a line like all others.
    @Test func eachLineTakesNothingForFurniture() throws {
        let run = try CalqueBinary.run("segment --each-line --format json --lang en -", input: "All news\n<p>Hi.</p>\n")
        #expect(run.lines == [#"["All news"]"#, #"["<p>Hi.</p>"]"#])
    }

    @Test func eachLineReadsOtherEncodings() throws {
        let folder = try TemporaryFolder()
        let text = "Первая фраза. Вторая фраза.\nТретья фраза о погоде в городе.\n"
        try folder.write("a.txt", try Encoded.bytes(text, "windows-1251"))
        for words in [
            "segment --each-line --format json a.txt",
            "segment --each-line --format json --encoding windows-1251 a.txt",
        ] {
            let lists = try records(try CalqueBinary.run(words, in: folder), as: [String].self)
            #expect(lists == [["Первая фраза.", "Вторая фраза."], ["Третья фраза о погоде в городе."]])
        }
    }
}
