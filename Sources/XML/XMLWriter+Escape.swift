import Core

extension XMLWriter {
    /// What a byte asks for: 0 nothing, 1 a look at it, 2 a look at it in an attribute.
    private static let special: [UInt8] = (UInt8.min...UInt8.max).map { byte in
        switch byte {
        case 0x09, 0x0A: 2  // only in attributes, where a reader would make blanks of them
        case 0..<0x20, UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), 0xEF: 1
        case UInt8(ascii: "\""): 2
        default: 0
        }
    }

    func escape(_ text: String, inAttribute: Bool) throws(Failure) {
        var failure: Failure?
        func run(_ bytes: UnsafeBufferPointer<UInt8>) {
            do throws(Failure) { try escape(bytes, inAttribute: inAttribute) } catch { failure = error }
        }
        if text.utf8.withContiguousStorageIfAvailable(run) == nil {
            var native = text
            native.withUTF8(run)
        }
        if let failure { throw failure }
    }

    func raw(_ text: String) throws(Failure) {
        var failure: Failure?
        func run(_ part: UnsafeBufferPointer<UInt8>) {
            do throws(Failure) { try bytes(part) } catch { failure = error }
        }
        if text.utf8.withContiguousStorageIfAvailable(run) == nil {
            var native = text
            native.withUTF8(run)
        }
        if let failure { throw failure }
    }

    private func escape(_ text: UnsafeBufferPointer<UInt8>, inAttribute: Bool) throws(Failure) {
        var done = 0
        var index = 0
        try Self.special.withUnsafeBufferPointer { (special) throws(Failure) in
            while index < text.count {
                let sort = special[Int(text[index])]
                if sort == 0 || (sort == 2 && !inAttribute) {
                    index += 1
                    continue
                }
                let (reference, length) = reference(at: index, in: text)
                guard let reference else {
                    index += length
                    continue
                }
                try bytes(UnsafeBufferPointer(rebasing: text[done..<index]))
                switch reference {
                case .written(let string): try raw(string)
                case .invalid(let code): try invalid(code)
                }
                index += length
                done = index
            }
            try bytes(UnsafeBufferPointer(rebasing: text[done...]))
        }
    }

    private enum Reference {
        case written(String)
        case invalid(UInt32)
    }

    /// How the character that starts here is written, nil for as it is, and how many bytes it has.
    private func reference(at index: Int, in text: UnsafeBufferPointer<UInt8>) -> (Reference?, Int) {
        switch text[index] {
        case UInt8(ascii: "&"): return (.written("&amp;"), 1)
        case UInt8(ascii: "<"): return (.written("&lt;"), 1)
        case UInt8(ascii: ">"): return (.written("&gt;"), 1)
        case UInt8(ascii: "\""): return (.written("&quot;"), 1)
        case 0x09: return (.written("&#9;"), 1)
        case 0x0A: return (.written("&#10;"), 1)
        case 0x0D: return (.written("&#13;"), 1)
        case 0xEF:
            // U+FFFE and U+FFFF are EF BF BE and EF BF BF.
            guard index + 2 < text.count, text[index + 1] == 0xBF, text[index + 2] >= 0xBE else { return (nil, 1) }
            return (.invalid(0xFF00 | UInt32(0xC0 | (text[index + 2] & 0x3F))), 3)
        default: return (.invalid(UInt32(text[index])), 1)
        }
    }

    func invalid(_ code: UInt32) throws(Failure) {
        guard invalidCharacters == .replace else {
            let name = "U+" + String(code, radix: 16, uppercase: true).leftPadded(to: 4)
            throw Failure(.badData, "the character \(name) cannot be written in XML", advice: "take it out")
        }
        try raw("\u{FFFD}")
    }

    /// XML 1.0, section 2.2, `Char`.
    static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D, 0x20...0xFFFD, 0x10000...: true
        default: false
        }
    }

    /// Refuses what cannot be a name; a name outside of ASCII is the caller's word.
    func checkName(_ name: String) throws(Failure) {
        var first = true
        for byte in name.utf8 {
            let fits: Bool =
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "_"), UInt8(ascii: ":"), 0x80...:
                    true
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."): !first
                default: false
                }
            guard fits else { throw Failure(.internal, "“\(name)” cannot be the name of an element or attribute") }
            first = false
        }
        if first { throw Failure(.internal, "an element or attribute without a name") }
    }
}
