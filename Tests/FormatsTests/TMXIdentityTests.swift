import CalqueCore
import CalqueFormats
import CalqueUnits
import CalqueXML
import Foundation
import TestSupport
import Testing
import UnitTestSupport

/// Reads a file and writes it again.
private func rewritten(_ bytes: [UInt8], strict: Bool = false) throws -> (bytes: [UInt8], repairs: [String]) {
    let (log, sink) = (Log(), ByteLog())
    let reader = try TMXReader(
        reading: source(bytes), file: "m.tmx", strict: strict, onRepair: { log.lines.append($0.description) })
    let writer = try TMXWriter(to: sink.sink, header: reader.header)
    while let unit = try reader.nextUnit() { try writer.write(unit) }
    try writer.finish(reader.trailer)
    return (sink.bytes, log.lines)
}

/// Checks files against the document type, where xmllint and the document type are there.
private func expectValid(_ files: [[UInt8]], sourceLocation: SourceLocation = #_sourceLocation) throws {
    guard let xmllint = Tool("xmllint"), let shared = SharedData.folder else { return }
    let folder = try TemporaryFolder()
    let dtd = shared.appendingPathComponent("eval/tmx/tmx14.dtd").path
    let paths = try files.enumerated().map { try folder.write("m\($0.offset).tmx", $0.element) }
    let (status, output) = try xmllint.run(["--noout", "--nonet", "--dtdvalid", dtd] + paths)
    #expect(status == 0, "\(output.prefix(2000))", sourceLocation: sourceLocation)
}

