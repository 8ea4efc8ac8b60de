package import CalqueCore

/// Counts the characters of a text that only simplified or only traditional Chinese has.
package struct ChineseScript: Sendable {
    /// How many characters only simplified writing has.
    package private(set) var simplified = 0
    /// How many characters only traditional writing has.
    package private(set) var traditional = 0

    package init() {}

    /// Counts a character.
    package mutating func see(_ character: Unicode.Scalar) {
        if Self.onlySimplified.contains(character) {
            simplified += 1
        } else if Self.onlyTraditional.contains(character) {
            traditional += 1
        }
    }

    /// The language of the text: `zh-Hant` where traditional characters clearly prevail, otherwise `zh`, which usually
    /// means simplified writing.
    package var language: LanguageTag {
        traditional > 3 * simplified ? "zh-Hant" : "zh"
    }

    private static let lines = ResourceLines(PackageResources.chinese_scripts_txt)
    private static let onlySimplified = lines.characters("simplified").subtracting(lines.characters("shared"))
    private static let onlyTraditional = lines.characters("traditional").subtracting(lines.characters("shared"))
}
