package import CalqueCore
package import CalqueUnits

/// A condition on units in a small language: `domain = energy and date >= 2026-01 and not text.ru ~ "нефт\w+"`.
///
/// - **Comparisons** are `FIELD OP VALUE`, or `FIELD exists`. Values are words, or in quotes (`"` or `'`) where they
///   have blanks or marks; in quotes a doubled quote is one.
/// - **Operators**: `=`, `!=`, `contains`, `~` (a regular expression of ICU is found in it), `!~`; `<`, `<=`, `>`, `>=` of
///   numbers and dates. Texts are compared without regard to case. Of a field with several values, one is enough for
///   the condition to hold; `!=` and `!~` hold when none is so.
/// - **Fields**: see ``Field``.
/// - `and`, `or`, `not` and parentheses join comparisons; `and` binds closer than `or`.
///
/// Not for use from several threads at once.
package final class UnitFilter {
    /// What can be asked for, as help tells it.
    package static let fields: [(name: String, meaning: String)] = [
        ("lang", "one of its languages: zh holds for zh-CN, not for zh-TW"),
        ("text", "the text in any language; text.LANG in one"),
        ("source", "the text that was translated; target: the other texts"),
        ("domain", "the domain that the unit names"),
        ("document", "the document that it is from"),
        ("file", "the name of its file in the memory"),
        ("date", "of its document, or of the last change; 2026-02 is the whole month"),
        ("created", "when it was made; changed: when it was changed last"),
        ("confidence", "how sure the aligner was, 0 to 1"),
        ("usage", "how often it was used"),
        ("unit", "its number in the memory, from 0"),
        ("tuid", "its name in its file"),
        ("note", "a note; prop.NAME: a property, such as prop.x-moved"),
    ]

    private let root: FilterNode

    /// - Throws: `Failure(.usage)` that says what is wrong and at which character.
    package init(_ text: String) throws(Failure) {
        var parser = try FilterParser(text)
        root = try parser.parse()
    }

    /// - Throws: `Failure(.badData)` when a regular expression takes too long on a text.
    package func holds(for entry: Memory.Entry, header: TMXHeader, file: String) throws(Failure) -> Bool {
        try root.holds(FilterContext(entry: entry, header: header, file: file))
    }
}

/// What a condition looks at.
struct FilterContext {
    let entry: Memory.Entry
    let header: TMXHeader
    let file: String
}

/// A condition, taken apart.
indirect enum FilterNode {
    case all([FilterNode])
    case any([FilterNode])
    case not(FilterNode)
    case comparison(FilterComparison)

    func holds(_ context: FilterContext) throws(Failure) -> Bool {
        switch self {
        case .all(let nodes):
            for node in nodes where try !node.holds(context) { return false }
            return true
        case .any(let nodes):
            for node in nodes where try node.holds(context) { return true }
            return false
        case .not(let node): return try !node.holds(context)
        case .comparison(let comparison): return try comparison.holds(context)
        }
    }
}
