import CalqueMatching

/// How a part of an index lies on the disk. Numbers are little-endian, as all processors that we run on have them.
///
/// Sections one after the other, each at a multiple of 16 bytes; the table of sections; the check sums of all pages
/// before them, the last one cut short; the trailer, which says where the table and the sums are. A part is written
/// from its start to its end and never changed.
package enum PartFormat {
    /// To be raised with every change to what is written: an index of another version is made anew.
    package static let version: UInt32 = 9
    static let magic: UInt64 = 0x31_58_44_49_51_4C_41_43  // CALQIDX1
    /// Bytes that have a check sum of their own.
    @inlinable package static var page: Int { 4096 }
    /// magic, version, count of sections, where the table starts, where the sums start, sum of table and sums, sum of
    /// the trailer before it.
    @inlinable package static var trailer: Int { 48 }
    /// kind, language, start, count of bytes.
    @inlinable package static var tableRow: Int { 24 }
    @inlinable package static var alignment: Int { 16 }

    package enum Section: UInt32 {
        /// Serial: the files, the languages. See `PartHeader`.
        case header = 1
        /// Of each unit its first variant, and one more; UInt32.
        case unitVariants
        /// Of each unit its row in `metas`; UInt32.
        case unitMetas
        /// What is said of units: stamp (Int64), and four numbers of strings (Int32): tuid, document, date,
        /// confidence, `RecordedProperties`; then 4 bytes of nothing.
        case metas
        /// Where each string ends; UInt64.
        case stringEnds
        case strings
        /// Of each variant: unit, language, entry; UInt32 each.
        case variants
        /// Of each unit the hashes of its neighbours (`RecordedContext.hash`), UInt64 each; of none when none records any.
        case contexts
        /// The tags of variants, in their order: variant, offset, number of the label's string; UInt32 each.
        case tags

        // Of each language:

        /// Hash in the upper half, number of the token + 1 in the lower; UInt64, a power of two of them.
        case slots
        /// Where each token ends; UInt32.
        case tokenEnds
        case tokens
        /// Of each token the folded token's number; bit 30: that is a number; bit 31: the token itself is. UInt32.
        case folds
        /// Of each class (folded tokens, and behind them the one of all numbers) in how many entries it is, and where
        /// its postings of each tier start (`EntryGroup.tier`); UInt32 each.
        case lists
        /// End, total, count of final marks, kind; UInt32 each.
        case groups
        /// See `CALQUE_ENTRY_SIZE`; the last eight bytes: where its code starts in `codes`, the variant.
        case entries
        /// `SegmentCode`; UInt16.
        case codes
        /// See `CALQUE_BLOCK`. Of each class by tier, then by entry.
        case postings
        /// The entries of every `skip`th posting; UInt32.
        case skips

        // For concordances, see `TermLists`:

        /// Of each token where its bytes in `terms` end; UInt32.
        case termEnds
        case terms
        /// Folded tokens that have marks above or below their letters: the hash of what they are without, the token,
        /// where its bytes in `plainTexts` end; UInt32 each, in ascending order.
        case plainForms
        case plainTexts

        // Of a file of vectors, which is laid out as a part, see `VectorFile`:

        case vectorHeader = 0x100
        case vectorRotation
        case vectorVariants
        case vectorHashes
        case vectorBlocks
    }

    @inlinable package static var skip: Int { 16 }

    @inlinable package static var meta: Int { 32 }
    @inlinable package static var variant: Int { 12 }
    @inlinable package static var context: Int { 16 }
    @inlinable package static var tag: Int { 12 }
    @inlinable package static var group: Int { 16 }
    /// How many tiers a list has; those of short ones are empty but for the first.
    @inlinable package static var tiers: Int { 4 }
    @inlinable package static var list: Int { 4 + 4 * tiers }
    /// A list that has fewer postings is looked at as a whole.
    @inlinable package static var tiered: Int { 128 }
    @inlinable package static var plainForm: Int { 12 }

    /// Which scoring an entry is for. Nearly all segments are one entry for both; where the folded text has other
    /// tokens than its tokens folded, there are two; and where it has tags, which are tokens of `plain` alone.
    package enum Kind: UInt32 { case both, plain, translator }
}

/// A group of entries: those for which a distance means the same score.
package struct EntryGroup: Sendable {
    /// One past the last entry.
    package var end: Int
    /// All tokens for `.plain`; for an entry of `.translator` alone, the tokens as its score counts them.
    package var total: Int
    /// How many final marks there are.
    package var marks: Int
    package var kind: PartFormat.Kind

    /// Tokens that take part in the distance.
    func core(_ scoring: Scoring) -> Int { scoring == .plain ? total : total - marks }

    /// Tokens as the score counts them.
    func length(_ scoring: Scoring) -> Int { scoring == .plain ? total : total - marks + min(marks, 1) }

    func isFor(_ scoring: Scoring) -> Bool {
        switch kind {
        case .both: true
        case .plain: scoring == .plain
        case .translator: scoring == .translator
        }
    }

    /// See `tier(rarer:total:marks:kind:)`.
    func tier(rarer: Int) -> Int { Self.tier(rarer: rarer, total: total, marks: marks, kind: kind) }

    /// The tier of a posting with so many rarer tokens in its entry: the first takes what can still be of interest where
    /// nine tenths are to be alike, the second eight tenths, and so on, so that a search for good matches passes over
    /// most of the lists of common tokens.
    static func tier(rarer: Int, total: Int, marks: Int, kind: PartFormat.Kind) -> Int {
        for tier in 0..<PartFormat.tiers - 1
        where rarer <= Self.rarer(total: total, marks: marks, kind: kind, { $0 * (tier + 1) / 10 }) {
            return tier
        }
        return PartFormat.tiers - 1
    }

    /// How many rarer tokens a token may have so that `share` of the tokens may still differ: of `plain` or, which
    /// counts the final marks as one token of the length, of `translator`.
    static func rarer(total: Int, marks: Int, kind: PartFormat.Kind, _ share: (Int) -> Int) -> Int {
        max(kind == .translator ? -1 : share(total), kind == .plain ? -1 : share(total - marks + 1))
    }
}
