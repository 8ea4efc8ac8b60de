/// A command: one row of the program's table. The parser, help, completions and the man page are made from it.
///
/// ```swift
/// let queryCommand = Command(
///     "query", "Find segments like a text", operands: [memory, text], flags: [cutoff, json],
///     discussion: ["Every match at or above the cutoff is shown, best first."],
///     examples: [Example("query wire.tmx 'oil prices'", "Matches of 70 % or more.")],
///     exitCodes: [.nothing: "no segment is like it"]
/// ) { (call) throws(Failure) in
///     for match in try matches(call[text], call[cutoff]) { try call.output.line(match.text) }
///     return .done
/// }
/// ```
package struct Command: Sendable {
    /// Lowercase letters, digits and `-`.
    package let name: String
    /// One line, without a full stop.
    package let summary: String
    /// Paragraphs. A line with a tab is a row: a name and its meaning. A line that starts with a space stays as it is.
    let discussion: [String]
    let operands: [OperandRow]
    let flags: [FlagRow]
    let examples: [Example]
    let exitCodes: [ExitCode: String]
    /// Names of flags that the command no longer has, each with the advice for those who still give it.
    let formerFlags: [String: String]
    /// The commands of a group (`memory info`); empty for a command with an action.
    package let commands: [Command]
    let action: Action?

    /// A command with an action.
    ///
    /// - Parameters:
    ///   - exitCodes: the meanings of its exit codes, where the general meaning says too little.
    ///   - formerFlags: names of flags that it no longer has, each with the advice for those who still give it.
    package init(
        _ name: String, _ summary: String, operands: [any AnyOperand] = [], flags: [any AnyFlag] = [],
        discussion: [String] = [], examples: [Example] = [], exitCodes: [ExitCode: String] = [:],
        formerFlags: [String: String] = [:], action: @escaping Action
    ) {
        self.name = name
        self.summary = summary
        self.discussion = discussion
        self.operands = operands.map(\.untyped)
        self.flags = flags.map(\.untyped)
        self.examples = examples
        self.exitCodes = exitCodes
        self.formerFlags = formerFlags
        commands = []
        self.action = action
    }

    /// A group of commands, which has no action of its own. Groups do not nest.
    package init(
        _ name: String, _ summary: String, discussion: [String] = [], examples: [Example] = [], commands: [Command]
    ) {
        self.name = name
        self.summary = summary
        self.discussion = discussion
        operands = []
        flags = []
        self.examples = examples
        exitCodes = [:]
        formerFlags = [:]
        self.commands = commands
        action = nil
    }
}

/// A call of the program and its meaning.
package struct Example: Sendable {
    /// The call without the program's name, which help adds.
    let words: String
    let meaning: String

    package init(_ words: String, _ meaning: String) {
        self.words = words
        self.meaning = meaning
    }
}
