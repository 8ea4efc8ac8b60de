/// A segment that may be among the best.
struct Candidate {
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

/// The best candidates so far: a binary heap with the worst on top (J. W. J. Williams, CACM 7, 1964).
struct TopMatches {
    private let limit: Int
    private var heap: [Candidate] = []

    init(limit: Int) { self.limit = limit }

    /// The worst when there is no room for more: only what precedes it is still of interest.
    var worst: Candidate? { heap.count == limit ? heap.first : nil }

    /// The score of the worst when there is no room for more.
    var least: Score? { worst?.score }

    /// - Parameter isOnly: whether no other segment is of the same unit.
    /// - Returns: whether it was taken.
    /// - Complexity: O(log limit); O(limit) unless `isOnly`.
    mutating func insert(_ candidate: Candidate, isOnly: Bool) -> Bool {
        // A unit is listed once: its better segment stays.
        if !isOnly, let index = heap.firstIndex(where: { $0.unit == candidate.unit }) {
            guard candidate.precedes(heap[index]) else { return false }
            heap[index] = candidate
            siftDown(from: index)
            return true
        }
        if heap.count < limit {
            heap.append(candidate)
            var child = heap.count - 1
            while child > 0, heap[(child - 1) / 2].precedes(heap[child]) {
                heap.swapAt(child, (child - 1) / 2)
                child = (child - 1) / 2
            }
            return true
        }
        guard let worst = heap.first, candidate.precedes(worst) else { return false }
        heap[0] = candidate
        siftDown(from: 0)
        return true
    }

    /// Best first.
    func sorted() -> [Candidate] { heap.sorted { $0.precedes($1) } }

    private mutating func siftDown(from index: Int) {
        var parent = index
        while true {
            var worst = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count && heap[worst].precedes(heap[child])
            {
                worst = child
            }
            if worst == parent { return }
            heap.swapAt(parent, worst)
            parent = worst
        }
    }
}
