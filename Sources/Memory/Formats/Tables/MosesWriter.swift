package import CalqueCore
package import CalqueIO
package import CalqueUnits

/// A writer of bitext in the format of Moses: a file for each language, with a unit in each line. Only units that have all
/// the languages are written; one with several texts in a language has as many lines. Line ends and tabs in a text become spaces.
package final class MosesWriter {
    private let outs: [Buffered]
    private let languages: [LanguageTag]
    private let same: (LanguageTag, LanguageTag) -> Bool
    /// The number of units that were written.
    package private(set) var written = 0
    /// The number of units that lack a language.
    package private(set) var leftOut = 0

    /// Makes a writer.
    ///
    /// - Parameters:
    ///   - sinks: one for each language.
    ///   - same: whether a variant's language counts as the requested language.
    package init(
        to sinks: [ByteSink], languages: [LanguageTag],
        where same: @escaping (_ variant: LanguageTag, _ asked: LanguageTag) -> Bool = { $0 == $1 }
    ) {
        outs = sinks.map(Buffered.init)
        self.languages = languages
        self.same = same
    }

    package func write(_ unit: TranslationUnit) throws(Failure) {
        let rows = unit.rows(for: languages, where: same).filter { $0.allSatisfy { !$0.isEmpty } }
        if rows.isEmpty { leftOut += 1 }
        for row in rows { try write(row) }
    }

    private func write(_ texts: [String]) throws(Failure) {
        written += 1
        for (out, text) in zip(outs, texts) {
            for scalar in text.unicodeScalars {
                switch scalar.value {
                // All characters that a reader may treat as a line end (Unicode, 5.8).
                case 0x09...0x0D, 0x85, 0x2028, 0x2029: out.bytes.append(UInt8(ascii: " "))
                default: out.bytes += UTF8.encode(scalar).map(Array.init) ?? []
                }
            }
            out.bytes.append(UInt8(ascii: "\n"))
            try out.pass()
        }
    }

    /// Writes the remaining bytes to the sinks.
    package func finish() throws(Failure) { for out in outs { try out.flush() } }
}
