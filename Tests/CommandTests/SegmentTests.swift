import Foundation
import TestSupport
import Testing

/// `calque segment`, as its users run it.
@Suite struct SegmentTests {
    struct Record: Decodable {
        let file: String
        let index: Int
        let kind: String
        let lang: String
        let paragraph: Int
        let range: [Int]
        let text: String
    }

    /// The segments. The object of facts about the document, which may come first, is left out.
    private func segments(_ run: ChildProcess.Result) throws -> [Record] {
        try run.lines.filter { !$0.contains(#""kind":"metadata""#) }
            .map { try JSONDecoder().decode(Record.self, from: Data($0.utf8)) }
    }

    // MARK: The samples

    /// Plain text has one paragraph per line. The segments made by hand are assigned to the lines of the story.
    @Test(arguments: Samples.all.filter { !$0.isPage }.map(\.name))
    func paragraphsOfAStoryArePartedByBlankLines(name: String) throws {
        let story = try story(name)
        let charset = ["energy ru": "windows-1251", "markets zh": "GB18030"][name] ?? "UTF-8"
        let source = try Encoded.text(story.bytes, charset)
        var expected: [String] = []
        var segments = try story.segments[...]
        for line in source.split(whereSeparator: \.isNewline) {
            var rest = squeezed(line)
            if rest.isEmpty { continue }
            if !expected.isEmpty { expected.append("") }
            while !rest.isEmpty, let segment = segments.popFirst() {
                #expect(rest.hasPrefix(squeezed(segment)), "the gold itself: \(segment)")
                rest.removeFirst(min(rest.count, squeezed(segment).count))
                expected.append(segment)
            }
        }
        let run = try CalqueBinary.run(["segment", story.file.path])
        expectQuietSuccess(run)
        #expect(run.lines == expected)
        #expect(run.output.hasSuffix("\n") && !run.output.hasSuffix("\n\n"))
    }

    @Test(arguments: Samples.all.map(\.name))
    func everyStoryGivesItsSegmentsInItsLanguage(name: String) throws {
        let story = try story(name)
        let text = try CalqueBinary.run(["segment", "--lang", story.language, story.file.path])
        #expect(try text.lines.filter { !$0.isEmpty } == story.segments)

        let json = try segments(try CalqueBinary.run(["segment", "--format", "json", story.file.path]))
        #expect(try json.map(\.text) == story.segments)
        #expect(json.map(\.index) == Array(json.indices))
        #expect(Set(json.map(\.lang)) == [story.language])
        #expect(Set(json.map(\.file)) == [story.file.path])
        // Both formats divide the text into the same paragraphs.
        let starts = json.indices.dropFirst().filter { json[$0].paragraph != json[$0 - 1].paragraph }
        #expect(starts.count == text.lines.count(where: \.isEmpty))
        #expect(json.map(\.paragraph) == json.map(\.paragraph).sorted())
    }

    @Test(arguments: Samples.all.map(\.name))
    func rangesLieInTheSourceInOrder(name: String) throws {
        let story = try story(name)
        let json = try segments(try CalqueBinary.run(["segment", "--format", "json", story.file.path]))
        let raw = try story.bytes
        var end = 0
        for record in json {
            try #require(record.range.count == 2)
            #expect(record.range[0] >= end && record.range[1] > record.range[0], "\(record.text)")
            end = record.range[1]
            // Ranges count the bytes of the source as UTF-8, which in these files are the bytes of the file.
            guard !story.isPage, let text = String(validating: raw, as: UTF8.self) else { continue }
            let bytes = Array(text.utf8)
            try #require(end <= bytes.count)
            #expect(Array(record.text.utf8) == Array(bytes[record.range[0]..<end]), "\(record.text)")
        }
    }

    @Test func kindsAreTold() throws {
        let json = try records(
            try CalqueBinary.run(["segment", "--format", "json", try story("politics en").file.path]), as: Record.self)
        #expect(json.prefix(3).map(\.kind) == ["furniture", "headline", "dateline"])
        #expect(json.filter { $0.kind == "crosshead" }.map(\.text) == ["What the treaty says", "'Long overdue'"])
    }

    @Test(.enabled(if: SharedData.folder != nil, "needs ../shared"))
    func theSeedArticleReadsFromHeadlineToLastLine() throws {
        let file = try #require(SharedData.folder).appendingPathComponent("seed/article.en.txt")
        let source = try [UInt8](Data(contentsOf: file))
        #expect(source.last != 0x0A, "the seed has no line end at its end")
        let json = try records(try CalqueBinary.run(["segment", "--format", "json", file.path]), as: Record.self)
        for record in json {
            #expect(Array(record.text.utf8) == Array(source[record.range[0]..<record.range[1]]))
        }
        #expect(squeezed(json.map(\.text).joined()) == squeezed(String(decoding: source, as: UTF8.self)))
        #expect(json.contains { $0.kind == "headline" } && json.contains { $0.kind == "dateline" })
    }

    // MARK: Forms of input

    @Test func standardInputIsRead() throws {
        let story = try story("politics ru")
        let piped = try CalqueBinary.run(["segment", "-"], input: try story.bytes)
        #expect(piped.outputBytes == (try CalqueBinary.run(["segment", story.file.path])).outputBytes)
        let json = try records(
            try CalqueBinary.run(["segment", "--format", "json", "-"], input: try story.bytes), as: Record.self)
        #expect(Set(json.map(\.file)) == ["-"])
    }

    @Test func severalFilesFollowEachOther() throws {
        let paths = try ["politics en", "politics ru", "markets zh"].map { try story($0).file.path }
        let each = try paths.map { try CalqueBinary.run(["segment", $0]).output }
        let all = try CalqueBinary.run(["segment"] + paths)
        expectQuietSuccess(all)
        #expect(all.output == each.joined(separator: "\n"))
        let json = try records(try CalqueBinary.run(["segment", "-f", "json"] + paths), as: Record.self)
        #expect(json.count(where: { $0.index == 0 }) == 3)
        #expect(Set(json.map(\.lang)) == ["en", "ru", "zh"])
    }

    /// Also when a file is named twice, or an empty one comes first.
    @Test func blankLinesStandBetweenFilesAndNowhereElse() throws {
        let folder = try TemporaryFolder()
        try folder.write("a", "One sentence here.\n".utf8)
        try folder.write("empty", [])
        #expect(
            try CalqueBinary.run("segment a a", in: folder).output == "One sentence here.\n\nOne sentence here.\n")
        #expect(
            try CalqueBinary.run("segment empty a empty a", in: folder).output
                == "One sentence here.\n\nOne sentence here.\n")
        for words in ["segment --each-line a a", "segment --each-line empty a empty a"] {
            #expect(
                try CalqueBinary.run(words, in: folder).output == "One sentence here.\n\nOne sentence here.\n",
                "\(words)")
        }
    }

    @Test(arguments: [
        ("no line end at the end", "One here. Two here."), ("CR LF", "One here. Two here.\r\n"),
        ("byte order mark", "\u{FEFF}One here. Two here.\n"), ("white space around", " \tOne here.  Two here. \n\n\n"),
    ])
    func anyLayoutGivesTheSameSegments(name: String, input: String) throws {
        let run = try CalqueBinary.run("segment --lang en -", input: input)
        expectQuietSuccess(run)
        #expect(run.output == "One here.\nTwo here.\n")
    }

    @Test func paragraphsEndAtCarriageReturnsToo() throws {
        let run = try CalqueBinary.run("segment --lang en -", input: "One here.\r\n\r\nTwo here.\r\nThree here.\r\n")
        #expect(run.output == "One here.\n\nTwo here.\n\nThree here.\n")
        let ranges = try records(
            try CalqueBinary.run("segment --lang en --format json -", input: "One here.\r\n\r\nTwo here.\r\n"),
            as: Record.self
        ).map(\.range)
        #expect(ranges == [[0, 9], [13, 22]])
    }

    @Test(arguments: ["segment -", "segment --format json -", "segment --each-line -", "segment --lang zh -"])
    func nothingGivesNothing(words: String) throws {
        for input in ["", "\n", " \n\t\n"] where !(input != "" && words.contains("each-line")) {
            let run = try CalqueBinary.run(words, input: input)
            #expect(run.output == "")
            if words.contains("each-line") {
                expectQuietSuccess(run)
            } else {
                expectFailure(run, 65, saying: "standard input: there is no text in it")
            }
        }
    }

    @Test func languageIsToldFromTheLetters() throws {
        for (text, language) in [
            ("The talks ended on Friday.", "en"), ("Переговоры закончились в пятницу.", "ru"),
            ("会谈于星期五结束。", "zh"),
        ] {
            for words in ["segment --format json -", "segment --lang auto --format json -"] {
                let records = try records(try CalqueBinary.run(words, input: text), as: Record.self)
                #expect(records.map(\.lang) == [language])
                #expect(records.map(\.text) == [text])
            }
        }
    }

    @Test func pagesAreReadAsPagesUnlessToldOtherwise() throws {
        let page = "<!DOCTYPE html><html><body><article><p>Fish &amp; chips. Done.</p></article></body></html>"
        #expect(try CalqueBinary.run("segment -", input: page).output == "Fish & chips.\nDone.\n")
        let raw = try CalqueBinary.run("segment --input-format text -", input: page)
        #expect(raw.output.contains("<p>"))
    }

    // MARK: Input that cannot be read

    @Test func whatIsNotThereIsSaidSo() throws {
        let folder = try TemporaryFolder()
        expectFailure(
            try CalqueBinary.run("segment none.txt", in: folder), 66, saying: "none.txt: there is no such file")
        expectFailure(try CalqueBinary.run("segment --each-line none.txt", in: folder), 66, saying: "none.txt")
        try folder.write("sub/a.txt", "A.".utf8)
        expectFailure(try CalqueBinary.run("segment sub", in: folder), 66, saying: "sub: is a folder")
        // The earlier files were segmented.
        expectFailure(
            try CalqueBinary.run("segment sub/a.txt none.txt", in: folder), 66, saying: "none.txt", output: "A.\n")
    }

    @Test(.enabled(if: getuid() != 0, "root may read everything"))
    func whatMayNotBeReadIsSaidSo() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("closed.txt", "A.".utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: file)
        expectFailure(try CalqueBinary.run("segment closed.txt", in: folder), 66, saying: "closed.txt")
    }

    @Test func binaryFilesAreRefused() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.bin", [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0, 0, 0, 0xFF, 0xFE, 0x0A, 0x1B])
        expectFailure(try CalqueBinary.run("segment a.bin", in: folder), 65, saying: "a.bin: this is a program")
        expectFailure(
            try CalqueBinary.run(["segment", "-"], input: [0x41, 0, 0x42]), 65, saying: "standard input: ")
        expectFailure(try CalqueBinary.run("segment --each-line a.bin", in: folder), 65, saying: "a.bin: ")
        expectFailure(
            try CalqueBinary.run(["segment", CalqueBinary.path]), 65, saying: "calque: ", "this is a program")
    }

    @Test func encodingsAreHeldTo() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.txt", try Encoded.bytes("Первая фраза. Вторая фраза.\n", "KOI8-R"))
        #expect(
            try CalqueBinary.run("segment --encoding KOI8-R a.txt", in: folder).output
                == "Первая фраза.\nВторая фраза.\n")
        expectFailure(
            try CalqueBinary.run("segment --encoding klingon a.txt", in: folder), 64,
            saying: "unknown encoding 'klingon'")
        expectFailure(
            try CalqueBinary.run("segment --encoding UTF-8 a.txt", in: folder), 65,
            saying: "a.txt: byte 0 is not valid UTF-8")
    }

    /// One paragraph of 5 MB, without and with sentence ends: quadratic time would take hours.
    @Test(.timeLimit(.minutes(2)), arguments: ["word ", "One. ", "“Yes.” (He said.) ", "他说。", "…", "<a>"])
    func hugeLinesTakeSeconds(piece: String) throws {
        let input = String(repeating: piece, count: 5_000_000 / piece.utf8.count)
        let isDebug = CalqueBinary.path.contains("/debug/")
        let run = try CalqueBinary.run(
            ["segment", "--lang", "en", "-"], input: Array(isDebug ? input.prefix(200_000).utf8 : input[...].utf8))
        // A page of tags has no text.
        #expect(run.status == (piece == "<a>" ? 65 : 0), "\(run.errors)")
        #expect(run.seconds < 20)
    }

    private func story(_ name: String) throws -> Samples.Story {
        try #require(Samples.all.first { $0.name == name })
    }

    /// Without white space; a no-break space counts as white space, too.
    private func squeezed(_ text: some StringProtocol) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { !$0.properties.isWhitespace }))
    }
}
