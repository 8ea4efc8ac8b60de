/// A program: its name and the table of its commands. ``main()`` runs it.
///
/// Every program has the flags `--help`, `--version`, `--color` and `--quiet`, before or after its command, and the
/// commands `help`, `completions` and `man`.
package struct Program: Sendable {
    /// The name as the user types it. Messages start with it.
    package let name: String
    /// `0.1.0`.
    package let version: String
    /// The libraries, programs and data that are used, a line for each; for `--version --verbose`.
    let parts: @Sendable () -> [String]
    /// One line, without a full stop.
    package let summary: String
    let discussion: [String]
    /// Variables of the environment and their meanings, for the man page.
    let environment: [Topic]
    /// Files that the program uses, for the man page.
    let files: [Topic]
    /// Calls for the man page that show several commands at work.
    let examples: [Example]
    /// All commands, the common ones last.
    package let commands: [Command]
    /// The flags of every command, the common ones last.
    let flags: [FlagRow]

    /// A name and its meaning, for the man page.
    package typealias Topic = (name: String, meaning: String)

    /// - Parameters:
    ///   - environment: variables of the environment, besides those that every program reads.
    ///   - flags: flags of every command, besides the common ones.
    ///   - parts: gives a line for each library, program and file of data that is used.
    package init(
        _ name: String, version: String, _ summary: String, discussion: [String] = [], environment: [Topic] = [],
        files: [Topic] = [], examples: [Example] = [], flags: [any AnyFlag] = [],
        parts: @escaping @Sendable () -> [String] = { [] }, commands: [Command]
    ) {
        self.name = name
        self.version = version
        self.parts = parts
        self.summary = summary
        self.discussion = discussion
        self.environment = environment + Program.commonEnvironment
        self.files = files
        self.examples = examples
        self.flags =
            flags.map(\.untyped) + [
                Program.color.row, Program.quiet.row, Program.help.row, Program.showVersion.row,
            ]
        self.commands = commands + Program.commonCommands
    }

    private static let commonEnvironment: [Topic] = [
        ("NO_COLOR", "If it is set and not empty, nothing is written in colour."),
        ("CLICOLOR_FORCE", "If it is set and neither empty nor 0, colour is written to files and pipes, too."),
        ("TERM", "If it is empty or dumb, neither colour nor progress is shown."),
        ("COLUMNS", "The width of text, instead of the width of the terminal."),
    ]

    static let commonGroup = "Common options"

    /// Whether to write in colour.
    static let color = Flag(
        "color", .choice(of: ColorChoice.self), default: .auto,
        help: "Write in colour; auto does so on a terminal unless NO_COLOR is set", group: commonGroup)
    /// Whether to show neither warnings nor progress.
    static let quiet = Flag.switch(
        "quiet", short: "q", help: "Show no warnings, notes or progress", group: commonGroup)
    static let help = Flag.switch("help", short: "h", help: "Show help", group: commonGroup)
    static let showVersion = Flag.switch(
        "version", short: "V",
        help: "Show the version; with --verbose after it, the libraries, programs and data, too", group: commonGroup)
    /// Every command with the words that lead to it, groups before their members.
    var paths: [[Command]] {
        commands.flatMap { command in [[command]] + command.commands.map { [command, $0] } }
    }
}
