import CalqueConcurrency
import CalqueCore
package import CalqueIO

/// A TMX file that is read by blocks. It is read and not mapped, because another program may shorten it meanwhile.
package final class BlockFile: Sendable {
    package let size: Int
    private let descriptor: FileDescriptor

    /// The blocks that are read together have about this many bytes.
    static let group = 1 << 20

    /// - Returns: nil if the file cannot be opened, is not a regular file, or is not in UTF-8.
    package init?(path: String) {
        guard let descriptor = try? FileDescriptor.open(path, for: .readWithoutWaiting) else { return nil }
        let status = try? descriptor.status()
        size = status?.size ?? 0
        self.descriptor = descriptor
        guard status?.kind == .file, isUTF8 else { return nil }
    }

    deinit { descriptor.close() }

    /// Calls a closure with bytes, which it must not keep. - Returns: nil if there are not so many.
    func withBytes<Value>(_ range: Range<Int>, _ body: (UnsafeRawBufferPointer) -> Value) -> Value? {
        guard range.lowerBound >= 0, range.upperBound <= size else { return nil }
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: max(range.count, 1), alignment: 16)
        defer { room.deallocate() }
        var done = 0
        while done < range.count {
            let rest = UnsafeMutableRawBufferPointer(rebasing: room[done..<range.count])
            guard let count = try? descriptor.read(into: rest, at: range.lowerBound + done), count > 0 else {
                return nil
            }
            done += count
        }
        return body(UnsafeRawBufferPointer(rebasing: room[..<range.count]))
    }

    /// Whether the XML declaration, if there is one, does not name another encoding. Without one it is UTF-8, or UTF-16,
    /// in which no unit is found.
    private var isUTF8: Bool {
        let start = withBytes(0..<min(size, 1024)) { String(decoding: $0, as: UTF8.self).lowercased() }
        guard let start else { return false }
        guard let declaration = start.split(separator: "?>", omittingEmptySubsequences: false).first,
            let place = declaration.firstRange(of: "encoding")?.upperBound
        else { return true }
        let name = declaration[place...].filter { !" \t\r\n=\"'".contains($0) }
        return name.hasPrefix("utf-8")
    }

    /// Returns the bytes of a range, between two texts.
    package func source(_ range: Range<Int>, after before: String, before after: String) -> ByteSource {
        var rest = [Array(before.utf8), [], Array(after.utf8)]
        var start = range.lowerBound
        return { [self] (target) throws(Failure) in
            if rest[0].isEmpty, start < range.upperBound {
                let room = UnsafeMutableRawBufferPointer(
                    rebasing: target[..<min(target.count, range.upperBound - start)])
                let count = (try? descriptor.read(into: room, at: start)) ?? 0
                if count == 0 { throw Failure(.io, "the file became shorter while it was read") }
                start += count
                return count
            }
            let text = rest[0].isEmpty ? 2 : 0
            let count = min(rest[text].count, target.count)
            target.copyBytes(from: rest[text][..<count])
            rest[text].removeFirst(count)
            return count
        }
    }

    /// Returns how many lines end before a byte, and where the last of them ends. - Complexity: reads the file up to there.
    package func lines(before place: Int) -> (count: Int, end: Int) {
        var lines = (count: 0, end: 0)
        for start in stride(from: 0, to: place, by: Self.group) {
            _ = withBytes(start..<min(start + Self.group, place)) { bytes in
                for (offset, byte) in bytes.enumerated() where byte == 0x0A {
                    lines = (lines.count + 1, start + offset + 1)
                }
            }
        }
        return lines
    }

    // MARK: Blocks

    /// Divides a range into blocks.
    ///
    /// - Parameter size: blocks are about so long.
    /// - Returns: nil if it cannot be read, or has elements with a prefix.
    /// - Complexity: reads the range twice.
    package func blocks(in range: Range<Int>, size: Int) -> [UnitBlock]? {
        guard let starts = UnitStarts(in: range, of: self), starts.isPlain else { return nil }
        var blocks: [UnitBlock] = []
        var block = UnitBlock(start: range.lowerBound)
        for (number, place) in starts.places.enumerated() {
            if place > block.start, number == 0 || place - block.start >= size {
                block.length = place - block.start
                blocks.append(block)
                block = UnitBlock(start: place)
                block.firstUnit = number
            }
            block.units += 1
        }
        block.length = range.upperBound - block.start
        if block.length > 0 { blocks.append(block) }
        return digested(blocks)
    }

    /// Returns blocks with their checksums.
    private func digested(_ blocks: [UnitBlock]) -> [UnitBlock]? {
        let groups = Self.groups(blocks)
        let done = Guarded<[UnitBlock]?>(blocks)
        try? divide(count: groups.count, by: 1, threads: Processors.available) { (next) throws(Failure) in
            while let range = next() {
                for group in range {
                    var own = Array(blocks[groups[group]])
                    let start = own[0].start
                    let isRead: Void? = self.withBytes(start..<own[own.count - 1].end) { bytes in
                        for index in own.indices {
                            let range = own[index].start - start..<own[index].end - start
                            own[index].digest = Self.digest(bytes, range)
                            own[index].head = Self.head(UnsafeRawBufferPointer(rebasing: bytes[range]))
                        }
                    }
                    done.withLock { done in
                        if isRead == nil { done = nil } else { done?.replaceSubrange(groups[group], with: own) }
                    }
                }
            }
        }
        return done.withLock { $0 }
    }

    /// Returns the ranges of blocks that are read together.
    static func groups(_ blocks: [UnitBlock]) -> [Range<Int>] {
        var groups: [Range<Int>] = []
        var first = 0
        for index in blocks.indices where blocks[index].end - blocks[first].start >= group || index == blocks.count - 1
        {
            groups.append(first..<index + 1)
            first = index + 1
        }
        return groups
    }

    static func head(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        bytes.count < UnitBlock.headSize
            ? 0 : Checksum.of(UnsafeRawBufferPointer(rebasing: bytes[..<UnitBlock.headSize]))
    }

    /// Whether a block's bytes are at a place.
    func has(_ block: UnitBlock, at place: Int) -> Bool {
        place >= 0 && withBytes(place..<place + block.length) { Checksum.of($0) } == block.digest
    }
}
