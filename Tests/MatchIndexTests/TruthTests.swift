import CalqueCore
import CalqueMatching
import CalqueUnits
import Foundation
import MatchingTestSupport
import TestSupport
import Testing

@testable import CalqueMatchIndex

/// Comparison with the exhaustive results of rapidfuzz for real segments and queries (`shared/eval/tm`).
@Suite(
    .enabled(if: SharedData.folder != nil, "needs ../shared"),
    .enabled(if: Tool("xz") != nil, "needs xz"))
struct TruthTests {
    /// Plain, the first 10,000 English segments, cutoff 50, the best five, ties by position.
    @Test func plainScoringIsExact() throws {
        let data = try #require(SharedData.folder).appendingPathComponent("eval/tm")
        let folder = try TemporaryFolder()
        let memory = data.appendingPathComponent("en_1m.tsv.xz").path
        _ = try #require(Tool("sh")).run([
            "-c", "xz -dc '\(memory)' | head -10000 > '\(folder.path("lines"))'",
        ])
        func lines(_ text: String) -> [Substring] {
            text.utf8.split(separator: 10, omittingEmptySubsequences: false).dropLast().map { Substring($0) }
        }
        func cells(_ line: Substring, _ most: Int) -> [String] {
            line.utf8.split(separator: 9, maxSplits: most, omittingEmptySubsequences: false).map {
                String(Substring($0))
            }
        }
        let units = try lines(folder.read("lines")).map {
            TranslationUnit(variants: [Variant("en", cells($0, 3)[1])])
        }
        #expect(units.count == 10_000)
        let scan = try MemoryScan(units: units, from: "en")
        var truth: [Int: [(position: Int, percentage: Double)]] = [:]
        for line in lines(
            try String(contentsOf: data.appendingPathComponent("truth_en_10k_token.tsv"), encoding: .utf8))
        {
            let cells = cells(line, 3)
            truth[Int(cells[0]) ?? -1, default: []].append((Int(cells[2]) ?? -1, (Double(cells[3]) ?? 0) * 100))
        }
        let queries = lines(try String(contentsOf: data.appendingPathComponent("queries_en.tsv"), encoding: .utf8))
        #expect(queries.count == 2000)
        for (number, line) in queries.enumerated() {
            let found = try scan.matches(for: cells(line, 3)[3], cutoff: 50, limit: 5, scoring: .plain)
            let expected = truth[number, default: []]
            #expect(found.map(\.position) == expected.map(\.position), "query \(number)")
            for (match, row) in zip(found, expected) {
                // The results have six decimals of a fraction, in single precision.
                #expect(abs((Double(match.score.percentage) ?? 0) - row.percentage) < 0.0002, "query \(number)")
            }
        }
    }
}
