import CalqueIO

/// A file of the history that is complete when it has its name.
enum SavedFile {
    static let ending = ".part"

    /// Writes a file under a temporary name, flushes it and names it.
    ///
    /// - Parameter original: the file whose protection it gets.
    static func write(
        _ path: String, like original: String,
        _ body: (FileDescriptor) throws(SystemError) -> Void
    ) throws(SystemError) {
        let part = path + ending
        try? FileSystem.remove(part)
        let opened = try TemporaryFiles.make(part)
        defer { opened.close() }
        opened.protect(like: original)
        do throws(SystemError) {
            try body(opened)
            try opened.flush()
            try TemporaryFiles.settle([part]) { () throws(SystemError) in try FileSystem.rename(part, to: path) }
        } catch {
            try? TemporaryFiles.settle([part]) { () throws(SystemError) in try? FileSystem.remove(part) }
            throw error
        }
    }
}

extension FileDescriptor {
    /// Calls `body` with all bytes, in pieces of `pieceSize`; the last may be shorter.
    func forEachPiece(_ body: (UnsafeRawBufferPointer) throws(SystemError) -> Void) throws(SystemError) {
        var buffer = [UInt8](repeating: 0, count: Self.pieceSize)
        var at = 0
        while true {
            let count = try fill(&buffer, buffer.count, at: at)
            if count == 0 { return }
            try buffer.withRawBytes(count) { (bytes) throws(SystemError) in try body(bytes) }
            at += count
        }
    }

    static var pieceSize: Int { 1 << 20 }

    /// Reads bytes at an offset: all that are wanted, or all that there are.
    func fill(_ buffer: inout [UInt8], _ wanted: Int, at offset: Int) throws(SystemError) -> Int {
        var done = 0
        var failure: SystemError?
        buffer.withUnsafeMutableBytes { bytes in
            do throws(SystemError) {
                while done < wanted {
                    let rest = UnsafeMutableRawBufferPointer(rebasing: bytes[done..<wanted])
                    let more = try read(into: rest, at: offset + done)
                    if more == 0 { break }
                    done += more
                }
            } catch { failure = error }
        }
        if let failure { throw failure }
        return done
    }

    func writeAll(_ text: String) throws(SystemError) {
        let bytes = Array(text.utf8)
        try bytes.withRawBytes(bytes.count) { (bytes) throws(SystemError) in try writeAll(bytes) }
    }
}

extension [UInt8] {
    func withRawBytes(_ count: Int, _ body: (UnsafeRawBufferPointer) throws(SystemError) -> Void) throws(SystemError) {
        var failure: SystemError?
        withUnsafeBytes { bytes in
            do throws(SystemError) { try body(UnsafeRawBufferPointer(rebasing: bytes[..<count])) } catch {
                failure = error
            }
        }
        if let failure { throw failure }
    }
}
