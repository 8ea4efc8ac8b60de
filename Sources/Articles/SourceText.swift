import Core
public import ICU

/// Bytes as they came, made UTF-8.
public struct SourceText: Sendable {
    public let bytes: [UInt8]
    public let charset: Charset

    /// - Parameters:
    ///   - raw: the file as it is.
    ///   - charset: what the user says it is; by default the byte order mark, then UTF-8 if it is valid, then what the
    ///     document declares, then ICU's detector.
    /// - Throws: `Failure(.badData)` with the offset of the first byte that cannot be decoded, or when the file is not
    ///   text.
    public init(_ raw: [UInt8], charset: Charset? = nil) throws {
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
            throw Failure(
                .badData, "byte \(zero) is a NUL: this is no text file", advice: "give its --encoding if it is UTF-16")
        }
        if String(validating: raw, as: UTF8.self) != nil {
            self.charset = .utf8
            bytes = raw
            return
        }
        (self.charset, bytes) = try Self.guess(raw)
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
        var candidates = declared(raw).map { [$0] } ?? []
        candidates += try raw.withUnsafeBytes(Charset.detect).map(\.charset)
        for charset in candidates where charset != .utf8 {
            guard let text = try? raw.withUnsafeBytes(charset.decode), isPlausible(text) else { continue }
            return (charset, Array(text.utf8))
        }
        // Nothing fits: say where UTF-8 broke off, which is what most files are.
        _ = try raw.withUnsafeBytes(Charset.utf8.decode)
        throw Failure(.badData, "the encoding cannot be told", advice: "give it with --encoding")
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

    /// Text has no control characters but white space, and no private-use characters.
    private static func isPlausible(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            case .control: scalar == "\n" || scalar == "\r" || scalar == "\t" || scalar == "\u{85}" || scalar == "\u{C}"
            case .privateUse, .unassigned: false
            default: true
            }
        }
    }
}
