import CalqueCore
import CalqueIO

/// How the cells of a table are separated and quoted, by its first records.
struct TableDialect {
    /// The byte between cells.
    private(set) var delimiter: UInt8
    /// Whether a cell may be in quotes. In a table with tabs, a quote is usually text.
    private(set) var isQuoted: Bool
    /// Whether the first line is `sep=;`, by which Excel is told the delimiter.
    private(set) var hasSeparatorLine = false
    /// The first records after that line, the header included.
    private(set) var rows: [[String]] = []

    /// The number of bytes by which a dialect is found.
    static let headCount = 64 << 10
    private static let mostRows = 200

    /// The dialect of a table with commas or semicolons, as spreadsheets write it in different countries.
    ///
    /// - Parameters:
    ///   - head: the first bytes as UTF-8.
    ///   - columns: the languages that were asked for; nil: the first record names them.
    init(commas head: [UInt8], columns: [LanguageTag?]?) {
        isQuoted = true
        delimiter = UInt8(ascii: ",")
        if let line = Self.firstLine(of: head), let told = Self.separator(line) {
            delimiter = told
            hasSeparatorLine = true
            rows = Self.rows(head, delimiter: told, skipsFirst: true)?.rows ?? []
            return
        }
        var best: (quality: Quality, delimiter: UInt8, rows: [[String]])?
        for candidate in ",;\t|".utf8 {
            guard let read = Self.rows(head, delimiter: candidate, skipsFirst: false) else { continue }
            let quality = Quality(read.rows, columns: columns, blanks: read.blanks)
            if best.map({ quality > $0.quality }) ?? true { best = (quality, candidate, read.rows) }
        }
        // If no delimiter is right, the reader reports what is wrong with commas.
        if let best, best.quality.isRight { (delimiter, rows) = (best.delimiter, best.rows) }
    }

    /// The dialect of a table with tabs. Its cells are in quotes only if that alone explains what is there: a doubled quote or
    /// a line end inside a cell, or quotes around each cell, the names of the columns too.
    init(tabs head: [UInt8]) {
        delimiter = UInt8(ascii: "\t")
        isQuoted = false
        let bare = head.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(head.dropFirst(3)) : head
        let lines = bare.split(separator: 0x0A, omittingEmptySubsequences: false)
        let plain = (head.count < Self.headCount ? lines : lines.dropLast()).prefix(Self.mostRows).map { line in
            (line.last == 0x0D ? line.dropLast() : line).split(separator: delimiter, omittingEmptySubsequences: false)
                .map { String(decoding: $0, as: UTF8.self) }
        }
        if bare.contains(0x22), let read = Self.rows(head, delimiter: delimiter, skipsFirst: false), !read.isLoose {
            let isEven = Set(read.rows.map(\.count)).count == 1 && read.rows.first?.count ?? 0 > 1
            isQuoted = isEven && (read.isEscaped || read.areAllQuoted)
            if isQuoted { rows = read.rows }
        }
        if !isQuoted { rows = Array(plain) }
    }

    /// How well a delimiter explains a table.
    private struct Quality {
        /// The records name the columns, or have the number of cells that was asked for.
        var isRight: Bool
        /// The number of cells that is the same in all records; 1 if it differs.
        var cells: Int
        /// The share of delimiters before a blank, as punctuation has it.
        var blanks: Double

        init(_ rows: [[String]], columns: [LanguageTag?]?, blanks: Double) {
            let header = ColumnHeader(rows.first ?? [], rows: Array(rows.dropFirst()))
            let filled = rows.filter { $0 != [""] }
            let isEven = Set(filled.map(\.count)).count == 1
            cells = isEven ? filled.first?.count ?? 1 : 1
            if let columns {
                let shape = header.columns(asked: columns)
                isRight = shape.isHeader || isEven && cells == columns.count
            } else {
                isRight = header.languages != nil
            }
            self.blanks = blanks
        }

        static func > (one: Quality, other: Quality) -> Bool {
            if one.isRight != other.isRight { return one.isRight }
            let isSure = one.cells > 1
            if isSure != (other.cells > 1) { return isSure }
            return one.blanks < other.blanks
        }
    }

    private static func firstLine(of head: [UInt8]) -> ArraySlice<UInt8>? {
        head.drop { $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }.split(separator: 0x0A, maxSplits: 1).first
    }

    /// The delimiter that `sep=;` names.
    private static func separator(_ line: ArraySlice<UInt8>) -> UInt8? {
        let word = line.filter { $0 != 0x22 && $0 != 0x0D }
        guard word.count == 5, String(decoding: word.prefix(4), as: UTF8.self).lowercased() == "sep=" else {
            return nil
        }
        return word[4]
    }

    /// What the first records are with a delimiter.
    private struct Reading {
        var rows: [[String]] = []
        var blanks = 0.0
        var isLoose = false
        var isEscaped = false
        var areAllQuoted = false
    }

    /// Reads the first records; nil if their quotes do not fit the delimiter.
    private static func rows(_ head: [UInt8], delimiter: UInt8, skipsFirst: Bool) -> Reading? {
        let isWhole = head.count < headCount
        var rest = head[...]
        let source: ByteSource = { buffer in
            let part = rest.prefix(buffer.count)
            buffer.copyBytes(from: part)
            rest = rest.dropFirst(part.count)
            return part.count
        }
        let records = CSVRecords(source, file: nil, delimiter: delimiter)
        var reading = Reading()
        if skipsFirst { _ = try? records.next() }
        do throws(Failure) {
            while reading.rows.count < mostRows, let record = try records.next() {
                reading.rows.append(record.map { String(decoding: $0, as: UTF8.self) })
            }
        } catch {
            // The head may end inside a record.
            if isWhole || !records.sawEnd || reading.rows.isEmpty { return nil }
        }
        if !isWhole, reading.rows.count > 1, reading.rows.count < mostRows { reading.rows.removeLast() }
        reading.blanks = records.delimiters == 0 ? 0 : Double(records.blanks) / Double(records.delimiters)
        reading.isLoose = records.hasLooseQuotes
        reading.isEscaped = records.hasEscapes
        reading.areAllQuoted = records.bareCells == 0
        return reading
    }
}
