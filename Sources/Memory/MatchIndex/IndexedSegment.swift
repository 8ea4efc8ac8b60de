public import CalqueCore
public import CalqueMatching

/// A segment of an indexed memory with the data of its unit.
public struct IndexedSegment: Sendable {
    /// The position of the unit in the memory, from 0, through all its files.
    public var position: Int
    /// The unit's name in its file; most have none.
    public var tuid: String?
    public var language: LanguageTag
    public var text: String
    /// The unit's other texts, in the order of the file.
    public var targets: [Match.Target]
    /// The name of the document that the unit was made from, else that of its file.
    public var document: String?
    /// The document's date, as it gives it.
    public var date: String?
}
