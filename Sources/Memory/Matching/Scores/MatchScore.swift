/// A method of comparing two segments.
public enum MatchScoring: Sendable, Hashable, CaseIterable {
    /// 1 − edit distance ∕ longer length, over the tokens as they are written; tags (`InlineTag`) are tokens. White
    /// space does not count.
    case plain
    /// The score that a translator expects: a difference in case, final punctuation or numbers costs a point or two
    /// instead of its share of the tokens.
    ///
    /// A token is a word with its marks, a whole number (`2.5`, `1 200 000`, `15:30`), a Han or kana character, or any other
    /// character as a reader sees it. Letters after a number are a word (`5км`). Tokens are compared without regard to their
    /// form. The final marks (`.`, `?`, `…` and the like at the end) count as one token of the length and are not part of the
    /// distance; all numbers are equal in the distance. Points are subtracted from 1 − distance ∕ longer length, each once (see
    /// `MatchScore.Penalties`):
    ///
    /// | points | when | example |
    /// |---|---|---|
    /// | 1 | form differs: case, blanks, hyphens and dashes, quotes, ё, stress and vowel marks, compatibility and invisible characters, ™ and ® | `Save the file` – `save the file`: 99 |
    /// | 1 | the final marks differ | `Save the file.` – `Save the file`: 99 |
    /// | 2 | numbers differ | `Rose 3 %` – `Rose 2.5 %`: 98 |
    /// | 1 | tags differ | `Save the file` – `Save ⟨1⟩the file⟨/1⟩`: 99 |
    ///
    /// A score of 100 means the same bytes and tags, and 0 means that the segments have nothing in common but final
    /// marks. A context match is above 100: the same bytes between the same neighbours (see `MatchQuery.Context`), 101 where
    /// one neighbour is the same, 102 where both are. Units may lose points by their file or properties, see `MatchPenalty`;
    /// a pair that was aligned with a confidence below 0.9, and that nobody confirmed, loses ⌈25 · (1 − confidence)⌉ points
    /// and is no context match.
    case translator
}

/// The similarity of two segments as an exact fraction, so that equal scores compare equal.
///
/// Two scores are equal when their values are: 1 of 2 tokens and 2 of 4 tokens are the same score.
public struct MatchScore: Sendable {
    /// Differences that cost a fixed number of points.
    public struct Penalties: OptionSet, Sendable, Hashable {
        public let rawValue: UInt8

        @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

        /// The form differs (case, blanks, hyphens, quotes, ё, marks, compatibility or invisible characters): 1 point. Where
        /// words differ too, blanks do not count: the distance over the tokens as they are written is larger than over the
        /// folded tokens.
        @inlinable public static var form: Penalties { Penalties(rawValue: 1) }
        /// The final marks differ: 1 point.
        @inlinable public static var ending: Penalties { Penalties(rawValue: 2) }
        /// Numbers differ: the distance is larger when different numbers are different tokens. 2 points.
        @inlinable public static var numbers: Penalties { Penalties(rawValue: 4) }
        /// The tags differ, or are at other places: the sum of the distances of the pieces before, between and after
        /// the tags, over the tokens as they are written, is larger than the distance of the texts. 1 point.
        @inlinable public static var tags: Penalties { Penalties(rawValue: 8) }

        /// The points that these penalties subtract together.
        @inlinable public var points: Int {
            (contains(.form) ? 1 : 0) + (contains(.ending) ? 1 : 0) + (contains(.numbers) ? 2 : 0)
                + (contains(.tags) ? 1 : 0)
        }
    }

    /// The neighbours of the unit that are the same as the query's. Each is worth a point above 100.
    public struct Context: OptionSet, Sendable, Hashable {
        public let rawValue: UInt8

        @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

        /// The segment before is the same.
        @inlinable public static var previous: Context { Context(rawValue: 1) }
        /// The segment after is the same.
        @inlinable public static var next: Context { Context(rawValue: 2) }

        /// The points that these neighbours add together.
        @inlinable public var points: Int { rawValue.nonzeroBitCount }
        /// The largest number of points.
        @inlinable public static var mostPoints: Int { 2 }
    }

