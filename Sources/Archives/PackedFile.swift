public import Core
public import XML

/// A file and how it is packed, told from its first bytes; names lie.
public enum PackedFile {
    /// Not packed, or packed by gzip: one run of bytes.
    case bytes(ByteSource, isGzip: Bool)
    case zip(ZipArchive)

    /// - Throws: as `InputFile` and `ZipArchive` do.
    public init(path: String, expansion: Expansion = Expansion()) throws(Failure) {
        let input = try InputFile(path: path)
        let head = UnsafeMutableRawBufferPointer.allocate(byteCount: 4, alignment: 1)
        defer { head.deallocate() }
        var count = 0
        while count < 4 {
            let more = try input.read(into: UnsafeMutableRawBufferPointer(rebasing: head[count...]))
            if more == 0 { break }
            count += more
        }
        let first = Array(head[..<count])
        if first.starts(with: [0x50, 0x4B, 0x03, 0x04]) || first.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
            self = .zip(try ZipArchive(path: path, expansion: expansion))
            return
        }
        var rest = first[...]
        let whole: ByteSource = { (buffer) throws(Failure) in
            guard !rest.isEmpty else { return try input.read(into: buffer) }
            let part = rest.prefix(buffer.count)
            buffer.copyBytes(from: part)
            rest = rest.dropFirst(part.count)
            return part.count
        }
        if first.starts(with: [0x1F, 0x8B]) {
            let unpacked = GunzipSource(whole, expansion: expansion)
            self = .bytes({ (buffer) throws(Failure) in try unpacked.read(into: buffer) }, isGzip: true)
        } else {
            self = .bytes(whole, isGzip: false)
        }
    }
}
