/// The sizes of linked beads that are looked for.
package enum Shapes {
    /// At most so many segments on a side.
    package static let longest = 4

    /// Source and target sizes: all up to 3-3, and up to 4 with few on the other side.
    package static let linked: [(source: Int, target: Int)] = (1...longest).flatMap { source in
        (1...longest).compactMap { target in contains(source, target) ? (source, target) : nil }
    }

    package static func contains(_ source: Int, _ target: Int) -> Bool {
        source <= longest && target <= longest && source + target <= 6
    }

    /// The place of a shape in `linked`.
    package static func index(_ source: Int, _ target: Int) -> Int { indices[source * (longest + 1) + target] }

    private static let indices: [Int] = (0...longest).flatMap { source in
        (0...longest).map { target in linked.firstIndex { $0 == (source, target) } ?? 0 }
    }
}
