import CalqueCore
import CalqueFormats
import CalqueIO
import CalqueUnits
import Foundation
import TestSupport
import Testing
import UnitTestSupport

/// Files in other encodings than they declare, or than UTF-8.
@Suite struct DecodedSourceTests {
    private let russian = "Снег идёт в городе с утра, дождя не будет."

    private func text(_ bytes: [UInt8], isXML: Bool = false, part: Int = .max) throws -> (String, String?) {
        let decoded = DecodedSource(source(bytes, part: part), isXML: isXML)
        var all: [UInt8] = []
        while true {
            let part = try [UInt8](capacity: 7, filledBy: decoded.bytes)
            if part.isEmpty { return (String(decoding: all, as: UTF8.self), decoded.fault) }
            all += part
        }
    }

    private func encode(_ text: String, _ encoding: String.Encoding) throws -> [UInt8] {
        Array(try #require(text.data(using: encoding)))
    }

    @Test(arguments: [1, 5, Int.max])
    func tablesAreDecodedByTheirLetters(part: Int) throws {
        let table = "en,ru\nSnow,\(russian)\n"
        let marked = "\u{FEFF}" + table
        for (encoding, text) in [
            (String.Encoding.windowsCP1251, table), (.utf16LittleEndian, marked), (.utf16BigEndian, marked),
            (.utf32LittleEndian, marked), (.utf8, table), (.utf16LittleEndian, table),
        ] {
            let read = try self.text(try encode(text, encoding), part: part)
            #expect(read.0 == table && read.1 == nil, "\(encoding)")
        }
    }

    @Test func theLanguagesOfATableTellTheCodePageOfWesternLetters() throws {
        let polish = "en;pl\nSummer;Żółta łódź śpi\n"
        #expect(try text(try encode(polish, .windowsCP1250)).0 == polish)
        let french = "en;fr\nSummer;Été à la mer, déjà\n"
        #expect(try text(try encode(french, .windowsCP1252)).0 == french)
    }

    @Test(arguments: [
        ("UTF-8", String.Encoding.windowsCP1251, "declares UTF-8, and is windows-1251"),
        ("windows-1251", .utf8, "declares windows-1251, and is UTF-8"), ("windows-1251", .windowsCP1251, ""),
        ("UTF-8", .utf8, ""), ("KOI8-R", .windowsCP1251, "declares KOI8-R, and is windows-1251"),
    ])
    func aWrongDeclarationIsReported(declared: String, encoding: String.Encoding, says: String) throws {
        let file = #"<?xml version="1.0" encoding="\#(declared)"?><a>\#(russian) \#(russian)</a>"#
        let read = try text(try encode(file, encoding), isXML: true)
        #expect(read.1 ?? "" == says)
        #expect(read.0.contains("<a>\(russian) \(russian)</a>"))
        if !says.isEmpty { #expect(!read.0.contains("encoding")) }
    }

    @Test(arguments: [
        ("BIG5", [0xB3, 0x5C, 0xA5, 0x69, 0xC3, 0xD2], "許可證"), ("Shift_JIS", [0x95, 0x5C, 0x94, 0x5C], "表能"),
    ])
    func theHeaderOfACatalogueDecidesForShortTexts(name: String, bytes: [UInt8], word: String) throws {
        // One byte of each word is a backslash elsewhere.
        let head = "msgid \"\"\nmsgstr \"Language: ja\\nContent-Type: text/plain; charset=\(name)\\n\"\n"
        let raw = Array((head + "msgid \"Licence\"\nmsgstr \"").utf8) + bytes + Array("\"\n".utf8)
        let decoded = DecodedSource(source(raw), isXML: false)
        let reader = try POReader(reading: decoded.bytes)
        #expect(try units(reader).map { $0.variants.map(\.text) } == [["Licence", word]])
    }

    /// Lines in different encodings: no single one is right, so nothing is decoded, and the reader names the line.
    @Test func mixedEncodingsAreNotGuessed() throws {
        let words = russian.replacing(",", with: "")
        let mixed = Array("en,ru\nSnow,\(words)\n".utf8) + (try encode("Rain,\(words)\n", .windowsCP1251))
        let failure = refusal { _ = try units(CSVReader(reading: DecodedSource(source(mixed), isXML: false).bytes)) }
        #expect(
            failure?.message == "field 2 is not UTF-8" && failure?.place.line == 3, "\(String(describing: failure))")
        let late = try encode("en,ru\n" + String(repeating: "Snow,\(russian)\n", count: 40_000), .windowsCP1251)
        let refused = refusal { _ = try text(late + Array("Rain,\(russian)\n".utf8)) }
        #expect(refused?.message.contains("not valid windows-1251") == true, "\(String(describing: refused))")
    }

    @Test func laterBytesOfAnotherEncodingAreRefusedWithTheirLine() throws {
        var raw = try encode("en,ru\n" + String(repeating: "Snow,\(russian)\n", count: 30_000), .utf16LittleEndian)
        raw = [0xFF, 0xFE] + raw + [0x00, 0xD8, 0x20, 0x00]
        #expect(refusal { _ = try text(raw) }?.message.contains("not valid UTF-16LE") == true)
    }
}
