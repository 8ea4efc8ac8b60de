import CalqueCore
import CalqueIO

/// The digests of two files, and how many bytes are the same at their starts.
struct FileComparison {
    let old: String
    let new: String
    /// The length of the common start.
    let start: Int

    /// Reads both files once.
    init(_ old: String, _ new: String) throws(SystemError) {
        let one = try FileDescriptor.open(old, for: .read)
        defer { one.close() }
        let other = try FileDescriptor.open(new, for: .read)
        defer { other.close() }
        var (mine, theirs) = (FileDigest(), FileDigest())
        var buffers = (
            mine: [UInt8](repeating: 0, count: FileDescriptor.pieceSize),
            theirs: [UInt8](repeating: 0, count: FileDescriptor.pieceSize)
        )
        var counts = (mine: -1, theirs: -1)
        var at = 0
        var start = 0
        while counts != (0, 0) {
            if counts.mine != 0 { counts.mine = try one.fill(&buffers.mine, FileDescriptor.pieceSize, at: at) }
            if counts.theirs != 0 { counts.theirs = try other.fill(&buffers.theirs, FileDescriptor.pieceSize, at: at) }
            try buffers.mine.withRawBytes(counts.mine) { (bytes) throws(SystemError) in mine.add(bytes) }
            try buffers.theirs.withRawBytes(counts.theirs) { (bytes) throws(SystemError) in theirs.add(bytes) }
            if start == at { start += Self.common(buffers.mine, buffers.theirs, min(counts.mine, counts.theirs)) }
            at += FileDescriptor.pieceSize
        }
        self.old = mine.text
        self.new = theirs.text
        self.start = start
    }

    /// How many of the first `count` bytes are the same.
    static func common(_ one: [UInt8], _ other: [UInt8], _ count: Int) -> Int {
        one.withUnsafeBytes { one in
            other.withUnsafeBytes { other in
                var at = 0
                while at + 8 <= count,
                    one.loadUnaligned(fromByteOffset: at, as: UInt64.self)
                        == other.loadUnaligned(fromByteOffset: at, as: UInt64.self)
                { at += 8 }
                while at < count, one[at] == other[at] { at += 1 }
                return at
            }
        }
    }

    /// How many of the last of `count` bytes are the same.
    static func commonEnd(_ one: [UInt8], _ other: [UInt8], _ count: Int) -> Int {
        one.withUnsafeBytes { one in
            other.withUnsafeBytes { other in
                var at = count
                while at >= 8,
                    one.loadUnaligned(fromByteOffset: at - 8, as: UInt64.self)
                        == other.loadUnaligned(fromByteOffset: at - 8, as: UInt64.self)
                { at -= 8 }
                while at > 0, one[at - 1] == other[at - 1] { at -= 1 }
                return count - at
            }
        }
    }
}

/// The digest of a file, by which a history recognises its content.
struct FileDigest {
    private var sum: UInt64 = 0
    private var size = 0

    /// Adds a piece of `FileDescriptor.pieceSize`; the last may be shorter.
    mutating func add(_ bytes: UnsafeRawBufferPointer) {
        if bytes.isEmpty { return }
        sum = Checksum.wide(bytes, seed: sum).low
        size += bytes.count
    }

    var text: String { String(sum, radix: 16).leftPadded(to: 16) + "-\(size)" }

    /// The digest of the content at a path; nil if there is no file.
    static func of(_ path: String) throws(SystemError) -> String? {
        let opened: FileDescriptor
        do throws(SystemError) { opened = try FileDescriptor.open(path, for: .read) } catch {
            if error == .noFile || error == .notAFolder { return nil }
            throw error
        }
        defer { opened.close() }
        var digest = FileDigest()
        try opened.forEachPiece { (bytes) throws(SystemError) in digest.add(bytes) }
        return digest.text
    }
}
