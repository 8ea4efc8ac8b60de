/// The short form of ISO 8601, which agencies write in fields.
package enum BasicDate {
    /// `2026-04-06T08:00:00Z`, of `20260406T080000Z`; other forms are left as they are.
    package static func extended(_ text: String) -> String {
        let bytes = Array(text.utf8)
        guard bytes.count >= 8, bytes[..<8].allSatisfy({ (0x30...0x39).contains($0) }) else { return text }
        func part(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
        let day = "\(part(0..<4))-\(part(4..<6))-\(part(6..<8))"
        guard bytes.count >= 15, bytes[8] == UInt8(ascii: "T"), bytes[9..<15].allSatisfy({ (0x30...0x39).contains($0) })
        else { return day }
        let zone = part(15..<bytes.count)
        let signed = zone.utf8.count == 5 ? "\(zone.prefix(3)):\(zone.suffix(2))" : zone
        return "\(day)T\(part(9..<11)):\(part(11..<13)):\(part(13..<15))\(signed)"
    }
}
