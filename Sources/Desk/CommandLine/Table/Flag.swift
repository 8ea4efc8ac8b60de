/// A flag, and the handle by which its value is read.
///
/// There are four shapes, and the type of the value says which one it is:
/// ```swift
/// let cutoff = Flag("cutoff", short: "c", .integer(in: 0...100), default: 70, help: "…")  // Flag<Int>
/// let charset = Flag.optional("charset", .string, "NAME", help: "…")                      // Flag<String?>
/// let languages = Flag.repeated("language", .language, help: "…")                         // Flag<[LanguageTag]>
/// let json = Flag.switch("json", help: "…")                                               // Flag<Bool>
/// …
/// call[cutoff]  // an Int from 0 to 100: what was given was checked before the command ran
/// ```
/// A flag that is given more often than once and does not repeat counts as given last, so that an alias of the shell
/// can be overridden.
package struct Flag<Value: Sendable>: AnyFlag {
    let row: FlagRow
    /// The value of all the words that were given, in their order. They were checked.
    let read: @Sendable ([String]) -> Value

    /// A flag with a value that has a default.
    ///
    /// - Parameters:
    ///   - name: without the dashes: small letters, digits and `-`.
    ///   - short: one letter for `-c`.
    ///   - placeholder: what stands for the value in help, where the kind's own says too little.
    ///   - help: one or two sentences without the default, which help adds.
    ///   - group: the heading in help under which it stands.
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
    /// - Parameter absent: what holds when it is not given, for help: "as the file declares".
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
    /// - Parameter absent: what holds when it is not given, for help.
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
    ///   - negation: the name of the flag that turns it off again, such as `no-index`; there is none unless given.
    ///   - fallback: whether it is on when neither is given.
    package static func `switch`(
        _ name: String, short: Character? = nil, negation: String? = nil, default fallback: Bool = false,
        help: String, group: String = FlagRow.defaultGroup
    ) -> Flag {
        Flag(
            row: FlagRow(
                name: name, short: short, negation: negation, help: help, fallback: fallback ? "on" : nil,
                group: group),
            read: { words in words.last.map { $0 == FlagRow.on } ?? fallback })
    }
}

/// A flag whatever its value, as a table of flags holds it. Only ``Flag`` conforms.
package protocol AnyFlag: Sendable {
    /// What parser, help, completions and man page know of it.
    var untyped: FlagRow { get }
}

extension Flag {
    package var untyped: FlagRow { row }
}

/// One row of the table of flags, from which parser, help, completions and man page are all made.
package struct FlagRow: Sendable {
    /// The heading of the flags that name no other.
    package static let defaultGroup = "Options"
    /// The words that the parser notes for a switch and its negation.
    static let on = "on"
    static let off = "off"

    /// Without the dashes.
    package let name: String
    let short: Character?
    var negation: String?
    /// Nil for a switch.
    var value: ValueShape?
    let help: String
    var repeats = false
    /// What holds when the flag is not given, in words.
    let fallback: String?
    let group: String

    /// `--cutoff`.
    var long: String { "--" + name }

    /// Every spelling: `-c`, `--cutoff`, `--no-cutoff`.
    var spellings: [String] {
        (short.map { ["-\($0)"] } ?? []) + [long] + (negation.map { ["--" + $0] } ?? [])
    }

    /// What stands in the left column of help: `-c, --cutoff N`.
    var heading: String {
        let names = (short.map { "-\($0), " } ?? "    ") + long
        return (value.map { "\(names) \($0.placeholder)" } ?? names) + (negation.map { ", --" + $0 } ?? "")
    }

    /// The help text with what the table knows besides: `(0 to 100; default: 70)`.
    var fullHelp: String {
        var notes: [String] = []
        if let note = value?.note { notes.append(note) }
        if repeats { notes.append("may be repeated") }
        if let fallback { notes.append("default: \(fallback.isEmpty ? "empty" : fallback)") }
        return notes.isEmpty ? help : "\(help) (\(notes.joined(separator: "; ")))"
    }
}
