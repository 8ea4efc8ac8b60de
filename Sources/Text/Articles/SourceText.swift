import CalqueCore
package import CalqueICU

/// Bytes as they came, made UTF-8.
package struct SourceText: Sendable {
    package let bytes: [UInt8]
    package let charset: Charset

    /// - Parameters:
    ///   - raw: the file as it is.
    ///   - charset: what the user says it is; by default the byte order mark, then UTF-8 if it is valid, then what the
    ///     document declares, then ICU's detector.
    /// - Throws: `Failure(.badData)` with the offset of the first byte that cannot be decoded, or when the file is not
    ///   text.
    package init(_ raw: [UInt8], charset: Charset? = nil) throws {
        if let charset {
            self.charset = charset
            bytes = Self.withoutMark(Array(try raw.withUnsafeBytes(charset.decode).utf8))
            return
        }
        if let marked = Self.marked(raw) {
            self.charset = marked
            bytes = Self.withoutMark(Array(try raw.withUnsafeBytes(marked.decode).utf8))
            return
        }
        if let zero = raw.firstIndex(of: 0) {
            guard let guess = Self.unmarkedUTF16(raw) else {
                throw Failure(
                    .badData, "byte \(zero) is a NUL: this is no text file",
                    advice: "give its --encoding if it is UTF-16")
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

    /// UTF-16 without its mark: the one of the two readings that looks like writing.
    private static func unmarkedUTF16(_ raw: [UInt8]) -> CharsetGuess? {
        guard raw.count.isMultiple(of: 2) else { return nil }
        let readings = ["UTF-16LE", "UTF-16BE"].compactMap { CharsetGuess(raw, as: Charset($0)) }
        return readings.filter { $0.score >= 0.5 }.max { $0.score < $1.score }
    }

    private static func marked(_ raw: [UInt8]) -> Charset? {
        if raw.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8 }
        // Before UTF-16, whose mark is the start of UTF-32's.
        if raw.starts(with: [0xFF, 0xFE, 0, 0]) || raw.starts(with: [0, 0, 0xFE, 0xFF]) { return Charset("UTF-32") }
        if raw.starts(with: [0xFF, 0xFE]) || raw.starts(with: [0xFE, 0xFF]) { return Charset("UTF-16") }
        return nil
    }

    private static func withoutMark(_ bytes: [UInt8]) -> [UInt8] {
        bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    }

    /// The likeliest encoding in which the bytes are valid and read as text.
    private static func guess(_ raw: [UInt8]) throws -> (Charset, [UInt8]) {
        let declared = declared(raw)
        if !isDamagedUTF8(raw), let guess = CharsetGuess.best(raw, declared: declared) {
            return (guess.charset, Array(guess.text.utf8))
        }
        // Nothing fits: say where the declared encoding or UTF-8, which is what most files are, broke off.
        for charset in [declared, .utf8].compactMap(\.self) {
            do { _ = try raw.withUnsafeBytes(charset.decode) } catch let failure as Failure
                where failure.kind == .badData
            {
                throw failure
            } catch {}
        }
        throw Failure(.badData, "the encoding cannot be told", advice: "give it with --encoding")
    }

    /// Whether the bytes are UTF-8 but for a few: to read "café – naïve\u{FFFD}" as windows-1252 would spoil it all.
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

    /// `charset=…` or `encoding="…"` in the first kilobyte, as HTML and XML declare it.
    private static func declared(_ raw: [UInt8]) -> Charset? {
        let head = String(decoding: raw.prefix(1024), as: UTF8.self).lowercased()
        for keyword in ["charset=", "encoding="] {
            guard let at = head.firstRange(of: keyword) else { continue }
            let name = head[at.upperBound...].drop { $0 == "\"" || $0 == "'" }
                .prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
            if !name.isEmpty { return Charset(String(name)) }
        }
        return nil
    }
}
