import CalqueCore
import CalqueIO

/// A file as a difference from another one: ranges of bytes that both have, and between them the text that only this file
/// has. It is made before a large file is replaced, so that a change of a few units keeps only these units.
///
///     calque-delta 1
///     copy 0 1723
///     text 212
///         <tu tuid="17">…
///     copy 1931 88211
///     end
///
/// `copy` has an offset in the other file and a count of bytes, `text` the count of bytes on the lines that follow.
enum FileDelta {
    private static let head = "calque-delta 1\n"
    private static let tail = "end\n"

    /// A file of fewer bytes is kept whole, which is easier to read.
    static let smallest = 1 << 16

    /// Writes the difference.
    ///
    /// - Returns: false if more than half of the file would have to be kept, or it is small; nothing is written then.
    /// - Complexity: linear in the size of the files. Memory is about 30 bytes for each unit between the first difference
    ///   and the last.
    static func write(
        _ path: String, rebuilding old: String, from new: String, _ comparison: FileComparison
    ) throws(SystemError) -> Bool {
        let wanted = try FileDescriptor.open(old, for: .read)
        defer { wanted.close() }
        let present = try FileDescriptor.open(new, for: .read)
        defer { present.close() }
        let (size, presentSize) = (try wanted.status().size, try present.status().size)
        guard size >= smallest else { return false }
        var isWorthIt = true
        do throws(SystemError) {
            try SavedFile.write(path, like: old) { (file) throws(SystemError) in
                var writer = Writer(file: file, most: size / 2)
                try writer.put(head)
                let start = try cut(comparison.start, in: wanted)
                let same = try commonEnd(wanted, present, min(size, presentSize) - start, size, presentSize)
                let end = try cutEnd(same, in: wanted, size)
                try writer.copy(0, start)
                try writeMiddle(wanted, start..<size - end, present, start..<presentSize - end, &writer)
                try writer.copy(presentSize - end, end)
                try writer.finish()
                try writer.put(tail)
                isWorthIt = !writer.isTooLong
                if !isWorthIt { throw SystemError.interrupted }
            }
        } catch { if isWorthIt { throw error } }
        return isWorthIt
    }

    /// Moves the end of the common start back to the end of a unit, so that the text that is kept has whole units.
    private static func cut(_ start: Int, in file: FileDescriptor) throws(SystemError) -> Int {
        let from = max(0, start - 1 << 16)
        var bytes = [UInt8](repeating: 0, count: start - from)
        let count = try file.fill(&bytes, start - from, at: from)
        var last = start
        bytes.withUnsafeBytes { bytes in
            let bytes = UnsafeRawBufferPointer(rebasing: bytes[..<count])
            var at = 0
            while let end = UnitEnd.next(in: bytes, from: at) { (at, last) = (end, from + end) }
        }
        return last
    }

    /// Moves the start of the common end on to the start of a unit.
    private static func cutEnd(_ end: Int, in file: FileDescriptor, _ size: Int) throws(SystemError) -> Int {
        let tag = 5
        if end + tag > size { return end }
        var bytes = [UInt8](repeating: 0, count: min(1 << 16, end) + tag)
        let count = try file.fill(&bytes, bytes.count, at: size - end - tag)
        return bytes.withUnsafeBytes { bytes in
            UnitEnd.next(in: UnsafeRawBufferPointer(rebasing: bytes[..<count]), from: 0).map { end + tag - $0 } ?? end
        }
    }

    /// How many bytes are the same at the ends of both files, at most `most`.
    private static func commonEnd(
        _ one: FileDescriptor, _ other: FileDescriptor, _ most: Int, _ size: Int, _ otherSize: Int
    ) throws(SystemError) -> Int {
        var (mine, theirs) = (
            [UInt8](repeating: 0, count: FileDescriptor.pieceSize),
            [UInt8](repeating: 0, count: FileDescriptor.pieceSize)
        )
        var done = 0
        while done < most {
            let count = min(most - done, FileDescriptor.pieceSize)
            guard try one.fill(&mine, count, at: size - done - count) == count,
                try other.fill(&theirs, count, at: otherSize - done - count) == count
            else { return 0 }
            let same = FileComparison.commonEnd(mine, theirs, count)
            done += same
            if same < count { break }
        }
        return done
    }

