import CalqueCore
import CalqueUnits

/// An entry of a PO file. Its strings are bytes in the charset of the file.
struct POEntry {
    enum Field: Hashable {
        case context, id, plural
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
}

/// The entries of a PO file (GNU gettext manual, "The Format of PO Files"), without obsolete ones.
///
/// libgettextpo is not used, because it keeps a whole file in memory and is under the GPL.
final class POEntries {
    /// The largest size of an entry, in bytes.
    static let longest = 16 << 20

    private let lines: Lines
    private var next = POEntry()
    private var field: POEntry.Field?
    private var size = 0

    init(_ lines: Lines) { self.lines = lines }

    /// Returns the next entry, or nil after the last.
    ///
    /// - Throws: `Failure(.badData)` with the line.
    func entry() throws(Failure) -> POEntry? {
        while let range = try lines.next() {
            size += range.count
            guard size < Self.longest else { throw fault("the entry is longer than 16 MiB") }
            let line = trimmed(lines.bytes[range])
            guard let first = line.first else { continue }
            switch first {
            case UInt8(ascii: "#"):
                let done = field != nil ? take() : nil
                comment(line)
                if let done { return done }
            case UInt8(ascii: "\""):
                guard let field else { throw fault("the string belongs to no keyword") }
                next.fields[field, default: []] += try string(line)
            default:
                let done = try keyword(line)
                if let done { return done }
            }
        }
        return take()
    }

    /// Returns the current entry, if there is one, and starts the next.
    private func take() -> POEntry? {
        defer {
            next = POEntry()
            field = nil
            size = 0
        }
        return next.isEmpty ? nil : next
    }

    private func comment(_ line: ArraySlice<UInt8>) {
        let text = String(decoding: line.dropFirst(2), as: UTF8.self)
        let words = String(text.drop { $0 == " " })
        switch line.dropFirst().first {
        case UInt8(ascii: ","):
            next.flags += words.split(separator: ",").map { String($0.drop { $0 == " " }) }
        case UInt8(ascii: "."): next.extracted.append(words)
        case UInt8(ascii: " ") where !words.isEmpty: next.comments.append(words)
        default: break  // `#:` places, `#|` earlier texts, `#~` obsolete entries
        }
    }

    /// Reads a line with a keyword.
    ///
    /// - Returns: the previous entry, if a new entry starts here.
    private func keyword(_ line: ArraySlice<UInt8>) throws(Failure) -> POEntry? {
        let quote = line.firstIndex(of: UInt8(ascii: "\"")) ?? line.endIndex
        let word = String(decoding: trimmed(line[..<quote]), as: UTF8.self)
        let wanted: POEntry.Field
        switch word {
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
        guard quote < line.endIndex else { throw fault("\(oneLine(word)) has no string") }
        // `msgctxt` or `msgid` after a `msgstr` starts the next entry.
        var done: POEntry?
        if wanted == .context || wanted == .id, next.fields.keys.contains(where: \.isString) { done = take() }
        guard next.fields[wanted] == nil else { throw fault("\(word) occurs twice in one entry") }
        if next.isEmpty { next.line = lines.number }
        field = wanted
        next.fields[wanted] = try string(line[quote...])
        return done
    }

    private func string(_ line: ArraySlice<UInt8>) throws(Failure) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(line.count)
        var at = line.startIndex + 1
        while at < line.endIndex {
            let byte = line[at]
            at += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard at == line.endIndex else { throw fault("there is text after the string") }
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

    private func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var line = line.drop { $0 == 0x20 || $0 == 0x09 }
        while let last = line.last, last == 0x20 || last == 0x09 { line = line.dropLast() }
        return line
    }

    private func fault(_ message: String) -> Failure { Failure(.badData, message, at: lines.place) }
}

extension POEntry.Field {
    fileprivate var isString: Bool { if case .string = self { true } else { false } }
}
