public import CalqueAlignment
public import CalqueCore
import CalqueLanguages
import CalqueSegmentation

/// A story of an archive: an article in one language, whose version in another language is looked for.
public struct Story: Sendable {
    /// The name by which the archive knows it.
    public let id: String
    /// Its segments, without boilerplate of the page.
    public let document: Document
    /// The day of its date, in days since 1970-01-01; nil if it has none.
    public let day: Int?

    /// The segments that are compared: the rest of a longer story does not decide which story it is.
    private static let longest = 120

    /// Creates a story.
    ///
    /// - Parameters:
    ///   - document: the first 120 segments are compared.
    ///   - day: days since 1970-01-01. A wrong date costs a pair some confidence, but does not lose it.
    /// - Throws: `Failure(.internal)` if ICU's data is incomplete.
    public init(id: String, document: Document, day: Int? = nil) throws(Failure) {
        self.id = id
        self.day = day
        self.document = try Document(
            segments: Array(document.segments.prefix(Self.longest)), language: document.language
        ).simplified()
    }
}
