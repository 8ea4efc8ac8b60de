/// The least score that is still of interest, as the largest distance that reaches it.
package struct Threshold {
    /// The threshold is this many points divided by `length`.
    @usableFromInline var scaled: Int
    @usableFromInline var length: Int

    @inlinable package init(_ cutoff: MatchCutoff) { (scaled, length) = (cutoff.value, MatchCutoff.unit) }

    /// Raises the threshold to a score if it is higher.
    @inlinable package mutating func raise(to score: MatchScore) {
        if Int128(score.scaled) * Int128(length) > Int128(scaled) * Int128(score.length) {
            (scaled, length) = (score.scaled, score.length)
        }
    }

    /// Whether a score reaches the threshold.
    @inlinable package func admits(_ score: MatchScore) -> Bool {
        score.scaled > 0 && Int128(score.scaled) * Int128(length) >= Int128(scaled) * Int128(score.length)
    }

    /// Returns the largest distance d for which (100 · (length − d) − points · length) ∕ length reaches the threshold
    /// and is above 0, or a negative number when there is none.
    /// - Parameter bonus: the points above 100 that a segment with a distance of 0 and without points can gain.
    @inlinable package func mostEdits(length other: Int, points: Int, bonus: Int) -> Int {
        let edits = mostEdits(length: other, points: points)
        if edits >= 0 || points > 0 || bonus == 0 { return edits }
        return other > 0 && Int128(100 + bonus) * Int128(length) >= Int128(scaled) ? 0 : -1
    }

    @inlinable func mostEdits(length other: Int, points: Int) -> Int {
        if other < 1 << 20, length < 1 << 20 {
            // No product exceeds 2⁵⁰; a division of 128 bits takes ten times as long.
            let room = other * (100 - points)
            let reached = room * length - scaled * other
            return reached < 0 || room < 1 ? -1 : min(reached / (100 * length), (room - 1) / 100)
        }
        let room = Int128(other) * Int128(100 - points)
        let reached = room * Int128(length) - Int128(scaled) * Int128(other)
        let positive = room - 1
        guard reached >= 0, positive >= 0 else { return -1 }
        return Int(min(reached / (100 * Int128(length)), positive / 100))
    }

    /// Returns how many tokens a segment can have, including final marks, to be similar to one whose score counts
    /// `count` tokens.
    ///
    /// The ratio of the shorter length to the longer one must reach the threshold. For `.translator`, final marks count
    /// as one token of the length and are not in the distance, so a token or two more are allowed on both sides.
    @inlinable package func totals(_ count: Int, _ scoring: MatchScoring) -> ClosedRange<Int> {
        // Above 100 only segments of the same length are possible.
        let scaled = min(scaled, 100 * length)
        let isPlain = scoring == .plain
        let low = max(0, Int(Int128(count) * Int128(scaled) / Int128(100 * length)) - (isPlain ? 0 : 2))
        guard scaled > 0 else { return low...Int.max }
        let high =
            isPlain
            ? Int128(count) * Int128(100 * length) / Int128(scaled)
            : (Int128(count) + 1) * Int128(100 * length) / Int128(scaled) + 5
        return low...max(low, Int(clamping: high))
    }
}
