import CalqueLanguages

/// Measures how much a decoded text looks like writing, by its letters outside ASCII and their neighbours.
struct LetterScore {
    private var cyrillic = 0.0
    private var commonCyrillic = 0.0
    private var han = 0.0
    private var commonHan = 0.0
    private var latin = 0.0
    private var asciiLetters = 0.0
    /// The number of letters at places where no language has such letters.
    private var strange = 0.0
    private var marks = 0.0
    private var others = 0.0
    private let levelOne: Double

    /// Measures a text.
    ///
    /// - Parameters:
    ///   - raw: the bytes from which the text was decoded.
    ///   - charset: the name of the encoding. In GB and Big5 the bytes show how common a character is.
    /// - Complexity: linear in the text, up to a limit.
    init(_ text: String, raw: [UInt8], charset: String) {
        levelOne = Self.levelOne(raw, charset)
        var before: Unicode.Scalar = " "
        for scalar in text.unicodeScalars.prefix(1 << 18) {
            see(scalar, after: before)
            before = scalar
        }
    }

    /// The score, from 0 (noise) to 1 (every letter is at a usual place).
    var value: Double {
        let total = cyrillic + 2 * han + latin + marks + others
        guard total > 0 else { return 1 }
        // Ten letters make up two thirds of any Slavic text. With a wrong encoding their share is random.
        let usual = cyrillic == 0 ? 0 : min(1, commonCyrillic / cyrillic / 0.55)
        let frequent = han == 0 ? 0 : min(1, commonHan / han / 0.2)
        // Western languages have far more ASCII letters than accented ones.
        let plain = latin > 0.4 * (latin + asciiLetters) ? 0.2 : 1
        let good = cyrillic * usual + 2 * han * (0.5 * levelOne + 0.5 * frequent) + latin * plain + marks
        return max(0, good - 2 * strange) / total
    }

    private mutating func see(_ scalar: Unicode.Scalar, after before: Unicode.Scalar) {
        switch scalar.value {
        case 0..<0x80:
            guard scalar.isASCIILetter else { return }
            asciiLetters += 1
            if before.isCyrillic { strange += 1 }
        case _ where scalar.isCyrillic:
            cyrillic += 1
            if FrequentCharacters.cyrillic.contains(scalar) { commonCyrillic += 1 }
            let breaksCase = scalar.properties.isUppercase && before.properties.isLowercase
            if before.isASCIILetter || (breaksCase && before.isCyrillic) { strange += 1 }
        case _ where scalar.isHan:
            han += 1
            if FrequentCharacters.han.contains(scalar) { commonHan += 1 }
        case _ where Letters.isAccentedLatin(scalar.value):
            latin += 1
            // In any language, less than a hundredth of the letters are two accented ones in a row.
            if (0xC0...0x24F).contains(before.value) || before.isCyrillic { strange += 0.4 }
        case 0xA0, 0xA7, 0xA9, 0xAB, 0xAE, 0xB0, 0xB7, 0xBB, 0x2010...0x2026, 0x2030, 0x2039, 0x203A, 0x20AC, 0x2116,
            0x2122, 0xFEFF, 0xA3:
            marks += 1
        case 0x3000...0x3011, 0xFF01...0xFF5E: marks += 1
        default: others += 1
        }
    }

    /// The share of double-byte characters that are in the first level of their character set: the 3,755 common
    /// characters of GB 2312 or the 5,401 of Big5. The value is 0.5 for an encoding without levels.
    private static func levelOne(_ raw: [UInt8], _ charset: String) -> Double {
        let leads: ClosedRange<UInt8>
        let marks: ClosedRange<UInt8>
        let trails: ClosedRange<UInt8>
        switch charset.lowercased() {
        case "gb18030", "gbk", "gb2312": (leads, marks, trails) = (0xB0...0xD7, 0xA1...0xA3, 0xA1...0xFE)
        case "big5": (leads, marks, trails) = (0xA4...0xC6, 0xA1...0xA3, 0x40...0xFE)
        default: return 0.5
        }
        var all = 0
        var first = 0
        var at = 0
        while at + 1 < min(raw.count, 1 << 18) {
            guard raw[at] >= 0x81 else {
                at += 1
                continue
            }
            if !marks.contains(raw[at]) {
                all += 1
                if leads.contains(raw[at]), trails.contains(raw[at + 1]) { first += 1 }
            }
            at += 2
        }
        return all == 0 ? 0.5 : Double(first) / Double(all)
    }
}
