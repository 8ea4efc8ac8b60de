package import CalqueMatching
package import CalqueRepair

/// What the memory offers for a segment of an article.
package struct Suggestion: Sendable {
    /// How far it can be trusted, the surest first.
    package enum Kind: String, Sendable, CaseIterable {
        /// The same text between the same neighbours (101, 102).
        case context
        /// The same text.
        case exact
        /// All but numbers, dates and times is the same, and these were written anew.
        case repaired
        case fuzzy
    }

    package let kind: Kind
    package let match: Match
    /// As the memory has it.
    package let target: Match.Target
    package let repair: Repair?

    /// The translation to start from: the memory's, with the segment's numbers where these were repaired.
    package var text: String { repair?.text ?? target.text }

    init?(_ match: Match) {
        guard let target = match.targets.first else { return nil }
        self.match = match
        self.target = target
        repair = match.repair(of: target)
        kind =
            match.score.points > 100
            ? .context : match.score.points == 100 ? .exact : repair != nil ? .repaired : .fuzzy
    }

    /// The best of a segment's matches: the first, unless it is fuzzy and another one can be repaired.
    static func best(of matches: [Match]) -> Suggestion? {
        var best: Suggestion?
        for suggestion in matches.lazy.compactMap(Suggestion.init) {
            if suggestion.kind != .fuzzy { return best?.kind == .fuzzy || best == nil ? suggestion : best }
            if best == nil { best = suggestion }
        }
        return best
    }
}
