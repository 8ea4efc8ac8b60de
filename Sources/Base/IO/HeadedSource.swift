package import CalqueCore

/// A source whose first bytes are read ahead, to find out its format.
package struct HeadedSource {
    /// The first bytes; fewer than were asked for only when the source has no more.
    package let head: [UInt8]
    /// The source of all bytes, the first ones included.
    package let whole: ByteSource

    /// Reads the first `count` bytes of a source.
    ///
    /// - Throws: what `source` throws.
    package init(_ source: @escaping ByteSource, first count: Int) throws(Failure) {
        var head = [UInt8](repeating: 0, count: count)
        var filled = 0
        try bridged({ head.withUnsafeMutableBytes($0) }) { (room) throws(Failure) in
            while filled < count {
                let more = try source(UnsafeMutableRawBufferPointer(rebasing: room[filled...]))
                if more == 0 { break }
                filled += more
            }
        }
        self.head = Array(head[..<filled])
        var rest = self.head[...]
        whole = { (buffer) throws(Failure) in
            guard !rest.isEmpty else { return try source(buffer) }
            let part = rest.prefix(buffer.count)
            buffer.copyBytes(from: part)
            rest = rest.dropFirst(part.count)
            return part.count
        }
    }
}
