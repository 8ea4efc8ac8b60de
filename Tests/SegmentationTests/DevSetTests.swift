import CalqueCore
import CalqueSegmentation
import Foundation
import TestSupport
import Testing

/// The development sets of the evaluation data, scored as in `eval/seg/score.py`.
@Suite("Development sets", .enabled(if: SharedData.folder != nil, "needs ../shared"))
struct DevSetTests {
    struct Floor: Sendable, CustomTestStringConvertible {
        let name: String
        /// The figures reached, in percent. A fall of more than a tenth is a failure.
        let f1: Double
        var testDescription: String { name }
    }

    static let floors = [
        Floor(name: "en-ntrex", f1: 100), Floor(name: "en-pud", f1: 100), Floor(name: "en-gumnews", f1: 97.86),
        Floor(name: "ru-ntrex", f1: 100), Floor(name: "ru-fre", f1: 99.61), Floor(name: "ru-pud", f1: 100),
        Floor(name: "zh-ntrex", f1: 99.93), Floor(name: "zh-pud", f1: 100),
    ]

    private struct Paragraph: Decodable { let sents: [String] }

    /// The sentences of each paragraph of a set.
    static func sentences(of name: String) throws -> [[String]] {
        try SharedData.bytes("eval/seg/\(name).dev.gold.jsonl").split(separator: 0x0A)
            .map { try JSONDecoder().decode(Paragraph.self, from: Data($0)).sents }
    }

    @Test("F1 on inner boundaries", arguments: floors)
    func score(of floor: Floor) throws {
        let language = String(floor.name.prefix(2))
        let segmenter = try Segmenter(language: try #require(LanguageTag(language)))
        var score = SegmentationScore()
        for gold in try Self.sentences(of: floor.name) {
            let text = gold.joined(separator: language == "zh" ? "" : " ")
            let bytes = Array(text.utf8)
            let found = try segmenter.ranges(in: text).map { String(decoding: bytes[$0], as: UTF8.self) }
            score.add(gold: gold, found: found)
        }
        #expect(score.f1 * 100 >= floor.f1 - 0.1, "\(floor.name): \(score)")
    }

    private struct WireCase: Decodable {
        let id: String
        let lang: String
        let text: String
        let expect: [String]
    }

    @Test("All cases of wire60")
    func wire() throws {
        let cases = try JSONDecoder().decode(
            [WireCase].self, from: Data(try SharedData.bytes("eval/seg/wire60.json")))
        #expect(cases.count == 60)
        for sample in cases {
            let bytes = Array(sample.text.utf8)
            let found = try Segmenter(language: try #require(LanguageTag(sample.lang))).ranges(in: sample.text)
                .map { String(decoding: bytes[$0], as: UTF8.self) }
            #expect(found == sample.expect, "\(sample.id)")
        }
    }
}

/// Counts of boundaries inside paragraphs, found and missed. A boundary is identified by the number of characters
/// before it, without white space. Boundaries of the gold data without a terminator are a convention. They do not
/// count.
struct SegmentationScore: CustomStringConvertible {
    private(set) var hits = 0
    private(set) var wrong = 0
    private(set) var missed = 0

    mutating func add(gold: [String], found: [String]) {
        let text = gold.joined().unicodeScalars.filter { !$0.properties.isWhitespace }.map { $0 }
        var wanted = Set(Self.cuts(gold).dropLast())
        var given = Set(Self.cuts(found).filter { $0 < text.count })
        let free = wanted.filter { !Self.followsTerminator(text[max(0, $0 - 8)..<$0]) }
        wanted.subtract(free)
        given.subtract(free)
        hits += wanted.intersection(given).count
        wrong += given.subtracting(wanted).count
        missed += wanted.subtracting(given).count
    }

    var f1: Double {
        let all = 2 * hits + wrong + missed
        return all == 0 ? 1 : Double(2 * hits) / Double(all)
    }

    var description: String { "F1 \(f1), \(hits) right, \(wrong) wrong, \(missed) missed" }

    private static func cuts(_ segments: [String]) -> [Int] {
        var count = 0
        return segments.compactMap { segment in
            let length = segment.unicodeScalars.count { !$0.properties.isWhitespace }
            count += length
            return length > 0 ? count : nil
        }
    }

    private static func followsTerminator(_ tail: ArraySlice<Unicode.Scalar>) -> Bool {
        let closers = Set("\"'”’»“‘)]）」』】》〉".unicodeScalars)
        return tail.last { !closers.contains($0) }.map { ".!?…。！？．｡‼⁇⁈⁉".unicodeScalars.contains($0) } ?? false
    }
}
