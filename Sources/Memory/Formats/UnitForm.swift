/// The forms of files that units are read from.
package enum UnitForm: String, Sendable, CaseIterable {
    case tmx, tsv, csv, json, moses, weblate, po, xliff

    /// The form that the ending of a file's name stands for, `.gz` aside; nil if it stands for none.
    package init?(name: String) {
        var name = Substring(name.lowercased())
        if name.hasSuffix(".gz") { name = name.dropLast(3) }
        guard let dot = name.lastIndex(of: ".") else { return nil }
        switch name[name.index(after: dot)...] {
        case "tmx": self = .tmx
        case "tsv", "tab": self = .tsv
        case "csv": self = .csv
        case "json", "jsonl", "ndjson": self = .json
        case "po": self = .po
        case "xlf", "xliff", "mxliff", "mqxliff", "sdlxliff": self = .xliff
        default: return nil
        }
    }

    /// How many bytes `init(head:)` needs.
    package static let headCount = 4096

    /// The form that the first bytes of a file show; nil when they may be a table or anything else.
    package init?(head: [UInt8]) {
        // UTF-16 without its zero bytes is enough to recognise names.
        let text = String(decoding: head.filter { $0 != 0 }, as: UTF8.self)
        let start = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" || $0 == "\u{FFFD}" }
        switch start.first {
        case "<": self = start.contains("<xliff") ? .xliff : .tmx
        case "{", "[": self = .json
        default:
            let lines = start.split(separator: "\n").drop { $0.hasPrefix("#") }
            guard let line = lines.first, line.hasPrefix("msgid ") || line.hasPrefix("msgctxt ") else { return nil }
            self = .po
        }
    }
}