/// A rewrite keeps what TMX allows, and leaves out the rest.
@Suite struct TMXIdentityTests {
    @Test func whateverTMXAllowsIsTheSameAgain() throws {
        var make = WrittenTMX(random: SeededGenerator(seed: 3))
        var (before, after): ([[UInt8]], [[UInt8]]) = ([], [])
        for round in 0..<400 {
            let file = make.file()
            let (again, repairs) = try rewritten(Array(file.utf8))
            #expect(try sketch(again) == sketch(Array(file.utf8)), "\(file)")
            #expect(try rewritten(again).bytes == again, "twice is once")
            // A word that is not a language is no fault of the document type.
            #expect(
                repairs.allSatisfy { $0.contains("is not a language") || $0.contains("is not a count") }, "\(repairs)")
            if round % 20 == 0 {
                before.append(Array(file.utf8))
                after.append(again)
            }
        }
        try expectValid(before)
        try expectValid(after)
    }

    /// There they could not be told from the text.
    @Test func asidesInNotesAreKeptBehindThem() throws {
        let parsed = try Parsed(
            file("<tu><note>a<!-- c -->b<?p d?></note><tuv xml:lang='en'><seg>x</seg></tuv></tu>"), strict: true)
        #expect(
            parsed.units[0].annotations == [
                .note(UnitNote("ab")), .comment(" c "), .instruction(target: "p", data: "d"),
            ])
    }

    /// They are not part of the text, and tell no tags apart.
    @Test func asidesInSegmentsAreNoText() throws {
        let parsed = try Parsed(
            file("<tu><tuv xml:lang='en'><seg>a <!-- c -->b<?p d?><ph x='1'/> c</seg></tuv></tu>"), strict: true)
        let content = parsed.units[0].variants[0].content
        #expect(content.plainText == "a b c" && content.tags.map(\.description) == ["ph 1"])
        #expect(content.tags.map(\.offset) == [3])
    }

    @Test(arguments: ["0.98765", "0.9", "1", " .5 ", "1e300", "nan", "sure"])
    func aConfidenceIsKeptAsItIsWritten(value: String) throws {
        let text = file(
            "<tu><prop type='x-confidence'>\(value)</prop><tuv xml:lang='en'><seg>x</seg></tuv></tu>")
        let again = String(decoding: try rewritten(Array(text.utf8), strict: true).bytes, as: UTF8.self)
        #expect(again.contains("<prop type=\"x-confidence\">\(value)</prop>"))
    }

    private static func unit(_ inside: String, _ attributes: String = "") -> String {
        file("<tu\(attributes)>\(inside)<tuv xml:lang='en'><seg>x</seg></tuv></tu>")
    }

    private static func segment(_ inside: String, _ attributes: String = "") -> String {
        file("<tu><tuv xml:lang='en'><seg\(attributes)>\(inside)</seg></tuv></tu>")
    }

    /// What is in the file, what is reported, what is written, and what is not.
    static let foreign: [(String, String, String, String)] = [
        (unit("", " odd='1'"), "odd is not an attribute of <tu> in TMX", "<tu>", "odd"),
        (unit("", " a:b='1' xmlns:a='u'"), "a:b is not an attribute of <tu>", "<tu>", "a:b"),
        (
            unit("<prop type='p' type2='q'>v</prop>"), "type2 is not an attribute of <prop>", "<prop type=\"p\">v",
            "type2"
        ),
        (unit("<prop type='p' name='q'>v</prop>"), "name is not an attribute of <prop>", "<prop type=\"p\">v", "name"),
        (unit("<note x='1'>n</note>"), "x is not an attribute of <note>", "<note>n", " x="),
        (unit("<odd>o</odd>"), "the element <odd> is not allowed here, left out", "<tu>", "odd"),
        (unit("<ude name='u'><map unicode='1'/></ude>"), "the element <ude> is not allowed here", "<tu>", "ude"),
        (segment("x", " xml:space='preserve'"), "xml:space is not an attribute of <seg>", "<seg>x", "xml:space"),
        (segment("a<b i='1'>b</b>c"), "<b> is not allowed here, only its text is kept", "<seg>abc</seg>", "<b i"),
        (segment("a<sub>b</sub>c"), "<sub> is not allowed here, only its text", "<seg>abc</seg>", "<sub"),
        (segment("<ph>a<hi>b</hi></ph>c"), "<hi> is not allowed here, only its text", "<ph>ab</ph>c", "<hi"),
        (segment("<hi pos='begin' x='1'>b</hi>"), "pos is not an attribute of <hi>", "<hi x=\"1\">", "pos"),
        (
            "<tmx version='1.4' xmlns='http://lisa.org/tmx14'>\(completeHeader)<body/></tmx>",
            "xmlns is not an attribute of <tmx>", "<tmx version=\"1.4\">", "xmlns"
        ),
        (
            file("", header: completeHeader.replacing("/>", with: " later='yes'/>")),
            "later is not an attribute of <header>", "datatype=\"plaintext\"/>", "later"
        ),
        (
            file("", header: completeHeader.replacing("/>", with: "><ude name='u'/></header>")),
            "<ude> has no name or no <map>, left out", "<header", "ude"
        ),
        (
            file(
                "",
                header: completeHeader.replacing("/>", with: "><ude name='u'><map/><map unicode='1'/></ude></header>")),
            "<map> has no unicode, left out", "<ude name=\"u\"><map unicode=\"1\"/></ude>", "<map/>"
        ),
        (
            file("<tu><tuv xml:xml:lang='en'><seg>x</seg></tuv></tu>"),
            "xml:xml:lang is not an attribute of TMX, read as",
            "<tuv xml:lang=\"en\">", "xml:xml"
        ),
        (
            file("<tu><tuv xml:lang='ru' xml:xml:lang='en'><seg>x</seg></tuv></tu>"),
            "xml:xml:lang is not an attribute of <tuv>", "<tuv xml:lang=\"ru\">", "xml:xml"
        ),
        (
            file("<!-- c --><tu><note>n</note></tu>"), "the unit has no <tuv>, and is not written again", "<!-- c -->",
            "<tu"
        ),
    ]

    @Test(arguments: foreign)
    func whatTMXDoesNotAllowIsToldAndLeftOut(text: String, says: String, written: String, notWritten: String) throws {
        let (again, repairs) = try rewritten(Array(text.utf8))
        let output = String(decoding: again, as: UTF8.self)
        #expect(repairs.contains { $0.contains(says) && $0.hasPrefix("m.tmx:") }, "\(repairs)")
        #expect(output.contains(written) && !output.contains(notWritten), "\(output)")
        #expect(refusal { _ = try Parsed(text, strict: true) }?.kind == .badData)
        try expectValid([again])
    }

    /// A program can make units that TMX does not have.
    @Test func theWriterWritesNothingElse() throws {
        var header = testHeader
        header.rootAttributes = [XMLAttribute("xmlns", "u")]
        header.attributes.append(XMLAttribute("later", "yes"))
        header.annotations = [.element(MarkupElement("odd"))]
        let odd = InlineElement(.other("b"), content: SegmentContent([.text("b"), .element(InlineElement(.sub))]))
        var unit = TranslationUnit(
            attributes: [XMLAttribute("odd", "1")], annotations: [.element(MarkupElement("odd"))],
            variants: [Variant("en", SegmentContent([.text("a"), .element(odd)]))])
        unit.variants[0].attributes = [XMLAttribute("tuid", "1"), XMLAttribute("xml:lang", "ru")]
        let bytes = try tmx(header, [unit, TranslationUnit(annotations: [.note(UnitNote("n"))])])
        try expectValid([bytes])
        let parsed = try Parsed(bytes, strict: true)
        #expect(parsed.units == [TranslationUnit(variants: [Variant("en", "ab")])])
    }

    @Test(
        .enabled(if: SharedData.folder != nil, "needs ../shared"),
        arguments: SharedData.files(in: "eval/tmx/lisa-kit", ending: ".tmx")
            + SharedData.files(in: "eval/tmx/odd", ending: ".tmx"))
    func publicFilesAreTheSameAgain(path: String) throws {
        let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        let (again, repairs) = try rewritten(bytes)
        try expectValid([again])
        #expect(try rewritten(again, strict: true).bytes == again, "twice is once")
        // Files of older versions say `lang` for `xml:lang`, and another version.
        guard repairs.isEmpty else { return }
        #expect(try sketch(again) == sketch(bytes, isCurrent: true))
    }
}
