import CalqueCore
import TestSupport
import Testing

@testable import CalqueAlignment

/// The search and the posteriors, compared with the enumeration of all paths.
@Suite struct LatticeTests {
    private static func random(rows: Int, columns: Int, seed: UInt64) -> Lattice {
        var random = SeededGenerator(seed: seed)
        var lattice = Lattice(window: SearchWindow(rows: rows, columns: columns), rows: rows, columns: columns)
        var places: [Int] = []
        lattice.forEachLink(rows: 0...rows) { place, _, _ in places.append(place) }
        for place in places { lattice.links[place] = Float.random(in: -3...3, using: &random) }
        for row in 0..<rows { lattice.sourceOmissions[row] = Float.random(in: -2...1, using: &random) }
        for column in 0..<columns { lattice.targetOmissions[column] = Float.random(in: -2...1, using: &random) }
        return lattice
    }

    /// Returns every path with its sum.
    private static func paths(_ lattice: Lattice, _ row: Int = 0, _ column: Int = 0) -> [(beads: [Bead], sum: Double)] {
        if row == lattice.rows, column == lattice.columns { return [([], 0)] }
        var steps: [(Bead, Float)] = []
        if row < lattice.rows {
            steps.append((Bead(source: row..<row + 1, target: column..<column), lattice.sourceOmissions[row]))
        }
        if column < lattice.columns {
            steps.append((Bead(source: row..<row, target: column..<column + 1), lattice.targetOmissions[column]))
        }
        for shape in BeadShapes.linked
        where row + shape.source <= lattice.rows && column + shape.target <= lattice.columns {
            let bead = Bead(source: row..<row + shape.source, target: column..<column + shape.target)
            if let score = lattice.score(bead.source, bead.target) { steps.append((bead, score)) }
        }
        return steps.flatMap { bead, score in
            paths(lattice, row + max(bead.source.count, 0), column + max(bead.target.count, 0)).map {
                ([bead] + $0.beads, Double(score) + $0.sum)
            }
        }
    }

    @Test(arguments: 0..<20)
    func thePathIsTheBestOfAll(seed: Int) throws {
        let lattice = Self.random(rows: 1 + seed % 4, columns: 1 + seed % 3, seed: UInt64(seed))
        let all = Self.paths(lattice)
        let best = try #require(all.max { $0.sum < $1.sum })
        #expect(lattice.bestPath().map(\.places) == best.beads.map(\.places))
    }

    @Test(arguments: 0..<20)
    func posteriorDecodingHasTheMostExpectedRight(seed: Int) throws {
        let lattice = Self.random(rows: 1 + seed % 4, columns: 1 + seed % 3, seed: 150 + UInt64(seed))
        let all = Self.paths(lattice)
        let total = all.reduce(0) { $0 + exp($1.sum) }
        var shares: [String: Double] = [:]
        for path in all {
            for bead in path.beads { shares["\(bead.places)", default: 0] += exp(path.sum) / total }
        }
        // An omission may be at any place of the other document.
        func worth(_ beads: [Bead]) -> Double {
            beads.reduce(0) { sum, bead in
                if bead.isLinked { return sum + (shares["\(bead.places)"] ?? 0) - Double(Lattice.beadCost) }
                let share = all.reduce(0) { share, path in
                    let has = path.beads.contains {
                        bead.source.isEmpty
                            ? $0.source.isEmpty && $0.target == bead.target
                            : $0.target.isEmpty && $0.source == bead.source
                    }
                    return share + (has ? exp(path.sum) / total : 0)
                }
                return sum + Double(Lattice.omissionWorth) * share - Double(Lattice.beadCost)
            }
        }
        let best = try #require(all.map { worth($0.beads) }.max())
        #expect(abs(worth(lattice.posteriorDecoding(lattice.posteriors())) - best) < 1e-4)
    }

    @Test(arguments: 0..<10)
    func theBestBetweenTwoCornersIsTheBestOfAll(seed: Int) throws {
        let lattice = Self.random(rows: 3, columns: 4, seed: 50 + UInt64(seed))
        let best = try #require(Self.paths(lattice).map(\.sum).max())
        #expect(abs(Double(lattice.bestScore(0..<3, 0..<4)) - best) < 1e-4)
        // A part of the table: all beads outside are removed.
        var part = lattice
        lattice.forEachLink(rows: 0...3) { place, source, target in
            if source.lowerBound < 1 || target.lowerBound < 1 { part.links[place] = -.infinity }
        }
        part.sourceOmissions[0] = 0
        part.targetOmissions[0] = 0
        let through = try #require(
            Self.paths(part).filter { $0.beads.prefix(2).allSatisfy { $0.source == 0..<1 || $0.target == 0..<1 } }
                .map(\.sum).max())
        #expect(abs(Double(lattice.bestScore(1..<3, 1..<4)) - through) < 1e-4)
    }

    @Test(arguments: 0..<20)
    func probabilitiesAreSharesOfAllPaths(seed: Int) {
        let lattice = Self.random(rows: 1 + seed % 3, columns: 1 + seed % 4, seed: 100 + UInt64(seed))
        let all = Self.paths(lattice)
        let total = all.reduce(0) { $0 + exp($1.sum) }
        let posteriors = lattice.posteriors()
        #expect(abs(posteriors.total - log(total)) < 1e-4)
        func share(_ holds: (Bead) -> Bool) -> Double {
            all.reduce(0) { $0 + ($1.beads.contains(where: holds) ? exp($1.sum) : 0) } / total
        }
        for row in 0..<lattice.rows {
            let expected = share { $0.target.isEmpty && $0.source.contains(row) }
            #expect(abs(Double(posteriors.sourceOmissions[row]) - expected) < 1e-4)
        }
        for column in 0..<lattice.columns {
            let expected = share { $0.source.isEmpty && $0.target.contains(column) }
            #expect(abs(Double(posteriors.targetOmissions[column]) - expected) < 1e-4)
        }
        lattice.forEachLink(rows: 0...lattice.rows) { place, source, target in
            let expected = share { $0.source == source && $0.target == target }
            #expect(abs(Double(posteriors.links[place]) - expected) < 1e-4)
        }
    }
}

@Suite struct WindowTests {
    /// A path exists for all matches.
    @Test(arguments: [(40, 60), (1, 900), (900, 1), (3000, 30), (30, 3000), (2000, 2100)])
    func aPathLeadsThrough(rows: Int, columns: Int) {
        var random = SeededGenerator(seed: UInt64(rows))
        var matches: [(source: Int, target: Int)] = []
        var (row, column) = (0, 0)
        while true {
            row += Int.random(in: 1...max(1, rows / 4), using: &random)
            column += Int.random(in: 1...max(1, columns / 4), using: &random)
            guard row < rows, column < columns else { break }
            matches.append((row, column))
        }
        let window = SearchWindow(around: matches, reach: 5, rows: rows, columns: columns)
        #expect(window.low[0] == 0)
        #expect(window.high[rows] == columns)
        #expect((1...rows).allSatisfy { window.low[$0] <= window.high[$0 - 1] && window.low[$0] <= window.high[$0] })
        #expect((1...rows).allSatisfy { window.low[$0] >= window.low[$0 - 1] })
        for match in matches { #expect(window.contains(match.source, match.target)) }
    }
}
