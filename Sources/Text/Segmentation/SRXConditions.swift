import CalqueCore
import CalqueICU

/// The limits of matching, in characters (Unicode scalars). `SRX.md` describes their effects.
enum SRXReach {
    /// The longest match of an exception's `beforebreak` whose length has no upper bound.
    static let before = 200
    /// The longest match of any `beforebreak` of an exception.
    static let longestBefore = 1_000
    /// The longest match of an exception's `afterbreak` whose length has no upper bound.
    static let after = 1_000
    /// How far before the end of a match of a break rule the next match may start.
    static let overlap = 100
    /// The number of rules in one joined expression.
    static let joined = 200
}

/// The `afterbreak` pattern of a rule, which is matched from a position on.
final class SRXAfter {
    private let expression: SRXExpression?
    private let isBounded: Bool

    init(_ pattern: String) throws(Failure) {
        // Such a pattern matches any text, even empty text.
        guard !SRXAfter.isAnything(pattern) else {
            expression = nil
            isBounded = true
            return
        }
        let shape = PatternShape(pattern)
        isBounded = shape.maximum != nil || shape.hasAnchors
        expression = try SRXExpression([pattern])
    }

    /// Whether the pattern matches text that starts at the position.
    func matches(_ text: SRXText, at position: Int) throws(Failure) -> Bool {
        guard let expression else { return true }
        let limit = isBounded ? nil : text.position(SRXReach.after, after: position)
        return try expression.match(in: text, at: position, limit: limit) != nil
    }

    /// Whether a pattern matches any text.
    static func isAnything(_ pattern: String) -> Bool { ["", ".*", ".*?"].contains(pattern) }
}

/// The `beforebreak` patterns of exceptions that are matched together, against text that ends at a position.
///
/// ICU has no look-behind of unlimited length. Instead the search region ends at the position, and the match must reach
/// the end of the region. Normally `\z` with anchoring bounds ensures this; look-around and `\b` then still see the
/// whole text. A pattern with anchors of its own would change its meaning with such bounds; for it, a negative
/// look-ahead ensures that no text of the region is left.
final class SRXBefore {
    /// The properties that rules must share to be matched together.
    struct Key: Hashable {
        /// The number of break rules before the exception.
        let stage: Int
        let after: String
        let hasAnchors: Bool
        /// The length of the longest match, in characters.
        let window: Int
        /// Whether every match is as long as the window.
        let isFixed: Bool
        /// The common beginning of the patterns; see ``PatternShape/opening``.
        let opening: String
        /// The index of a rule that cannot be joined with others; nil for all other rules.
        let alone: Int?

        init(_ rule: SRXRules.Rule, index: Int, stage: Int) {
            let shape = PatternShape(rule.before)
            self.stage = stage
            after = rule.after
            hasAnchors = shape.hasAnchors
            isFixed = shape.maximum == shape.minimum && shape.minimum <= SRXReach.longestBefore
            opening = shape.isJoinable ? shape.opening : ""
            alone = shape.isJoinable ? nil : index
            if isFixed {
                window = shape.minimum
            } else if let most = shape.maximum {
                // Few different lengths, so that more rules can be joined.
                window = [8, 16, 32, 64, 128, 256, 512].first { most <= $0 } ?? SRXReach.longestBefore
            } else {
                window = SRXReach.before
            }
        }
    }

    let key: Key
    /// The indices of the rules in the list of all rules, ascending.
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

    /// Whether one of the patterns matches text that ends at the position.
    ///
    /// - Parameter before: finds the start of the search region.
    func matches(_ text: SRXText, endingAt position: Int, _ before: inout SRXLookBack) throws(Failure) -> Bool {
        let start = before.position(key.window, in: text, before: position)
        if key.isFixed { return try expression.match(in: text, at: start, limit: position) != nil }
        return try expression.find(in: text, from: start, limit: position) != nil
    }
}

/// A break rule, which finds the positions where it matches.
final class SRXBreak {
    /// The index of the rule in the list of all rules.
    let rule: Int
    private let expression: SRXExpression
    /// The `afterbreak`; nil if it is a part of `expression`.
    private let after: SRXAfter?

    init(_ rule: SRXRules.Rule, index: Int) throws(Failure) {
        self.rule = index
        let before = SRXAfter.isAnything(rule.before) ? "" : rule.before
        // A reference to a numbered group would mean another group in a joined expression.
        let isJoinable = PatternShape(rule.after).isJoinable
        after = isJoinable ? nil : try SRXAfter(rule.after)
        let suffix = SRXAfter.isAnything(rule.after) || !isJoinable ? "" : "(?=\(rule.after))"
        expression = try SRXExpression([before], suffix: suffix)
    }

    /// Calls `body` with the end of the preferred match at each place where a match starts.
    func forEachPosition(in text: SRXText, _ body: (Int) -> Void) throws(Failure) {
        var from = 0
        while let match = try expression.find(in: text, from: from) {
            let end = match.upperBound
            if end > 0, end < text.count, try after?.matches(text, at: end) ?? true { body(end) }
            guard match.lowerBound < text.count else { return }
            // Matches may overlap, but trying each start inside a long match would take quadratic time.
            from = max(text.position(1, after: match.lowerBound), text.position(SRXReach.overlap, before: end))
        }
    }
}
