public import Core

/// Where a term stands in a memory.
public struct Concordance: Sendable {
    /// A segment that has the term.
    public struct Line: Sendable {
        /// Of the unit in the memory, from 0, through all its files.
        public var position: Int
        /// The unit's name in its file; most have none.
        public var tuid: String?
        public var language: LanguageTag
        public var text: String
        /// Where the term stands, from left to right, in UTF-8 bytes of the text; none overlap.
        public var hits: [Range<Int>]
        /// In the order of the file.
        public var targets: [Match.Target]
        /// What the unit was made from, else what its file was.
        public var document: String?
        /// The document's date, as it gives it.
        public var date: String?
    }

    /// The newest first: by when the unit was changed, units without a date last; then by position.
    public var lines: [Line]
    /// How many segments have the term.
    public var total: Int
}
