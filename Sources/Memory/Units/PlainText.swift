import CalqueXML

/// Puts the plain text of a segment together, piece by piece. A code that stands for white space gives a blank, unless there is
/// white space beside it already, or no text on one side.
package struct PlainText {
    package private(set) var text = ""
    private var needsBlank = false

    package init() {}

    /// The number of UTF-8 bytes so far.
    package var offset: Int { text.utf8.count }

    package mutating func add(_ part: String) {
        guard let first = part.unicodeScalars.first else { return }
        if needsBlank, !first.properties.isWhitespace { text += " " }
        needsBlank = false
        text += part
    }

    /// Takes note of an element before its text is added.
    package mutating func note(_ element: InlineElement) {
        guard let last = text.unicodeScalars.last, !last.properties.isWhitespace, !needsBlank else { return }
        needsBlank = element.standsForSpace
    }
}
