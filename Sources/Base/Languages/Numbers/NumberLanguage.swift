import CalqueCore

/// The languages in which numbers are understood well enough to be written anew.
enum Tongue {
    case english, russian, chinese

    init?(_ language: LanguageTag) {
        switch language.language {
        case "en": self = .english
        case "ru": self = .russian
        case "zh": self = .chinese
        default: return nil
        }
    }

    var decimalMark: Unicode.Scalar { self == .russian ? "," : "." }

    /// Whether it parts thousands.
    func isGrouping(_ scalar: Unicode.Scalar) -> Bool { self == .russian ? scalar.isBlank : scalar == "," }
}

extension Unicode.Scalar {
    var isBlank: Bool { [0x20, 0xA0, 0x2009, 0x202F].contains(value) }

    /// Of a digit, plain or full-width.
    var digit: Int? {
        switch value {
        case 0x30...0x39: Int(value - 0x30)
        case 0xFF10...0xFF19: Int(value - 0xFF10)
        default: nil
        }
    }

    /// Whether it is part of a word that blanks bound.
    var isWordLetter: Bool {
        properties.isAlphabetic && !(0x3000...0xABFF).contains(value) && !(0xF900...0xFAFF).contains(value)
            && !(0x20000...0x323AF).contains(value)
    }
}

extension Collection where Element == Unicode.Scalar {
    var string: String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: self)
        return String(view)
    }
}
