/// One call of a command: its words, the terminal, and the places that it writes to.
public struct Invocation {
    /// The running program.
    public let program: Program
    /// The flags and operands that were given.
    public let arguments: Arguments
    /// The facts about the terminal.
    public let terminal: Terminal
    /// Results go here.
    public let output: Output
    /// Warnings and progress go here.
    public let messages: Messages
    /// Returns a variable of the environment of the process.
    public let environment: @Sendable (String) -> String?

    /// The value of a flag.
    ///
    /// - Precondition: the flag is in the table of the command, or of the program.
    public subscript<Value>(flag: Flag<Value>) -> Value { arguments[flag] }

    /// The value of an operand.
    ///
    /// - Precondition: the operand is in the table of the command.
    public subscript<Value>(operand: Operand<Value>) -> Value { arguments[operand] }
}