    /// The number of tokens to insert, delete or substitute.
    public let distance: Int
    /// The number of tokens of the longer segment; never 0.
    public let length: Int
    /// The differences that cost points and are no edits of words.
    public let penalties: Penalties
    /// Empty unless the segment has the same bytes and tags as the query.
    public var context: Context = []

    /// The points that the unit loses by `MatchQuery.penalties` and the folder of its file.
    public var unitPenalty = 0

    /// The points that the unit loses because it was aligned with a low confidence, or is a draft, and nobody confirmed it.
    public var unconfirmedPenalty = 0

    /// Makes a score without context and unit penalty.
    @inlinable public init(distance: Int, length: Int, penalties: Penalties = []) {
        self.distance = distance
        self.length = length
        self.penalties = penalties
    }

    /// Whether nothing differs; for `.translator`, not a byte.
    @inlinable public var isSame: Bool { distance == 0 && penalties.isEmpty }

    /// The value of the score multiplied by `length`, in points.
    @inlinable public var scaled: Int {
        max(
            0,
            100 * (length - distance) + (context.points - penalties.points - unitPenalty - unconfirmedPenalty) * length)
    }

    /// The similarity of the texts alone: the score without context and without penalties of the unit.
    public var similarity: MatchScore { MatchScore(distance: distance, length: length, penalties: penalties) }

    /// The score in whole points, 0…102, rounded down, so that 100 keeps its meaning.
    public var points: Int { scaled / length }

    /// The score in per cent with four decimals, rounded half up: `94.4444`.
    public var percentage: String {
        let rounded = (scaled * 20_000 + length) / (2 * length)
        let decimals = String(rounded % 10_000)
        return "\(rounded / 10_000)." + String(repeating: "0", count: 4 - decimals.utf8.count) + decimals
    }

    /// Returns whether a score reaches a cutoff.
    public static func >= (score: MatchScore, cutoff: MatchCutoff) -> Bool {
        score.scaled * MatchCutoff.unit >= cutoff.value * score.length
    }
}

extension MatchScore: Comparable, CustomStringConvertible {
    @inlinable public static func == (one: MatchScore, other: MatchScore) -> Bool {
        Int128(one.scaled) * Int128(other.length) == Int128(other.scaled) * Int128(one.length)
    }

    @inlinable public static func < (one: MatchScore, other: MatchScore) -> Bool {
        Int128(one.scaled) * Int128(other.length) < Int128(other.scaled) * Int128(one.length)
    }

    public var description: String { percentage }
}

/// The least score of interest in points: 0 to 100, with up to four decimals.
public struct MatchCutoff: Sendable, Hashable, ExpressibleByIntegerLiteral, CustomStringConvertible {
    /// The value of one point.
    @inlinable public static var unit: Int { 10_000 }
    /// The cutoff in ten-thousandths of a point.
    public let value: Int

    /// Makes a cutoff; points outside of 0…100 are clamped.
    public init(points: Int) { value = min(max(points, 0), 100) * Self.unit }

    /// Makes a cutoff of ten-thousandths of a point; values outside of 0…100 points are clamped.
    package init(value: Int) { self.value = min(max(value, 0), 100 * Self.unit) }

    public init(integerLiteral points: Int) { self.init(points: points) }

    /// - Parameter text: a number as people write it: `70`, `72.5`.
    /// - Returns: nil unless it is a decimal number of 0…100 with at most four decimals.
    public init?(_ text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), (1...3).contains(parts[0].count),
            parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { (0x30...0x39).contains($0) } })
        else { return nil }
        let decimals = parts.count == 2 ? Array(parts[1]) : []
        guard decimals.count <= 4 else { return nil }
        let digits = Array(parts[0]) + decimals + [UInt8](repeating: 0x30, count: 4 - decimals.count)
        // bounded: seven digits at most.
        let value = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        guard value <= 100 * Self.unit else { return nil }
        self.value = value
    }

    /// Returns whether a cutoff is lower than another.
    @inlinable public static func < (one: MatchCutoff, other: MatchCutoff) -> Bool { one.value < other.value }

    public var description: String {
        var decimals = String(value % Self.unit + Self.unit).dropFirst()
        while decimals.last == "0" { decimals.removeLast() }
        return "\(value / Self.unit)" + (decimals.isEmpty ? "" : "." + decimals)
    }
}
