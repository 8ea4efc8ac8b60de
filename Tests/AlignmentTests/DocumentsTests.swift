import CalqueCore
import CalqueSegmentation
import Testing

@testable import CalqueAlignment

/// Beads of three documents, joined from those of each pair.
@Suite struct DocumentsTests {
    private struct Case: CustomStringConvertible, Sendable {
        let description: String
        /// How many segments each document has.
        let counts: [Int]
        /// `0-1 0:0 0.9`: documents, segments, confidence.
        let pairs: [String]
        let beads: [String]
    }

    private static let cases = [
        Case(
            description: "all three agree", counts: [1, 1, 1], pairs: ["0-1 0:0 0.9", "0-2 0:0 0.9", "1-2 0:0 0.8"],
            beads: ["0:0:0"]),
        Case(
            description: "a pair that found nothing is overruled", counts: [1, 1, 1],
            pairs: ["0-1 0:0 0.9", "1-2 0:0 0.8"], beads: ["0:0:0"]),
        Case(
            description: "two have it", counts: [1, 1, 2], pairs: ["0-2 0:1 0.9"], beads: ["0::1", ":0:", "::0"]),
        Case(
            description: "the least sure of three that disagree yields", counts: [2, 1, 1],
            pairs: ["0-1 0:0 0.9", "0-2 1:0 0.8", "1-2 0:0 0.6"], beads: ["0:0:", "1::0"]),
        Case(
            description: "one sentence for two", counts: [2, 1, 2],
            pairs: ["0-1 0,1:0 0.9", "0-2 0:0 0.95", "0-2 1:1 0.95", "1-2 0:0,1 0.9"], beads: ["0,1:0:0,1"]),
        Case(
            description: "what stands between holds apart", counts: [3, 1, 1],
            pairs: ["0-1 0:0 0.9", "0-2 2:0 0.8", "1-2 0:0 0.7"], beads: ["0:0:", "1::", "2::0"]),
    ]

    private static func range(_ text: Substring) -> Range<Int> {
        let numbers = text.split(separator: ",").compactMap { Int($0) }
        return numbers.isEmpty ? 0..<0 : numbers[0]..<numbers[numbers.count - 1] + 1
    }

    @Test(arguments: cases)
    private func joined(_ example: Case) {
        var groups = BeadGroups(counts: example.counts)
        for pair in example.pairs {
            let words = pair.split(separator: " ")
            let documents = words[0].split(separator: "-").compactMap { Int($0) }
            let sides = words[1].split(separator: ":")
            groups.join(
                PairedBead(
                    bead: Bead(
                        source: Self.range(sides[0]), target: Self.range(sides[1]), confidence: Double(words[2]) ?? 0),
                    first: documents[0], second: documents[1]))
        }
        let beads = groups.beads(omissions: []).map { bead in
            bead.spans.map { $0.map(String.init).joined(separator: ",") }.joined(separator: ":")
        }
        #expect(Set(beads) == Set(example.beads))
    }

    /// Every segment of every document is in one bead.
    @Test func nothingIsLost() throws {
        func document(_ texts: [String], _ language: LanguageTag) -> Document {
            Document(segments: Segment.lines(of: texts.map { $0 + "\n" }.joined()), language: language)
        }
        let numbers = Array(1...12)
        let documents = [
            document(numbers.map { "On day \($0) the port shipped \($0 * 37 + 11) tonnes of grain." }, "en"),
            document(numbers.filter { $0 != 5 }.map { "В день \($0) порт отгрузил \($0 * 37 + 11) тонн зерна." }, "ru"),
            document(numbers.filter { $0 != 9 }.map { "第\($0)天港口运出\($0 * 37 + 11)吨粮食。" }, "zh"),
        ]
        let beads = try Aligner(encoder: nil).align(documents)
        for (index, document) in documents.enumerated() {
            #expect(beads.flatMap { Array($0.spans[index]) }.sorted() == Array(document.segments.indices))
        }
        #expect(beads.count { bead in bead.spans.allSatisfy { !$0.isEmpty } } == 10)
        #expect(beads.count { $0.isLinked } == 12)
        #expect(beads.allSatisfy { (0...1).contains($0.confidence) })
    }

    @Test func reasonsAreOfTheBeads() throws {
        func document(_ texts: [String], _ language: LanguageTag) -> Document {
            Document(segments: Segment.lines(of: texts.map { $0 + "\n" }.joined()), language: language)
        }
        let source = document(["The port shipped 48 tonnes.", "Nobody in Varna was hurt on May 3."], "en")
        let target = document(["Порт отгрузил 48 тонн.", "Никто в Варне 3 мая не пострадал."], "ru")
        let aligner = Aligner(encoder: nil)
        let reasons = try aligner.explain(source, with: target)
        #expect(reasons.map(\.bead) == (try aligner.align(source, with: target)))
        let terms = reasons.map { $0.parts.first { $0.name == "terms" }?.score ?? 0 }
        #expect(terms.allSatisfy { $0 > 0 }, "both hold what the other side has too")
        #expect(reasons.allSatisfy { $0.total > 0 })
    }

    @Test func aGenreCanBeGiven() throws {
        // Half is omitted, which the priors of wire copy allow and those of a book do not.
        func document(_ texts: [String], _ language: LanguageTag) -> Document {
            Document(segments: Segment.lines(of: texts.map { $0 + "\n" }.joined()), language: language)
        }
        let source = document(["The tall ship left the harbour.", "It was cold.", "Nobody spoke for a while."], "en")
        let target = document(["Высокий корабль вышел из гавани, и было холодно."], "ru")
        func omitted(_ priors: AlignmentPriors) throws -> Int {
            try Aligner(encoder: nil, priors: priors).align(source, with: target).count { !$0.isLinked }
        }
        #expect(try omitted(.book) <= omitted(.wire))
    }
}
