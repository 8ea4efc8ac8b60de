/// A command: one row of the program's table. Everything told of it is made from this.
///
/// ```swift
/// let queryCommand = Command(
///     "query", "Find segments like a text", operands: [memory, text], flags: [cutoff, json],
///     discussion: ["Every match at or above the cutoff is shown, best first."],
///     examples: [Example("query wire.tmx 'oil prices'", "Matches of 70 % or more.")],
///     exitCodes: [.nothing: "no segment is like it"]
/// ) { call in
///     for match in try matches(call[text], call[cutoff]) { try call.output.line(match.text) }
///     return .done
/// }
/// ```
package struct Command: Sendable {
    /// What a command does: it reads `call`, writes to `call.output` and says how it ended.
    package typealias Action = @Sendable (_ call: Invocation) throws -> ExitCode

    /// Small letters, digits and `-`.
    package let name: String
    /// One line, without a full stop.
    package let summary: String
    /// Paragraphs; a line that starts with a space is kept as it is.
    let discussion: [String]
    let operands: [OperandRow]
    let flags: [FlagRow]
    let examples: [Example]
    let exitCodes: [ExitCode: String]
    /// The commands of a group (`memory info`); empty for a command that does something itself.
    package let commands: [Command]
    let action: Action?

    /// A command that does something.
    ///
    /// - Parameter exitCodes: what its exit codes mean here, where the general meaning says too little.
    package init(
        _ name: String, _ summary: String, operands: [any AnyOperand] = [], flags: [any AnyFlag] = [],
        discussion: [String] = [], examples: [Example] = [], exitCodes: [ExitCode: String] = [:],
        action: @escaping Action
    ) {
        self.name = name
        self.summary = summary
        self.discussion = discussion
        self.operands = operands.map(\.untyped)
        self.flags = flags.map(\.untyped)
        self.examples = examples
        self.exitCodes = exitCodes
        commands = []
        self.action = action
    }

    /// A group of commands, which does nothing itself. Groups do not nest.
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
        self.commands = commands
        action = nil
    }
}

/// A call of the program and what it does.
package struct Example: Sendable {
    /// Without the program's name, which help puts before it.
    let words: String
    let meaning: String

    package init(_ words: String, _ meaning: String) {
        self.words = words
        self.meaning = meaning
    }
}
