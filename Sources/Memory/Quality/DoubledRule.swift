import CalqueLanguages
import CalqueUnits

/// Finds a word that is written twice in a row, such as `the the`, in scripts that separate words by blanks. In Chinese it
/// finds the few characters that are never doubled.
enum DoubledRule {
    /// Words that grammar doubles.
    private static let correct: Set<String> = [
        "had", "that", "bye", "ha", "no", "yes", "very", "да", "нет", "очень", "вот",
    ]

    /// Doubled characters that are always a fault.
    private static let wrongHan = ["的的", "是是", "在在", "和和", "与与", "被被"]

    /// Returns the first doubled word, in one line; nil where neither text or both texts have one.
    static func fault(_ source: Variant, _ target: Variant) -> String? {
        let (one, other) = (doubled(source.text), doubled(target.text))
        // A word that is doubled in both texts is intended.
        guard one.isEmpty != other.isEmpty else { return nil }
        let variant = one.isEmpty ? target : source
        return "“\((one + other)[0])” in \(variant.language)"
    }

    private static func doubled(_ text: String) -> [String] {
        var found: [String] = []
        var last: Substring = ""
        for word in text.split(whereSeparator: \.isWhitespace) {
            defer { last = word }
            guard word.count > 1 || word.first?.isLowercase == true, word.allSatisfy(\.isLetter),
                last.lowercased() == word.lowercased(),
                !correct.contains(word.lowercased()), !isHan(word),
                // Two capitals are a name: Boutros Boutros.
                !(word.first?.isUppercase == true && last.first?.isUppercase == true)
            else { continue }
            found.append("\(last) \(word)")
        }
        for twice in wrongHan where text.contains(twice) { found.append(twice) }
        return found
    }

    private static func isHan(_ word: Substring) -> Bool { word.unicodeScalars.contains(where: \.isHan) }
}
