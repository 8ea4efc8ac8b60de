package import CalqueCore

/// A source whose first bytes are looked at before it is read.
package struct HeadedSource {
    /// The first bytes, fewer than were asked for only where there are no more.
    package let head: [UInt8]
    /// Gives all bytes, the first ones too.
    package let whole: ByteSource

    /// - Throws: what `source` throws.
    package init(_ source: @escaping ByteSource, first count: Int) throws(Failure) {
        var head = [UInt8](repeating: 0, count: count)
        var filled = 0
        var failure: Failure?
        head.withUnsafeMutableBytes { room in
            do throws(Failure) {
                while filled < count {
                    let more = try source(UnsafeMutableRawBufferPointer(rebasing: room[filled...]))
                    if more == 0 { break }
                    filled += more
                }
            } catch { failure = error }
        }
        if let failure { throw failure }
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
