package import CalqueCore

/// A language in which numbers are understood well enough to be written.
package enum NumberLanguage: Sendable, Hashable {
    case english, russian, chinese

    /// - Returns: nil for other languages.
    package init?(_ language: LanguageTag) {
        switch language.language {
        case "en": self = .english
        case "ru": self = .russian
        case "zh": self = .chinese
        default: return nil
        }
    }

    /// The mark before the decimals.
    package var decimalMark: Unicode.Scalar { self == .russian ? "," : "." }

    /// Returns whether a character separates thousands.
    package func isGrouping(_ scalar: Unicode.Scalar) -> Bool { self == .russian ? scalar.isBlank : scalar == "," }
}
