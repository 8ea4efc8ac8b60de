import CalqueCommandLine
package import CalqueCore
import CalqueIO
import CalqueUnits

/// Two files to align, and where their alignment goes.
package struct BatchPair: Sendable {
    package let source: String
    package let target: String
    /// The file for the alignment; empty where a memory keeps it.
    package let output: String
    /// The name and the date of the document in the memory; nil: those of the source.
    package var document: String?
    package var date: String?
}

/// The list of `--batch`: lines with source, target and output, separated by tabs. Where a memory keeps the alignments, the
/// lines have source, target and, if they are known, document and date.
///
/// It is kept as bytes, and lines are read one by one: a list may have millions.
package final class BatchList: Sendable {
    /// The name of the list in messages.
    package let name: String
    /// How many lines are not empty.
    package let count: Int
    private let bytes: [UInt8]
    private let isForMemory: Bool
    /// The most bytes of a list.
    private static let longest = 256 << 20
    private let position = Guarded((offset: 0, line: 0))

    package struct Line: Sendable {
        /// From 1.
        package let number: Int
        /// A failure for a line that names no pair.
        package let pair: Result<BatchPair, Failure>
    }

    /// - Throws: `Failure` when the list cannot be read, or when an output is named twice or is an input as well: the
    ///   result would depend on chance.
    package init(reading path: String, isForMemory: Bool = false) throws(Failure) {
        self.isForMemory = isForMemory
        name = inputName(path)
        bytes = try WholeFile.read(path, limit: Self.longest, advice: "split the list")
        var count = 0
        var place = (offset: 0, line: 0)
        while let line = Self.line(of: bytes, at: &place) { count += line.isEmpty ? 0 : 1 }
        self.count = count
        if !isForMemory { try check() }
    }

    /// Starts again with the first line.
    package func rewind() { position.withLock { $0 = (0, 0) } }

    /// Returns the next line that is not empty, nil at the end. May be called from any thread.
    package func next() -> Line? {
        position.withLock { place in
            while let line = Self.line(of: bytes, at: &place) {
                if line.isEmpty { continue }
                do throws(Failure) {
                    return Line(number: place.line, pair: .success(try pair(line)))
                } catch {
                    return Line(number: place.line, pair: .failure(error))
                }
            }
            return nil
        }
    }

    private static func line(of bytes: [UInt8], at place: inout (offset: Int, line: Int)) -> ArraySlice<UInt8>? {
        guard place.offset < bytes.count else { return nil }
        let rest = bytes[place.offset...]
        let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
        place = (end + 1, place.line + 1)
        let line = rest[..<end]
        return line.last == UInt8(ascii: "\r") ? line.dropLast() : line
    }

    private func pair(_ line: ArraySlice<UInt8>) throws(Failure) -> BatchPair {
        let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        guard isForMemory ? (2...4).contains(fields.count) : fields.count == 3 else {
            throw Failure(
                .badData, "the line has \(fields.count) fields, not \(isForMemory ? "2 to 4" : "3")",
                advice: isForMemory
                    ? "write source TAB target, or source TAB target TAB document TAB date"
                    : "write source TAB target TAB output")
        }
        guard !fields.contains("-") else {
            throw Failure(.badData, "- is no file", advice: "name files; --batch-json reads and writes streams")
        }
        guard isForMemory else { return BatchPair(source: fields[0], target: fields[1], output: fields[2]) }
        func field(_ index: Int) -> String? {
            fields.indices.contains(index) && !fields[index].isEmpty ? fields[index] : nil
        }
        let date = field(3)
        guard date.map({ UnitDate($0) != nil }) ?? true else {
            throw Failure(
                .badData, "\(date ?? "") is no date", advice: "write one such as 2026-02-03, or leave the column empty")
        }
        return BatchPair(source: fields[0], target: fields[1], output: "", document: field(2), date: date)
    }

    private func check() throws(Failure) {
        var names = CanonicalNames()
        var outputs: [String: Int] = [:]
        var place = (offset: 0, line: 0)
        while let line = Self.line(of: bytes, at: &place) {
            guard let pair = try? pair(line) else { continue }
            if let first = outputs.updateValue(place.line, forKey: names.name(of: pair.output)) {
                throw Failure(
                    .badData, "\(pair.output) is the output of line \(first) too",
                    at: .init(file: name, line: place.line), advice: "give each line an output of its own")
            }
        }
        place = (0, 0)
        while let line = Self.line(of: bytes, at: &place) {
            guard let pair = try? pair(line) else { continue }
            for input in [pair.source, pair.target] {
                guard let other = outputs[names.name(of: input)] else { continue }
                throw Failure(
                    .badData, "\(input) is the output of line \(other)", at: .init(file: name, line: place.line),
                    advice: "write to a file that no line reads")
            }
        }
    }
}

/// One name for all spellings of a path: `out`, `./out`, `folder/../out`.
private struct CanonicalNames {
    private var folders: [Substring: String] = [:]

    mutating func name(of path: String) -> String {
        let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
        let folder = slash.map { path[...$0] } ?? "./"
        let file = slash.map { path[path.utf8.index(after: $0)...] } ?? path[...]
        if let known = folders[folder] { return known + "/" + file }
        let name = FileSystem.resolved(String(folder)) ?? String(folder)
        folders[folder] = name
        return name + "/" + file
    }
}
