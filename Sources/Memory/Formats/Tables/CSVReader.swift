package import CalqueCore
package import CalqueIO
package import CalqueUnits

/// A streaming reader of comma-separated values (RFC 4180) in UTF-8, also with semicolons or tabs, with a unit in each record
/// and a language in each column.
///
/// The first record names the columns. A column with the name of a language (`en`, `zh-Hans`) has the texts in it. A column
/// `tuid` has the names of the units. Other columns are left out. A column `id` beside two languages is an identifier and
/// not Indonesian. Memory is bounded by the longest record, which may have 16 MiB.
package final class CSVReader: UnitReader {
    /// The content of a column.
    package enum Column: Sendable, Hashable {
        case language(LanguageTag)
        case tuid
        case other(String)

        var isLanguage: Bool { if case .language = self { true } else { false } }
    }

    /// The columns, in order.
    package private(set) var columns: [Column]
    private let records: CSVRecords
    private let skipEmpty: Bool
    /// Whether the first record named the columns.
    private let isNamed: Bool
    /// The number of records without text that were passed over, because their place means nothing in a table with names.
    private(set) var emptyRecords = 0
    private var pending: [[UInt8]]?

    /// Reads the first record.
    ///
    /// - Parameters:
    ///   - source: the bytes of the file.
    ///   - file: the name of the file in failures.
    ///   - columns: the language of each column; nil for a column that is left out. If the whole parameter is nil, the
    ///     first record names the columns. Otherwise the first record is a unit, unless it names these languages, or
    ///     source and target, also among other columns.
    ///   - skipEmpty: whether records without text are left out.
    /// - Throws: `Failure(.badData)` if the first record must name the columns and does not name two languages.
    package convenience init(
        reading source: @escaping ByteSource, file: String? = nil, columns: [LanguageTag?]? = nil,
        skipEmpty: Bool = false
    ) throws(Failure) {
        let headed = try HeadedSource(source, first: TableDialect.headCount)
        try self.init(
            reading: headed.whole, file: file, columns: columns, skipEmpty: skipEmpty,
            dialect: TableDialect(commas: headed.head, columns: columns))
    }

    init(
        reading source: @escaping ByteSource, file: String?, columns: [LanguageTag?]?, skipEmpty: Bool,
        dialect: TableDialect
    ) throws(Failure) {
        records = CSVRecords(source, file: file, delimiter: dialect.delimiter)
        self.skipEmpty = skipEmpty
        if dialect.hasSeparatorLine { _ = try records.next() }
        let first = try records.next() ?? []
        let names = first.map { String(decoding: $0, as: UTF8.self) }
        let header = ColumnHeader(names, rows: Array(dialect.rows.dropFirst()))
        if let columns {
            let shape = header.columns(asked: columns)
            self.columns = shape.columns.map { $0.map(Column.language) ?? .other("") }
            isNamed = shape.isHeader
            if !isNamed { pending = first }
        } else {
            guard let languages = header.languages else {
                throw Failure(
                    .badData, "the first record does not name two languages", at: .init(file: file, line: 1),
                    advice: "name the columns there, as en,ru, or give --columns")
            }
            isNamed = true
            self.columns = zip(names, languages).map { name, language in
                name.lowercased() == "tuid" ? .tuid : language.map(Column.language) ?? .other(name)
            }
        }
    }

    /// The languages of the columns.
    package var languages: [LanguageTag] { columns.compactMap { if case .language(let tag) = $0 { tag } else { nil } } }
    /// The names of the columns that are left out.
    package var skipped: [String] {
        columns.compactMap { if case .other(let name) = $0, !name.isEmpty { oneLine(name) } else { nil } }
    }

    /// Returns the unit of the next record, or nil at the end.
    ///
    /// - Throws: `Failure(.badData)` with the line if the record has another number of fields, no text, or bytes that
    ///   are not UTF-8, or if it breaks RFC 4180; errors of the source.
    package func nextUnit() throws(Failure) -> TranslationUnit? {
        while let record = try nextRecord() {
            // An empty line, as at the end of many files.
            if record == [[]] || skipEmpty && record.allSatisfy(\.isEmpty) { continue }
            let unit = try unit(of: record)
            if !unit.variants.isEmpty { return unit }
            if isNamed {
                emptyRecords += 1
                continue
            }
            guard skipEmpty else {
                throw Failure(
                    .badData, "the record has no text", at: records.place, advice: "remove it, or skip empty records")
            }
        }
        return nil
    }

    private func nextRecord() throws(Failure) -> [[UInt8]]? {
        if let pending {
            self.pending = nil
            return pending
        }
        return try records.next()
    }

    private func unit(of record: [[UInt8]]) throws(Failure) -> TranslationUnit {
        // Spreadsheets add empty cells, and leave those at the end out.
        let cells = record.count - record.reversed().prefix { $0.isEmpty }.count
        guard cells <= columns.count, columns.dropFirst(record.count).allSatisfy({ !$0.isLanguage }) else {
            throw Failure(
                .badData,
                "the record has \(record.count) field\(record.count == 1 ? "" : "s"), not \(columns.count)",
                at: records.place,
                advice: record.count > columns.count && !isNamed
                    ? "name each column, with - for one to skip" : "quote texts that contain commas")
        }
        var unit = TranslationUnit()
        for (index, field) in record.prefix(columns.count).enumerated() where !field.isEmpty {
            if case .other = columns[index] { continue }
            guard let text = String(validating: field, as: UTF8.self) else {
                throw Failure(
                    .badData, "field \(index + 1) is not UTF-8", at: records.place, advice: "convert the file to UTF-8")
            }
            switch columns[index] {
            case .language(let language): unit.variants.append(Variant(language, text))
            case .tuid: unit.tuid = text
            case .other: break
            }
        }
        return unit
    }
}
