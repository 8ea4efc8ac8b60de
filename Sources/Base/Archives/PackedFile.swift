package import CalqueCore
package import CalqueIO

/// A file and the way it is packed. Its first bytes decide, because names may be wrong.
package enum PackedFile {
    /// Not packed, or packed by gzip: one run of bytes.
    case bytes(ByteSource, isGzip: Bool)
    case zip(ZipArchive)

    /// - Throws: as `InputFile` and `ZipArchive` do.
    package init(path: String, expansion: Expansion = Expansion()) throws(Failure) {
        try self.init(try InputFile(path: path), expansion: expansion)
    }

    /// Examines an open file. A zip file is opened again by its name.
    package init(_ input: InputFile, expansion: Expansion = Expansion()) throws(Failure) {
        let source = try HeadedSource(input.bytes, first: 4)
        let first = source.head
        if first.starts(with: [0x50, 0x4B, 0x03, 0x04]) || first.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
            self = .zip(try ZipArchive(path: input.name, expansion: expansion))
            return
        }
        if first.starts(with: [0x1F, 0x8B]) {
            let unpacked = GunzipSource(source.whole, expansion: expansion)
            self = .bytes({ (buffer) throws(Failure) in try unpacked.read(into: buffer) }, isGzip: true)
        } else {
            self = .bytes(source.whole, isGzip: false)
        }
    }
}
