import CalqueCore
import CalqueIO

/// The records of comma-separated values (RFC 4180). Fields in quotes may contain commas, line ends and doubled quotes.
///
/// A quote inside a field that does not start with one is text, as in spreadsheets.
final class CSVRecords {
    private let lines: Lines
    /// The number of the line on which the last record starts.
    private(set) var line = 0

    init(_ source: @escaping ByteSource, file: String?) { lines = Lines(source, file: file) }

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
        var field: [UInt8] = []
        var size = 0
        var at = range.lowerBound
        while true {
            if at < range.upperBound, lines.bytes[at] == UInt8(ascii: "\"") {
                at += 1
                while true {
                    if at == range.upperBound {
                        // The line end is inside quotes, so it is part of the field.
                        field += lines.hadReturn ? [0x0D, 0x0A] : [0x0A]
                        size += range.count + 1
                        guard size < Lines.longest, let more = try lines.next() else {
                            throw Failure(
                                .badData, size < Lines.longest ? "a quote is not closed" : "the record is too long",
                                at: place)
                        }
                        range = more
                        at = range.lowerBound
                        continue
                    }
                    let rest = lines.bytes[at..<range.upperBound]
                    let quote = rest.firstIndex(of: UInt8(ascii: "\"")) ?? range.upperBound
                    field += rest[at..<quote]
                    at = quote
                    if quote == range.upperBound { continue }
                    at += 1
                    guard at < range.upperBound, lines.bytes[at] == UInt8(ascii: "\"") else { break }
                    field.append(UInt8(ascii: "\""))
                    at += 1
                }
                guard at == range.upperBound || lines.bytes[at] == UInt8(ascii: ",") else {
                    throw Failure(
                        .badData, "field \(fields.count + 1) continues after its closing quote", at: place,
                        advice: "double the quotes inside the field")
                }
            } else {
                let end = lines.bytes[at..<range.upperBound].firstIndex(of: UInt8(ascii: ",")) ?? range.upperBound
                field += lines.bytes[at..<end]
                at = end
            }
            fields.append(field)
            field = []
            guard at < range.upperBound else { return fields }
            at += 1
        }
    }
}
