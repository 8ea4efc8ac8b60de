/// Puts text in colour and weight, or leaves it plain where that is not wanted.
///
/// ```swift
/// call.terminal.style("99 %", .bold, .green)
/// ```
/// Escapes have no columns: measure and cut text before it is styled.
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

    package init(isOn: Bool) { self.isOn = isOn }

    /// Leaves all text as it is.
    package static let plain = Style(isOn: false)

    /// The text with attributes; unchanged when styles are off, or nothing is to be styled.
    package func callAsFunction(_ text: String, _ attributes: Attribute...) -> String { self(text, attributes) }

    /// The same with attributes at hand.
    package func callAsFunction(_ text: String, _ attributes: [Attribute]) -> String {
        guard isOn, !attributes.isEmpty, !text.isEmpty else { return text }
        return "\u{1B}[\(attributes.map { String($0.rawValue) }.joined(separator: ";"))m\(text)\u{1B}[0m"
    }
}
