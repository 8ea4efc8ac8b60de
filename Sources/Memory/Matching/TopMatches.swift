/// A segment that may be among the best.
package struct Candidate: Listed {
    package var score: Score
    /// `TranslationUnit.stamp`.
    package var stamp: Int64
    package var position: Int
    /// Index of the unit.
    package var unit: Int
    package var segment: Int

    package init(score: Score, stamp: Int64, position: Int, unit: Int, segment: Int) {
        self.score = score
        self.stamp = stamp
        self.position = position
        self.unit = unit
        self.segment = segment
    }

    /// Whether it is listed before the other; no two candidates are equal in all four.
    package func precedes(_ other: Candidate) -> Bool {
        if score != other.score { return score > other.score }
        if stamp != other.stamp { return stamp > other.stamp }
        return position != other.position ? position < other.position : segment < other.segment
    }
}

/// The best candidates so far.
package struct TopMatches {
    private let limit: Int
    private var heap = WorstHeap<Candidate>()

    package init(limit: Int) { self.limit = limit }

    /// The worst when there is no room for more: only what precedes it is still of interest.
    package var worst: Candidate? { heap.count == limit ? heap.worst : nil }

    /// The score of the worst when there is no room for more.
    package var least: Score? { worst?.score }

    /// - Parameter isOnly: whether no other segment is of the same unit.
    /// - Returns: whether it was taken.
    /// - Complexity: O(log limit); O(limit) unless `isOnly`.
    package mutating func insert(_ candidate: Candidate, isOnly: Bool) -> Bool {
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
    package func sorted() -> [Candidate] { heap.sorted }
}
