import CalqueMatchIndex
import CalqueMatching

/// The newest of the segments that were found, and how many there were.
struct NewestLines {
    struct Place: Listed {
        /// See `UnitTable.Record.stamp`.
        var stamp: Int64
        var position: Int
        /// Index of the part.
        var part: Int
        var unit: Int
        var variant: Int

        func precedes(_ other: Place) -> Bool {
            if stamp != other.stamp { return stamp > other.stamp }
            return position != other.position ? position < other.position : variant < other.variant
        }
    }

    private let limit: Int
    private(set) var total = 0
    private var heap = WorstHeap<Place>()
    /// The last to be listed, once there is no room for more.
    private var last: Place?

    init(limit: Int) { self.limit = limit }

    @inline(__always)
    mutating func offer(_ place: Place) {
        total += 1
        if let last, !place.precedes(last) { return }
        insert(place)
        last = heap.count == limit ? heap.worst : nil
    }

    /// Counts segments that will not be listed.
    mutating func pass(_ count: Int) { total += count }

    /// Whether there is no room for a variant of a part whose units are in order and the latest of which is of `newest`.
    @inline(__always)
    func isFull(for part: Int, newest: Int64, after variant: Int) -> Bool {
        guard let last else { return false }
        return newest < last.stamp || (newest == last.stamp && last.part == part && last.variant < variant)
    }

    @inline(never)
    private mutating func insert(_ place: Place) {
        if heap.count < limit {
            heap.insert(place)
        } else if heap.count > 0 {
            heap.replace(0, with: place)
        }
    }

    var sorted: [Place] { heap.sorted }
}
