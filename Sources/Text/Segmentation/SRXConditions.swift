import CalqueCore

/// How far rules without a bound of their own look; SRX.md says what follows from it.
enum SRXReach {
    /// Characters of an exception's `beforebreak` without an upper bound of length.
    static let before = 200
    /// Characters of the longest `beforebreak` with a bound that is looked at whole.
    static let longestBefore = 1_000
    /// Characters of an exception's `afterbreak` without an upper bound.
    static let after = 1_000
    /// How far back from the end of a match of a break rule another one may start.
    static let overlap = 100
    /// Rules in one expression.
    static let joined = 200
}

/// An `afterbreak`: whether it matches what starts at a position.
final class SRXAfter {
    private let expression: SRXExpression?
    private let isBounded: Bool

    init(_ pattern: String) throws(Failure) {
        // Any text, also none.
        guard !SRXAfter.isAnything(pattern) else {
            expression = nil
            isBounded = true
            return
        }
        let shape = SRXPatternShape(pattern)
        isBounded = shape.maximum != nil || shape.hasAnchors
        expression = try SRXExpression([pattern])
    }

    func matches(_ text: SRXText, at position: Int) throws(Failure) -> Bool {
        guard let expression else { return true }
        let limit = isBounded ? nil : text.position(SRXReach.after, after: position)
        return try expression.match(in: text, at: position, limit: limit) != nil
    }

    static func isAnything(_ pattern: String) -> Bool { ["", ".*", ".*?"].contains(pattern) }
}

/// The `beforebreak`s of exceptions that are tested together: whether one matches text that ends at a position.
///
/// ICU has no look-behind without a bound, so the region is made to end at the position and the expression to reach
/// the region's end: by `\z` and anchoring bounds, which leave look-around and `\b` the whole text to see; where the
/// rule has anchors of its own, which such bounds would change, by a look-ahead that sees no more of the region.
final class SRXBefore {
    /// What rules must share to be tested together.
    struct Key: Hashable {
        /// How many break rules stand before.
        let stage: Int
        let after: String
        let hasAnchors: Bool
        /// In characters: the longest match.
        let window: Int
        /// Every match is as long as the window.
        let isFixed: Bool
        /// What all start with; see ``SRXPatternShape/opening``.
        let opening: String
        /// Set for a rule that cannot be joined with others.
        let alone: Int?

        init(_ rule: SRXRules.Rule, index: Int, stage: Int) {
            let shape = SRXPatternShape(rule.before)
            self.stage = stage
            after = rule.after
            hasAnchors = shape.hasAnchors
            isFixed = shape.maximum == shape.minimum && shape.minimum <= SRXReach.longestBefore
            opening = shape.isJoinable ? shape.opening : ""
            alone = shape.isJoinable ? nil : index
            if isFixed {
                window = shape.minimum
            } else if let most = shape.maximum {
                // In steps, so that more rules meet.
                window = [8, 16, 32, 64, 128, 256, 512].first { most <= $0 } ?? SRXReach.longestBefore
            } else {
                window = SRXReach.before
            }
        }
    }

    let key: Key
    /// Their places in the list of all rules, ascending.
    let rules: [Int]
    private let expression: SRXExpression

    init(_ patterns: [String], rules: [Int], key: Key) throws(Failure) {
        self.key = key
        self.rules = rules
        let opening = key.opening.unicodeScalars.count
        expression = try SRXExpression(
            patterns.map { String($0.unicodeScalars.dropFirst(opening)) }, prefix: key.opening,
            suffix: key.hasAnchors ? "(?!(?s:.))" : #"\z"#, seesBeyond: !key.hasAnchors,
            endsAtRegion: !key.hasAnchors)
    }

    /// - Parameter before: characters before the position.
    func matches(_ text: SRXText, endingAt position: Int, _ before: inout SRXLookBack) throws(Failure) -> Bool {
        let start = before.position(key.window, in: text, before: position)
        if key.isFixed { return try expression.match(in: text, at: start, limit: position) != nil }
        return try expression.find(in: text, from: start, limit: position) != nil
    }
}

/// A break rule: the positions where it matches.
final class SRXBreak {
    /// Its place in the list of all rules.
    let rule: Int
    private let expression: SRXExpression
    /// nil when the expression looks for it itself.
    private let after: SRXAfter?

    init(_ rule: SRXRules.Rule, index: Int) throws(Failure) {
        self.rule = index
        let before = SRXAfter.isAnything(rule.before) ? "" : rule.before
        // A reference to a numbered group means another one in a joined expression.
        let isJoinable = SRXPatternShape(rule.after).isJoinable
        after = isJoinable ? nil : try SRXAfter(rule.after)
        let suffix = SRXAfter.isAnything(rule.after) || !isJoinable ? "" : "(?=\(rule.after))"
        expression = try SRXExpression([before], suffix: suffix)
    }

    /// Calls `body` with the end of the match that the expression prefers at every place where one starts.
    func forEachPosition(in text: SRXText, _ body: (Int) -> Void) throws(Failure) {
        var from = 0
        while let match = try expression.find(in: text, from: from) {
            let end = match.upperBound
            if end > 0, end < text.count, try after?.matches(text, at: end) ?? true { body(end) }
            guard match.lowerBound < text.count else { return }
            // Matches may overlap, but going through a long one step by step would take square time.
            from = max(text.position(1, after: match.lowerBound), text.position(SRXReach.overlap, before: end))
        }
    }
}
