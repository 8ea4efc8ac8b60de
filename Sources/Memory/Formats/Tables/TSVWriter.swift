package import CalqueCore
package import CalqueIO
package import CalqueUnits

/// A writer of tab-separated text in UTF-8, with a unit in each line and a language in each column.
///
/// The plain text is written. A unit with several texts in a language has as many lines. Tabs, carriage returns and newlines in a text become
/// spaces, because the format cannot express them. A missing language gives an empty cell.
package final class TSVWriter {
    private let sink: ByteSink
    private let columns: [LanguageTag]
    private let same: (LanguageTag, LanguageTag) -> Bool
    private let isForSpreadsheets: Bool
    private var buffer: [UInt8] = []

    /// Makes a writer.
    ///
    /// - Parameters:
    ///   - isForSpreadsheets: whether texts that a spreadsheet would calculate get an apostrophe before them.
    ///   - same: whether a variant's language counts as that of a column.
    package init(
        to sink: @escaping ByteSink, columns: [LanguageTag],
        isForSpreadsheets: Bool = false,
        where same: @escaping (_ variant: LanguageTag, _ column: LanguageTag) -> Bool = { $0 == $1 }
    ) {
        self.sink = sink
        self.columns = columns
        self.same = same
        self.isForSpreadsheets = isForSpreadsheets
        buffer.reserveCapacity(80 << 10)
    }

    package func write(_ unit: TranslationUnit) throws(Failure) {
        var rows = unit.rows(for: columns, where: same)
        if rows.isEmpty { rows = [columns.map { _ in "" }] }
        for row in rows {
            for (index, text) in row.enumerated() {
                if index > 0 { buffer.append(UInt8(ascii: "\t")) }
                for byte in (isForSpreadsheets ? SpreadsheetCell.safe(text) : text).utf8 {
                    buffer.append(byte == 0x09 || byte == 0x0A || byte == 0x0D ? UInt8(ascii: " ") : byte)
                }
            }
            buffer.append(UInt8(ascii: "\n"))
        }
        if buffer.count >= 64 << 10 { try finish() }
    }

    /// Writes the remaining bytes to the sink.
    package func finish() throws(Failure) {
        guard !buffer.isEmpty else { return }
        defer { buffer.removeAll(keepingCapacity: true) }
        try bridged({ buffer.withUnsafeBytes($0) }) { (bytes) throws(Failure) in try sink(bytes) }
    }
}
