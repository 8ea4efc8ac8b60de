import CalqueUnits

/// `the the`: a word twice in a row, in scripts that part words by blanks; in Chinese the few that are never doubled.
enum DoubledRule {
    /// Words that grammar doubles.
    private static let sound: Set<String> = [
        "had", "that", "bye", "ha", "no", "yes", "very", "да", "нет", "очень", "вот",
    ]

    private static let unsoundHan = ["的的", "是是", "在在", "和和", "与与", "被被"]

    static func fault(_ source: Variant, _ target: Variant) -> String? {
        let (one, other) = (doubled(source.text), doubled(target.text))
        // What is doubled in both is meant so.
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
                !sound.contains(word.lowercased()), !isHan(word),
                // Two capitals are a name: Boutros Boutros.
                !(word.first?.isUppercase == true && last.first?.isUppercase == true)
            else { continue }
            found.append("\(last) \(word)")
        }
        for twice in unsoundHan where text.contains(twice) { found.append(twice) }
        return found
    }

    private static func isHan(_ word: Substring) -> Bool {
        word.unicodeScalars.contains { (0x3400...0x9FFF).contains($0.value) }
    }
}
