import CalqueCore
import CalqueFormats
import CalqueIO
import CalqueUnits
import CalqueXML
import TestSupport
import Testing
import UnitTestSupport

private func text(_ write: (@escaping ByteSink) throws -> Void) throws -> String {
    let log = ByteLog()
    try write(log.sink)
    return String(decoding: log.bytes, as: UTF8.self)
}

@Suite struct CSVTests {
    private func read(_ text: String, _ columns: [LanguageTag?]? = nil, part: Int = .max, skipEmpty: Bool = false)
        throws -> [[String]]
    {
        let reader = try CSVReader(
            reading: source(Array(text.utf8), part: part), file: "t.csv", columns: columns, skipEmpty: skipEmpty)
        return try units(reader).map { $0.variants.map { "\($0.language) \($0.text)" } }
    }

    @Test(arguments: [1, 4, Int.max])
    func fieldsAreAsRFC4180HasThem(part: Int) throws {
        let table = "\u{FEFF}en,zh_hans\r\n\"a, \"\"b\"\"\",甲\r\n\"two\r\nlines\n\",\"\"\r\n plain \"q\" ,乙"
        #expect(
            try read(table, part: part) == [
                ["en a, \"b\"", "zh-Hans 甲"], ["en two\r\nlines\n"], ["en  plain \"q\" ", "zh-Hans 乙"],
            ])
    }

    @Test func theHeaderNamesTheColumns() throws {
        let reader = try CSVReader(reading: source(Array("tuid,en,context,ru\n7,a,x,б\n".utf8)))
        #expect(reader.languages == ["en", "ru"] && reader.skipped == ["context"])
        let unit = try #require(try reader.nextUnit())
        #expect(unit.tuid == "7" && unit.variants.map(\.text) == ["a", "б"])
        #expect(try read("id,en,ru\n1,a,б\n") == [["en a", "ru б"]])
        #expect(try read("id,en\nsatu,one\n") == [["id satu", "en one"]])
        #expect(try read("a,б\nen,ru\n", ["en", "ru"]) == [["en a", "ru б"], ["en en", "ru ru"]])
        #expect(try read("en,x,ru\na,b,c\n", ["en", nil, "ru"]) == [["en a", "ru c"]])
    }

    @Test(arguments: [
        ("en,ru\na\n", "t.csv:2: the record has 1 field, not 2"),
        ("en,ru\na,\"b\nc\n", "t.csv:2: a quote is not closed"),
        ("en,ru\na,\"b\"c\n", "t.csv:2: field 2 continues after its closing quote"),
        ("one,two\n", "t.csv:1: the first record does not name two languages"), ("", "t.csv:1: the first record"),
    ])
    func faultsNameTheirLine(text: String, says: String) {
        let failure = refusal { _ = try read(text) }
        #expect(failure?.description.hasPrefix(says) == true, "\(String(describing: failure))")
    }

    /// In a table without names the n-th record is the n-th unit.
    @Test func recordsWithoutTextAreFaultsOfATableWithoutNames() throws {
        let failure = refusal { _ = try read("\"a\nb\",c\n,\n", ["en", "ru"]) }
        #expect(
            failure?.description.hasPrefix("t.csv:3: the record has no text") == true, "\(String(describing: failure))")
        #expect(try read("en,ru\n\n,\na,b\n\n") == [["en a", "ru b"]])
    }

    @Test func emptyRecordsCanBeSkipped() throws {
        #expect(try read("en,ru\n\n,\na,b\n", skipEmpty: true) == [["en a", "ru b"]])
    }

    /// Any text comes back byte by byte.
    @Test func randomTablesComeBack() throws {
        var random = SeededGenerator(seed: 3)
        let alphabet = ["a", " ", "\"", ",", "\n", "\r", "\t", "é", "甲", "\u{1D11E}"]
        func cell() -> String {
            (0..<Int.random(in: 0...6, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? "" }
                .joined()
        }
        for _ in 0..<200 {
            let rows = (0..<5).map { _ in (cell(), cell()) }.filter { !$0.0.isEmpty || !$0.1.isEmpty }
            let table = try text { sink in
                let writer = try CSVWriter(to: sink, columns: ["en", "zh"])
                for row in rows {
                    try writer.write(TranslationUnit(source: row.0, "en", target: row.1, "zh"))
                }
                try writer.finish()
            }
            let expected = rows.map { row in
                [("en", row.0), ("zh", row.1)].filter { !$0.1.isEmpty }.map { "\($0.0) \($0.1)" }
            }
            #expect(try read(table, part: Int.random(in: 1...9, using: &random)) == expected)
        }
    }
}

@Suite struct MosesTests {
    private func reader(_ one: String, _ two: String) -> MosesReader {
        MosesReader([("en", source(Array(one.utf8)), "n.en"), ("ru", source(Array(two.utf8)), "n.ru")])
    }

