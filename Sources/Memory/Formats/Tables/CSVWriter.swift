package import CalqueCore
package import CalqueIO
package import CalqueUnits

/// A writer of comma-separated values (RFC 4180) in UTF-8. The first record names the languages, and each other record is
/// a unit.
///
/// The plain text is written, and is read back without any change. A unit with several texts in a language has as many
/// records. A missing language gives an empty field. A unit with none of the languages is left out.
package final class CSVWriter {
    private let out: Buffered
    private let columns: [LanguageTag]
    private let same: (LanguageTag, LanguageTag) -> Bool
    private let isForSpreadsheets: Bool
    /// The number of units with none of the languages.
    package private(set) var leftOut = 0

    /// Writes the first record.
    ///
    /// - Parameters:
    ///   - isForSpreadsheets: whether texts that a spreadsheet would calculate get an apostrophe before them.
    ///   - same: whether a variant's language counts as that of a column.
    package init(
        to sink: @escaping ByteSink, columns: [LanguageTag],
        isForSpreadsheets: Bool = false,
        where same: @escaping (_ variant: LanguageTag, _ column: LanguageTag) -> Bool = { $0 == $1 }
    ) throws(Failure) {
        out = Buffered(sink)
        self.columns = columns
        self.same = same
        self.isForSpreadsheets = isForSpreadsheets
        try record(columns.map(\.description))
    }

    package func write(_ unit: TranslationUnit) throws(Failure) {
        let rows = unit.rows(for: columns, where: same).filter { $0.contains { !$0.isEmpty } }
        if rows.isEmpty { leftOut += 1 }
        for row in rows { try record(isForSpreadsheets ? row.map(SpreadsheetCell.safe) : row) }
    }

    /// Writes the remaining bytes to the sink.
    package func finish() throws(Failure) { try out.flush() }

    private func record(_ fields: [String]) throws(Failure) {
        for (index, field) in fields.enumerated() {
            if index > 0 { out.bytes.append(UInt8(ascii: ",")) }
            let edges = [field.utf8.first, field.utf8.last]
            // Spaces at the edges are text, but some readers remove them outside quotes.
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

/// A buffer in front of a sink, which gets large parts.
final class Buffered {
    var bytes: [UInt8] = []
    private let sink: ByteSink

    init(_ sink: @escaping ByteSink) { self.sink = sink }

    /// Writes the bytes to the sink if there are many.
    func pass() throws(Failure) { if bytes.count >= 64 << 10 { try flush() } }

    func flush() throws(Failure) {
        guard !bytes.isEmpty else { return }
        defer { bytes.removeAll(keepingCapacity: true) }
        try bridged({ bytes.withUnsafeBytes($0) }) { (bytes) throws(Failure) in try sink(bytes) }
    }
}