    /// Writes the ranges that differ: each unit of the old file that the new one has, too, as a copy.
    private static func writeMiddle(
        _ wanted: FileDescriptor, _ old: Range<Int>, _ present: FileDescriptor, _ new: Range<Int>,
        _ writer: inout Writer
    ) throws(SystemError) {
        if old.isEmpty { return }
        var index = UnitIndex()
        if !new.isEmpty {
            try UnitPieces.forEach(of: present, in: new) { (bytes, offset) throws(SystemError) in
                index.add(bytes, at: offset)
            }
        }
        index.finish()
        try UnitPieces.forEach(of: wanted, in: old) { (bytes, _) throws(SystemError) in
            if writer.isTooLong { return }
            if let place = index.find(bytes) {
                try writer.copy(place, bytes.count)
            } else {
                try writer.text(bytes)
            }
        }
    }

    /// Joins neighbouring parts.
    private struct Writer {
        let file: FileDescriptor
        /// How much text makes the difference useless.
        let most: Int
        private var range = 0..<0
        private var pending: [UInt8] = []
        private var kept = 0

        init(file: FileDescriptor, most: Int) {
            self.file = file
            self.most = most
        }

        var isTooLong: Bool { kept > most }

        func put(_ text: String) throws(SystemError) {
            try file.writeAll(text)
        }

        mutating func copy(_ offset: Int, _ count: Int) throws(SystemError) {
            if count == 0 { return }
            if !range.isEmpty, range.upperBound == offset {
                range = range.lowerBound..<offset + count
                return
            }
            try finish()
            range = offset..<offset + count
        }

        mutating func text(_ bytes: UnsafeRawBufferPointer) throws(SystemError) {
            if !range.isEmpty { try finish() }
            kept += bytes.count
            pending.append(contentsOf: bytes)
            if pending.count > FileDescriptor.pieceSize { try finish() }
        }

        /// Writes the part that was begun.
        mutating func finish() throws(SystemError) {
            if !range.isEmpty { try put("copy \(range.lowerBound) \(range.count)\n") }
            range = 0..<0
            if pending.isEmpty || isTooLong { return }
            try put("text \(pending.count)\n")
            try pending.withRawBytes(pending.count) { (bytes) throws(SystemError) in try file.writeAll(bytes) }
            try put("\n")
            pending.removeAll(keepingCapacity: true)
        }
    }

    // MARK: - Reading

    /// Writes the file that a difference describes.
    ///
    /// - Throws: `Failure(.badData)` if it is damaged.
    static func apply(_ path: String, to present: String, _ sink: ByteSink) throws(Failure) {
        let delta = try opened(path)
        defer { delta.close() }
        let source = try opened(present)
        defer { source.close() }
        var at = head.utf8.count
        while let line = try reading(path, { () throws(SystemError) in try line(of: delta, at: at) }) {
            at += line.utf8.count + 1
            let words = line.split(separator: " ")
            let numbers = words.dropFirst().compactMap { Int($0) }.filter { $0 >= 0 && $0 < 1 << 60 }
            switch (words.first, numbers.count) {
            case ("copy", 2): try pass(source, present, numbers[0]..<numbers[0] + numbers[1], sink)
            case ("text", 1):
                try pass(delta, path, at..<at + numbers[0], sink)
                at += numbers[0] + 1
            case ("end", 0): return
            default: throw Failure(.badData, "the history is damaged", at: .init(file: path))
            }
        }
        throw Failure(.badData, "the history is damaged", at: .init(file: path))
    }

    private static func opened(_ path: String) throws(Failure) -> FileDescriptor {
        try reading(path) { () throws(SystemError) in try FileDescriptor.open(path, for: .read) }
    }

    private static func reading<Value>(_ path: String, _ body: () throws(SystemError) -> Value) throws(Failure) -> Value
    {
        do throws(SystemError) { return try body() } catch {
            throw Failure(.io, "cannot be read: \(error)", at: .init(file: path))
        }
    }

    private static func pass(
        _ file: FileDescriptor, _ path: String, _ range: Range<Int>, _ sink: ByteSink
    ) throws(Failure) {
        var buffer = [UInt8](repeating: 0, count: min(FileDescriptor.pieceSize, range.count))
        var at = range.lowerBound
        while at < range.upperBound {
            let wanted = min(buffer.count, range.upperBound - at)
            let count = try reading(path) { () throws(SystemError) in try file.fill(&buffer, wanted, at: at) }
            if count == 0 { return }
            try bridged({ buffer.withUnsafeBytes($0) }) { (bytes) throws(Failure) in
                try sink(UnsafeRawBufferPointer(rebasing: bytes[..<count]))
            }
            at += count
        }
    }

    /// The line at an offset, without its end; nil if there is none.
    private static func line(of file: FileDescriptor, at offset: Int) throws(SystemError) -> String? {
        var bytes = [UInt8](repeating: 0, count: 64)
        let count = try file.fill(&bytes, bytes.count, at: offset)
        guard let end = bytes[..<count].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
        return String(decoding: bytes[..<end], as: UTF8.self)
    }
}
