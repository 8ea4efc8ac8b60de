package import CalqueCore
import CalqueIO

/// A tokenizer with the results of SentencePiece for unigram models (Kudo 2018, "Subword Regularization", arXiv
/// 1804.10959; Kudo and Richardson 2018, arXiv 1808.06226).
///
/// SentencePiece builds its search structure at each load, which takes 0.3 s for 128,000 pieces. Here it is built once,
/// written beside the model file as `sp.model.tables`, and mapped. It is built again if the file is missing, damaged or of
/// another model. If the file cannot be written, each start builds the structure in memory.
package final class Tokenizer: Sendable {
    /// The id of the mark at the start of a sentence.
    package static let begin: Int32 = 1
    /// The id of the mark at the end of a sentence.
    package static let end: Int32 = 2

    /// The number of pieces of the vocabulary.
    package var pieceCount: Int32 { tables.pieceCount }
    /// The checksum of the model file (`Checksum.of`).
    package var checksum: UInt64 { tables.sourceSum }
    private let tables: TokenizerTables

    /// Opens a model file.
    ///
    /// - Throws: `Failure(.noInput)` if the file cannot be read, `.badData` if it is not a unigram model.
    package init(path: String) throws(Failure) {
        let source = try MappedFile(path: path, atOnce: true)
        // The bytes are read until the end of this function, which the compiler does not see.
        defer { withExtendedLifetime(source) {} }
        let kept = path + ".tables"
        if let file = try? MappedFile(path: kept, atOnce: true),
            let tables = TokenizerTables(file, source: source.bytes)
        {
            self.tables = tables
            return
        }
        do throws(Failure) {
            let made = try MappedFile(copying: try TokenizerTables.make(from: source.bytes))
            guard let tables = TokenizerTables(made, source: source.bytes) else {
                throw Failure(.internal, "the tokenizer's tables are invalid")
            }
            self.tables = tables
            // An error here does not concern the user: the next start builds the tables again.
            try? Self.keep(made, at: kept)
        } catch {
            var failure = error.inFile(path)
            if failure.kind == .badData { failure.advice = "remove the folder and fetch the encoder again" }
            throw failure
        }
    }

    private static func keep(_ made: MappedFile, at path: String) throws(Failure) {
        // Another process that writes the file writes the same bytes.
        let file = try AtomicFile(replacing: path, patience: .zero)
        defer { withExtendedLifetime(made) {} }
        try file.write(made.bytes)
        try file.commit()
    }

    /// Appends the begin mark, the pieces of a text and the end mark.
    ///
    /// A text without pieces gets the unknown piece, because the encoder was not trained on empty texts. Each unknown
    /// character is one piece, where SentencePiece joins consecutive ones.
    ///
    /// - Complexity: linear in the text.
    package func append(_ text: String, to ids: inout [Int32]) {
        ids.append(Self.begin)
        let first = ids.count
        var text = text
        text.withUTF8 { bytes in
            var normal = ByteBuffer(capacity: bytes.count * 2 + 16)
            tables.normalise(bytes, into: &normal)
            tables.search(normal, into: &ids)
        }
        if ids.count == first { ids.append(tables.unknown) }
        ids.append(Self.end)
    }
}
