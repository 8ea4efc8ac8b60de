import CalqueCore
import CalqueFormats
import CalqueUnits
import CalqueXML
import TestSupport
import Testing
import UnitTestSupport

private func read(
    _ bytes: some Sequence<UInt8>, _ columns: [LanguageTag?]?, skipEmpty: Bool = false, chunk: Int = .max
) throws -> [TranslationUnit] {
    let bytes = Array(bytes)
    var start = 0
    let reader = try TSVReader(
        reading: { (buffer) throws(Failure) in
            let part = bytes[start..<min(start + min(buffer.count, chunk), bytes.count)]
            buffer.copyBytes(from: part)
            start += part.count
            return part.count
        }, file: "n.tsv", columns: columns, skipEmpty: skipEmpty)
    var units: [TranslationUnit] = []
    while let unit = try reader.nextUnit() { units.append(unit) }
    return units
}

@Suite struct TSVTests {
    @Test(arguments: [1, 3, 1000])
    func linesAreUnits(chunk: Int) throws {
        let text = "\u{FEFF}news\tA dog\tСобака\t\r\nnews\t\t\t狗\nx\tlast\t\t"
        let units = try read(text.utf8, [nil, "en", "ru", "zh"], chunk: chunk)
        #expect(
            units.map(\.variants) == [
                [Variant("en", "A dog"), Variant("ru", "Собака")], [Variant("zh", "狗")], [Variant("en", "last")],
            ])
    }

    @Test func theFirstLineMayNameTheColumns() throws {
        let units = try read("ru\tnote\tEnglish\nДом.\tx\tA house.\n".utf8, nil)
        #expect(units.map(\.variants) == [[Variant("ru", "Дом."), Variant("en", "A house.")]])
        for header in ["en\tru", "EN\tRussian", "source\ttarget"] {
            #expect(try read("\(header)\nA\tБ\n".utf8, ["en", "ru"]).count == 1, "\(header)")
        }
        #expect(try read("ru\ten\nA\tБ\n".utf8, ["en", "ru"]).count == 2, "it says something else")
        #expect(refusal { _ = try read("A\tБ\n".utf8, nil) }?.kind == .usage)
        #expect(refusal { _ = try read([0xFF, 0xFE, 0x41, 0], ["en", "ru"]) }?.message == "is UTF-16")
    }

    @Test(arguments: [
        ("a\tb\nc\n", "n.tsv:2: the line has 1 column, not 2"), ("a\tb\tc", "n.tsv:1: the line has 3 columns, not 2"),
        ("a\tb\n\t\n", "n.tsv:2: the line has no text"),
    ])
    func faultsNameTheirLine(text: String, says: String) {
        let failure = refusal { _ = try read(text.utf8, ["en", "ru"]) }
        #expect(failure?.description.hasPrefix(says) == true, "\(String(describing: failure))")
    }

    @Test func bytesThatAreNotUTF8AreRefused() {
        let failure = refusal { _ = try read([0x61, 0x0A, 0xCF, 0xF0, 0x0A], ["ru"]) }
        #expect(failure?.description.hasPrefix("n.tsv:2: column 1 is not UTF-8") == true)
    }

    @Test func emptyLinesCanBeSkipped() throws {
        #expect(try read("a\tb\n\n\t\nc\td\n\n".utf8, ["en", "ru"], skipEmpty: true).count == 2)
        #expect(try read("".utf8, ["en"]).isEmpty)
    }

    @Test func longLinesAreReadWhole() throws {
        let long = String(repeating: "слово ", count: 100_000)
        #expect(
            try read("a\t\(long)\nb\tc".utf8, ["en", "ru"], chunk: 70_000).map { $0.variants[1].text } == [long, "c"])
    }

    @Test func tabsAndLineEndsBecomeBlanks() throws {
        let sink = ByteLog()
        let writer = TSVWriter(
            to: { (bytes) throws(Failure) in sink.bytes.append(contentsOf: bytes) }, columns: ["en", "zh"],
            where: { $0.language == $1.language })
        try writer.write(
            TranslationUnit(variants: [
                Variant("zh-Hans", "甲\t乙"), Variant("en", "a\r\nb"), Variant("en", "second"),
            ]))
        try writer.write(TranslationUnit(variants: [Variant("zh", "丙")]))
        try writer.finish()
        #expect(String(decoding: sink.bytes, as: UTF8.self) == "a  b\t甲 乙\nsecond\t甲 乙\n\t丙\n")
    }
}
