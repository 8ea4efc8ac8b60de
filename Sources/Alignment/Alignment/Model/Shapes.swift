/// The sizes of linked beads that are looked for.
package enum Shapes {
    /// At most so many segments on a side of the beads that the search tries everywhere.
    package static let longest = 4
    /// At most so many segments on both sides together of those that `WideBeads` joins from them.
    static let most = 8

    /// Source and target sizes: all up to 3-3, and up to 4 with few on the other side.
    package static let linked: [(source: Int, target: Int)] = (1...longest).flatMap { source in
        (1...longest).compactMap { target in contains(source, target) ? (source, target) : nil }
    }

    package static func contains(_ source: Int, _ target: Int) -> Bool {
        source <= longest && target <= longest && source + target <= 6
    }

    /// The place of a shape in `linked`; nil for one that is not there.
    package static func index(_ source: Int, _ target: Int) -> Int? {
        contains(source, target) ? indices[source * (longest + 1) + target] : nil
    }

    private static let indices: [Int] = (0...longest).flatMap { source in
        (0...longest).map { target in linked.firstIndex { $0 == (source, target) } ?? 0 }
    }
}
