package import CalqueCore
import CalqueICU

/// Removes marks above and below letters: `resume` for `résumé`, `елка` for `ёлка`.
///
/// It removes marks only where readers regard both spellings as the same: the marks of Latin and Greek letters, and the
/// dots of ё and ѐ. The Cyrillic й, ї, ў, ѓ and ќ are letters of their own, and so are kana with a voicing mark.
package struct PlainLetters {
    private var known: [UInt32: [UInt8]] = [:]
    private var transliterator: Transliterator?

    package init() {}

    /// - Parameter key: a folded token.
    /// - Returns: nil if it has no such marks.
    package mutating func make(of key: UnsafeBufferPointer<UInt8>) throws(Failure) -> [UInt8]? {
        // The UTF-8 of every such letter begins with one of these bytes.
        guard key.contains(where: { (0xC3...0xC9).contains($0) || (0xCD...0xD3).contains($0) || $0 == 0xE1 }) else {
            return nil
        }
        var plain: [UInt8] = []
        var isChanged = false
        for scalar in String(decoding: key, as: UTF8.self).unicodeScalars {
            if Self.mayHaveMark(scalar.value), let letter = try letter(scalar) {
                plain += letter
                isChanged = true
            } else {
                plain += String(scalar).utf8
            }
        }
        return isChanged ? plain : nil
    }

    /// Returns a token without marks, or the token itself if it has none.
    package mutating func plain(_ token: [UInt8]) throws(Failure) -> [UInt8] {
        try bridged({ token.withUnsafeBufferPointer($0) }) { (bytes) throws(Failure) in try make(of: bytes) } ?? token
    }

    private static func mayHaveMark(_ value: UInt32) -> Bool {
        switch value {
        case 0xDF...0x24F, 0x386...0x3CE, 0x450, 0x451, 0x1E00...0x1FFF: true
        default: false
        }
    }

    /// - Returns: nil if the letter has no marks.
    private mutating func letter(_ scalar: Unicode.Scalar) throws(Failure) -> [UInt8]? {
        if let known = known[scalar.value] { return known.isEmpty ? nil : known }
        do {
            let transliterator = try self.transliterator ?? Transliterator("NFD; [:Mn:] Remove; NFC")
            self.transliterator = transliterator
            let plain = Array(try transliterator(String(scalar)).utf8)
            known[scalar.value] = plain.elementsEqual(String(scalar).utf8) ? [] : plain
        } catch {
            throw error as? Failure ?? Failure(.internal, "a letter could not be decomposed: \(error)")
        }
        return try letter(scalar)
    }
}
