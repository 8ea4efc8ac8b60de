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
}
