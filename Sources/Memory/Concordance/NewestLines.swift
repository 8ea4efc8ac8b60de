import CalqueCollections
import CalqueMatchIndex
import CalqueMatching

/// The newest of the segments that were found, and their number.
struct NewestLines {
    struct Place: Ranked {
        /// The ordinal of the unit's last change; 0 when it is not known.
        var stamp: Int64
        var position: Int
        /// The index of the part.
        var part: Int
        var unit: Int
        var variant: Int

        func precedes(_ other: Place) -> Bool {
            if stamp != other.stamp { return stamp > other.stamp }
            return position != other.position ? position < other.position : variant < other.variant
        }
    }

    private var top: TopElements<Place>
    private(set) var total = 0

    init(limit: Int) { top = TopElements(limit: limit) }

    @inline(__always)
    mutating func offer(_ place: Place) {
        total += 1
        top.insert(place)
    }

    /// Counts segments that are not listed.
    mutating func pass(_ count: Int) { total += count }

    /// Whether there is no room for the variants after `variant` in a part whose units are in order, the last change of
    /// which was at `newest`.
    @inline(__always)
    func isFull(for part: Int, newest: Int64, after variant: Int) -> Bool {
        guard let last = top.last else { return false }
        return newest < last.stamp || (newest == last.stamp && last.part == part && last.variant < variant)
    }

    var sorted: [Place] { top.sorted }
}
