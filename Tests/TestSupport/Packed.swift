import Foundation

/// Packed files that our code did not make: gzip by the machine's `gzip`, zip by hand (APPNOTE.TXT 6.3).
package enum Packed {
    package static func gzip(_ bytes: [UInt8]) throws -> [UInt8] {
        try ChildProcess.run("/usr/bin/env", ["gzip", "-c"], input: bytes).outputBytes
    }

    /// - Parameters:
    ///   - method: the method in the headers, if it is not the real one.
    ///   - flags: of all members; bit 11, names in UTF-8, is always set.
    package static func zip(
        _ members: [(name: String, bytes: [UInt8])], deflated: Bool = true, method: UInt16? = nil, flags: UInt16 = 0
    ) throws -> [UInt8] {
        var file: [UInt8] = []
        var list: [UInt8] = []
        for member in members {
            let packed = try gzip(member.bytes)
            // gzip's trailer is the checksum and the size; its header without a name is 10 bytes.
            let checksum = packed[(packed.count - 8)..<(packed.count - 4)]
            let data = deflated ? Array(packed[10..<(packed.count - 8)]) : member.bytes
            let name = Array(member.name.utf8)
            let common =
                two(20) + two(flags | 0x800) + two(method ?? (deflated ? 8 : 0)) + two(0) + two(0x21) + checksum
                + four(data.count) + four(member.bytes.count) + two(UInt16(name.count)) + two(0)
            list +=
                [0x50, 0x4B, 1, 2] + two(20) + common + two(0) + two(0) + two(0) + four(0) + four(file.count) + name
            file += [0x50, 0x4B, 3, 4] + common + name + data
        }
        let count = two(UInt16(members.count))
        return file + list + [0x50, 0x4B, 5, 6] + two(0) + two(0) + count + count + four(list.count)
            + four(file.count) + two(0)
    }

    private static func two(_ number: UInt16) -> [UInt8] { [UInt8(number & 0xFF), UInt8(number >> 8)] }
    private static func four(_ number: Int) -> [UInt8] { (0..<4).map { UInt8(number >> (8 * $0) & 0xFF) } }
}
