import CalqueMatching

/// The layout of a part of an index on disk. Numbers are little-endian, as in all supported processors.
///
/// A part has sections, each at a multiple of 16 bytes; the table of sections; the checksums of all pages before them,
/// the last of which may be shorter; and the trailer with the places of the table and the checksums. A part is written
/// from start to end and never changed.
package enum PartFormat: Sendable {
    /// The version of the layout. Every change of the layout increases it: an index of another version is rebuilt.
    package static let version: UInt32 = 14
    static let magic: UInt64 = 0x31_58_44_49_51_4C_41_43  // CALQIDX1
    /// The number of bytes with a checksum of their own.
    @inlinable package static var page: Int { 4096 }
    /// The trailer: magic, version, number of sections, start of the table, start of the checksums, checksum of these
    /// checksums, checksum of the trailer up to here.
    @inlinable package static var trailer: Int { 48 }
    /// A row of the table: kind, language, start, number of bytes.
    @inlinable package static var tableRow: Int { 24 }
    @inlinable package static var alignment: Int { 16 }

    package enum Section: UInt32 {
        /// The files and the languages, serialized. See `PartHeader`.
        case header = 1
        /// The first variant of each unit, and the number of variants; UInt32.
        case unitVariants
        /// The row of each unit in `metas`; UInt32.
        case unitMetas
        /// Data of units: stamp (`UnitRank`, Int64) and the numbers of five strings (Int32): tuid, document, date, confidence,
        /// `RecordedProperties`; then `UnitTrust` (UInt32).
        case metas
        /// The end of each string; UInt64.
        case stringEnds
        case strings
        /// For each variant: unit, language, entry; UInt32 each.
        case variants
        /// For each unit, the hashes of its neighbours (`RecordedContext.hash`), UInt64 each. The section is empty if
        /// no unit records any.
        case contexts
        /// The tags of variants, in order: variant, offset, number of the label's string; UInt32 each.
        case tags
        /// The blocks of files (`UnitBlock`): start, length, checksum, checksum of the beginning, UInt64 each; first unit
        /// in the part, number of units, UInt32 each.
        case blocks
        /// For a file that changed, where its blocks are, in the order of the file (`FileLayout`): the part, as an index
        /// into this part and its bases; the first block and the number of blocks, UInt32 each; their first byte in the
        /// file, UInt64.
        case pieces

        // For each language:

        /// A hash table. A slot has the hash in the upper half and the number of the token + 1 in the lower half;
        /// UInt64. The number of slots is a power of two.
        case slots
        /// The end of each token; UInt32.
        case tokenEnds
        case tokens
        /// For each token the number of the folded token. Bit 30: the folded token is a number; bit 31: the token
        /// itself is a number. UInt32.
        case folds
        /// For each class (folded tokens, then the class of all numbers) the number of entries with it, and the start
        /// of its postings in each tier (`EntryGroup.tier`); UInt32 each.
        case lists
        /// End, total, number of final marks, kind; UInt32 each.
        case groups
        /// See `CALQUE_ENTRY_SIZE`; the last eight bytes are the start of the entry's code in `codes`, and the variant.
        case entries
        /// `SegmentCode`; UInt16.
        case codes
        /// See `CALQUE_BLOCK`. The postings of each class by tier, then by entry.
        case postings
        /// The entry of every `skip`th posting; UInt32.
        case skips

        // For concordances, see `TermLists`:

        /// For each token the end of its bytes in `terms`; UInt32.
        case termEnds
        case terms
        /// Folded tokens with marks above or below letters: the hash of the token without marks, the token, the end of
        /// its bytes in `plainTexts`; UInt32 each, in ascending order.
        case plainForms
        case plainTexts

        // For a file of vectors, which has the layout of a part, see `VectorFile`:

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
    static let block = 40
    static let piece = 20
    @inlinable package static var group: Int { 16 }
    /// The number of tiers of a list. Only the first tier of a short list has postings.
    @inlinable package static var tiers: Int { 4 }
    @inlinable package static var list: Int { 4 + 4 * tiers }
    /// A list with fewer postings is not divided into tiers.
    @inlinable package static var tiered: Int { 128 }
    @inlinable package static var plainForm: Int { 12 }

    /// The scoring that an entry is for. Nearly every segment is one entry for both scorings. A segment is two entries
    /// if its folded text has other tokens than its folded tokens, or if it has tags, which are tokens for `plain`
    /// only.
    package enum Kind: UInt32, Sendable { case both, plain, translator }
}

/// A group of entries: entries for which a distance means the same score.
package struct EntryGroup: Sendable {
    /// One past the last entry.
    package var end: Int
    /// The number of all tokens for `.plain`; in an entry for `.translator` only, the number of tokens that its score
    /// counts.
    package var total: Int
    /// The number of final marks.
    package var marks: Int
    package var kind: PartFormat.Kind

    /// Returns the number of tokens that take part in the distance.
    func core(_ scoring: MatchScoring) -> Int { scoring == .plain ? total : total - marks }

    /// Returns the number of tokens that the score counts.
    func length(_ scoring: MatchScoring) -> Int { scoring == .plain ? total : total - marks + min(marks, 1) }

    func isFor(_ scoring: MatchScoring) -> Bool {
        switch kind {
        case .both: true
        case .plain: scoring == .plain
        case .translator: scoring == .translator
        }
    }

    /// See `tier(rarer:total:marks:kind:)`.
    func tier(rarer: Int) -> Int { Self.tier(rarer: rarer, total: total, marks: marks, kind: kind) }

    /// Returns the tier of a posting whose entry has `rarer` rarer tokens. The first tier has the postings that are of
    /// interest for a similarity of nine tenths, the second for eight tenths, and so on. So a search for good matches
    /// skips most postings of common tokens.
    static func tier(rarer: Int, total: Int, marks: Int, kind: PartFormat.Kind) -> Int {
        for tier in 0..<PartFormat.tiers - 1
        where rarer <= Self.rarer(total: total, marks: marks, kind: kind, { $0 * (tier + 1) / 10 }) {
            return tier
        }
        return PartFormat.tiers - 1
    }

    /// Returns how many tokens of an entry may be rarer than a token in common if `share` of the tokens may differ. The
    /// result is for `plain`, or for `translator`, which counts the final marks as one token of the length.
    static func rarer(total: Int, marks: Int, kind: PartFormat.Kind, _ share: (Int) -> Int) -> Int {
        max(kind == .translator ? -1 : share(total), kind == .plain ? -1 : share(total - marks + 1))
    }
}
