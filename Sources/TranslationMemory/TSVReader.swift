public import Core
public import XML

/// A streaming reader of tab-separated text in UTF-8: one unit a line, one language a column.
///
///     let reader = try TSVReader(path: "news.tsv", columns: [nil, "en", "ru", "zh"])
///
/// Tabs and line ends separate and nothing is quoted; a cell is text as it stands. An empty cell is no variant. The
/// n-th unit is that of line n, so a line without any text is refused, unless `skipEmpty`. A byte order mark and
/// carriage returns at line ends are taken off. Memory is bounded by the longest line (16 MiB at most).
public final class TSVReader {
    private static let longestLine = 16 << 20

    public let file: String?
    /// The line of the last unit, from 1.
    public private(set) var line = 0

    private let source: ByteSource
    private let columns: [LanguageTag?]
    private let skipEmpty: Bool
    private var buffer = [UInt8](repeating: 0, count: 128 << 10)
    private var start = 0
    private var end = 0
    private var sawEnd = false

    /// - Parameter columns: each column's language; nil skips the column.
    public init(
        reading source: @escaping ByteSource, file: String? = nil, columns: [LanguageTag?], skipEmpty: Bool = false
    ) {
        self.source = source
        self.file = file
        self.columns = columns
        self.skipEmpty = skipEmpty
    }

    /// - Throws: `Failure(.noInput)`.
    public convenience init(path: String, columns: [LanguageTag?], skipEmpty: Bool = false) throws(Failure) {
        let input = try InputFile(path: path)
        self.init(
            reading: { (buffer) throws(Failure) in try input.read(into: buffer) }, file: path, columns: columns,
            skipEmpty: skipEmpty)
    }

    /// The next line's unit, nil at the end.
    /// - Throws: `Failure(.badData)` with the line when it has another number of columns, no text at all, or bytes
    ///   that are not UTF-8; what the source throws.
    public func nextUnit() throws(Failure) -> TranslationUnit? {
        while let range = try nextLine() {
            line += 1
            let unit = try unit(in: range)
            if !unit.variants.isEmpty { return unit }
            guard skipEmpty else {
                throw Failure(.badData, "the line has no text", at: place, advice: "take it out or skip empty lines")
            }
        }
        return nil
    }

    private var place: Failure.Place { .init(file: file, line: line) }

    private func unit(in line: Range<Int>) throws(Failure) -> TranslationUnit {
        var unit = TranslationUnit()
        if line.isEmpty, skipEmpty { return unit }
        var column = 0
        var from = line.lowerBound
        while true {
            let cell = from..<(buffer[from..<line.upperBound].firstIndex(of: UInt8(ascii: "\t")) ?? line.upperBound)
            if column < columns.count, let language = columns[column], !cell.isEmpty {
                guard let text = String(validating: buffer[cell], as: UTF8.self) else {
                    throw Failure(
                        .badData, "column \(column + 1) is not UTF-8", at: place, advice: "convert the file to UTF-8")
                }
                unit.variants.append(Variant(language, text))
            }
            column += 1
            guard cell.upperBound < line.upperBound else { break }
            from = cell.upperBound + 1
        }
        guard column == columns.count else {
            throw Failure(
                .badData, "the line has \(column) column\(column == 1 ? "" : "s"), not \(columns.count)", at: place,
                advice: "check what the columns are")
        }
        return unit
    }

    /// The range of the next line in the buffer, its end taken off.
    private func nextLine() throws(Failure) -> Range<Int>? {
        var searched = start
        while true {
            if let newline = buffer[searched..<end].firstIndex(of: UInt8(ascii: "\n")) {
                defer { start = newline + 1 }
                let hasReturn = newline > start && buffer[newline - 1] == UInt8(ascii: "\r")
                return start..<(hasReturn ? newline - 1 : newline)
            }
            if sawEnd {
                defer { start = end }
                return start < end ? start..<end : nil
            }
            searched = end - start
            try fill()
        }
    }

    /// Moves what is left to the front and reads on.
    private func fill() throws(Failure) {
        buffer.replaceSubrange(0..<end - start, with: Array(buffer[start..<end]))
        end -= start
        start = 0
        if end == buffer.count {
            guard end < Self.longestLine else {
                line += 1
                throw Failure(.badData, "the line is longer than \(Self.longestLine >> 20) MiB", at: place)
            }
            buffer += [UInt8](repeating: 0, count: buffer.count)
        }
        var failure: Failure?
        let count = buffer.withUnsafeMutableBytes { bytes -> Int in
            do throws(Failure) {
                return try source(UnsafeMutableRawBufferPointer(rebasing: bytes[end...]))
            } catch {
                failure = error
                return 0
            }
        }
        if let failure { throw file.map(failure.inFile) ?? failure }
        sawEnd = count == 0
        end += count
        if line == 0, start == 0, buffer[..<end].starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
    }
}
