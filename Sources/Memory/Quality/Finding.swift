package import CalqueCore

/// What may be wrong with a unit.
package enum QualityRule: String, Sendable, CaseIterable {
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

    /// In a few words, for help.
    package var meaning: String {
        switch self {
        case .numbers: "a number of one text has no equal, by value, in the other"
        case .untranslated: "a text is empty, or stands alone"
        case .same: "the target is the source"
        case .tags: "the texts have different inline elements"
        case .length: "one text is far longer than the other"
        case .script: "a text is not in the script of its language"
        case .doubled: "a word stands twice"
        case .unbalanced: "a quotation mark or bracket of one text has no partner"
        case .mixedHan: "simplified and traditional characters in one Chinese text"
        case .control: "control characters, or bytes that could not be read"
        }
    }
}

/// Something that may be wrong with a unit.
package struct Finding: Sendable, Hashable {
    package var rule: QualityRule
    /// Of the text that it was found in.
    package var language: LanguageTag
    /// One line: what was found.
    package var message: String

    package init(_ rule: QualityRule, _ language: LanguageTag, _ message: String) {
        self.rule = rule
        self.language = language
        self.message = message
    }
}
