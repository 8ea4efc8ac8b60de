public import CalqueCore
import CalqueMatchIndex
public import CalqueMatching

/// A segment of a memory with a meaning similar to that of a text, in any language.
public struct SemanticMatch: Sendable {
    /// The cosine of both vectors, as they are in the index: 1 for the same text, about 0 for texts with nothing in
    /// common.
    public var score: Double
    /// The position of the unit in the memory, from 0, through all its files.
    public var position: Int
    /// The unit's name in its file; most have none.
    public var tuid: String?
    /// The language of the segment that was found.
    public var language: LanguageTag
    /// The plain text of the segment.
    public var text: String
    /// The unit's other texts, in the order of the file.
    public var targets: [Match.Target]
    /// The name of the document that the unit was made from, else that of its file.
    public var document: String?
    /// The document's date, as it gives it.
    public var date: String?
}

/// Receives the events while an index of vectors is built.
public struct SemanticEvents {
    /// Called once with the number of segments to embed.
    public var onStart: (Int) -> Void
    /// Called with the number of segments that were embedded since the last call.
    public var onSegments: (Int) -> Void
    /// Called with a message in one line for the user.
    public var onNote: (String) -> Void

    /// Makes events. Events without a closure are ignored.
    public init(
        onStart: @escaping (Int) -> Void = { _ in }, onSegments: @escaping (Int) -> Void = { _ in },
        onNote: @escaping (String) -> Void = { _ in }
    ) {
        self.onStart = onStart
        self.onSegments = onSegments
        self.onNote = onNote
    }
}
