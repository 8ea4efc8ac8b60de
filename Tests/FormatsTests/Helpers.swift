import CalqueCore
import CalqueTranslationMemory
import CalqueXML
import TestSupport

/// A TMX file in memory, taken apart.
struct Parsed {
    var header: TMXHeader
    var units: [TranslationUnit] = []
    var trailingComments: [String] = []
    var repairs: [String] = []

    init(_ bytes: [UInt8], strict: Bool = false) throws {
        let log = Log()
        let reader = try TMXReader(
            reading: source(bytes), file: "m.tmx", strict: strict, onRepair: { log.lines.append($0.description) })
        header = reader.header
        while let unit = try reader.nextUnit() { units.append(unit) }
        trailingComments = reader.trailingComments
        repairs = log.lines
    }

    init(_ text: String, strict: Bool = false) throws { try self.init(Array(text.utf8), strict: strict) }
}

/// Bytes in memory, in parts.
func source(_ bytes: [UInt8], part: Int = .max) -> ByteSource {
    var start = 0
    return { (buffer) throws(Failure) in
        let end = min(start + min(part, buffer.count), bytes.count)
        buffer.copyBytes(from: bytes[start..<end])
        defer { start = end }
        return end - start
    }
}

/// All units of a reader.
func units(_ reader: any UnitReader) throws -> [TranslationUnit] {
    var units: [TranslationUnit] = []
    while let unit = try reader.nextUnit() { units.append(unit) }
    return units
}

final class Log {
    var lines: [String] = []
}

func tmx(_ header: TMXHeader, _ units: [TranslationUnit], comments: [String] = []) throws -> [UInt8] {
    let sink = ByteLog()
    let writer = try TMXWriter(
        to: { (part) throws(Failure) in sink.bytes.append(contentsOf: part) }, header: header)
    for unit in units { try writer.write(unit) }
    try writer.finish(comments: comments)
    return sink.bytes
}

final class ByteLog {
    var bytes: [UInt8] = []

    /// As an argument the closure crashes the compiler (Swift 6.3).
    var sink: ByteSink {
        let sink: ByteSink = { (part) throws(Failure) in self.bytes.append(contentsOf: part) }
        return sink
    }
}

/// A TMX file around the body's text.
func file(_ body: String, header: String = completeHeader, version: String = "1.4") -> String {
    "<?xml version=\"1.0\"?>\n<tmx version=\"\(version)\">\(header)<body>\(body)</body></tmx>"
}

let completeHeader = """
    <header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="en" \
    datatype="plaintext"/>
    """

let testHeader = TMXHeader(
    sourceLanguage: "en", version: "0.1", creationDate: TMXDate(secondsSince1970: 1_792_800_000))

/// Fails as `Failure` does, for use in `#expect(throws:)`'s closure form.
func refusal(_ body: () throws -> Void) -> Failure? {
    do {
        try body()
        return nil
    } catch { return error as? Failure }
}
