/// Properties of a regular expression that are found by parsing it: the length of its matches, and whether it can be
/// joined with others.
///
/// The parser knows the common part of ICU's syntax. For the rest the result is cautious: no upper bound, not joinable.
package struct PatternShape: Equatable {
    /// A lower bound for the length of a match, in characters (Unicode scalars).
    package private(set) var minimum = 0
    /// An upper bound for the length of a match, in characters; nil if there is none or none is known.
    package private(set) var maximum: Int?
    /// Whether the pattern has `^`, `$`, `\A`, `\Z`, `\z` or `\G`, which depend on where the text ends.
    package private(set) var hasAnchors = false
    /// Whether the pattern has the same meaning as an alternative of a larger expression. References to numbered groups
    /// and open modes change their meaning there.
    package private(set) var isJoinable = true
    /// `\s` or `\b` if every match starts with it, so that it can be matched once for many patterns; otherwise empty.
    package private(set) var opening = ""

    package init(_ pattern: String) {
        var parser = PatternParser(Array(pattern.unicodeScalars))
        let length = parser.alternatives()
        hasAnchors = parser.hasAnchors
        isJoinable = parser.isJoinable && parser.isAtEnd
        guard parser.isAtEnd, parser.isKnown else { return }
        let third = pattern.unicodeScalars.dropFirst(2).first
        if parser.isSingle, third.map({ !"*+?{".unicodeScalars.contains($0) }) ?? true {
            opening = [#"\s"#, #"\b"#].first { pattern.utf8.starts(with: $0.utf8) } ?? ""
        }
        // With full case folding, ﬃ matches ffi, and ffi matches ﬃ.
        minimum = parser.ignoresCase ? (length.minimum + 2) / 3 : length.minimum
        maximum = length.maximum.map { parser.ignoresCase ? $0 * 3 : $0 }
    }
}

/// Bounds of the length of a match. Large bounds saturate, so that `(a{9999}){9999}` has no upper bound.
struct PatternLength: Equatable {
    var minimum: Int
    var maximum: Int?

    private static let most = 100_000

    /// The bounds of a sequence.
    func then(_ other: PatternLength) -> PatternLength {
        PatternLength(
            minimum: min(minimum + other.minimum, Self.most),
            maximum: maximum.flatMap { one in other.maximum.map { one + $0 } }.flatMap { $0 > Self.most ? nil : $0 })
    }

    /// The bounds of an alternative.
    func or(_ other: PatternLength) -> PatternLength {
        PatternLength(
            minimum: min(minimum, other.minimum),
            maximum: maximum.flatMap { one in other.maximum.map { max(one, $0) } })
    }

    /// The bounds of a repetition.
    func times(_ least: Int, _ most: Int?) -> PatternLength {
        let (low, overflow) = minimum.multipliedReportingOverflow(by: least)
        var high: Int?
        if maximum == 0 {
            high = 0
        } else if let maximum, let most {
            let product = maximum.multipliedReportingOverflow(by: most)
            high = product.overflow || product.partialValue > Self.most ? nil : product.partialValue
        }
        return PatternLength(minimum: overflow ? Self.most : min(low, Self.most), maximum: high)
    }
}
