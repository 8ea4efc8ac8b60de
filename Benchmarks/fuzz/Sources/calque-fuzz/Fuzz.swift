import Calque
import CalqueIO
import Glibc
import NumberTestSupport

/// Which reader is fed; `CALQUE_FUZZ`.
enum Reader: String {
    case tmx, xliff, srx, article, table, numbers

    static let chosen: Reader = {
        guard let word = getenv("CALQUE_FUZZ").map({ String(cString: $0) }), let reader = Reader(rawValue: word) else {
            fatalError("set CALQUE_FUZZ to tmx, xliff, srx, article, table or numbers")
        }
        return reader
    }()
}

/// libFuzzer's entry. What is no `Failure` of one line, or is read otherwise the second time, is a finding.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    do {
        switch Reader.chosen {
        case .tmx: try roundTrip(bytes)
        case .xliff: try read(XLIFFReader(reading: source(bytes)))
        case .srx: _ = try SRXRules(bytes: bytes, file: "f.srx")
        case .article: _ = try Article.readAll(bytes)
        case .table:
            for reader in try tables(bytes) { try? read(reader) }
        case .numbers:
            var trial = try NumberTrial(ByteGenerator(bytes: bytes[...]))
            let faults = try trial.run()
            precondition(faults.isEmpty, faults.joined(separator: "\n"))
        }
    } catch let failure as Failure {
        let line = failure.description
        precondition(!line.contains("\n") && failure.kind != .internal, line)
    } catch {
        fatalError("\(error)")
    }
    return 0
}

/// The bytes as random numbers, so that libFuzzer chooses what is made of them; after them, some numbers or other.
private struct ByteGenerator: RandomNumberGenerator {
    var bytes: ArraySlice<UInt8>
    var rest: UInt64 = 0

    mutating func next() -> UInt64 {
        rest = rest &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        // The upper bits choose an element of a list.
        return bytes.popFirst().map { UInt64($0) << 56 | rest >> 8 } ?? (rest ^ rest >> 32) &* 0x9E37_79B9_7F4A_7C15
    }
}

private func source(_ bytes: [UInt8]) -> ByteSource {
    var rest = bytes[...]
    let source: ByteSource = { (buffer) throws(Failure) in
        let part = rest.prefix(buffer.count)
        buffer.copyBytes(from: part)
        rest = rest.dropFirst(part.count)
        return part.count
    }
    return source
}

private func read(_ reader: any UnitReader) throws {
    while try reader.nextUnit() != nil {}
}

private func tables(_ bytes: [UInt8]) throws -> [any UnitReader] {
    var readers: [any UnitReader] = [
        JSONReader(reading: source(bytes)), try TSVReader(reading: source(bytes), columns: ["en", "ru"]),
    ]
    if let reader = try? CSVReader(reading: source(bytes)) { readers.append(reader) }
    let languages = LanguagePair(source: "en", target: "ru")
    if let reader = try? POReader(reading: source(bytes), languages: languages) { readers.append(reader) }
    return readers
}

/// Rewrites the file and rewrites the result: the texts must be the same each time, and all bytes the second time.
private func roundTrip(_ bytes: [UInt8]) throws {
    let first = try rewrite(bytes)
    let second = try rewrite(first.bytes)
    precondition(first.texts.count == second.texts.count, "a unit was lost")
    for (before, after) in zip(first.texts, second.texts) {
        precondition(before.elementsEqual(after) { $0.utf8.elementsEqual($1.utf8) }, "a text changed")
    }
    precondition(first.bytes == second.bytes, "the second rewrite changed the file")
}

/// Returns the file as it is written again, and the texts of its units. A unit without a variant is not TMX, and is left
/// out.
private func rewrite(_ bytes: [UInt8]) throws -> (bytes: [UInt8], texts: [[String]]) {
    let reader = try TMXReader(reading: source(bytes))
    var written: [UInt8] = []
    let sink: ByteSink = { (part) throws(Failure) in written.append(contentsOf: part) }
    let writer = try TMXWriter(to: sink, header: reader.header)
    var texts: [[String]] = []
    while let unit = try reader.nextUnit() {
        if !unit.variants.isEmpty { texts.append(unit.variants.map(\.text)) }
        try writer.write(unit)
    }
    try writer.finish(reader.trailer)
    return (written, texts)
}
