package import CalqueCore
package import CalqueIO
package import CalqueUnits

/// A streaming reader of tab-separated text in UTF-8, with a unit in each line and a language in each column.
///
///     let reader = try TSVReader(path: "news.tsv", columns: [nil, "en", "ru", "zh"])
///
/// The first line may name the columns, such as `en` and `ru`. It is then not a unit, and `columns` may be nil.
///
/// Tabs and line ends are separators, and there is no quoting. An empty cell gives no variant. A line without text is an
/// error unless `skipEmpty`, because the n-th unit is that of line n. A byte order mark and carriage returns at line ends
/// are removed. Memory is bounded by the longest line, which may have 16 MiB.
package final class TSVReader {
    /// The name of the file in failures.
    package var file: String? { lines.file }
    /// The number of the line of the last unit, from 1.
    package var line: Int { lines.number }

    private let lines: Lines
    /// The language of each column; nil for one that is left out.
    let columns: [LanguageTag?]
    private let skipEmpty: Bool
    /// The first line, if it is a unit that was not returned yet.
    private var pending: Range<Int>?

    /// Reads the first line.
    ///
    /// - Parameters:
    ///   - source: the bytes of the file.
    ///   - file: the name of the file in failures.
    ///   - columns: the language of each column; nil for a column that is left out. If the whole parameter is nil, the
    ///     first line names the columns.
    ///   - skipEmpty: whether lines without text are left out.
    ///   - rows: some of the lines after the first, which show what its columns are.
    /// - Throws: `Failure(.usage)` if the first line must name the columns and does not name two languages; as
    ///   `nextUnit()`.
    package init(
        reading source: @escaping ByteSource, file: String? = nil, columns: [LanguageTag?]?, skipEmpty: Bool = false,
        rows: [[String]] = []
    ) throws(Failure) {
        lines = Lines(source, file: file)
        self.skipEmpty = skipEmpty
        let first = try lines.next()
        var names: [String] = []
        if let first {
            for cell in lines.bytes[first].split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false) {
                names.append(String(decoding: cell, as: UTF8.self))
            }
        }
        let header = ColumnHeader(names, rows: rows)
        let shape = columns.map { header.columns(asked: $0) } ?? header.languages.map { ($0, true) }
        guard let shape else {
            throw Failure(.usage, "a tsv file has no header", advice: "name its languages: --columns en,ru")
        }
        self.columns = shape.0
        if !shape.1 { pending = first }
    }

    /// - Throws: `Failure(.noInput)`; as above.
    package convenience init(path: String, columns: [LanguageTag?]?, skipEmpty: Bool = false) throws(Failure) {
        let input = try InputFile(path: path)
        try self.init(
            reading: input.bytes, file: path, columns: columns,
            skipEmpty: skipEmpty)
    }

    /// Returns the unit of the next line; nil at the end.
    /// - Throws: `Failure(.badData)` with the line if it has another number of columns, no text at all, or bytes that
    ///   are not UTF-8; the errors of the source.
    package func nextUnit() throws(Failure) -> TranslationUnit? {
        while let range = try nextLine() {
            let unit = try unit(in: range)
            if !unit.variants.isEmpty { return unit }
            guard skipEmpty else {
                throw Failure(
                    .badData, "the line has no text", at: lines.place, advice: "take it out or skip empty lines")
            }
        }
        return nil
    }

    private func nextLine() throws(Failure) -> Range<Int>? {
        guard let line = pending else { return try lines.next() }
        pending = nil
        return line
    }

    private func unit(in line: Range<Int>) throws(Failure) -> TranslationUnit {
        var unit = TranslationUnit()
        if line.isEmpty, skipEmpty { return unit }
        var column = 0
        var from = line.lowerBound
        while true {
            let cell =
                from..<(lines.bytes[from..<line.upperBound].firstIndex(of: UInt8(ascii: "\t")) ?? line.upperBound)
            if column < columns.count, let language = columns[column], !cell.isEmpty {
                guard let text = String(validating: lines.bytes[cell], as: UTF8.self) else {
                    throw Failure(
                        .badData, "column \(column + 1) is not UTF-8", at: lines.place,
                        advice: "convert the file to UTF-8")
                }
                unit.variants.append(Variant(language, text))
            }
            column += 1
            guard cell.upperBound < line.upperBound else { break }
            from = cell.upperBound + 1
        }
        guard column == columns.count else {
            throw Failure(
                .badData, "the line has \(column) column\(column == 1 ? "" : "s"), not \(columns.count)",
                at: lines.place,
                advice: "check what the columns are")
        }
        return unit
    }
}
