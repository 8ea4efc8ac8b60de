import CalqueCore

extension XMLWriter {
    /// The class of a byte: 0 if it is written unchanged, 1 if it must be examined, 2 if only in an attribute.
    static let special: [UInt8] = (UInt8.min...UInt8.max).map { byte in
        switch byte {
        case 0x09, 0x0A: 2  // only in attributes, where a reader would turn them into blanks
        case 0..<0x20, UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), 0xEF: 1
        case UInt8(ascii: "\""): 2
        default: 0
        }
    }

    /// Whether there are sixteen bytes from here on, all of class 0.
    @inline(__always)
    private static func isPlain(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        guard index + 16 <= text.count, let start = text.baseAddress else { return false }
        typealias Bytes = SIMD16<UInt8>
        let bytes = UnsafeRawPointer(start + index).loadUnaligned(as: Bytes.self)
        var marked: SIMDMask<Bytes.MaskStorage> = bytes .< Bytes(repeating: 0x20)
        // < and > differ in one bit, and so do " and &.
        let without2: Bytes = bytes & Bytes(repeating: 0xFD)
        let without4: Bytes = bytes & Bytes(repeating: 0xFB)
        marked .|= without2 .== Bytes(repeating: UInt8(ascii: "<"))
        marked .|= without4 .== Bytes(repeating: UInt8(ascii: "\""))
        marked .|= bytes .== Bytes(repeating: 0xEF)
        return !any(marked)
    }

    func escape(_ text: String, inAttribute: Bool) throws(Failure) {
        try text.utf8.span.withUnsafeBufferPointer { (text) throws(Failure) in
            var done = 0
            var index = 0
            /// The end of the bytes that are examined one by one.
            var near = 0
            while index < text.count {
                if index >= near {
                    if Self.isPlain(text, at: index) {
                        index += 16
                        continue
                    }
                    near = index + 16
                }
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

    func raw(_ text: String) throws(Failure) {
        try text.utf8.span.withUnsafeBufferPointer { (text) throws(Failure) in try bytes(text) }
    }

    private enum Reference {
        case written(String)
        case invalid(UInt32)
    }

    /// Returns the replacement of the character that starts here, nil if it is written unchanged, and its size in
    /// bytes.
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

    /// Writes a mark and a name. A wrong character of ASCII is refused; other characters are not checked.
    func checked(_ name: String, after mark: UInt8) throws(Failure) {
        try byte(mark)
        try name.utf8.span.withUnsafeBufferPointer { (bytes) throws(Failure) in
            let isName = bytes.indices.allSatisfy { Self.isOfName(bytes[$0], isFirst: $0 == 0) }
            guard isName, !bytes.isEmpty else {
                throw Failure(.internal, "“\(name)” cannot be the name of an element or attribute")
            }
            try self.bytes(bytes)
        }
    }

    @inline(__always)
    private static func isOfName(_ byte: UInt8, isFirst: Bool) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"),
            UInt8(ascii: ":"), 0x80...:
            true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."): !isFirst
        default: false
        }
    }
}
