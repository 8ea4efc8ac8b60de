/// Makes text of other people's files safe for a terminal.
///
/// A terminal obeys control characters: they change its title and its clipboard, move the cursor, or reverse the order of
/// letters. On a terminal they are shown as symbols: C0 controls as control pictures (`␛`), C1 controls, line separators
/// and marks that embed or override a direction as `<U+202E>`. Line ends and tabs pass. So do escapes of `Style`, which
/// carry a mark that no file can guess.
struct TerminalFilter {
    /// The bytes between ESC and `[` in an escape of `Style`.
    private let mark: [UInt8]
    /// The bytes of a sequence that is not complete.
    private var pending: [UInt8] = []

    init(mark: String) { self.mark = Array(mark.utf8) }

    /// Appends bytes of UTF-8, with symbols in place of controls. A sequence at their end that is not complete waits for
    /// more bytes.
    ///
    /// - Complexity: linear.
    mutating func append(_ bytes: some Collection<UInt8>, to buffer: inout [UInt8]) {
        let all = pending + bytes
        pending = []
        var place = 0
        while place < all.count {
            let byte = all[place]
            switch byte {
            case 0x1B:
                guard let count = Self.matched(mark, all[(place + 1)...]) else {
                    pending = Array(all[place...])
                    return
                }
                let isOurs = !mark.isEmpty && count == mark.count
                if isOurs { buffer.append(byte) } else { Self.show(0x1B, in: &buffer) }
                place += isOurs ? 1 + count : 1
            case 0x0A, 0x09:
                buffer.append(byte)
                place += 1
            case 0..<0x20, 0x7F:
                Self.show(UInt32(byte), in: &buffer)
                place += 1
            case 0xC2, 0xE2:
                let length = byte == 0xC2 ? 2 : 3
                guard place + length <= all.count else {
                    pending = Array(all[place...])
                    return
                }
                let sequence = all[place..<place + length]
                if let scalar = Self.control(sequence) {
                    Self.show(scalar, in: &buffer)
                } else {
                    buffer.append(contentsOf: sequence)
                }
                place += length
            default:
                buffer.append(byte)
                place += 1
            }
        }
    }

    /// Appends the bytes that wait for more.
    mutating func finish(_ buffer: inout [UInt8]) {
        for byte in pending {
            if byte < 0x20 { Self.show(UInt32(byte), in: &buffer) } else { buffer.append(byte) }
        }
        pending = []
    }

    /// Returns how many bytes of the mark the bytes begin with; nil if they end before that is clear.
    private static func matched(_ mark: [UInt8], _ bytes: ArraySlice<UInt8>) -> Int? {
        let count = zip(mark, bytes).prefix { $0 == $1 }.count
        return count == bytes.count && count < mark.count ? nil : count
    }

    /// Returns the control character that a sequence of two or three bytes encodes, if it is one.
    private static func control(_ bytes: ArraySlice<UInt8>) -> UInt32? {
        // The lead bytes C2 and E2 both begin with the bits 0010.
        let scalar = bytes.dropFirst().reduce(UInt32(0x02)) { $0 << 6 | UInt32($1 & 0x3F) }
        switch scalar {
        case 0x80..<0xA0 where bytes.count == 2: return scalar
        case 0x2028...0x202E, 0x2066...0x2069: return scalar
        default: return nil
        }
    }

    private static func show(_ control: UInt32, in buffer: inout [UInt8]) {
        switch control {
        case 0..<0x20: buffer.append(contentsOf: [0xE2, 0x90, 0x80 + UInt8(control)])
        case 0x7F: buffer.append(contentsOf: [0xE2, 0x90, 0xA1])
        default: buffer.append(contentsOf: "<U+\(String(control, radix: 16, uppercase: true).padded(to: 4))>".utf8)
        }
    }
}

extension String {
    /// The digits with zeros before them.
    fileprivate func padded(to count: Int) -> String {
        String(repeating: "0", count: max(0, count - self.count)) + self
    }
}
