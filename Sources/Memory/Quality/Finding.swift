public import CalqueCore

/// A kind of fault that a unit may have.
public enum QualityRule: String, Sendable, CaseIterable {
    /// A number of one text has no equal value in the other.
    case numbers
    /// A text is empty or has no translation.
    case untranslated
    /// The target equals the source.
    case same
    /// The texts have different inline elements.
    case tags
    /// One text is far longer than the other.
    case length
    /// A text is not in the script of its language.
    case script
    /// A word is repeated.
    case doubled
    /// A quotation mark or bracket of one text has no partner.
    case unbalanced
    /// One Chinese text has simplified and traditional characters.
    case mixedHan = "mixed-han"
    /// A text has control characters, or bytes that cannot be decoded.
    case control

    /// The fault in a few words, for help.
    public var meaning: String {
        switch self {
        case .numbers: "a number of one text has no equal value in the other"
        case .untranslated: "a text is empty or has no translation"
        case .same: "the target equals the source"
        case .tags: "the texts have different inline elements"
        case .length: "one text is far longer than the other"
        case .script: "a text is not in the script of its language"
        case .doubled: "a word is repeated"
        case .unbalanced: "a quotation mark or bracket of one text has no partner"
        case .mixedHan: "simplified and traditional characters in one Chinese text"
        case .control: "control characters, or bytes that cannot be decoded"
        }
    }
}

/// A fault that a unit may have.
public struct Finding: Sendable, Hashable {
    /// The rule that the unit breaks.
    public var rule: QualityRule
    /// The language of the text with the fault.
    public var language: LanguageTag
    /// The fault in one line.
    public var message: String

    /// Makes a finding.
    public init(_ rule: QualityRule, _ language: LanguageTag, _ message: String) {
        self.rule = rule
        self.language = language
        self.message = message
    }
}
