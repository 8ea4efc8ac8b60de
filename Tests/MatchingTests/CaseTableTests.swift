import CalqueCore
import CalqueUnits
import Foundation
import TestSupport
import Testing

@testable import CalqueMatching

/// The tables of the manual's page on cases are what the scoring gives.
@Suite struct CaseTableTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var language: String
        var source: String
        var query: String
        var score: String
        var why: String
        var testDescription: String { "\(source) | \(query)" }
    }

    static let cases: [Case] = {
        let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("docs/manual/cases.md")
        guard let text = try? String(contentsOf: page, encoding: .utf8) else { return [] }
        return text.split(separator: "\n").compactMap { line in
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            guard cells.count == 5, cells[3].first?.isNumber == true else { return nil }
            return Case(
                language: cells[0], source: unescaped(cells[1]), query: unescaped(cells[2]), score: cells[3],
                why: cells[4])
        }
    }()

    /// Replaces `\u{A0}` by the character.
    private static func unescaped(_ cell: String) -> String {
        cell.replacing(/\\u\{([0-9A-F]+)\}/) { match in
            UInt32(match.1, radix: 16).flatMap(Unicode.Scalar.init).map { String($0) } ?? String(match.0)
        }
    }

    /// A text with its codes: `{<br/>}` is one.
    static func content(_ text: String) -> SegmentContent {
        var pieces: [SegmentContent.Piece] = []
        for (number, part) in text.split(separator: "{", omittingEmptySubsequences: false).enumerated() {
            guard number > 0, let end = part.firstIndex(of: "}") else {
                pieces.append(.text(String(part)))
                continue
            }
            pieces.append(.element(InlineElement(.ph, content: SegmentContent(String(part[..<end])))))
            pieces.append(.text(String(part[part.index(after: end)...])))
        }
        return SegmentContent(pieces)
    }

    static func why(_ match: Match) -> String {
        var terms: [String] = []
        if match.score.distance > 0 { terms.append("\(match.score.distance) of \(match.score.length) tokens") }
        let penalties = match.score.penalties
        if penalties.contains(.form) {
            terms.append("form: " + match.formClasses.map(\.rawValue).joined(separator: ", "))
        }
        if penalties.contains(.ending) { terms.append("ending") }
        if penalties.contains(.numbers) { terms.append("numbers") }
        if penalties.contains(.tags) { terms.append("tags") }
        return terms.isEmpty ? "the same" : terms.joined(separator: ", ")
    }

    @Test func theTablesAreThere() {
        #expect(Self.cases.count >= 150)
        #expect(Set(Self.cases.map(\.language)).isSuperset(of: ["en", "ru", "zh"]))
    }

    @Test(arguments: cases) func theScoreIsThatOfTheTable(row: Case) throws {
        for (one, other) in [(row.source, row.query), (row.query, row.source)] {
            let unit = TranslationUnit(variants: [
                Variant("en", Self.content(one)), Variant("ru", "x"),
            ])
            let query = MatchQuery(content: Self.content(other), cutoff: 0)
            let match = try #require(try MemoryScan(units: [unit], from: "en").matches(for: query).first)
            var score = match.score.percentage
            while score.last == "0" { score.removeLast() }
            if score.last == "." { score.removeLast() }
            #expect(score == row.score && Self.why(match) == row.why, "\(score) \(Self.why(match))")
        }
    }
}
