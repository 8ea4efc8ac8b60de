package import CalqueCore
package import CalqueIO
package import CalqueUnits

/// A streaming reader of bitext in the format of Moses: a file in UTF-8 for each language, with a segment in each line. The
/// n-th lines of all files are translations of each other. Lines with text in fewer than two files are left out, like in
/// the cleaning step of Moses.
package final class MosesReader: UnitReader {
    private let files: [(language: LanguageTag, lines: Lines)]
    /// The number of lines that were left out.
    package private(set) var skipped = 0

    /// Makes a reader.
    ///
    /// - Parameter files: for each language, the bytes of its file and the name of the file in failures.
    package init(_ files: [(language: LanguageTag, source: ByteSource, file: String)]) {
        self.files = files.map { ($0.language, Lines($0.source, file: $0.file)) }
    }

    /// Opens the files.
    ///
    /// - Parameter prefix: the part of the names before the language, such as `news` of `news.en` and `news.ru`.
    /// - Throws: `Failure(.noInput)`.
    package convenience init(prefix: String, languages: [LanguageTag]) throws(Failure) {
        var files: [(language: LanguageTag, source: ByteSource, file: String)] = []
        for language in languages {
            let input = try InputFile(path: "\(prefix).\(language)")
            files.append((language, DecodedSource(input.bytes, isXML: false).bytes, input.name))
        }
        self.init(files)
    }

    /// Returns the next unit, or nil at the end.
    ///
    /// - Throws: `Failure(.badData)` with file and line if a line is not UTF-8, or if a file ends before the others.
    package func nextUnit() throws(Failure) -> TranslationUnit? {
        while true {
            var unit = TranslationUnit()
            var ended: [Lines] = []
            for (language, lines) in files {
                guard let range = try lines.next() else {
                    ended.append(lines)
                    continue
                }
                let text = try lines.text(range)
                if text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) {
                    unit.variants.append(Variant(language, text))
                }
            }
            if ended.count == files.count { return nil }
            if let short = ended.first {
                throw Failure(
                    .badData, "ends after \(short.number) lines, before the files of other languages",
                    at: .init(file: short.file))
            }
            if unit.variants.count >= 2 { return unit }
            skipped += 1
        }
    }
}
