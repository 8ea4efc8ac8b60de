package import CalqueCore
package import CalqueFormats
import CalqueIO
package import CalqueUnits
import CalqueXML
import TestSupport

/// A TMX file in memory, read into its parts.
package struct Parsed {
    package var header: TMXHeader
    package var units: [TranslationUnit] = []
    package var trailingComments: [String] = []
    package var repairs: [String] = []

    package init(_ bytes: [UInt8], strict: Bool = false) throws {
        let log = Log()
        let reader = try TMXReader(
            reading: source(bytes), file: "m.tmx", strict: strict, onRepair: { log.lines.append($0.description) })
        header = reader.header
        while let unit = try reader.nextUnit() { units.append(unit) }
        trailingComments = reader.trailingComments
        repairs = log.lines
    }

    package init(_ text: String, strict: Bool = false) throws { try self.init(Array(text.utf8), strict: strict) }
}

/// Bytes in memory, in parts.
package func source(_ bytes: [UInt8], part: Int = .max) -> (UnsafeMutableRawBufferPointer) throws(Failure) -> Int {
    var start = 0
    return { (buffer) throws(Failure) in
        let end = min(start + min(part, buffer.count), bytes.count)
        buffer.copyBytes(from: bytes[start..<end])
        defer { start = end }
        return end - start
    }
}

/// All units of a reader.
package func units(_ reader: any UnitReader) throws -> [TranslationUnit] {
    var units: [TranslationUnit] = []
    while let unit = try reader.nextUnit() { units.append(unit) }
    return units
}

package final class Log {
    package var lines: [String] = []

    package init() {}
}

package func tmx(_ header: TMXHeader, _ units: [TranslationUnit], comments: [String] = []) throws -> [UInt8] {
    let sink = ByteLog()
    let writer = try TMXWriter(
        to: { (part) throws(Failure) in sink.bytes.append(contentsOf: part) }, header: header)
    for unit in units { try writer.write(unit) }
    try writer.finish(comments: comments)
    return sink.bytes
}

package final class ByteLog {
    package var bytes: [UInt8] = []

    package init() {}

    /// As an argument the closure crashes the compiler (Swift 6.3).
    package var sink: (UnsafeRawBufferPointer) throws(Failure) -> Void {
        let sink: ByteSink = { (part) throws(Failure) in self.bytes.append(contentsOf: part) }
        return sink
    }
}

/// A TMX file around the body's text.
package func file(_ body: String, header: String = completeHeader, version: String = "1.4") -> String {
    "<?xml version=\"1.0\"?>\n<tmx version=\"\(version)\">\(header)<body>\(body)</body></tmx>"
}

package let completeHeader = """
    <header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="en" \
    datatype="plaintext"/>
    """

package let testHeader = TMXHeader(
    sourceLanguage: "en", version: "0.1", creationDate: UnitDate(secondsSince1970: 1_792_800_000))

/// Fails as `Failure` does, for use in `#expect(throws:)`'s closure form.
package func refusal(_ body: () throws -> Void) -> Failure? {
    do {
        try body()
        return nil
    } catch { return error as? Failure }
}
