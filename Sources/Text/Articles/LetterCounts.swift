import CalqueLanguages

/// The letters of a text by script. A letter of a script without blanks counts as three.
struct LetterCounts {
    enum Script { case latin, cyrillic, han, other }

    private var latin = 0
    private(set) var cyrillic = 0
    private(set) var cyrillicLetters: [Unicode.Scalar: Int] = [:]
    private(set) var han = 0
    private(set) var kana = 0
    private(set) var chinese = ChineseScript()
    private var others = 0

    /// - Complexity: linear in the text.
    init(_ text: String) {
        for scalar in text.unicodeScalars {
            if scalar.isASCIILetter || Letters.isAccentedLatin(scalar.value) {
                latin += 1
            } else if scalar.value < 0x80 {
                continue
            } else if scalar.isCyrillic {
                cyrillicLetters[scalar, default: 0] += 1
                cyrillic += 1
            } else if scalar.isKana {
                kana += TextLength.wholeLettersPerHan
            } else if scalar.isHan {
                han += TextLength.wholeLettersPerHan
                chinese.see(scalar)
            } else if scalar.isLetter {
                others += scalar.isHangul ? TextLength.wholeLettersPerHan : 1
            }
        }
    }

    var total: Int { latin + cyrillic + han + kana + others }

    /// How many letters the most frequent script has.
    var greatest: Int { max(latin, cyrillic, han + kana, others) }

    /// The most frequent script; nil for a text without letters.
    var script: Script? {
        switch greatest {
        case 0: nil
        case latin: .latin
        case cyrillic: .cyrillic
        case han + kana: .han
        default: .other
        }
    }
}
