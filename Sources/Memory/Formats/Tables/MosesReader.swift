package import CalqueCore
package import CalqueUnits
package import CalqueXML

/// A streaming reader of bitext as Moses has it: a file for each language, in UTF-8, a segment a line, the n-th lines
/// of all files translations of one another. Lines that are empty in all files but one or in all are passed over, as
/// Moses's own cleaning does.
package final class MosesReader: UnitReader {
    private let files: [(language: LanguageTag, lines: Lines)]
    /// Lines that were passed over.
    package private(set) var skipped = 0

    /// - Parameter files: the bytes of each language's file, and what failures call it.
    package init(_ files: [(language: LanguageTag, source: ByteSource, file: String)]) {
        self.files = files.map { ($0.language, Lines($0.source, file: $0.file)) }
    }

    /// - Parameter prefix: what the files' names have before the language: `news` of `news.en` and `news.ru`.
    /// - Throws: `Failure(.noInput)`.
    package convenience init(prefix: String, languages: [LanguageTag]) throws(Failure) {
        var files: [(language: LanguageTag, source: ByteSource, file: String)] = []
        for language in languages {
            let input = try InputFile(path: "\(prefix).\(language)")
            files.append((language, { (buffer) throws(Failure) in try input.read(into: buffer) }, input.path))
        }
        self.init(files)
    }

    /// - Throws: `Failure(.badData)` with file and line when it is not UTF-8, or a file ends before the others.
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
