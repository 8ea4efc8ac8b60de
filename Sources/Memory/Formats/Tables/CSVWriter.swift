package import CalqueCore
package import CalqueUnits
package import CalqueXML

/// A writer of comma-separated values (RFC 4180) in UTF-8: a record that names the languages, then one unit a record.
///
/// Of several variants of a language the first is written, as plain text that comes back byte by byte; a language that
/// the unit lacks is an empty field. A unit with none of the languages is left out.
package final class CSVWriter {
    private let out: Buffered
    private let columns: [LanguageTag]
    private let same: (LanguageTag, LanguageTag) -> Bool
    /// Units that have none of the languages.
    package private(set) var leftOut = 0

    /// Writes the first record.
    /// - Parameter same: whether a variant's language is a column's.
    package init(
        to sink: @escaping ByteSink, columns: [LanguageTag],
        where same: @escaping (_ variant: LanguageTag, _ column: LanguageTag) -> Bool = { $0 == $1 }
    ) throws(Failure) {
        out = Buffered(sink)
        self.columns = columns
        self.same = same
        try record(columns.map(\.description))
    }

    package func write(_ unit: TranslationUnit) throws(Failure) {
        let texts = columns.map { column in unit.variant(for: column, where: same)?.text ?? "" }
        guard texts.contains(where: { !$0.isEmpty }) else {
            leftOut += 1
            return
        }
        try record(texts)
    }

    /// Hands the rest of the bytes on.
    package func finish() throws(Failure) { try out.flush() }

    private func record(_ fields: [String]) throws(Failure) {
        for (index, field) in fields.enumerated() {
            if index > 0 { out.bytes.append(UInt8(ascii: ",")) }
            let edges = [field.utf8.first, field.utf8.last]
            // Blanks at the edges are text, but some readers cut them off outside of quotes.
            guard field.utf8.contains(where: { [0x22, 0x2C, 0x0D, 0x0A].contains($0) }) || edges.contains(0x20) else {
                out.bytes += field.utf8
                continue
            }
            out.bytes.append(UInt8(ascii: "\""))
            for byte in field.utf8 {
                if byte == UInt8(ascii: "\"") { out.bytes.append(byte) }
                out.bytes.append(byte)
            }
            out.bytes.append(UInt8(ascii: "\""))
        }
        out.bytes += [0x0D, 0x0A]
        try out.pass()
    }
}

/// Bytes that go on in large parts.
final class Buffered {
    var bytes: [UInt8] = []
    private let sink: ByteSink

    init(_ sink: @escaping ByteSink) { self.sink = sink }

    /// Hands them on when they are many.
    func pass() throws(Failure) { if bytes.count >= 64 << 10 { try flush() } }

    func flush() throws(Failure) {
        guard !bytes.isEmpty else { return }
        var failure: Failure?
        bytes.withUnsafeBytes { bytes in
            do throws(Failure) { try sink(bytes) } catch { failure = error }
        }
        bytes.removeAll(keepingCapacity: true)
        if let failure { throw failure }
    }
}
