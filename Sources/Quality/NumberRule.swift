import Alignment
import TranslationMemory

/// Numbers by value, however they are written.
enum NumberRule {
    static func fault(_ source: Variant, _ target: Variant) -> String? {
        let one = NumberValue.all(in: source.text, language: source.language)
        let other = NumberValue.all(in: target.text, language: target.language)
        let missing = unmatched(one, in: other)
        let added = unmatched(other, in: one)
        guard !missing.isEmpty || !added.isEmpty else { return nil }
        var parts: [String] = []
        if !missing.isEmpty { parts.append("\(list(missing)) of \(source.language) not in \(target.language)") }
        if !added.isEmpty { parts.append("\(list(added)) of \(target.language) not in \(source.language)") }
        return parts.joined(separator: ", ")
    }

    /// Numbers in figures that have no equal. Those in words, and months, may be said by other means.
    private static func unmatched(_ values: [NumberValue], in others: [NumberValue]) -> [String] {
        var left: [String: Int] = [:]
        for other in others { left[other.key, default: 0] += 1 }
        var found: [String] = []
        // Those in figures first, so that a number in words takes none from them.
        for value in values.sorted(by: { !$0.isWord && $1.isWord }) {
            if let count = left[value.key], count > 0 {
                left[value.key] = count - 1
            } else if !value.isWord, !value.isMonth {
                // Said twice in one language and once in the other is no fault.
                if left[value.key] == nil { found.append(value.text) }
            }
        }
        return found
    }

    private static func list(_ words: [String]) -> String {
        words.prefix(5).joined(separator: ", ") + (words.count > 5 ? " …" : "")
    }
}
