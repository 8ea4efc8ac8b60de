/// A program: its name and the table of its commands. ``main()`` runs it.
///
/// Every program understands, before or after its command, `--help`, `--version`, `--color` and `--quiet`, and has the
/// commands `help`, `completions` and `man`.
package struct Program: Sendable {
    /// As the user types it; messages start with it.
    package let name: String
    /// `0.1.0`.
    package let version: String
    /// One line, without a full stop.
    package let summary: String
    let discussion: [String]
    /// All commands, the common ones last.
    package let commands: [Command]
    /// The flags of every command, the common ones last.
    let flags: [FlagRow]

    /// - Parameter flags: those that every command understands, besides the common ones.
    package init(
        _ name: String, version: String, _ summary: String, discussion: [String] = [], flags: [any AnyFlag] = [],
        commands: [Command]
    ) {
        self.name = name
        self.version = version
        self.summary = summary
        self.discussion = discussion
        self.flags =
            flags.map(\.untyped) + [Program.color.row, Program.quiet.row, Program.help.row, Program.showVersion.row]
        self.commands = commands + Program.commonCommands
    }

    static let commonGroup = "Common options"

    /// Whether to write in colour.
    static let color = Flag(
        "color", .choice(of: ColorChoice.self), default: .auto,
        help: "Write in colour; auto: on a terminal, unless NO_COLOR is set", group: commonGroup)
    /// Neither warnings nor progress.
    static let quiet = Flag.switch(
        "quiet", short: "q", help: "Show no warnings and no progress", group: commonGroup)
    static let help = Flag.switch("help", short: "h", help: "Show help", group: commonGroup)
    static let showVersion = Flag.switch("version", short: "V", help: "Show the version", group: commonGroup)

    /// Every command with the words that lead to it, groups before their members.
    var paths: [[Command]] {
        commands.flatMap { command in [[command]] + command.commands.map { [command, $0] } }
    }
}
