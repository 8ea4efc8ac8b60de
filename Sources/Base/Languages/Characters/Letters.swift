import CalqueCore

/// What the extractors of terms ask of single characters. The ranges of the common scripts are tested first: Unicode's
/// property tables would take most of the time otherwise.
enum Letters {
    static func isHan(_ scalar: UInt32) -> Bool {
        (0x4E00...0x9FFF).contains(scalar) || (0x3400...0x4DBF).contains(scalar) || (0x20000...0x323AF).contains(scalar)
    }

    /// Whether it is part of a word that blanks or marks bound: a letter, but not of Han or kana.
    static func isWordLetter(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x61...0x7A, 0x41...0x5A, 0x400...0x481, 0x48A...0x52F: true
        case 0..<0xAA, 0x2000...0x206F, 0x3000...0xABFF, 0xF900...0xFAFF, 0xFF00...0xFF65, 0x20000...0x323AF: false
        default: Unicode.Scalar(scalar)?.properties.isAlphabetic ?? false
        }
    }

    static func lowercase(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0x41...0x5A, 0x410...0x42F, 0xC0...0xD6, 0xD8...0xDE: scalar + 0x20
        case 0x400...0x40F: scalar + 0x50
        case 0..<0x100, 0x430...0x45F, 0x3000...0xABFF: scalar
        default:
            Unicode.Scalar(scalar).flatMap { $0.properties.lowercaseMapping.unicodeScalars.first?.value } ?? scalar
        }
    }

    /// Calls `body` with each word, as a range, and whether it begins with a capital.
    static func forEachWord(of text: [UInt32], _ body: (Range<Int>, Bool) -> Void) {
        var at = 0
        while at < text.count {
            guard isWordLetter(text[at]) else {
                at += 1
                continue
            }
            let start = at
            while at < text.count, isWordLetter(text[at]) { at += 1 }
            body(start..<at, lowercase(text[start]) != text[start])
        }
    }

    /// A word without what inflection puts at its end, as far as it is worth doing without a dictionary: the vowels
    /// and the few consonants of Russian endings.
    static func stem(_ word: [UInt32], _ language: LanguageTag) -> [UInt32] {
        guard language.language == "ru" || language.language == "uk" || language.language == "be" else { return word }
        // The last characters as numbers, so that each ending is one comparison.
        var tails = SIMD4<UInt64>()
        var tail: UInt64 = 0
        for length in 1...4 where length + 3 <= word.count {
            tail |= UInt64(word[word.count - length] & 0xFFFF) << UInt64(16 * (length - 1))
            tails[length - 1] = tail
        }
        for (length, ending) in endings where tails[length - 1] == ending { return Array(word.dropLast(length)) }
        return word
    }

    /// Endings of Russian nouns and adjectives, the longest first.
    private static let endings: [(length: Int, packed: UInt64)] = [
        "иями", "ами", "ями", "ого", "его", "ому", "ему", "ыми", "ими", "иях", "ией", "ием", "иям",
        "ой", "ей", "ый", "ий", "ая", "яя", "ое", "ее", "ые", "ие", "ых", "их", "ым", "им", "ом", "ем", "ую", "юю",
        "ов", "ев", "ам", "ям", "ах", "ях", "ия", "ии", "ию", "ью", "а", "я", "у", "ю", "е", "и", "ы", "ь", "о", "й",
    ].map { $0.unicodeScalars.map { UInt64($0.value) } }.sorted { $0.count > $1.count }
        .map { ($0.count, $0.reduce(0) { $0 << 16 | $1 }) }
}
