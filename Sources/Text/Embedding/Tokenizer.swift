package import CalqueCore
import CalqueIO

/// Text to the numbers of its pieces, exactly as SentencePiece does it with a unigram model (Kudo 2018, "Subword
/// Regularization", arXiv 1804.10959; Kudo and Richardson 2018, arXiv 1808.06226).
///
/// The library builds its search structure anew at each load, 0.3 s for 128,000 pieces. Here it is made once, kept
/// beside the model file as `sp.model.tables`, and mapped. Where it is missing, of another model or damaged it is made
/// anew; where it cannot be written the work goes on without, and every start costs the making.
package final class Tokenizer: Sendable {
    /// The numbers that the encoder's vocabulary gives its marks.
    package static let begin: Int32 = 1
    package static let end: Int32 = 2

    package var pieceCount: Int32 { tables.pieceCount }
    private let tables: TokenizerTables

    /// - Parameter path: the model file.
    /// - Throws: `noInput` where it cannot be read, `badData` where it is no unigram model.
    package init(path: String) throws(Failure) {
        let source = try MappedFile(path: path, atOnce: true)
        // Its bytes are read as long as this goes on, which the compiler does not see.
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
                throw Failure(.internal, "the tokenizer's tables came out wrong")
            }
            self.tables = tables
            // What goes wrong here is none of the user's business: the next start makes it again.
            try? Self.keep(made, at: kept)
        } catch {
            var failure = error.inFile(path)
            if failure.kind == .badData { failure.advice = "remove the folder and fetch the encoder again" }
            throw failure
        }
    }

    private static func keep(_ made: MappedFile, at path: String) throws(Failure) {
        // Another that writes it has the same to write.
        let file = try AtomicFile(replacing: path, patience: .zero)
        defer { withExtendedLifetime(made) {} }
        try file.write(made.bytes)
        try file.commit()
    }

    /// Appends begin mark, pieces, end mark. A text without pieces has one unknown piece, as the encoder was trained
    /// on no empty ones; each unknown character counts as one, where the library gives a run of them as one.
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
