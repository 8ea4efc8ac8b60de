package import CalqueCore

/// The kind of value that a flag or an operand takes: how its words are read, and how help and completions show it.
///
/// The kinds are ``string``, ``file``, ``language``, ``integer(in:)``, ``number(in:)``, ``choice(_:)`` and
/// ``choice(of:)``. A command may make its own with ``init(_:expects:choices:read:spell:)``.
package struct ValueKind<Value: Sendable>: Sendable {
    /// The parts of the kind that do not depend on its type.
    let shape: ValueShape
    let read: @Sendable (String) -> Value?
    let spell: @Sendable (Value) -> String

    /// - Parameters:
    ///   - placeholder: the name of the value in help: `N`, `HOST:PORT`.
    ///   - expectation: a phrase for messages about a wrong value: "a port from 1 to 65535".
    ///   - choices: all accepted words, if they can be listed: letters, digits and `. _ + -` only. Shells complete them,
    ///     and messages suggest them for a misspelt word.
    ///   - read: returns the value of a word; nil if it has none.
    ///   - spell: returns the word for a value. Help shows defaults by it.
    package init(
        _ placeholder: String, expects expectation: String, choices: [String] = [],
        read: @escaping @Sendable (String) -> Value?, spell: @escaping @Sendable (Value) -> String
    ) {
        self.init(
            shape: ValueShape(
                placeholder: placeholder, expectation: expectation, choices: choices, accepts: { read($0) != nil }),
            read: read, spell: spell)
    }

    init(
        shape: ValueShape, read: @escaping @Sendable (String) -> Value?, spell: @escaping @Sendable (Value) -> String
    ) {
        self.shape = shape
        self.read = read
        self.spell = spell
    }

    /// Returns the shape, with another placeholder if one is given.
    func shape(placeholder: String?) -> ValueShape {
        var copy = shape
        if let placeholder { copy.placeholder = placeholder }
        return copy
    }
}

/// A ``ValueKind`` without its type, for the parser, help, completions and the man page.
struct ValueShape: Sendable {
    var placeholder: String
    var expectation: String
    var choices: [String] = []
    /// Whether shells complete it with names of files.
    var isFile = false
    /// The bounds as help shows them: `0 to 100`.
    var bounds: String?
    let accepts: @Sendable (String) -> Bool

    /// The bounds, or the choices if the placeholder does not list them.
    var note: String? {
        if let bounds { return bounds }
        return choices.isEmpty || placeholder == choices.joined(separator: "|") ? nil : choices.joined(separator: ", ")
    }
}

extension ValueKind where Value == String {
    /// Any text, which may be empty.
    package static var string: ValueKind { ValueKind("TEXT", expects: "a text", read: { $0 }, spell: { $0 }) }

    /// The name of a file or folder, or `-` for standard input or output. Whether it exists is not checked.
    package static var file: ValueKind {
        let read: @Sendable (String) -> String? = { $0.isEmpty ? nil : $0 }
        var shape = ValueShape(
            placeholder: "FILE", expectation: "the name of a file", accepts: { read($0) != nil })
        shape.isFile = true
        return ValueKind(shape: shape, read: read, spell: { $0 })
    }

    /// One of some words.
    package static func choice(_ words: String...) -> ValueKind {
        ValueKind(
            words.joined(separator: "|"), expects: oneOf(words), choices: words,
            read: { words.contains($0) ? $0 : nil }, spell: { $0 })
    }
}

extension ValueKind where Value: CaseIterable & RawRepresentable<String> {
    /// One case of an enumeration, written as its raw value.
    package static func choice(of type: Value.Type) -> ValueKind {
        let words = type.allCases.map(\.rawValue)
        return ValueKind(
            words.joined(separator: "|"), expects: oneOf(words), choices: words,
            read: { Value(rawValue: $0) }, spell: { $0.rawValue })
    }
}

extension ValueKind where Value == LanguageTag {
    /// A language tag (BCP 47).
    package static var language: ValueKind<LanguageTag> {
        ValueKind(
            "LANG", expects: "a language tag such as en or zh-Hans", read: { LanguageTag($0) },
            spell: { $0.description })
    }
}

extension ValueKind where Value == Int {
    /// A whole number in decimal digits, within bounds (both belong to the range).
    package static func integer(in range: ClosedRange<Int> = .min ... .max) -> ValueKind {
        bounded("N", "a whole number", range, open: .min ... .max, read: { Int($0) })
    }
}

extension ValueKind where Value == Double {
    /// A finite number, such as `0.75`, `-2` or `1e-3`, within bounds (both belong to the range).
    package static func number(
        in range: ClosedRange<Double> = -.greatestFiniteMagnitude ... .greatestFiniteMagnitude
    ) -> ValueKind {
        bounded(
            "NUMBER", "a number", range, open: -.greatestFiniteMagnitude ... .greatestFiniteMagnitude,
            read: {
                // Swift would also read 'inf', 'nan' and hexadecimal.
                $0.utf8.allSatisfy { byte in "0123456789.+-eE".utf8.contains(byte) } ? Double($0) : nil
            })
    }
}

extension ValueKind where Value: Comparable & LosslessStringConvertible {
    fileprivate static func bounded(
        _ placeholder: String, _ noun: String, _ range: ClosedRange<Value>, open: ClosedRange<Value>,
        read: @escaping @Sendable (String) -> Value?
    ) -> ValueKind {
        let lower = plain(range.lowerBound)
        let upper = plain(range.upperBound)
        let bounds: String? =
            switch (range.lowerBound == open.lowerBound, range.upperBound == open.upperBound) {
            case (true, true): nil
            case (false, true): "\(lower) or more"
            case (true, false): "\(upper) or less"
            case (false, false): "\(lower) to \(upper)"
            }
        let within: @Sendable (String) -> Value? = { word in read(word).flatMap { range.contains($0) ? $0 : nil } }
        let phrase =
            switch bounds {
            case nil: noun
            case let bounds? where bounds.hasSuffix("more") || bounds.hasSuffix("less"): "\(noun), \(bounds)"
            case let bounds?: "\(noun) from \(bounds)"
            }
        var shape = ValueShape(placeholder: placeholder, expectation: phrase, accepts: { within($0) != nil })
        shape.bounds = bounds
        return ValueKind(shape: shape, read: within, spell: { plain($0) })
    }

    /// `1.0` is shown as `1`.
    private static func plain(_ value: Value) -> String {
        let text = value.description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}

/// `auto, always or never`.
private func oneOf(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "nothing" }
    return words.dropLast().joined(separator: ", ") + " or " + last
}
