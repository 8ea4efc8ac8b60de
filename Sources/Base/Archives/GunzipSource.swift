import CCalqueZip
package import CalqueCore
package import CalqueIO

/// The unpacked bytes of a gzip file (RFC 1952), which may have several members. Reading streams in constant memory.
package final class GunzipSource {
    private let packed: ByteSource
    private let handle: OpaquePointer
    private let expansion: Expansion
    private let chunk: UnsafeMutableRawBufferPointer
    private var waiting: Range<Int> = 0..<0
    private var sawEnd = false
    /// Whether the position is between two members, where the file may end.
    private var isComplete = false
    private var taken: UInt64 = 0
    private var given: UInt64 = 0

    /// - Parameter packed: the bytes of the file.
    package init(_ packed: @escaping ByteSource, expansion: Expansion = Expansion()) {
        guard let handle = calque_gunzip_open() else { fatalError("out of memory") }
        self.handle = handle
        self.packed = packed
        self.expansion = expansion
        chunk = .allocate(byteCount: 64 << 10, alignment: 16)
    }

    deinit {
        calque_gunzip_close(handle)
        chunk.deallocate()
    }

    /// A `ByteSource`.
    /// - Throws: `Failure(.badData)` when the file is damaged, cut off, or grows beyond `expansion`.
    package func read(into buffer: UnsafeMutableRawBufferPointer) throws(Failure) -> Int {
        while true {
            if waiting.isEmpty, !sawEnd {
                let count = try packed(chunk)
                sawEnd = count == 0
                waiting = 0..<count
            }
            // Zeros after the last member are padding, as on tapes (gzip's manual, "Tapes"). No member begins with a
            // zero.
            if isComplete {
                waiting = (chunk[waiting].firstIndex { $0 != 0 } ?? waiting.upperBound)..<waiting.upperBound
                if waiting.isEmpty, !sawEnd { continue }
            }
            if waiting.isEmpty {
                guard isComplete else { throw Failure(.badData, "the gzip file is cut off") }
                return 0
            }
            var used = 0
            var made = 0
            let status = calque_gunzip_step(
                handle, chunk.baseAddress.map { $0 + waiting.lowerBound }, waiting.count, &used, buffer.baseAddress,
                buffer.count, &made)
            guard status >= 0 else {
                throw Failure(.badData, "the gzip file is damaged after \(given) unpacked bytes")
            }
            isComplete = status == Int32(CALQUE_ZIP_END)
            waiting = waiting.lowerBound + used..<waiting.upperBound
            taken += UInt64(used)
            given += UInt64(made)
            try expansion.check(packed: taken, unpacked: given)
            if made > 0 { return made }
        }
    }
}
