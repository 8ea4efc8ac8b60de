package import CalqueUnits

/// The order of units whose scores are equal: what a person vouches for before what an aligner does, and drafts last; then
/// those of the query's domain; then the newest; then the most used. `MatchScoring.plain` asks for the newest only.
package enum UnitRank {
    /// The bits of a stamp that count uses.
    @inlinable package static var usageBits: Int64 { 12 }
    /// The bits of a stamp. Those above them say what the unit is worth.
    @inlinable package static var stampBits: Int64 { 60 }

    /// When a unit was changed last (`UnitDate.ordinal`; 0 for a unit without a date), and then how often it was used, as one
    /// number.
    package static func stamp(of unit: TranslationUnit) -> Int64 {
        let most = (1 << usageBits) - 1
        return (unit.lastChange?.ordinal ?? 0) << usageBits | Int64(min(max(unit.usageCount ?? 0, 0), Int(most)))
    }

    /// The time in a stamp.
    @inlinable @inline(__always)
    package static func change(ofStamp stamp: Int64) -> Int64 { stamp >> usageBits }

    /// The rank of a unit: the higher one comes first.
    @inlinable @inline(__always)
    package static func rank(stamp: Int64, _ trust: UnitTrust) -> Int64 {
        let worth: Int64 = trust.isDraft ? 0 : trust.isUnconfirmed ? 1 : 2
        return worth << stampBits | stamp
    }

    /// The rank by which units are compared under a scoring.
    ///
    /// - Parameter isOfDomain: whether the unit is of the query's domain.
    @inlinable @inline(__always)
    package static func rank(_ rank: Int64, under scoring: MatchScoring, isOfDomain: Bool) -> Int64 {
        let stamp = rank & ((1 << stampBits) - 1)
        if scoring == .plain { return change(ofStamp: stamp) }
        // The domain has a bit between worth and stamp.
        return (rank >> stampBits) << (stampBits + 1) | (isOfDomain ? 1 << stampBits : 0) | stamp
    }
}
