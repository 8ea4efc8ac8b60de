package import CalqueCore

/// The form of a segment for look-ups. Texts that readers regard as the same have the same key.
///
/// NFKC with case and width folded (NFKC_Casefold, UAX #44). White space becomes one blank and is removed at the ends.
/// All quotation marks become `"`, all apostrophes `'`, all dashes `-`, and an ellipsis three full stops. A key is
/// never shown; the original is kept elsewhere.
package enum MatchingKey {
    /// - Complexity: linear; text in ASCII never reaches ICU.
    /// - Throws: `Failure(.badData)` for a text of more than 512 MiB.
    package static func make(of text: String) throws(Failure) -> String {
        var copy = text
        if let key = copy.withUTF8(asciiKey) { return key }
        let folded = try CaseFolding.nfkc(text)
        var key = String.UnicodeScalarView()
        var pendingSpace = false
        for scalar in folded.unicodeScalars {
            if scalar.properties.isWhitespace {
                pendingSpace = !key.isEmpty
                continue
            }
            if pendingSpace {
                key.append(" ")
                pendingSpace = false
            }
            key.append(unify(scalar))
        }
        return String(key)
    }

    private static func unify(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar {
        case "’", "‘", "‚", "‛", "`", "´", "ʼ", "′", "‹", "›": "'"
        case "“", "”", "„", "‟", "«", "»", "″", "「", "」", "『", "』", "〝", "〞", "〟": "\""
        case "‐", "‑", "‒", "–", "—", "―", "−", "⸺", "﹘", "﹣": "-"
        case "、": ","
        case "。": "."
        default: scalar
        }
    }

    /// The key of a text that is all ASCII, or nil.
    private static func asciiKey(_ utf8: UnsafeBufferPointer<UInt8>) -> String? {
        for byte in utf8 where byte >= 0x80 { return nil }
        return String(unsafeUninitializedCapacity: utf8.count) { out in
            var count = 0
            var pendingSpace = false
            for byte in utf8 {
                if byte == 0x20 || (0x09...0x0D).contains(byte) {
                    pendingSpace = count > 0
                    continue
                }
                if pendingSpace {
                    out[count] = 0x20
                    count += 1
                    pendingSpace = false
                }
                switch byte {
                case 0x41...0x5A: out[count] = byte + 0x20
                case UInt8(ascii: "`"): out[count] = UInt8(ascii: "'")
                default: out[count] = byte
                }
                count += 1
            }
            return count
        }
    }
}
