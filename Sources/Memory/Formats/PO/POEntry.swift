import CalqueCore
import CalqueUnits

/// An entry of a PO file. Its strings are bytes of UTF-8.
struct POEntry {
    enum Field: Hashable {
        case domain, context, id, plural
        case string(Int)
    }

    var line = 0
    var fields: [Field: [UInt8]] = [:]
    var flags: [String] = []
    /// Remarks of the translator (`# `).
    var comments: [String] = []
    /// Remarks of the authors of the program (`#.`).
    var extracted: [String] = []

    var isEmpty: Bool { fields.isEmpty }
    var isFuzzy: Bool { flags.contains("fuzzy") }
    /// Whether the next `msgid` belongs to another entry.
    var isComplete: Bool { fields.keys.contains(where: \.isString) }
    /// Whether it is the header, or the name of a domain.
    var isHeader: Bool { fields[.domain] != nil || fields[.id]?.isEmpty == true && fields[.context] == nil }
}

/// The entries of a PO file (GNU gettext manual, "The Format of PO Files"), without obsolete ones.
///
/// libgettextpo is not used, because it keeps a whole file in memory and is under the GPL. It is a peer in the tests.
final class POEntries {
    /// The largest size of an entry, in bytes.
    static let longest = 16 << 20

    private let lines: Lines
    private var next = POEntry()
    private var field: POEntry.Field?
    /// The rest of the line that is being read.
    private var rest = 0..<0
    private var size = 0

    init(_ lines: Lines) { self.lines = lines }

    /// Returns the next entry, or nil after the last.
    ///
    /// Strings and keywords may share a line. Comments belong to the entry that follows them.
    ///
    /// - Throws: `Failure(.badData)` with the line.
    func entry() throws(Failure) -> POEntry? {
        while true {
            skipBlanks()
            if rest.isEmpty {
                guard let line = try lines.next() else { return take() }
                rest = line
                size += line.count
                guard size < Self.longest else { throw fault("the entry is longer than 16 MiB") }
                continue
            }
            switch lines.bytes[rest.lowerBound] {
            case UInt8(ascii: "#"):
                if next.isComplete, let done = take() { return done }
                comment(lines.bytes[rest])
                rest = rest.upperBound..<rest.upperBound
            case UInt8(ascii: "\""):
                guard let field else { throw fault("the string belongs to no keyword") }
                next.fields[field, default: []] += try string()
            default:
                let done = try keyword()
                if let done { return done }
            }
        }
    }

    private func skipBlanks() {
        while let byte = rest.isEmpty ? nil : lines.bytes[rest.lowerBound], byte <= 0x20 { rest = rest.dropFirst() }
    }

    /// Returns the current entry, if there is one, and starts the next.
    private func take() -> POEntry? {
        defer {
            next = POEntry()
            field = nil
            size = rest.count
        }
        return next.isEmpty ? nil : next
    }

    private func comment(_ line: ArraySlice<UInt8>) {
        let text = String(decoding: line.dropFirst(2), as: UTF8.self)
        let words = text.trimmingSpaces
        switch line.dropFirst().first {
        case UInt8(ascii: ","), UInt8(ascii: "="):
            next.flags += words.split(separator: ",").map { String($0).trimmingSpaces }
        case UInt8(ascii: "."): next.extracted.append(words)
        case UInt8(ascii: " ") where !words.isEmpty: next.comments.append(words)
        default: break  // `#:` places, `#|` earlier texts, `#~` obsolete entries
        }
    }

    /// Reads a keyword up to its string.
    ///
    /// - Returns: the previous entry, if a new entry starts here.
    private func keyword() throws(Failure) -> POEntry? {
        let line = lines.bytes[rest]
        let end = line.firstIndex { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "#") } ?? line.endIndex
        let word = String(decoding: line[..<end].filter { $0 > 0x20 }, as: UTF8.self)
        let wanted: POEntry.Field
        switch word {
        case "domain": wanted = .domain
        case "msgctxt": wanted = .context
        case "msgid": wanted = .id
        case "msgid_plural": wanted = .plural
        case "msgstr": wanted = .string(0)
        default:
            guard word.hasPrefix("msgstr["), word.hasSuffix("]"), let form = Int(word.dropFirst(7).dropLast()),
                (0..<32).contains(form)
            else { throw fault("“\(oneLine(word))” is not a keyword of a PO file") }
            wanted = .string(form)
        }
        rest = end..<rest.upperBound
        // `msgctxt` or `msgid` after a `msgstr` starts the next entry.
        var done: POEntry?
        let isFirst = wanted == .context || wanted == .id
        if wanted == .domain || isFirst && (next.isComplete || next.fields[.domain] != nil) { done = take() }
        guard next.fields[wanted] == nil else { throw fault("\(word) occurs twice in one entry") }
        if next.isEmpty { next.line = lines.number }
        field = wanted
        next.fields[wanted] = []
        return done
    }

    /// Reads a string.
    private func string() throws(Failure) -> [UInt8] {
        let line = lines.bytes[rest]
        var bytes: [UInt8] = []
        bytes.reserveCapacity(line.count)
        var at = line.startIndex + 1
        while at < line.endIndex {
            let byte = line[at]
            at += 1
            switch byte {
            case UInt8(ascii: "\""):
                rest = at..<rest.upperBound
                return bytes
            case UInt8(ascii: "\\"):
                guard at < line.endIndex else { throw fault("the string is not closed") }
                bytes.append(escape(line, &at))
            default: bytes.append(byte)
            }
        }
        throw fault("the string is not closed")
    }

    private func escape(_ line: ArraySlice<UInt8>, _ at: inout Int) -> UInt8 {
        let byte = line[at]
        at += 1
        switch byte {
        case UInt8(ascii: "n"): return 0x0A
        case UInt8(ascii: "t"): return 0x09
        case UInt8(ascii: "r"): return 0x0D
        case UInt8(ascii: "a"): return 0x07
        case UInt8(ascii: "b"): return 0x08
        case UInt8(ascii: "f"): return 0x0C
        case UInt8(ascii: "v"): return 0x0B
        case 0x30...0x37:
            var value = Int(byte - 0x30)
            for _ in 0..<2 where at < line.endIndex && (0x30...0x37).contains(line[at]) {
                // bounded: three digits.
                value = value * 8 + Int(line[at] - 0x30)
                at += 1
            }
            return UInt8(truncatingIfNeeded: value)
        case UInt8(ascii: "x"):
            var value = 0
            for _ in 0..<2 where at < line.endIndex {
                guard let digit = Character(Unicode.Scalar(line[at])).hexDigitValue else { break }
                // bounded: two digits.
                value = value * 16 + digit
                at += 1
            }
            return UInt8(truncatingIfNeeded: value)
        default: return byte
        }
    }

    private func fault(_ message: String) -> Failure { Failure(.badData, message, at: lines.place) }
}

extension POEntry.Field {
    fileprivate var isString: Bool { if case .string = self { true } else { false } }
}
