import CalqueArticles
import CalqueCore
import CalqueSegmentation
import CalqueWire
import Foundation
import Testing

/// Texts in which a rule has much to search. Each must take as long as other text of its length.
///
/// By default each text has a megabyte, which would take minutes in quadratic time. `CALQUE_LONG_TESTS=1` with a release
/// build uses larger texts.
@Suite("Linear time", .serialized)
struct LinearTimeTests {
    struct Load: Sendable, CustomTestStringConvertible {
        let unit: String
        let megabytes: Int
        var testDescription: String { "\(megabytes) MB of \(unit.prefix(20))" }
    }

    static let loads = [
        Load(unit: ".", megabytes: 10), Load(unit: "\"", megabytes: 10), Load(unit: "a.a.a.", megabytes: 5),
        Load(unit: "《", megabytes: 5), Load(unit: "“", megabytes: 5), Load(unit: "A. ", megabytes: 5),
        Load(unit: ". ", megabytes: 5), Load(unit: "»", megabytes: 5), Load(unit: ".\" ", megabytes: 5),
        Load(unit: " ", megabytes: 10), Load(unit: "x", megabytes: 10), Load(unit: "！”他", megabytes: 5),
        Load(unit: "《。", megabytes: 5), Load(unit: "。 ", megabytes: 5), Load(unit: "1", megabytes: 5),
        Load(unit: "1. ", megabytes: 5), Load(unit: ": 1. a", megabytes: 5), Load(unit: "…", megabytes: 5),
        Load(unit: ".»", megabytes: 5), Load(unit: "?\" A", megabytes: 5), Load(unit: ". (", megabytes: 5),
        Load(unit: ".-", megabytes: 5), Load(unit: "а. ", megabytes: 5), Load(unit: "\u{301}", megabytes: 5),
        Load(unit: "The ship came in. It left again, Mr. Brandt said. ", megabytes: 20),
        Load(unit: "船只抵达。“来了吗？”她问。", megabytes: 20),
    ]

    private static let isLong = ProcessInfo.processInfo.environment["CALQUE_LONG_TESTS"] != nil

    @Test("One paragraph", arguments: loads)
    func paragraph(of load: Load) throws {
        let bytes = Self.isLong ? load.megabytes << 20 : 300_000
        let text = String(repeating: load.unit, count: bytes / load.unit.utf8.count)
        for language: LanguageTag in Self.isLong ? ["en", "ru", "zh"] : ["en"] {
            let segmenter = try Segmenter(language: language)
            let time = try ContinuousClock().measure { _ = try segmenter.ranges(in: text) }
            if Self.isLong { print("\(load) \(language): \(time)") }
            #expect(time < .seconds(30))
        }
    }

    @Test("A whole file of it is read", arguments: [".", " ", "\n", "All news\n", "a b\n", "\u{2028}", "中", "<p>"])
    func file(unit: String) throws {
        let bytes = Self.isLong ? 20 << 20 : 300_000
        let source = Array(String(repeating: unit, count: bytes / unit.utf8.count).utf8)
        let time = try ContinuousClock().measure {
            do { _ = try Article(reading: source) } catch let failure as Failure { #expect(failure.kind == .badData) }
        }
        if Self.isLong { print("file of \(unit.debugDescription): \(time)") }
        #expect(time < .seconds(30))
    }
}
