/// The sizes of linked beads that are looked for.
package enum Shapes {
    /// At most so many segments on a side.
    package static let longest = 4

    /// Source and target sizes: all up to 3-3, and up to 4 with few on the other side.
    package static let linked: [(source: Int, target: Int)] = (1...longest).flatMap { source in
        (1...longest).compactMap { target in source + target <= 6 ? (source, target) : nil }
    }
}
