/// A flag, and the handle by which its value is read.
///
/// There are four shapes. The type of the value shows which one a flag has:
/// ```swift
/// let cutoff = Flag("cutoff", short: "c", .integer(in: 0...100), default: 70, help: "…")  // Flag<Int>
/// let charset = Flag.optional("charset", .string, "NAME", help: "…")                      // Flag<String?>
/// let languages = Flag.repeated("language", .language, help: "…")                         // Flag<[LanguageTag]>
/// let json = Flag.switch("json", help: "…")                                               // Flag<Bool>
/// …
/// call[cutoff]  // an Int from 0 to 100, checked before the command ran
/// ```
/// If a flag that does not repeat is given several times, the last value counts, so that a shell alias can be
/// overridden.
package struct Flag<Value: Sendable>: AnyFlag {
    let row: FlagRow
    /// Returns the value for all words that were given, in order. The words are checked before.
    let read: @Sendable ([String]) -> Value

    /// A flag with a value that has a default.
    ///
    /// - Parameters:
    ///   - name: the name without dashes: lowercase letters, digits and `-`.
    ///   - short: the letter of the short form, such as `c` for `-c`.
    ///   - placeholder: the name of the value in help; nil: that of its kind.
    ///   - help: one or two sentences, without the default, which help adds.
    ///   - group: the heading of the flag in help.
    package init(
        _ name: String, short: Character? = nil, _ kind: ValueKind<Value>, _ placeholder: String? = nil,
        default fallback: Value, help: String, group: String = FlagRow.defaultGroup
    ) {
        row = FlagRow(
            name: name, short: short, value: kind.shape(placeholder: placeholder), help: help,
            fallback: kind.spell(fallback), group: group)
        read = { words in words.last.flatMap(kind.read) ?? fallback }
    }

    private init(row: FlagRow, read: @escaping @Sendable ([String]) -> Value) {
        self.row = row
        self.read = read
    }

    /// A flag with a value that may be absent.
    ///
    /// - Parameter absent: the behaviour without the flag, for help: "as the file declares".
    package static func optional<Element>(
        _ name: String, short: Character? = nil, _ kind: ValueKind<Element>, _ placeholder: String? = nil,
        absent: String? = nil, help: String, group: String = FlagRow.defaultGroup
    ) -> Flag where Value == Element? {
        Flag(
            row: FlagRow(
                name: name, short: short, value: kind.shape(placeholder: placeholder), help: help, fallback: absent,
                group: group),
            read: { words in words.last.flatMap(kind.read) })
    }

    /// A flag that may be given several times; its values keep their order.
    ///
    /// - Parameter absent: the behaviour without the flag, for help.
    package static func repeated<Element>(
        _ name: String, short: Character? = nil, _ kind: ValueKind<Element>, _ placeholder: String? = nil,
        absent: String? = nil, help: String, group: String = FlagRow.defaultGroup
    ) -> Flag where Value == [Element] {
        Flag(
            row: FlagRow(
                name: name, short: short, value: kind.shape(placeholder: placeholder), help: help, repeats: true,
                fallback: absent, group: group),
            read: { words in words.compactMap(kind.read) })
    }
}

extension Flag where Value == Bool {
    /// A flag without a value.
    ///
    /// - Parameters:
    ///   - negation: the name of the flag that turns it off, such as `no-index`; nil: there is none.
    ///   - oldName: an earlier name, which is accepted but not shown.
    ///   - fallback: whether it is on when neither is given.
    package static func `switch`(
        _ name: String, short: Character? = nil, negation: String? = nil, oldName: String? = nil,
        default fallback: Bool = false, help: String, group: String = FlagRow.defaultGroup
    ) -> Flag {
        Flag(
            row: FlagRow(
                name: name, short: short, negation: negation, oldName: oldName, help: help,
                fallback: fallback ? "on" : nil, group: group),
            read: { words in words.last.map { $0 == FlagRow.on } ?? fallback })
    }
}

/// A flag with any type of value, for tables of flags. Only ``Flag`` conforms.
package protocol AnyFlag: Sendable {
    /// The row for the parser, help, completions and the man page.
    var untyped: FlagRow { get }
}

extension Flag {
    package var untyped: FlagRow { row }
}

/// One row of the table of flags. The parser, help, completions and the man page are made from it.
package struct FlagRow: Sendable {
    /// The heading of flags without one of their own.
    package static let defaultGroup = "Options"
    /// The words that the parser records for a switch and its negation.
    static let on = "on"
    static let off = "off"

    /// Without the dashes.
    package let name: String
    let short: Character?
    var negation: String?
    /// An earlier name, which is accepted but not shown.
    var oldName: String?
    /// Nil for a switch.
    var value: ValueShape?
    let help: String
    var repeats = false
    /// The behaviour without the flag, in words.
    let fallback: String?
    let group: String

    /// `--cutoff`.
    var long: String { "--" + name }

    /// Whether a word without dashes is one of its long names.
    func isNamed(_ word: String) -> Bool { name == word || negation == word || oldName == word }

    /// Every spelling that is shown: `-c`, `--cutoff`, `--no-cutoff`.
    var spellings: [String] {
        (short.map { ["-\($0)"] } ?? []) + [long] + (negation.map { ["--" + $0] } ?? [])
    }

    /// The left column of help: `-c, --cutoff N`.
    var heading: String {
        let names = (short.map { "-\($0), " } ?? "    ") + long
        return (value.map { "\(names) \($0.placeholder)" } ?? names) + (negation.map { ", --" + $0 } ?? "")
    }

    /// The help text with bounds and default: `(0 to 100; default: 70)`.
    var fullHelp: String {
        var notes: [String] = []
        if let note = value?.note { notes.append(note) }
        if repeats { notes.append("may be repeated") }
        if let fallback { notes.append("default: \(fallback.isEmpty ? "empty" : fallback)") }
        return notes.isEmpty ? help : "\(help) (\(notes.joined(separator: "; ")))"
    }
}
