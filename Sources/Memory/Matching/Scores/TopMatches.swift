import CalqueCollections

/// A segment that may be among the best.
package struct Candidate: Sendable {
    package var score: MatchScore
    /// The order of units with equal scores; see `UnitRank`.
    package var rank: Int64
    package var position: Int
    /// The index of the unit.
    package var unit: Int
    package var segment: Int

    package init(score: MatchScore, rank: Int64, position: Int, unit: Int, segment: Int) {
        self.score = score
        self.rank = rank
        self.position = position
        self.unit = unit
        self.segment = segment
    }

    /// Whether it is listed before the other; no two candidates are equal in all four.
    package func precedes(_ other: Candidate) -> Bool {
        if score != other.score { return score > other.score }
        if rank != other.rank { return rank > other.rank }
        return position != other.position ? position < other.position : segment < other.segment
    }
}

/// The best candidates so far.
package struct TopMatches {
    private var top: TopElements<Candidate>

    package init(limit: Int) { top = TopElements(limit: limit) }

    /// The worst when there is no room for more: only a candidate that precedes it is still of interest.
    package var worst: Candidate? { top.last }

    /// The score of the worst when there is no room for more.
    package var least: MatchScore? { worst?.score }

    /// Takes a candidate if it is among the best. A unit is listed once: its better segment stays.
    /// - Parameter isOnly: whether no other segment is of the same unit.
    /// - Returns: whether it was taken.
    /// - Complexity: O(log limit); O(limit) unless `isOnly`.
    package mutating func insert(_ candidate: Candidate, isOnly: Bool) -> Bool {
        isOnly ? top.insert(candidate) : top.insert(candidate, replacing: { $0.unit == candidate.unit })
    }

    /// The candidates, the best first.
    package func sorted() -> [Candidate] { top.sorted }
}

extension Candidate: Ranked {}
