/// A segment that may be among the best.
struct Candidate: Listed {
    var score: Score
    /// `UnitTable.Record.stamp`.
    var stamp: Int64
    var position: Int
    /// Index of the unit.
    var unit: Int
    var segment: Int

    /// Whether it is listed before the other; no two candidates are equal in all four.
    func precedes(_ other: Candidate) -> Bool {
        if score != other.score { return score > other.score }
        if stamp != other.stamp { return stamp > other.stamp }
        return position != other.position ? position < other.position : segment < other.segment
    }
}

/// The best candidates so far.
struct TopMatches {
    private let limit: Int
    private var heap = WorstHeap<Candidate>()

    init(limit: Int) { self.limit = limit }

    /// The worst when there is no room for more: only what precedes it is still of interest.
    var worst: Candidate? { heap.count == limit ? heap.worst : nil }

    /// The score of the worst when there is no room for more.
    var least: Score? { worst?.score }

    /// - Parameter isOnly: whether no other segment is of the same unit.
    /// - Returns: whether it was taken.
    /// - Complexity: O(log limit); O(limit) unless `isOnly`.
    mutating func insert(_ candidate: Candidate, isOnly: Bool) -> Bool {
        // A unit is listed once: its better segment stays.
        if !isOnly, let index = heap.elements.firstIndex(where: { $0.unit == candidate.unit }) {
            guard candidate.precedes(heap.elements[index]) else { return false }
            heap.replace(index, with: candidate)
            return true
        }
        if heap.count < limit {
            heap.insert(candidate)
            return true
        }
        guard let worst = heap.worst, candidate.precedes(worst) else { return false }
        heap.replace(0, with: candidate)
        return true
    }

    /// Best first.
    func sorted() -> [Candidate] { heap.sorted }
}
