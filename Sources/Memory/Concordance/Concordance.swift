package import CalqueCore
package import CalqueMatching

/// The places of a term in a memory.
package struct Concordance: Sendable {
    /// A segment with the term.
    package struct Line: Sendable {
        /// The position of the unit in the memory, from 0, through all its files.
        package var position: Int
        /// The unit's name in its file; most have none.
        package var tuid: String?
        package var language: LanguageTag
        package var text: String
        /// The places of the term, from left to right, in UTF-8 bytes of the text; none overlap.
        package var hits: [Range<Int>]
        /// The unit's other texts, in the order of the file.
        package var targets: [Match.Target]
        /// The name of the document that the unit was made from, else that of its file.
        package var document: String?
        /// The document's date, as it gives it.
        package var date: String?
    }

    /// The lines, the newest first: by the last change of the unit, with units without a date last; then by position.
    package var lines: [Line]
    /// The number of segments with the term.
    package var total: Int
}
