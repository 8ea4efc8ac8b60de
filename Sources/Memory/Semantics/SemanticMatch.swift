package import CalqueCore
import CalqueMatchIndex
package import CalqueMatching

/// A segment of a memory that means something near to a text, whatever its language.
package struct SemanticMatch: Sendable {
    /// The cosine between the vectors of both, as the index has them: 1 for the same text, about 0 for what has nothing
    /// in common.
    package var score: Double
    /// Of the unit in the memory, from 0, through all its files.
    package var position: Int
    /// The unit's name in its file; most have none.
    package var tuid: String?
    /// Of the segment that was found.
    package var language: LanguageTag
    package var text: String
    /// The unit's other texts, in the order of the file.
    package var targets: [Match.Target]
    /// What the unit was made from, else what its file was.
    package var document: String?
    /// The document's date, as it gives it.
    package var date: String?
}

/// What making an index of vectors tells while it is made.
package struct SemanticEvents {
    /// So many segments are to be embedded.
    package var onStart: (Int) -> Void
    /// So many more are.
    package var onSegments: (Int) -> Void
    /// What the user should know, in one line.
    package var onNote: (String) -> Void

    package init(
        onStart: @escaping (Int) -> Void = { _ in }, onSegments: @escaping (Int) -> Void = { _ in },
        onNote: @escaping (String) -> Void = { _ in }
    ) {
        self.onStart = onStart
        self.onSegments = onSegments
        self.onNote = onNote
    }
}
