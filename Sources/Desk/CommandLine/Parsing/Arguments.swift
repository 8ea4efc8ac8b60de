/// The words of a call, sorted and checked. Flags and operands are read by their handles.
package struct Arguments: Sendable {
    /// What was given to each flag of the command, by name; a key for each.
    let flags: [String: [String]]
    /// What was given to each operand, by name; a key for each.
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

    /// The flags that were given, with their words, but for some and those of every program: two calls with the same
    /// do the same to the same operands.
    package func settings(without others: [any AnyFlag]) -> String {
        let common: [any AnyFlag] = [Program.color, Program.quiet]
        let left = Set((others + common).map(\.untyped.name))
        return flags.filter { !$0.value.isEmpty && !left.contains($0.key) }.sorted { $0.key < $1.key }
            .map { "--\($0.key)=" + $0.value.joined(separator: ",") }.joined(separator: " ")
    }
}
