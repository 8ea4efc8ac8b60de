import Foundation
import TestSupport
import Testing

/// The interface that benchmarks use, compared with rapidfuzz's results for ten thousand segments.
@Suite(
    .enabled(if: SharedData.folder != nil, "needs ../shared"), .enabled(if: Tool("xz") != nil, "needs xz"))
struct QueryTruthTests {
    @Test func tenThousandSegments() throws {
        let data = try #require(SharedData.folder).appendingPathComponent("eval/tm")
        let folder = try TemporaryFolder()
        let prepared = try CalqueBinary.shell(
            """
            xz -dc '\(data.path)/en_1m.tsv.xz' | head -10000 > lines.tsv
            cut -f 4 '\(data.path)/queries_en.tsv' > queries.txt
            calque import memory.tmx lines.tsv --format tsv --columns -,en,ru,zh
            """, in: folder)
        expectQuietSuccess(prepared)
        #expect(prepared.output.hasPrefix("memory.tmx: 10000 read, 10000 created, "))
        let run = try CalqueBinary.run(
            "query memory.tmx --queries queries.txt --scoring plain --cutoff 50 --limit 5 --format tsv --lang en",
            in: folder)
        expectQuietSuccess(run)
        let found = run.lines.map { $0.components(separatedBy: "\t") }
        // Query, rank, line, similarity from 0 to 1 of single precision.
        let truth = try String(contentsOf: data.appendingPathComponent("truth_en_10k_token.tsv"), encoding: .utf8)
            .split(separator: "\n").map { $0.split(separator: "\t") }
        #expect(found.count == truth.count)
        var differences = 0
        for (row, expected) in zip(found, truth) where differences < 5 {
            let isSame =
                row.prefix(3).elementsEqual(expected.prefix(3)) { $0 == $1 }
                && abs((Double(row[3]) ?? -1) - (Double(expected[3]) ?? 0) * 100) < 0.0002
            #expect(isSame, "\(row) against \(expected)")
            if !isSame { differences += 1 }
        }
    }
}
