/// One call of a command: what it was given, and where it writes.
public struct Invocation {
    /// The program that runs.
    public let program: Program
    /// What was given.
    public let arguments: Arguments
    /// What is known of the terminal.
    public let terminal: Terminal
    /// Results go here.
    public let output: Output
    /// Warnings and progress go here.
    public let messages: Messages
    /// The environment of the process.
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
