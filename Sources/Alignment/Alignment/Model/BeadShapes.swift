/// The sizes of linked beads that the search tries, as numbers of source and target segments.
package enum BeadShapes {
    /// The most segments on one side of a bead of the lattice.
    package static let maxSide = 4
    /// The most segments on both sides together of a bead that `WideBeads` joins from steps of a path.
    static let maxTotal = 8

    /// The shapes of the lattice, by the size of the source side: all up to 3:3, and up to 4 segments opposite one or
    /// two.
    package static let linked: [(source: Int, target: Int)] = (1...maxSide).flatMap { source in
        (1...maxSide).compactMap { target in contains(source, target) ? (source, target) : nil }
    }

    /// Returns whether the lattice has beads of this shape.
    package static func contains(_ source: Int, _ target: Int) -> Bool {
        source <= maxSide && target <= maxSide && source + target <= 6
    }

    /// Returns the place of a shape in `linked`; nil for a shape that the lattice does not have.
    package static func index(_ source: Int, _ target: Int) -> Int? {
        contains(source, target) ? indices[source * (maxSide + 1) + target] : nil
    }

    private static let indices: [Int] = (0...maxSide).flatMap { source in
        (0...maxSide).map { target in linked.firstIndex { $0 == (source, target) } ?? 0 }
    }
}
