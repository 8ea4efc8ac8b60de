public import CalqueCore

/// A kind of fault that a unit may have.
public enum QualityRule: String, Sendable, CaseIterable {
    case numbers
    case untranslated
    case same
    case tags
    case length
    case script
    case doubled
    case unbalanced
    case mixedHan = "mixed-han"
    case control

    /// The fault in a few words, for help.
    public var meaning: String {
        switch self {
        case .numbers: "a number of one text has no equal value in the other"
        case .untranslated: "a text is empty or has no translation"
        case .same: "the target is the source"
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
    public var rule: QualityRule
    /// The language of the text with the fault.
    public var language: LanguageTag
    /// The fault in one line.
    public var message: String

    public init(_ rule: QualityRule, _ language: LanguageTag, _ message: String) {
        self.rule = rule
        self.language = language
        self.message = message
    }
}
