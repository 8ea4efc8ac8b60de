/// The nearest units so far, the nearest first: by score, then by position. A unit is there once, with the variant that
/// is nearest.
struct NearestUnits {
    struct Unit: Equatable {
        var score: Float
        var position: Int
        /// Index of the part.
        var part: Int
        var variant: Int

        func precedes(_ other: Unit) -> Bool {
            if score != other.score { return score > other.score }
            return position != other.position ? position < other.position : variant < other.variant
        }
    }

    let limit: Int
    /// What is below is of no interest.
    let cutoff: Float
    private(set) var units: [Unit] = []

    init(limit: Int, cutoff: Float) {
        self.limit = limit
        self.cutoff = cutoff
    }

    var least: Float { units.count == limit ? max(cutoff, units.last?.score ?? cutoff) : cutoff }

    /// - Complexity: linear in `limit`.
    mutating func insert(_ unit: Unit) {
        guard unit.score >= cutoff else { return }
        if let same = units.firstIndex(where: { $0.position == unit.position }) {
            guard unit.precedes(units[same]) else { return }
            units.remove(at: same)
        }
        let place = units.firstIndex { unit.precedes($0) } ?? units.count
        units.insert(unit, at: place)
        if units.count > limit { units.removeLast() }
    }
}
