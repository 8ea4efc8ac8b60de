/// Adds colour and weight to text, or leaves it plain.
///
/// ```swift
/// call.terminal.style("99 %", .bold, .green)
/// ```
/// Escapes take no columns, so measure and cut text before it is styled.
package struct Style: Sendable, Equatable {
    /// A property of text; the raw value is its number in an SGR escape (ECMA-48).
    package enum Attribute: Int, Sendable, CaseIterable {
        case bold = 1
        case dim = 2
        case italic = 3
        case underline = 4
        case reverse = 7
        case strike = 9
        case red = 31
        case green = 32
        case yellow = 33
        case blue = 34
        case magenta = 35
        case cyan = 36
    }

    /// Whether text is styled at all.
    package let isOn: Bool

    /// A word behind ESC in each escape, by which `TerminalFilter` knows that it is not from a file, and which it removes.
    /// Empty if the text does not pass a filter.
    let mark: String

    package init(isOn: Bool, mark: String = "") {
        self.isOn = isOn
        self.mark = mark
    }

    /// Leaves all text as it is.
    @usableFromInline package static let plain = Style(isOn: false)

    /// Returns the text with attributes. It is unchanged when styles are off or there are no attributes.
    package func callAsFunction(_ text: String, _ attributes: Attribute...) -> String { self(text, attributes) }

    /// Returns the text with attributes.
    package func callAsFunction(_ text: String, _ attributes: [Attribute]) -> String {
        guard isOn, !attributes.isEmpty, !text.isEmpty else { return text }
        let codes = attributes.map { String($0.rawValue) }.joined(separator: ";")
        return "\u{1B}\(mark)[\(codes)m\(text)\u{1B}\(mark)[0m"
    }
}
