package import CalqueCore
package import CalqueICU

/// The text of a file, converted to UTF-8.
package struct SourceText: Sendable {
    /// The text as UTF-8, without a byte order mark if it was converted.
    package let bytes: [UInt8]
    /// The encoding of the file.
    package let charset: Charset

    /// Decodes the bytes of a file.
    ///
    /// - Parameters:
    ///   - raw: the unchanged bytes of the file.
    ///   - charset: the encoding. If nil, the byte order mark decides; then UTF-8 is used if the bytes are valid UTF-8;
    ///     then the declaration in the document, the letters and ICU's detector decide.
    /// - Throws: `Failure(.badData)` with the offset of the first byte that cannot be decoded, or if the file is not
    ///   text; `Failure(.usage)` for an encoding that ICU does not know.
    /// - Complexity: linear in the size of the file.
    package init(_ raw: [UInt8], charset: Charset? = nil) throws(Failure) {
        if let charset {
            self.charset = charset
            bytes = Array(Array(try charset.decode(raw).utf8).withoutByteOrderMark)
            return
        }
        if let marked = Self.marked(raw) {
            self.charset = marked
            bytes = Array(Array(try marked.decode(raw).utf8).withoutByteOrderMark)
            return
        }
        if let zero = raw.firstIndex(of: 0) {
            guard let guess = Self.unmarkedUTF16(raw) else {
                throw Failure(
                    .badData, "byte \(zero) is a NUL: this is not a text file",
                    advice: "give --encoding if it is UTF-16")
            }
            self.charset = guess.charset
            bytes = Array(guess.text.utf8)
            return
        }
        if String(validating: raw, as: UTF8.self) != nil {
            self.charset = .utf8
            bytes = raw
            return
        }
        (self.charset, bytes) = try Self.guess(raw)
    }

    /// UTF-16 without a byte order mark: the byte order in which the text looks more like writing.
    private static func unmarkedUTF16(_ raw: [UInt8]) -> CharsetGuess? {
        guard raw.count.isMultiple(of: 2) else { return nil }
        let readings = ["UTF-16LE", "UTF-16BE"].compactMap { CharsetGuess(raw, as: Charset($0)) }
        return readings.filter { $0.score >= 0.5 }.max { $0.score < $1.score }
    }

    /// The encoding that a byte order mark shows.
    private static func marked(_ raw: [UInt8]) -> Charset? {
        if raw.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8 }
        // UTF-32 comes first, because its mark begins with that of UTF-16.
        if raw.starts(with: [0xFF, 0xFE, 0, 0]) || raw.starts(with: [0, 0, 0xFE, 0xFF]) { return Charset("UTF-32") }
        if raw.starts(with: [0xFF, 0xFE]) || raw.starts(with: [0xFE, 0xFF]) { return Charset("UTF-16") }
        return nil
    }

    /// The most likely encoding in which the bytes are valid text.
    private static func guess(_ raw: [UInt8]) throws(Failure) -> (Charset, [UInt8]) {
        let declared = declared(raw)
        if !isDamagedUTF8(raw), let guess = CharsetGuess.best(raw, declared: declared) {
            return (guess.charset, Array(guess.text.utf8))
        }
        // No encoding fits. The error reports where decoding with the declared encoding or UTF-8 failed.
        for charset in [declared, .utf8].compactMap(\.self) {
            do throws(Failure) { _ = try charset.decode(raw) } catch {
                if error.kind == .badData { throw error }
            }
        }
        throw Failure(.badData, "the encoding cannot be detected", advice: "give it with --encoding")
    }

    /// Whether the bytes are UTF-8 with a few errors. Such text must not be decoded as windows-1252, which would damage
    /// every accented letter.
    private static func isDamagedUTF8(_ raw: [UInt8]) -> Bool {
        var good = 0
        var bad = 0
        var at = 0
        while at < raw.count {
            let length = raw[at] < 0x80 ? 1 : raw[at] < 0xC2 ? 0 : raw[at] < 0xE0 ? 2 : raw[at] < 0xF0 ? 3 : 4
            let tail = raw[min(at + 1, raw.count)..<min(at + max(length, 1), raw.count)]
            if length == 0 || raw[at] > 0xF4 || tail.count < length - 1 || !tail.allSatisfy({ $0 & 0xC0 == 0x80 }) {
                bad += 1
                at += 1
            } else {
                if length > 1 { good += 1 }
                at += length
            }
        }
        return good > 3 * bad
    }

    /// The encoding that HTML or XML declares in the first kilobytes: `charset=…` or `encoding="…"`.
    private static func declared(_ raw: [UInt8]) -> Charset? {
        let head = String(decoding: raw.prefix(4096), as: UTF8.self).lowercased()
        for keyword in ["charset=", "encoding="] {
            guard let at = head.firstRange(of: keyword) else { continue }
            let name = head[at.upperBound...].drop { $0 == "\"" || $0 == "'" }
                .prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
            if !name.isEmpty { return Charset(String(name)) }
        }
        return nil
    }
}
