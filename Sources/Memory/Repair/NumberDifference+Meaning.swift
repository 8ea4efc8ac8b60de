import CalqueCore
import CalqueQuality
package import CalqueUnits

extension NumberDifference {
    /// The numbers in figures in which two texts contradict each other, in one language or in two: each has one that the other
    /// neither has nor expresses in another way. The places are in the second text.
    ///
    /// - Returns: nil if they do not.
    /// - Complexity: linear in the texts, apart from sorting their numbers.
    package init?(contradicting source: Variant, _ target: Variant) {
        guard let pair = ContradictingNumbers(source: source, target: target) else { return nil }
        self.init(numbers: pair.numbers.map { OneLine.blanked($0) }, places: pair.places)
    }
}
