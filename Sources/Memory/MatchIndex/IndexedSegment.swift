package import CalqueCore
package import CalqueMatching

/// A segment of an indexed memory with the data of its unit.
package struct IndexedSegment: Sendable {
    /// The position of the unit in the memory, from 0, through all its files.
    package var position: Int
    /// The unit's name in its file; most have none.
    package var tuid: String?
    package var language: LanguageTag
    package var text: String
    /// The unit's other texts, in the order of the file.
    package var targets: [Match.Target]
    /// The name of the document that the unit was made from, else that of its file.
    package var document: String?
    /// The document's date, as it gives it.
    package var date: String?
}
