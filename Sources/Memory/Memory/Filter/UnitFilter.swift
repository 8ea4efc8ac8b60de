public import CalqueCore
public import CalqueUnits

/// A condition on units in a small language: `domain = energy and date >= 2026-01 and not text.ru ~ "нефт\w+"`.
///
/// - **Comparisons** are `FIELD OP VALUE` or `FIELD exists`. A value is a word, or is in quotes (`"` or `'`) if it has
///   spaces or punctuation. A doubled quote inside quotes is one quote.
/// - **Operators** are `=`, `!=`, `contains`, `~` (the field has a match of a regular expression of ICU), `!~`, and `<`,
///   `<=`, `>`, `>=` for numbers and dates. Letter case is ignored. If a field has several values, a comparison is true if
///   it is true of one of them; `!=` and `!~` are true if they are true of all.
/// - **Fields** are listed in ``fields``.
/// - `and`, `or`, `not` and parentheses join comparisons. `and` binds tighter than `or`.
///
/// An instance is for one thread at a time.
public final class UnitFilter {
    /// The fields and their descriptions, for help texts.
    public static let fields: [(name: String, meaning: String)] = [
        ("lang", "a language of the unit; zh matches zh-CN and not zh-TW"),
        ("text", "a text in any language; text.LANG: the text in one language"),
        ("source", "the source text; target: a text in another language"),
        ("domain", "the domain of the unit"),
        ("document", "the document of the unit"),
        ("file", "the name of the unit's file in the memory"),
        ("date", "the date of the document, or of the last change; 2026-02 is the whole month"),
        ("created", "the date of creation; changed: the date of the last change"),
        ("confidence", "the confidence of the aligner, 0 to 1"),
        ("usage", "the number of uses"),
        ("unit", "the number of the unit in the memory, from 0"),
        ("tuid", "the name of the unit in its file"),
        ("status", "draft, confirmed or rejected"),
        ("note", "a note; prop.NAME: a property, such as prop.x-moved"),
    ]

    private let root: FilterNode

    /// Parses a condition.
    ///
    /// - Throws: `Failure(.usage)` with the fault and the number of its character.
    public init(_ text: String) throws(Failure) {
        var parser = try FilterParser(text)
        root = try parser.parse()
    }

    /// Whether the condition is true of a unit.
    ///
    /// - Throws: `Failure(.badData)` if a regular expression takes too long on a text.
    public func holds(for entry: Memory.Entry, header: TMXHeader, file: String) throws(Failure) -> Bool {
        try root.holds(FilterContext(entry: entry, header: header, file: file))
    }
}

/// The unit that a condition is about, and its surroundings.
struct FilterContext {
    let entry: Memory.Entry
    let header: TMXHeader
    let file: String
}

/// The syntax tree of a condition.
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
