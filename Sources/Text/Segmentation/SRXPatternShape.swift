/// What can be told of a regular expression without running it: how long its matches are, and whether it can be put
/// beside others into one.
///
/// It knows the common part of ICU's syntax and says the safe thing about the rest: no upper bound, not joinable.
struct SRXPatternShape: Equatable {
    /// Characters (Unicode scalars) of the shortest match, at most.
    var minimum = 0
    /// Characters of the longest match, at least; nil when there is no bound or none is known.
    var maximum: Int?
    /// `^`, `$`, `\A`, `\Z`, `\z`, `\G`: what it matches depends on where the text ends.
    var hasAnchors = false
    /// Whether it means the same as one alternative of a larger expression: no numbered groups, no open modes.
    var isJoinable = true
    /// `\s` or `\b` where every match starts with it, so that it can be asked once for many patterns; else empty.
    var opening = ""

    init(_ pattern: String) {
        var parser = SRXPatternParser(Array(pattern.unicodeScalars))
        let length = parser.alternatives()
        hasAnchors = parser.hasAnchors
        isJoinable = parser.isJoinable && parser.isAtEnd
        guard parser.isAtEnd, parser.isKnown else { return }
        let third = pattern.unicodeScalars.dropFirst(2).first
        if parser.isSingle, third.map({ !"*+?{".unicodeScalars.contains($0) }) ?? true {
            opening = [#"\s"#, #"\b"#].first { pattern.utf8.starts(with: $0.utf8) } ?? ""
        }
        // Full case folding: ﬃ matches ffi, and the other way round.
        minimum = parser.ignoresCase ? (length.minimum + 2) / 3 : length.minimum
        maximum = length.maximum.map { parser.ignoresCase ? $0 * 3 : $0 }
    }
}

/// Bounds of a length. Saturates, so that `(a{9999}){9999}` is just unbounded.
struct SRXLength: Equatable {
    var minimum: Int
    var maximum: Int?

    private static let most = 100_000

    func then(_ other: SRXLength) -> SRXLength {
        SRXLength(
            minimum: min(minimum + other.minimum, Self.most),
            maximum: maximum.flatMap { one in other.maximum.map { one + $0 } }.flatMap { $0 > Self.most ? nil : $0 })
    }

    func or(_ other: SRXLength) -> SRXLength {
        SRXLength(
            minimum: min(minimum, other.minimum),
            maximum: maximum.flatMap { one in other.maximum.map { max(one, $0) } })
    }

    func times(_ least: Int, _ most: Int?) -> SRXLength {
        let (low, overflow) = minimum.multipliedReportingOverflow(by: least)
        var high: Int?
        if maximum == 0 {
            high = 0
        } else if let maximum, let most {
            let product = maximum.multipliedReportingOverflow(by: most)
            high = product.overflow || product.partialValue > Self.most ? nil : product.partialValue
        }
        return SRXLength(minimum: overflow ? Self.most : min(low, Self.most), maximum: high)
    }
}
