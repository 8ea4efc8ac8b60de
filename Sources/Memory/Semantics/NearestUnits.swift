import CalqueCollections

/// The nearest units so far, the nearest first: by score, then by position. A unit is listed once, with its nearest
/// variant.
struct NearestUnits {
    struct Unit: Equatable, Ranked {
        var score: Float
        var position: Int
        /// The index of the part.
        var part: Int
        var variant: Int
        /// The row of its vector.
        var row = 0

        func precedes(_ other: Unit) -> Bool {
            if score != other.score { return score > other.score }
            return position != other.position ? position < other.position : variant < other.variant
        }
    }

    /// The least score of interest.
    let cutoff: Float
    private var top: TopElements<Unit>

    init(limit: Int, cutoff: Float) {
        top = TopElements(limit: limit)
        self.cutoff = cutoff
    }

    var units: [Unit] { top.sorted }

    /// The score that a unit must reach to be listed.
    var least: Float { max(cutoff, top.last?.score ?? cutoff) }

    /// - Complexity: linear in the limit.
    mutating func insert(_ unit: Unit) {
        guard unit.score >= cutoff else { return }
        top.insert(unit, replacing: { $0.position == unit.position })
    }
}
