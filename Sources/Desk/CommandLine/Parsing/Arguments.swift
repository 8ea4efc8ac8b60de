/// The words of a call by flag and operand, checked. Flags and operands are read by their handles.
package struct Arguments: Sendable {
    /// The words given to each flag of the command, by name. Every flag has a key.
    let flags: [String: [String]]
    /// The words given to each operand, by name. Every operand has a key.
    let operands: [String: [String]]

    /// The value of a flag.
    ///
    /// - Precondition: the flag is in the table of the command, or of the program.
    package subscript<Value>(flag: Flag<Value>) -> Value {
        guard let words = flags[flag.row.name] else {
            preconditionFailure("\(flag.row.long) is not in the table of this command")
        }
        return flag.read(words)
    }

    /// The value of an operand.
    ///
    /// - Precondition: the operand is in the table of the command.
    package subscript<Value>(operand: Operand<Value>) -> Value {
        guard let words = operands[operand.row.name], let value = operand.read(words) else {
            preconditionFailure("\(operand.row.name) is not in the table of this command")
        }
        return value
    }

    /// The flags that were given, with their words, except some and the common ones. Two calls with equal settings do the
    /// same to the same operands.
    package func settings(without others: [any AnyFlag]) -> String {
        let common: [any AnyFlag] = [Program.color, Program.quiet]
        let left = Set((others + common).map(\.untyped.name))
        return flags.filter { !$0.value.isEmpty && !left.contains($0.key) }.sorted { $0.key < $1.key }
            .map { "--\($0.key)=" + $0.value.joined(separator: ",") }.joined(separator: " ")
    }
}
