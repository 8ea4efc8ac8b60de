/// The least score that is still of interest, as the largest distance that reaches it.
package struct Threshold {
    /// The score is at least this many points divided by `length`.
    @usableFromInline var scaled: Int
    @usableFromInline var length: Int

    @inlinable package init(_ cutoff: Cutoff) { (scaled, length) = (cutoff.value, Cutoff.unit) }

    /// Draws the threshold up.
    @inlinable package mutating func raise(to score: Score) {
        if Int128(score.scaled) * Int128(length) > Int128(scaled) * Int128(score.length) {
            (scaled, length) = (score.scaled, score.length)
        }
    }

    /// Whether a score is still of interest.
    @inlinable package func admits(_ score: Score) -> Bool {
        score.scaled > 0 && Int128(score.scaled) * Int128(length) >= Int128(scaled) * Int128(score.length)
    }

    /// The largest distance d for which (100 · (length − d) − points · length) ∕ length reaches the threshold and is
    /// above 0; below 0 when there is none.
    /// - Parameter bonus: what a segment at a distance of 0 and without points may have above 100.
    @inlinable package func mostEdits(length other: Int, points: Int, bonus: Int) -> Int {
        let edits = mostEdits(length: other, points: points)
        if edits >= 0 || points > 0 || bonus == 0 { return edits }
        return other > 0 && Int128(100 + bonus) * Int128(length) >= Int128(scaled) ? 0 : -1
    }

    @inlinable func mostEdits(length other: Int, points: Int) -> Int {
        if other < 1 << 20, length < 1 << 20 {
            // No product passes 2⁵⁰; dividing 128 bits takes ten times as long.
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

    /// How many tokens a segment may have, final marks included, to be like one whose score counts `count`.
    ///
    /// Of two lengths the shorter must be the threshold's share of the longer. Final marks count to `.translator` as
    /// one token of the length and are not in the distance: hence a token or two more on both sides.
    @inlinable package func totals(_ count: Int, _ scoring: Scoring) -> ClosedRange<Int> {
        // Above 100 only segments of the same length are left, and the share of the longer is all of it.
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
