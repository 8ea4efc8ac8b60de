package import CalqueCore
package import CalqueMatching

/// Where a term stands in a memory.
package struct Concordance: Sendable {
    /// A segment that has the term.
    package struct Line: Sendable {
        /// Of the unit in the memory, from 0, through all its files.
        package var position: Int
        /// The unit's name in its file; most have none.
        package var tuid: String?
        package var language: LanguageTag
        package var text: String
        /// Where the term stands, from left to right, in UTF-8 bytes of the text; none overlap.
        package var hits: [Range<Int>]
        /// In the order of the file.
        package var targets: [Match.Target]
        /// What the unit was made from, else what its file was.
        package var document: String?
        /// The document's date, as it gives it.
        package var date: String?
    }

    /// The newest first: by when the unit was changed, units without a date last; then by position.
    package var lines: [Line]
    /// How many segments have the term.
    package var total: Int
}
