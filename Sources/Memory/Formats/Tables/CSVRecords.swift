import CalqueCore
import CalqueIO

/// The records of comma-separated values (RFC 4180), or with another delimiter. Fields in quotes may contain delimiters, line
/// ends and doubled quotes.
///
/// A quote inside a field that does not start with one is text, as in spreadsheets.
final class CSVRecords {
    private let lines: Lines
    private let delimiter: UInt8
    /// The number of the line on which the last record starts.
    private(set) var line = 0

    // What shows whether the delimiter and the quotes are meant so.
    /// Delimiters so far, and how many of them a blank follows.
    private(set) var delimiters = 0
    private(set) var blanks = 0
    /// Fields with a text that is not in quotes.
    private(set) var bareCells = 0
    /// Whether a quote stands in a field that is not in quotes.
    private(set) var hasLooseQuotes = false
    /// Whether a field in quotes has something that needs them: a quote, a line end or a delimiter.
    private(set) var hasEscapes = false
    /// Whether the last record reached the end of the source.
    private(set) var sawEnd = false

    init(_ source: @escaping ByteSource, file: String?, delimiter: UInt8 = UInt8(ascii: ",")) {
        lines = Lines(source, file: file)
        self.delimiter = delimiter
    }

    /// The place of the last record.
    var place: Failure.Place { .init(file: lines.file, line: line) }

    /// Returns the fields of the next record, or nil after the last. An empty line is a record of one empty field.
    ///
    /// - Throws: `Failure(.badData)` if a quote is not closed, if text follows a closing quote, or if the record is too
    ///   long.
    func next() throws(Failure) -> [[UInt8]]? {
        guard var range = try lines.next() else { return nil }
        line = lines.number
        var fields: [[UInt8]] = []
        var size = 0
        while true {
            let isInQuotes = range.lowerBound < range.upperBound && lines.bytes[range.lowerBound] == UInt8(ascii: "\"")
            if isInQuotes {
                fields.append(try quoted(&range, &size))
                guard range.isEmpty || lines.bytes[range.lowerBound] == delimiter else {
                    throw Failure(
                        .badData, "field \(fields.count) continues after its closing quote", at: place,
                        advice: "double the quotes inside the field")
                }
            } else {
                let end = lines.bytes[range].firstIndex(of: delimiter) ?? range.upperBound
                let field = lines.bytes[range.lowerBound..<end]
                if !field.isEmpty { bareCells += 1 }
                if !hasLooseQuotes, field.contains(UInt8(ascii: "\"")) { hasLooseQuotes = true }
                fields.append(Array(field))
                range = end..<range.upperBound
            }
            guard !range.isEmpty else { return fields }
            range = range.dropFirst()
            delimiters += 1
            if let next = range.first, lines.bytes[next] == 0x20 { blanks += 1 }
            // The last field is empty.
            if range.isEmpty { return fields + [[]] }
        }
    }

    /// Reads a field in quotes, which may have several lines.
    ///
    /// - Parameters:
    ///   - range: the rest of the line; after it, what follows the closing quote.
    ///   - size: the length of the record.
    private func quoted(_ range: inout Range<Int>, _ size: inout Int) throws(Failure) -> [UInt8] {
        var field: [UInt8] = []
        var at = range.lowerBound + 1
        while true {
            if at == range.upperBound {
                // The line end is inside quotes, so it is part of the field.
                field += lines.hadReturn ? [0x0D, 0x0A] : [0x0A]
                hasEscapes = true
                size += range.count + 1
                guard size < Lines.longest, let more = try lines.next() else {
                    sawEnd = size < Lines.longest
                    throw Failure(
                        .badData, size < Lines.longest ? "a quote is not closed" : "the record is too long", at: place)
                }
                range = more
                at = range.lowerBound
                continue
            }
            let quote = lines.bytes[at..<range.upperBound].firstIndex(of: UInt8(ascii: "\"")) ?? range.upperBound
            let part = lines.bytes[at..<quote]
            if !hasEscapes, part.contains(delimiter) { hasEscapes = true }
            field += part
            at = quote
            if quote == range.upperBound { continue }
            at += 1
            guard at < range.upperBound, lines.bytes[at] == UInt8(ascii: "\"") else { break }
            field.append(UInt8(ascii: "\""))
            hasEscapes = true
            at += 1
        }
        range = at..<range.upperBound
        return field
    }
}
