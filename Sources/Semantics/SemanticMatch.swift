public import Core
public import Matching

/// A segment of a memory that means something near to a text, whatever its language.
public struct SemanticMatch: Sendable {
    /// The cosine between the vectors of both, as the index has them: 1 for the same text, about 0 for what has nothing
    /// in common.
    public var score: Double
    /// Of the unit in the memory, from 0, through all its files.
    public var position: Int
    /// The unit's name in its file; most have none.
    public var tuid: String?
    /// Of the segment that was found.
    public var language: LanguageTag
    public var text: String
    /// The unit's other texts, in the order of the file.
    public var targets: [Match.Target]
    /// What the unit was made from, else what its file was.
    public var document: String?
    /// The document's date, as it gives it.
    public var date: String?
}

/// What making an index of vectors tells while it is made.
public struct SemanticEvents {
    /// So many segments are to be embedded.
    public var onStart: (Int) -> Void
    /// So many more are.
    public var onSegments: (Int) -> Void
    /// What the user should know, in one line.
    public var onNote: (String) -> Void

    public init(
        onStart: @escaping (Int) -> Void = { _ in }, onSegments: @escaping (Int) -> Void = { _ in },
        onNote: @escaping (String) -> Void = { _ in }
    ) {
        self.onStart = onStart
        self.onSegments = onSegments
        self.onNote = onNote
    }
}
