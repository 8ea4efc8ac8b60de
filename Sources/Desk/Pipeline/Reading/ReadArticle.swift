package import CalqueAlignment
package import CalqueArticles
package import CalqueCore
package import CalqueMemory
import CalqueSegmentation

/// An article that was read from a file, with what is known of it besides its segments.
package struct ReadArticle: Sendable {
    /// The path as the user typed it; `-` is standard input.
    package let path: String
    package let document: Document
    /// What the letters and words of the text say about its language.
    package let guess: LanguageGuess
    package let metadata: Article.Metadata

    /// - Parameter language: of the text; nil: the guess.
    init(_ path: String, _ document: Document, metadata: Article.Metadata = Article.Metadata()) {
        self.path = path
        self.document = document
        self.metadata = metadata
        guess = LanguageGuess(
            of: document.segments.lazy.filter { $0.kind != .boilerplate }.map(\.text).joined(separator: "\n"))
    }

    /// Checks that there is something to align.
    ///
    /// - Parameter keepsBoilerplate: whether boilerplate of the page is text, too.
    /// - Throws: `Failure(.badData)` with the file.
    package func checkText(keepsBoilerplate: Bool) throws(Failure) {
        let hasText = document.segments.contains { segment in
            (keepsBoilerplate || segment.kind != .boilerplate)
                && segment.text.unicodeScalars.contains { !$0.properties.isWhitespace }
        }
        guard !hasText else { return }
        let reason = document.segments.isEmpty ? "" : " but boilerplate of the page"
        throw Failure(
            .badData, "there is no text in it\(document.segments.allSatisfy { $0.text.isEmpty } ? "" : reason)",
            at: .init(file: inputName(path)), advice: "name the file of an article")
    }

    /// The article as a document of a memory.
    ///
    /// - Parameters:
    ///   - place: the memory, or the file that is written; nil: standard output, for which the path is from the present folder.
    ///   - languages: those of all versions.
    package func memoryDocument(at place: String?, languages: [LanguageTag]) throws(Failure) -> MemoryDocument {
        if let own = metadata.identifier { return MemoryDocument(ownIdentifier: own, languages: languages) }
        let name = DocumentName.of(path, from: place ?? "-")
        return try MemoryDocument(read: path, named: name, languages: languages) { () throws(Failure) in
            ContentDigest.text(of: document.segments.lazy.map(\.text))
        }
    }

    /// What units say their document is: the article's own id, or its path from the memory. No path of the machine.
    ///
    /// - Parameter place: as for `memoryDocument(at:languages:)`.
    package func name(at place: String?) throws(Failure) -> String {
        try memoryDocument(at: place, languages: []).identifier
    }
}
