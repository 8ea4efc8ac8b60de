package import CalqueJSON

extension JSONValue {
    /// A string with the place of each of its parts in the source; nil for anything else.
    package var mapped: MappedText? {
        guard string != nil else { return nil }
        var text = MappedText()
        forEachPart { part, source in
            // A backspace or a form feed becomes a blank.
            let isBlank = part.count == 1 && (part.first == 0x08 || part.first == 0x0C)
            text.append(isBlank ? [UInt8(ascii: " ")] : part, source: source)
        }
        return text
    }
}
