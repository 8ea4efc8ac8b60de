/// One call of a command: its words, the terminal, and the places that it writes to.
package struct Invocation {
    /// The running program.
    package let program: Program
    /// The flags and operands that were given.
    package let arguments: Arguments
    /// The facts about the terminal.
    package let terminal: Terminal
    /// Results go here.
    package let output: Output
    /// Warnings and progress go here.
    package let messages: Messages
    /// Returns a variable of the environment of the process.
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
