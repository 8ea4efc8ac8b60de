import CalqueCore
import CalqueSegmentation
import Testing

/// Cases written for the tests in the style of agencies, with the boundaries of a careful editor.
///
/// A line has a name and a paragraph with `|` at each boundary.
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

        /// Expects the segments, unless the case is among the known failures.
        func check(except knownFailures: Set<String>) throws {
            let found = try Segmenter(language: language).texts(in: text)
            if knownFailures.contains(testDescription) {
                withKnownIssue { #expect(found == segments) }
            } else {
                #expect(found == segments)
            }
        }
    }

    static func cases(_ language: LanguageTag, _ table: String) -> [Case] {
        table.split(separator: "\n").compactMap { line in
            let parts = line.split(separator: " ", maxSplits: 1)
            guard parts.count == 2 else { return nil }
            return Case(language: language, name: String(parts[0]), marked: String(parts[1]))
        }
    }

    static let all = english + russian + chinese + kinds

    /// Cases with wrong results, which only understanding the text could avoid.
    static let knownFailures: Set<String> = [
        // The name of a country before a title: «the U.K. Prime Minister».
        "en us-noun",
        // A word that is rare, and often a name, after a company.
        "ru learnt-company",
        // A sentence may end with its quotation or continue.
        "zh mixed",
    ]
}

@Suite("Wire cases")
struct WireCaseTests {
    @Test("Segments as an editor would make them", arguments: WireCases.all)
    func segments(of sample: WireCases.Case) throws { try sample.check(except: WireCases.knownFailures) }

    @Test("Names are unique, and nearly all cases are right")
    func table() {
        #expect(Set(WireCases.all.map(\.testDescription)).count == WireCases.all.count)
        #expect(WireCases.all.count >= 120)
        #expect(WireCases.knownFailures.isSubset(of: Set(WireCases.all.map(\.testDescription))))
        #expect(WireCases.knownFailures.count * 20 <= WireCases.all.count)
    }
}
