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
        guard mayHaveDoubled(text) else { return [] }
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

    /// Whether a look at the single code points finds two equal words in a row, or two equal characters of Chinese. It is many
    /// times as fast as a look at the words, and nearly all texts have none.
    private static func mayHaveDoubled(_ text: String) -> Bool {
        var last: UInt64 = 0
        var word: UInt64 = 0
        var before: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            defer { before = scalar }
            if scalar == " " || scalar.value > 0x7F && scalar.properties.isWhitespace
                || (0x09...0x0D).contains(scalar.value)
            {
                if word == 0 { continue }
                if word == last { return true }
                (last, word) = (word, 0)
                continue
            }
            if scalar == before, doubledHan.contains(scalar) { return true }
            // FNV-1a: words with the same sum are looked at again.
            word = ((word == 0 ? 0xCBF2_9CE4_8422_2325 : word) ^ UInt64(small(scalar))) &* 0x100_0000_01B3
        }
        return word != 0 && word == last
    }

    /// The small letter of a letter.
    private static func small(_ scalar: Unicode.Scalar) -> UInt32 {
        switch scalar.value {
        case 0x41...0x5A, 0x410...0x42F: scalar.value + 0x20
        case 0..<0x80, 0x430...0x44F, 0x3000..<0xA000: scalar.value
        default: scalar.properties.lowercaseMapping.unicodeScalars.first?.value ?? scalar.value
        }
    }

    private static let doubledHan = Set(wrongHan.compactMap(\.unicodeScalars.first))

    private static func isHan(_ word: Substring) -> Bool { word.unicodeScalars.contains(where: \.isHan) }
}
