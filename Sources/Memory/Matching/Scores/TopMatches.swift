public import CalqueCollections

/// A segment that may be among the best.
public struct Candidate: Sendable {
    public var score: MatchScore
    /// The ordinal of the unit's last change; 0 for a unit without a date.
    public var stamp: Int64
    public var position: Int
    /// The index of the unit.
    public var unit: Int
    public var segment: Int

    public init(score: MatchScore, stamp: Int64, position: Int, unit: Int, segment: Int) {
        self.score = score
        self.stamp = stamp
        self.position = position
        self.unit = unit
        self.segment = segment
    }

    /// Whether it is listed before the other; no two candidates are equal in all four.
    public func precedes(_ other: Candidate) -> Bool {
        if score != other.score { return score > other.score }
        if stamp != other.stamp { return stamp > other.stamp }
        return position != other.position ? position < other.position : segment < other.segment
    }
}

/// The best candidates so far.
public struct TopMatches {
    private var top: TopElements<Candidate>

    public init(limit: Int) { top = TopElements(limit: limit) }

    /// The worst when there is no room for more: only a candidate that precedes it is still of interest.
    public var worst: Candidate? { top.last }

    /// The score of the worst when there is no room for more.
    public var least: MatchScore? { worst?.score }

    /// Takes a candidate if it is among the best. A unit is listed once: its better segment stays.
    /// - Parameter isOnly: whether no other segment is of the same unit.
    /// - Returns: whether it was taken.
    /// - Complexity: O(log limit); O(limit) unless `isOnly`.
    public mutating func insert(_ candidate: Candidate, isOnly: Bool) -> Bool {
        isOnly ? top.insert(candidate) : top.insert(candidate, replacing: { $0.unit == candidate.unit })
    }

    /// The candidates, the best first.
    public func sorted() -> [Candidate] { top.sorted }
}

extension Candidate: Ranked {}
