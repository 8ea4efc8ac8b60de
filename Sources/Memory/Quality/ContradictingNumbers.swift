package import CalqueUnits

/// The numbers in figures in which a text and its translation contradict each other: each has one that the other neither has
/// nor expresses in another way. A number that only one of them has is no contradiction, because a translation may leave it
/// out or add one.
package struct ContradictingNumbers {
    /// The numbers as they are written: first those of the source.
    package let numbers: [String]
    /// The places of the translation's own numbers, in UTF-8 bytes, in its order.
    package let places: [Range<Int>]

    /// - Returns: nil if the texts do not contradict each other.
    /// - Complexity: linear in the texts, apart from sorting their numbers.
    package init?(source: Variant, target: Variant) {
        let (one, other) = (NumbersOfText(source), NumbersOfText(target))
        let missing = one.missing(in: other)
        guard !missing.isEmpty else { return nil }
        let added = other.missing(in: one)
        guard !added.isEmpty else { return nil }
        numbers = missing.map(one.string) + added.map(other.string)
        places = other.bytes(added)
    }
}
