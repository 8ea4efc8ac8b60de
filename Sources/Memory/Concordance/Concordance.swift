public import CalqueCore
public import CalqueMatching

/// The places of a term in a memory.
public struct Concordance: Sendable {
    /// A segment with the term.
    public struct Line: Sendable {
        /// The position of the unit in the memory, from 0, through all its files.
        public var position: Int
        /// The unit's name in its file; most have none.
        public var tuid: String?
        /// The language of the segment.
        public var language: LanguageTag
        /// The plain text of the segment.
        public var text: String
        /// The places of the term, from left to right, in UTF-8 bytes of the text; none overlap.
        public var hits: [Range<Int>]
        /// The unit's other texts, in the order of the file.
        public var targets: [Match.Target]
        /// The name of the document that the unit was made from, else that of its file.
        public var document: String?
        /// The document's date, as it gives it.
        public var date: String?
        /// Whether the unit is an aligned pair that no person has confirmed.
        package var isUnconfirmed = false
    }

    /// The lines, the newest first: by the last change of the unit, with units without a date last; then by position.
    public var lines: [Line]
    /// The number of segments with the term.
    public var total: Int
}
