import CalqueAlignment
import CalqueCore
import CalqueOutputs
import Testing

@Suite struct ReadingOrderTests {
    private func rows(_ article: AlignedArticle) -> [String] {
        ReadingOrder(article).rows.map { row in
            "\(article.beads[row.bead].places) in \(row.documents.map(String.init).joined(separator: ","))"
        }
    }

    @Test func whatMovedHasARowForEachPlace() {
        let one = article(
            [("en", "a b c d"), ("ru", "a c d b")], [bead("0:0"), bead("1:3", moved: true), bead("2:1"), bead("3:2")])
        #expect(
            rows(one) == ["0:0 in 0,1", "1:3 in 0", "2:1 in 0,1", "3:2 in 0,1", "1:3 in 1"])
    }

    @Test func versionsThatAgreeShareARow() {
        let one = article(
            [("en", "a b c"), ("ru", "a b c"), ("zh", "b c")],
            [bead("0:0:1", moved: true), bead("1:1:0"), bead("2:2:")])
        #expect(rows(one) == ["0:0:1 in 0,1", "1:1:0 in 0,1,2", "2:2: in 0,1", "0:0:1 in 2"])
    }

    /// Beads that cross, though none is marked as moved: the page must still end.
    @Test func beadsThatCrossUnsaidComeOutToo() {
        let one = article([("en", "a b"), ("ru", "b a")], [bead("0:1"), bead("1:0")])
        #expect(rows(one) == ["0:1 in 0", "1:0 in 0,1", "0:1 in 1"])
    }

    @Test(arguments: [2, 3])
    func eachVersionReadsInItsOrder(versions: Int) {
        for seed in 0..<300 {
            let article = anyArticle(seed: UInt64(seed), versions: versions)
            let rows = ReadingOrder(article).rows
            for version in 0..<versions {
                let own = rows.filter { $0.documents.contains(version) }
                let read = own.flatMap { article.beads[$0.bead].spans[version] }
                #expect(read == Array(article.documents[version].segments.indices), "seed \(seed)")
            }
            for (number, bead) in article.beads.enumerated() where !bead.isMoved {
                #expect(rows.count { $0.bead == number } == 1, "seed \(seed): only what moved is parted")
            }
        }
    }
}
