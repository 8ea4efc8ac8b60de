import CalqueCore
import CalqueICU

/// The fields at the head of a mail, of a part of one, or of an answer of a web server (RFC 5322, RFC 9112).
struct MailHeader {
    /// The values by the names in lower case; of several, the first.
    private var fields: [String: [UInt8]] = [:]
    /// The number of the first byte after the empty line.
    let end: Int

    /// Reads the fields up to an empty line.
    init(_ bytes: ArraySlice<UInt8>) {
        var at = bytes.startIndex
        var last: String?
        while at < bytes.endIndex {
            let lineEnd = bytes[at...].firstIndex(of: 0x0A) ?? bytes.endIndex
            let next = min(lineEnd + 1, bytes.endIndex)
            var line = bytes[at..<lineEnd]
            if line.last == 0x0D { line.removeLast() }
            at = next
            if line.isEmpty { break }
            if line.first == 0x20 || line.first == 0x09 {
                // A value goes on in lines that are indented.
                if let last { fields[last]? += line }
            } else if let colon = line.firstIndex(of: UInt8(ascii: ":")) {
                let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
                last = fields[name] == nil ? name : nil
                if fields[name] == nil { fields[name] = Array(line[(colon + 1)...].drop { $0 == 0x20 || $0 == 0x09 }) }
            }
        }
        end = at
    }

    /// The value of a field as it is written.
    subscript(name: String) -> String? { fields[name].map { String(decoding: $0, as: UTF8.self).trimmed } }

    /// The value of a field for people, decoded (RFC 2047). Old programs write in the encoding of their place.
    func words(_ name: String, charset: String?) -> String? {
        guard let raw = fields[name] else { return nil }
        let text =
            String(validating: raw, as: UTF8.self) ?? charset.flatMap { try? Charset($0).decode(raw) }
            ?? String(decoding: raw, as: UTF8.self)
        return EncodedWords.decoded(text).split(whereSeparator: \.isNewline).joined(separator: " ").trimmed
    }

    /// The value of `Content-Type` and its like, in lower case, without parameters.
    func token(_ name: String) -> String? {
        self[name].map { String($0.prefix { $0 != ";" && $0 != " " }).lowercased() }
    }

    /// A parameter of a field: `charset`, `boundary`.
    func parameter(_ wanted: String, of name: String) -> String? {
        guard let value = self[name] else { return nil }
        for part in MailHeader.parts(value).dropFirst() {
            guard let equals = part.firstIndex(of: "=") else { continue }
            guard String(part[..<equals]).trimmed.lowercased() == wanted else { continue }
            let text = String(part[part.index(after: equals)...]).trimmed
            return text.first == "\"" ? String(text.dropFirst().prefix { $0 != "\"" }) : text
        }
        return nil
    }

    /// A value divided at semicolons outside quotation marks.
    private static func parts(_ value: String) -> [String] {
        var parts = [""]
        var isQuoted = false
        for character in value {
            if character == "\"" { isQuoted.toggle() }
            if character == ";", !isQuoted { parts.append("") } else { parts[parts.count - 1].append(character) }
        }
        return parts
    }

    /// The fields that no plain text begins with unless it is a mail.
    private static let known: Set<String> = [
        "from", "to", "subject", "date", "mime-version", "content-type", "message-id", "received", "return-path",
        "delivered-to", "reply-to", "sender", "x-mailer", "dkim-signature", "snapshot-content-location", "cc",
        "content-transfer-encoding", "authentication-results", "list-id",
    ]
    /// Fields of mail that are not also lines of a press release.
    private static let technical: Set<String> = [
        "mime-version", "content-type", "message-id", "received", "return-path", "delivered-to", "dkim-signature",
        "snapshot-content-location", "content-transfer-encoding",
    ]

    /// Whether text begins with the head of a mail: fields up to an empty line, of which some are those of mail.
    static func begins(_ text: ArraySlice<UInt8>) -> Bool {
        guard let colon = text.prefix(80).firstIndex(of: UInt8(ascii: ":")), isName(text[text.startIndex..<colon])
        else {
            return false
        }
        let header = MailHeader(text)
        var at = text.startIndex
        while at < header.end {
            let lineEnd = text[at...].firstIndex(of: 0x0A) ?? text.endIndex
            let line = text[at..<lineEnd]
            at = lineEnd + 1
            guard let first = line.first, first != 0x0D, first != 0x20, first != 0x09 else { continue }
            // The last line may be cut off.
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else {
                if lineEnd == text.endIndex { break }
                return false
            }
            guard isName(line[..<colon]) else { return false }
        }
        let names = Set(header.fields.keys)
        let found = names.intersection(known)
        return !names.isDisjoint(with: technical) && found.count >= 2
            || found.isSuperset(of: ["from", "to", "subject"]) || found.isSuperset(of: ["from", "date", "subject"])
    }

