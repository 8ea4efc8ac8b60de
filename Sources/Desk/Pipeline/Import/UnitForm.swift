import Calque

/// The forms that units are read from.
enum UnitForm: String, CaseIterable {
    case tmx, tsv, csv, json, moses, weblate, po, xliff

    /// What the name of a file says, `.gz` apart; nil when it says nothing.
    init?(name: String) {
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

    /// How many first bytes `init(head:)` looks at.
    static let headCount = 4096

    /// What the first bytes of a file say; nil when it may be a table, or anything.
    init?(head: [UInt8]) {
        // UTF-16 as if it were ASCII: enough to know names by.
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
