public import CalqueMatching
public import CalqueRepair

/// The suggested translation of a segment, from a memory.
public struct Suggestion: Sendable {
    /// How reliable a suggestion is, the most reliable kind first.
    public enum Kind: String, Sendable, CaseIterable {
        /// The same text between the same neighbours (101, 102).
        case context
        /// The same text.
        case exact
        /// Only numbers, dates and times differed, and the translation has the new ones.
        case repaired
        /// A similar text. A person has to change the translation.
        case fuzzy
    }

    /// How reliable the suggestion is.
    public let kind: Kind
    /// The match that the suggestion comes from.
    public let match: Match
    /// The translation in the memory.
    public let target: Match.Target
    /// The numbers, dates and times that were put into the translation; nil if none were.
    public let repair: Repair?
    /// The numbers, dates and times of the translation that are stale, because the texts differ in them and they were not
    /// repaired; nil if there are none.
    public let numberDifference: NumberDifference?

    /// Whether the suggestion is a part of a unit: the translation of one of its sentences.
    public var isPart: Bool { match.partPenalty != nil }

    /// The suggested translation: that of the memory, with the numbers of the segment if it was repaired.
    public var text: String { repair?.text ?? target.text }

    /// Whether the suggestion can stand as it is: the same text, whose translation a person vouches for, or which was aligned
    /// with a confidence of 0.98 or more.
    public var isTrusted: Bool {
        (kind == .context || kind == .exact) && match.isTrusted && match.score.unconfirmedPenalty == 0
            && numberDifference == nil
    }

    init?(_ match: Match) {
        guard let target = match.targets.first else { return nil }
        self.match = match
        self.target = target
        repair = match.repair(of: target)
        numberDifference = match.numberDifference(in: target)
        kind =
            match.score.points > 100
            ? .context : match.score.points == 100 ? .exact : repair != nil ? .repaired : .fuzzy
    }

    /// Returns the best of a segment's matches: the first, unless it is fuzzy and another one can be repaired.
    static func best(of matches: [Match]) -> Suggestion? {
        var best: Suggestion?
        for suggestion in matches.lazy.compactMap(Suggestion.init) {
            if suggestion.kind != .fuzzy { return best?.kind == .fuzzy || best == nil ? suggestion : best }
            if best == nil { best = suggestion }
        }
        return best
    }
}