    @Test func linesArePairs() throws {
        let bitext = reader("One.\n\nThree.\nlast", "Раз.\nx\nТри.\nконец")
        #expect(
            try units(bitext).map { $0.variants.map(\.text) } == [
                ["One.", "Раз."], ["Three.", "Три."], ["last", "конец"],
            ])
        #expect(bitext.skipped == 1)
        let short = refusal { _ = try units(reader("a\nb\n", "а\n")) }
        #expect(short?.description.hasPrefix("n.ru: ends after 1 lines") == true)
    }

    @Test func whatIsWrittenHasAsManyLinesInEach() throws {
        let logs = [ByteLog(), ByteLog()]
        let writer = MosesWriter(to: logs.map(\.sink), languages: ["en", "zh"], where: { $0.language == $1.language })
        try writer.write(TranslationUnit(source: "a\nb\u{2028}c\td", "en-GB", target: "甲\r\n", "zh-Hans"))
        try writer.write(TranslationUnit(source: "only", "en", target: "ja", "ja"))
        try writer.finish()
        #expect(logs.map { String(decoding: $0.bytes, as: UTF8.self) } == ["a b c d\n", "甲  \n"])
        #expect(writer.written == 1 && writer.leftOut == 1)
    }
}

@Suite struct JSONUnitTests {
    private func read(_ text: String, _ languages: LanguagePair? = nil, part: Int = .max) throws -> [TranslationUnit] {
        try units(JSONReader(reading: source(Array(text.utf8), part: part), file: "m.json", languages: languages))
    }

    @Test(arguments: [1, 5, Int.max])
    func linesAndArraysAreOne(part: Int) throws {
        let one =
            #"{"tuid":"a","properties":{"p":"1"},"variants":[{"lang":"EN","text":"x } \" \\"},{"lang":"ru","text":"{й}"}]}"#
        let two =
            #"{"source":"Hi","target":"Привет","source_language":"en","target_language":"pt_BR","origin":"f","category":3}"#
        let expected = [
            TranslationUnit(
                attributes: [XMLAttribute("tuid", "a")], annotations: [.property(UnitProperty("p", "1"))],
                variants: [Variant("en", "x } \" \\"), Variant("ru", "{й}")]),
            TranslationUnit(
                annotations: [.property(UnitProperty("x-origin", "f")), .property(UnitProperty("x-category", "3"))],
                variants: [Variant("en", "Hi"), Variant("pt-BR", "Привет")]),
        ]
        for text in ["\(one)\n\(two)\n", "[\(one),\n\(two)]", " [ \(one) , \(two) ] ", "\u{FEFF}\(one)\(two)"] {
            #expect(try read(text, part: part) == expected)
        }
        #expect(try read("[]").isEmpty && read("").isEmpty)
        let bare = #"{"source":"a","target":"b"}"#
        #expect(try read(bare, LanguagePair(source: "en", target: "ru"))[0].variants.map(\.language) == ["en", "ru"])
    }

    @Test(arguments: [
        ("[{}", "m.json:1: unit 1: neither"), ("{\"variants\":[]}\n{", "m.json:2: unit 2: the JSON object is cut off"),
        ("\n\nx", "m.json:3: a JSON object is expected"), ("[{\"source\":1}]", "m.json:1: unit 1: neither"),
        ("[{\"source\":\"a\",\"target\":\"b\"}]", "m.json:1: unit 1: \"source_language\" is missing"),
        ("[{\"variants\":[]}", "m.json:1: the JSON array is cut off"), ("[] {}", "m.json:1: something follows"),
        ("{\"a\":tru}", "m.json:1: unit 1: no JSON"),
    ])
    func faultsNameTheirPlace(text: String, says: String) {
        let failure = refusal { _ = try read(text) }
        #expect(failure?.description.hasPrefix(says) == true, "\(String(describing: failure))")
    }

    @Test func weblateComesBack() throws {
        let first = TranslationUnit(
            annotations: [.property(UnitProperty("x-origin", "o")), .property(UnitProperty("x-context", "c\"\u{1}"))],
            variants: [Variant("en", "a\n\"b\"\\"), Variant("zh-Hans", "甲"), Variant("zh-Hans", "乙")])
        let written = try text { sink in
            let writer = WeblateWriter(to: sink, source: "en", targets: ["zh-Hans", "ru"], origin: "m")
            try writer.write(first)
            try writer.write(TranslationUnit(source: "", "en", target: "б", "ru"))
            try writer.finish()
        }
        #expect(written.contains("\"target_language\": \"zh_Hans\"") && written.contains("\"category\": 1"))
        let back = try read(written)
        #expect(back.map { $0.variants.map(\.text) } == [["a\n\"b\"\\", "甲"], ["a\n\"b\"\\", "乙"]])
        #expect(back[0].annotations.property("x-context") == "c\"\u{1}")
        #expect(try text { try WeblateWriter(to: $0, source: "en", targets: ["ru"], origin: "").finish() } == "[]\n")
    }
}
