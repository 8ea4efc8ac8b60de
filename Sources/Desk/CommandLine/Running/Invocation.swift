/// One call of a command: what it was given, and where it writes.
package struct Invocation {
    /// The program that runs.
    package let program: Program
    /// What was given.
    package let arguments: Arguments
    /// What is known of the terminal.
    package let terminal: Terminal
    /// Results go here.
    package let output: Output
    /// Warnings and progress go here.
    package let messages: Messages
    /// The environment of the process.
    package let environment: @Sendable (String) -> String?

    /// The value of a flag.
    ///
    /// - Precondition: the flag is in the table of the command, or of the program.
    package subscript<Value>(flag: Flag<Value>) -> Value { arguments[flag] }

    /// The value of an operand.
    ///
    /// - Precondition: the operand is in the table of the command.
    package subscript<Value>(operand: Operand<Value>) -> Value { arguments[operand] }
}
