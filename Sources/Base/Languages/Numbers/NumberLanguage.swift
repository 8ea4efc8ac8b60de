public import CalqueCore

/// A language in which numbers are understood well enough to be written.
public enum NumberLanguage: Sendable, Hashable {
    case english, russian, chinese

    /// - Returns: nil for other languages.
    public init?(_ language: LanguageTag) {
        switch language.language {
        case "en": self = .english
        case "ru": self = .russian
        case "zh": self = .chinese
        default: return nil
        }
    }

    /// The mark before the decimals.
    public var decimalMark: Unicode.Scalar { self == .russian ? "," : "." }

    /// Returns whether a character separates thousands.
    public func isGrouping(_ scalar: Unicode.Scalar) -> Bool { self == .russian ? scalar.isBlank : scalar == "," }
}
