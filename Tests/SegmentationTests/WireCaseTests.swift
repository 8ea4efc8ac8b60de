import CalqueCore
import CalqueSegmentation
import Testing

/// Cases of our own in the manner of agency copy, decided as a careful editor would.
///
/// A line is a name and a paragraph with `|` at each boundary.
enum WireCases {
    struct Case: Sendable, CustomTestStringConvertible {
        let language: LanguageTag
        let name: String
        let marked: String

        var testDescription: String { "\(language) \(name)" }
        var segments: [String] {
            marked.split(separator: "|").map { String($0.reversed().drop { $0.isWhitespace }.reversed()) }
        }
        var text: String { marked.filter { $0 != "|" } }
    }

    static func cases(_ language: LanguageTag, _ table: String) -> [Case] {
        table.split(separator: "\n").compactMap { line in
            let parts = line.split(separator: " ", maxSplits: 1)
            guard parts.count == 2 else { return nil }
            return Case(language: language, name: String(parts[0]), marked: String(parts[1]))
        }
    }

    static let all = english + russian + chinese

    /// What we get wrong, and would have to read to get right.
    static let knownFailures: Set<String> = [
        // A country's name and a title that may be its own: «the U.K. Prime Minister».
        "en us-noun",
        // A sentence may end with its quotation, or go on.
        "zh mixed",
    ]
}

@Suite("Wire cases")
struct WireCaseTests {
    @Test("Segments as an editor would", arguments: WireCases.all)
    func segments(of sample: WireCases.Case) throws {
        let found = try Segmenter(language: sample.language).texts(in: sample.text)
        if WireCases.knownFailures.contains(sample.testDescription) {
            withKnownIssue { #expect(found == sample.segments) }
        } else {
            #expect(found == sample.segments)
        }
    }

    @Test("Names are unique, and nearly all cases are right")
    func table() {
        #expect(Set(WireCases.all.map(\.testDescription)).count == WireCases.all.count)
        #expect(WireCases.all.count >= 120)
        #expect(WireCases.knownFailures.isSubset(of: Set(WireCases.all.map(\.testDescription))))
        #expect(WireCases.knownFailures.count * 20 <= WireCases.all.count)
    }
}
