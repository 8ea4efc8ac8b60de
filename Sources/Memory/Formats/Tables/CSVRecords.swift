import CalqueCore
import CalqueXML

/// The records of comma-separated values (RFC 4180): fields in quotes may hold commas, line ends and doubled quotes.
///
/// A quote inside of a field that does not begin with one is text, as spreadsheets read it.
final class CSVRecords {
    private let lines: Lines
    /// The line on which the last record begins.
    private(set) var line = 0

    init(_ source: @escaping ByteSource, file: String?) { lines = Lines(source, file: file) }

    /// Of the last record.
    var place: Failure.Place { .init(file: lines.file, line: line) }

    /// The fields of the next record, nil after the last. An empty line is one empty field.
    /// - Throws: `Failure(.badData)` for a quote that is not closed, text after a closing quote, a record longer than
    ///   a line may be.
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
                        // The line ends inside of the quotes, and belongs to the field.
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
                        .badData, "field \(fields.count + 1) goes on after its closing quote", at: place,
                        advice: "double the quotes inside of it")
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
