import CalqueCore
import CalqueFormats
import CalqueUnits
import CalqueXML
import Foundation
import TestSupport
import Testing
import UnitTestSupport

/// The LISA compliance kit's import tests: the units that a tool for one direction of translation imports.
@Suite(.enabled(if: SharedData.folder != nil, "needs ../shared"))
struct LISAKitTests {
    private func bytes(_ name: String) throws -> [UInt8] {
        let folder = try #require(SharedData.folder)
        return Array(try Data(contentsOf: folder.appendingPathComponent("eval/tmx/lisa-kit/" + name)))
    }

    /// The lines of an expected file; some are UTF-16 with a mark.
    private func lines(_ name: String) throws -> [String] {
        let bytes = try bytes(name)
        let text =
            bytes.starts(with: [0xFF, 0xFE])
            ? String(
                decoding: stride(from: 0, to: bytes.count - 1, by: 2)
                    .map { UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8 }, as: UTF16.self)
            : String(decoding: bytes, as: UTF8.self)
        return text.replacing("\u{FEFF}", with: "").split(whereSeparator: \.isNewline).map(String.init)
    }

    /// The units that may be used from `source`, as pairs.
    private func imported(_ name: String, _ source: LanguageTag, _ target: LanguageTag) throws -> [[String]] {
        let parsed = try Parsed(try bytes(name), strict: true)
        return parsed.units.flatMap { unit in
            let from = unit.sourceLanguage(in: parsed.header)
            guard from == nil || from == source else { return [[String]]() }
            return unit.pairs(from: source, to: target).map { [$0.source.text, $0.target.text] }
        }
    }

    @Test(arguments: [
        ("1A", "fr-ca"), ("1B", "fr-ca"), ("1C", "fr-ca"), ("1D", "en-gb"), ("1E", "en-gb"), ("1F", "en-gb"),
        ("1G", "en-gb"), ("1H", "en-gb"), ("1I", "ja-jp"),
    ])
    func importsAsExpected(test: String, target: String) throws {
        let pairs = try imported("ImportTest\(test).tmx", "en-US", try #require(LanguageTag(target)))
        #expect(pairs.map { $0[0] } == (try lines("ImportTest\(test).txt")))
        #expect(pairs.map { $0[1] } == (try lines("ImportTest\(test)_\(target).txt")))
    }

    @Test func sourceLanguagesAreHeeded() throws {
        let both = [
            ["First entry in US English", "First entry in UK English"],
            ["Second entry in US English", "Second entry in UK English"],
        ]
        #expect(try imported("ImportTest1J.tmx", "en-US", "en-GB") == both)
        #expect(try imported("ImportTest1J_many.tmx", "en-US", "en-GB") == both)
        #expect(try imported("ImportTest1K.tmx", "en-US", "en-GB").isEmpty)
        #expect(try imported("ImportTest1L.tmx", "en-US", "fr") == [["Text of the segment.", "Texte du segment."]])
    }

    /// As `calque import --from --to` takes them.
    @Test(arguments: [
        ("1A", "fr-CA", 2), ("1C", "fr-CA", 3), ("1J", "en-GB", 2), ("1J_many", "en-GB", 2), ("1J_many", "ja", 0),
        ("1K", "en-GB", 0), ("1K", "fr-CA", 0),
    ])
    func theFilterHeedsThem(test: String, target: LanguageTag, count: Int) throws {
        let bytes = try bytes("ImportTest\(test).tmx")
        let reader = try TMXReader(reading: source(bytes))
        let filter = LanguageFilter(reader, header: { reader.header }, from: "en-US", to: target)
        var units: [TranslationUnit] = []
        while let unit = try filter.nextUnit() { units.append(unit) }
        #expect(units.count == count)
        #expect(units.allSatisfy { Set($0.variants.map(\.language)) == ["en-US", target] })
    }

    /// The contents that an export must have: the units of its source files, with their codes.
    @Test(arguments: ["1A", "1B", "1C", "1D", "1E", "2A"])
    func exportsComeBack(test: String) throws {
        let first = try Parsed(try bytes("ExportTest\(test).tmx"), strict: true)
        let second = try Parsed(try tmx(first.header, first.units), strict: true)
        #expect(second.units.map { $0.variants.map(\.content) } == first.units.map { $0.variants.map(\.content) })
        #expect(second.units.allSatisfy { $0.variants.map(\.language) == ["en-US", "fr-CA"] })
        #expect(second.header.attributes["datatype"] == first.header.attributes["datatype"])
    }

    @Test func levelTwoKeepsItsCodes() throws {
        let units = try Parsed(try bytes("ImportTest2A.tmx"), strict: true).units
        #expect(units[0].variants.map(\.text) == ["The big black cat sleeps.", "Le gros chat noir dors."])
        #expect(
            units[0].variants[1].content.tags.map(\.description) == ["bpt 2", "ept 2", "bpt 1", "ept 1"])
        #expect(units[6].annotations == [.comment(" source and target order inverted (valid in TMX) ")])
        #expect(units[6].variants[1].text == "Some text with a part highlighted.")
    }
}

/// Files of other tools, as they come.
@Suite(.enabled(if: SharedData.folder != nil, "needs ../shared"))
struct OddFileTests {
    private func parse(_ name: String) throws -> Parsed {
        let folder = try #require(SharedData.folder)
        return try Parsed(Array(Data(contentsOf: folder.appendingPathComponent("eval/tmx/odd/" + name))))
    }

    @Test(arguments: [
        ("badly-ordered-tags.tmx", 1, 0), ("header-prop-note.tmx", 1, 0), ("matecat-export.tmx", 2, 0),
        ("prop-name-instead-of-type.tmx", 4, 5), ("tmx11-lang-multiple-tuv.tmx", 3, 0),
        ("trados-utf16-crlf-level2.tmx", nil, 1), ("version-1.4b.tmx", 1, 0),
    ])
    func isRead(name: String, units: Int?, repairs: Int) throws {
        let parsed = try parse(name)
        if let units { #expect(parsed.units.count == units) }
        #expect(parsed.repairs.count == repairs, "\(parsed.repairs)")
        #expect(parsed.units.allSatisfy { $0.variants.count >= 2 })
    }

    @Test func severalVariantsOfOneLanguage() throws {
        let unit = try parse("tmx11-lang-multiple-tuv.tmx").units[0]
        #expect(unit.variants.filter { $0.language == "fr-CA" }.count == 2)
        #expect(unit.pairs(from: "en-US", to: "fr-CA").count == 2)
        #expect(unit.variants.prefix(2).map(\.rawLanguage) == ["EN-US", "ES"])
    }

    @Test func tradosInUTF16() throws {
        let parsed = try parse("trados-utf16-crlf-level2.tmx")
        #expect(parsed.header.attributes["datatype"] == "rtf")
        #expect(parsed.units[2].variants[0].text == "Second paragraph tag")
        #expect(parsed.header.annotations.property("RTFStyleSheet")?.hasPrefix("\n{\\stylesheet") == true)
        #expect(parsed.repairs[0].contains("<prop> has no type, read as type=\"RTFFontTable\""))
    }
}
