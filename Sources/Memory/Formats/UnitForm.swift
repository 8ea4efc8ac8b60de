/// The forms of files from which units are read.
public enum UnitForm: String, Sendable, CaseIterable {
    /// TMX 1.1 to 1.4.
    case tmx
    /// A table with tabs.
    case tsv
    /// A table with commas or semicolons (RFC 4180).
    case csv
    /// JSON Lines, or one array of JSON.
    case json
    /// Two or more text files with one segment per line.
    case moses
    /// The JSON of Weblate's translation memory.
    case weblate
    /// A catalogue of gettext.
    case po
    /// XLIFF 1.2 or 2.x, and the dialects of memoQ, Phrase and Trados.
    case xliff

    /// The extensions of file names, for each form that has some. The extension `.gz` may follow them.
    package static let extensions: [(form: UnitForm, extensions: [String])] = [
        (.tmx, ["tmx"]),
        (.tsv, ["tsv", "tab"]),
        (.csv, ["csv"]),
        (.json, ["json", "jsonl", "ndjson"]),
        (.po, ["po"]),
        (.xliff, ["xlf", "xliff", "mxliff", "mqxliff", "sdlxliff"]),
    ]

    /// Returns the form that the extension of a file name means; nil for other extensions.
    public init?(name: String) {
        var name = Substring(name.lowercased())
        if name.hasSuffix(".gz") { name = name.dropLast(3) }
        guard let dot = name.lastIndex(of: ".") else { return nil }
        let ending = name[name.index(after: dot)...]
        guard let row = Self.extensions.first(where: { $0.extensions.contains { $0 == ending } }) else { return nil }
        self = row.form
    }

    /// The number of bytes that `init(head:)` needs.
    package static let headCount = 4096

    /// Returns the form that the first bytes of a file show; nil if they may be a table or anything else.
    public init?(head: [UInt8]) {
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
