package import CalqueAlignment
package import CalqueCore
import CalqueIO
import CalqueJSON
import CalqueOutputs

/// Beads that a person has corrected, in the forms `beads` and `json` of an alignment.
///
/// Each line names the segments of each document, and may have a confidence and marks: `0,1:0:0.93:moved`. Segments that
/// no line names are left out of the alignment, as beads of their own.
package struct BeadsFile {
    private let name: String
    private let documents: [Document]
    private var beads: [MultiBead] = []
    /// The line of each segment.
    private var lines: [[Int?]]

    /// Reads the beads of documents.
    ///
    /// - Throws: `Failure(.badData)` with the line of a bead that the documents do not have, or of a segment that has two
    ///   beads.
    package static func read(_ path: String, of documents: [Document]) throws(Failure) -> [MultiBead] {
        var file = BeadsFile(
            name: inputName(path), documents: documents,
            lines: documents.map { [Int?](repeating: nil, count: $0.segments.count) })
        let bytes = try WholeFile.read(path)
        for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            let text = line.last == 0x0D ? line.dropLast() : line
            if text.isEmpty { continue }
            do throws(Failure) {
                try file.add(Array(text), line: index + 1)
            } catch {
                throw Failure(
                    error.kind, error.message, at: .init(file: file.name, line: index + 1), advice: error.advice)
            }
        }
        return file.whole
    }

    private mutating func add(_ line: [UInt8], line number: Int) throws(Failure) {
        let (fields, confidence, isMoved) = line.first == UInt8(ascii: "{") ? try object(line) : try words(line)
        var spans: [Range<Int>] = []
        for (document, segments) in fields.enumerated() {
            guard let first = segments.first, let last = segments.last else {
                spans.append(0..<0)
                continue
            }
            guard zip(segments, segments.dropFirst()).allSatisfy({ $0 < .max && $0 + 1 == $1 }) else {
                throw Failure(.badData, "the segments of a bead do not follow one another")
            }
            let count = lines[document].count
            guard first >= 0, last < count else {
                throw Failure(
                    .badData,
                    "there is no segment \(first < 0 ? first : last) among the \(count) of document \(document + 1)",
                    advice: "segments are counted from 0; the articles must be those of the first alignment")
            }
            for segment in segments {
                if let other = lines[document][segment] {
                    throw Failure(.badData, "segment \(segment) of document \(document + 1) is in line \(other), too")
                }
                lines[document][segment] = number
            }
            spans.append(first..<last + 1)
        }
        guard spans.contains(where: { !$0.isEmpty }) else { throw Failure(.badData, "the bead has no segments") }
        beads.append(MultiBead(spans: spans, confidence: confidence, isMoved: isMoved))
    }

    private static func fault(_ count: Int) -> Failure {
        Failure(
            .badData, "is not a bead of \(count) documents",
            advice: "write one as align --format beads does: 0,1:0:0.93")
    }

    /// `0,1:0:0.93:moved,review`
    private func words(
        _ line: [UInt8]
    ) throws(Failure) -> (fields: [[Int]], confidence: Double, isMoved: Bool) {
        let parts = line.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        let count = documents.count
        guard (count...count + 2).contains(parts.count) else { throw Self.fault(count) }
        var fields: [[Int]] = []
        for part in parts.prefix(count) {
            let words = part.split(separator: ",")
            let numbers = words.compactMap { Int($0) }
            guard numbers.count == words.count else { throw Self.fault(count) }
            fields.append(numbers)
        }
        var confidence = 1.0
        if parts.count > count {
            guard let number = Double(parts[count]), (0...1).contains(number) else { throw Self.fault(count) }
            confidence = number
        }
        let marks = parts.count > count + 1 ? parts[count + 1].split(separator: ",") : []
        return (fields, confidence, marks.contains("moved"))
    }

    /// An object of `--format json`.
    private func object(_ line: [UInt8]) throws(Failure) -> (fields: [[Int]], confidence: Double, isMoved: Bool) {
        let object = try JSONDocument(line, limit: line.count + 1).root
        var fields: [[Int]] = []
        for index in documents.indices {
            guard let items = object[AlignmentRecord.name(of: index)]?.items else { throw Self.fault(documents.count) }
            let numbers = items.compactMap { Int(line, $0) }
            guard numbers.count == items.count else { throw Self.fault(documents.count) }
            fields.append(numbers)
        }
        let confidence = object["confidence"].flatMap { Double(line, $0) } ?? 1
        guard (0...1).contains(confidence) else { throw Self.fault(documents.count) }
        let isMoved = object["moved"].map { line[$0.range].elementsEqual("true".utf8) } ?? false
        return (fields, confidence, isMoved)
    }

    /// The beads in the order of the first document, with a bead for each segment that no line names.
    private var whole: [MultiBead] {
        var all = beads
        for document in documents.indices {
            for segment in lines[document].indices where lines[document][segment] == nil {
                all.append(MultiBead(spans: documents.indices.map { $0 == document ? segment..<segment + 1 : 0..<0 }))
            }
        }
        var ordered = all.filter { !$0.spans[0].isEmpty }.sorted { $0.spans[0].lowerBound < $1.spans[0].lowerBound }
        let others = all.filter { $0.spans[0].isEmpty }
        for document in documents.indices.dropFirst() {
            let own = others.filter { bead in bead.spans.firstIndex { !$0.isEmpty } == document }
            for bead in own.sorted(by: { $0.spans[document].lowerBound < $1.spans[document].lowerBound }) {
                let place = bead.spans[document].lowerBound
                let before = ordered.lastIndex {
                    !$0.spans[document].isEmpty && $0.spans[document].upperBound == place
                }
                ordered.insert(bead, at: before.map { $0 + 1 } ?? 0)
            }
        }
        return marked(ordered)
    }

    /// The beads with a mark on those that come, in another document, before one that precedes them here.
    private func marked(_ beads: [MultiBead]) -> [MultiBead] {
        var beads = beads
        for document in documents.indices.dropFirst() {
            var end = 0
            for index in beads.indices where beads[index].isLinked && !beads[index].spans[document].isEmpty {
                let span = beads[index].spans[document]
                if beads[index].isMoved { continue }
                if span.lowerBound < end { beads[index].isMoved = true } else { end = span.upperBound }
            }
        }
        return beads
    }
}

extension Int {
    /// The number that a value of JSON is; nil for another value.
    fileprivate init?(_ source: [UInt8], _ value: JSONValue) {
        guard value.isNumber, let number = Int(String(decoding: source[value.range], as: UTF8.self)) else { return nil }
        self = number
    }
}

extension Double {
    /// The number that a value of JSON is; nil for another value.
    init?(_ source: [UInt8], _ value: JSONValue) {
        guard value.isNumber, let number = Double(String(decoding: source[value.range], as: UTF8.self)) else {
            return nil
        }
        self = number
    }
}
