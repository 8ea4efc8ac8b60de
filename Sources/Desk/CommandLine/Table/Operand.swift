/// An operand (a positional argument), and the handle by which its value is read.
///
/// ```swift
/// let memory = Operand("MEMORY", .file, help: "…")            // Operand<String>, must be given
/// let output = Operand.optional("OUTPUT", .file, help: "…")   // Operand<String?>
/// let texts = Operand.repeated("FILE", .file, help: "…")      // Operand<[String]>, one or more
/// ```
/// Words go to operands from left to right. Required operands come first; optional and repeated ones share the rest, so
/// `FILE… MEMORY` works.
package struct Operand<Value: Sendable>: AnyOperand {
    let row: OperandRow
    let read: @Sendable ([String]) -> Value?

    /// An operand that must be given.
    ///
    /// - Parameter name: in capitals, as help shows it.
    package init(_ name: String, _ kind: ValueKind<Value>, help: String) {
        row = OperandRow(name: name, value: kind.shape, help: help, least: 1, most: 1)
        read = { words in words.last.flatMap(kind.read) }
    }

    private init(row: OperandRow, read: @escaping @Sendable ([String]) -> Value?) {
        self.row = row
        self.read = read
    }

    /// An operand that may be absent.
    package static func optional<Element>(_ name: String, _ kind: ValueKind<Element>, help: String) -> Operand
    where Value == Element? {
        Operand(
            row: OperandRow(name: name, value: kind.shape, help: help, least: 0, most: 1),
            read: { words in .some(words.last.flatMap(kind.read)) })
    }

    /// An operand that may be given several times; its values keep their order.
    ///
    /// - Parameter least: how many must be given, 0 or more.
    package static func repeated<Element>(
        _ name: String, _ kind: ValueKind<Element>, atLeast least: Int = 1, help: String
    ) -> Operand where Value == [Element] {
        Operand(
            row: OperandRow(name: name, value: kind.shape, help: help, least: least, most: .max),
            read: { words in words.compactMap(kind.read) })
    }
}

/// An operand with any type of value, for tables of operands. Only ``Operand`` conforms.
package protocol AnyOperand: Sendable {
    /// The row for the parser, help, completions and the man page.
    var untyped: OperandRow { get }
}

extension Operand {
    package var untyped: OperandRow { row }
}

/// One row of the table of operands.
package struct OperandRow: Sendable {
    /// In capitals.
    package let name: String
    let value: ValueShape
    let help: String
    /// The fewest and the most words that it takes.
    let least: Int
    let most: Int

    /// Its form in the synopsis: `FILE`, `[FILE]`, `FILE…`, `[FILE…]`.
    var synopsis: String {
        let name = most > 1 ? name + "…" : name
        return least == 0 ? "[\(name)]" : name
    }

    /// The help text with the choices or bounds.
    var fullHelp: String { value.note(besides: name).map { "\(help) (\($0))" } ?? help }
}

extension ValueShape {
    /// An operand shows its own name instead of the placeholder of its kind, so its choices are always listed.
    fileprivate func note(besides name: String) -> String? {
        var copy = self
        copy.placeholder = name
        return copy.note
    }
}