    /// Whether bytes are the name of a field: letters, figures and hyphens.
    private static func isName(_ bytes: ArraySlice<UInt8>) -> Bool {
        !bytes.isEmpty
            && bytes.allSatisfy {
                (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x5F
            }
    }
}

/// Words of a field in another encoding: `=?koi8-r?B?8MHSz80=?=` (RFC 2047).
enum EncodedWords {
    static func decoded(_ text: String) -> String {
        guard text.contains("=?") else { return text }
        var result = ""
        var rest = text[...]
        // The bytes of neighbours are joined: some programs divide them within a character.
        var (open, charset): ([UInt8], String?) = ([], nil)
        func close() {
            if let name = charset {
                result += (try? Charset(name).decode(open)) ?? String(decoding: open, as: UTF8.self)
            }
            (open, charset) = ([], nil)
        }
        while let start = rest.firstRange(of: "=?") {
            let parts = rest[start.upperBound...].split(separator: "?", maxSplits: 3, omittingEmptySubsequences: false)
            guard parts.count == 4, parts[3].hasPrefix("="), let code = parts[1].lowercased().first, "bq".contains(code)
            else {
                close()
                result += rest[..<start.upperBound]
                rest = rest[start.upperBound...]
                continue
            }
            let name = String(parts[0].prefix { $0 != "*" })
            let between = rest[..<start.lowerBound]
            if charset == nil || !between.allSatisfy(\.isWhitespace) || charset?.lowercased() != name.lowercased() {
                let isAdjacent = charset != nil && between.allSatisfy(\.isWhitespace)
                close()
                if !isAdjacent { result += between }
            }
            charset = name
            let bytes = Array(parts[2].utf8)
            open +=
                code == "b"
                ? MailCode.base64(bytes)
                : MailCode.quoted(bytes.map { $0 == UInt8(ascii: "_") ? 0x20 : $0 }, mark: UInt8(ascii: "="))
            rest = parts[3].dropFirst()
        }
        close()
        return result + rest
    }
}

/// The codes in which mail carries bytes.
enum MailCode {
    /// Base64 (RFC 4648). What is no letter of it is skipped, as RFC 2045 says.
    static func base64(_ text: some Sequence<UInt8>) -> [UInt8] {
        var bytes: [UInt8] = []
        var (value, count): (UInt32, Int) = (0, 0)
        for byte in text {
            let digit: UInt8
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): digit = byte - 0x41
            case UInt8(ascii: "a")...UInt8(ascii: "z"): digit = byte - 0x61 + 26
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - 0x30 + 52
            case UInt8(ascii: "+"), UInt8(ascii: "-"): digit = 62
            case UInt8(ascii: "/"), UInt8(ascii: "_"): digit = 63
            case UInt8(ascii: "="):
                (value, count) = (0, 0)
                continue
            default: continue
            }
            // bounded: at most 8 bits are kept.
            value = (value << 6 | UInt32(digit)) & 0x3FFF
            count += 6
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: value >> UInt32(count)))
            }
        }
        return bytes
    }

    /// Quoted-printable (RFC 2045), or another code of two hexadecimal digits after a mark.
    static func quoted(_ text: [UInt8], mark: UInt8) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        var at = 0
        while at < text.count {
            guard text[at] == mark else {
                bytes.append(text[at])
                at += 1
                continue
            }
            // A mark at the end of a line joins it to the next.
            var end = at + 1
            while end < text.count, text[end] == 0x20 || text[end] == 0x09 || text[end] == 0x0D { end += 1 }
            if end == text.count || text[end] == 0x0A {
                at = end + 1
            } else if at + 2 < text.count, let high = hexadecimal(text[at + 1]), let low = hexadecimal(text[at + 2]) {
                bytes.append(high << 4 | low)
                at += 3
            } else {
                bytes.append(mark)
                at += 1
            }
        }
        return bytes
    }

    /// The value of a hexadecimal digit.
    static func hexadecimal(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - 0x30
        case UInt8(ascii: "A")...UInt8(ascii: "F"), UInt8(ascii: "a")...UInt8(ascii: "f"): (byte | 0x20) - 0x61 + 10
        default: nil
        }
    }
}
