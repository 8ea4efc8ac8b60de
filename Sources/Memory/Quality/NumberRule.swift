import CalqueCore
import CalqueLanguages
import CalqueUnits

/// Compares the numbers of two texts by value, however they are written.
enum NumberRule {
    /// Returns which numbers of one text are missing in the other, in one line; nil where none is.
    static func fault(_ source: Variant, _ target: Variant) -> String? {
        let (one, other) = (NumbersOfText(source), NumbersOfText(target))
        let missing = one.missing(in: other)
        let added = other.missing(in: one)
        guard !missing.isEmpty || !added.isEmpty else { return nil }
        var parts: [String] = []
        if !missing.isEmpty {
            parts.append("\(list(missing.map(one.string))) of \(source.language) not in \(target.language)")
        }
        if !added.isEmpty {
            parts.append("\(list(added.map(other.string))) of \(target.language) not in \(source.language)")
        }
        return parts.joined(separator: ", ")
    }

    private static func list(_ words: [String]) -> String {
        words.prefix(5).joined(separator: ", ") + (words.count > 5 ? " …" : "")
    }
}
