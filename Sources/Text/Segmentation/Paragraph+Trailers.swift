import CalqueLanguages

// Marks after the end of a sentence that belong to it: the numbers of notes, asterisks, emoji.
extension Paragraph {
    /// The end of the marks after a sentence: `council.[4]`, `closed.¹`, `closed.*`, `We won! 🎉`.
    func skipTrailers(from position: Int) -> Int {
        var at = position
        while at < count {
            let byte = bytes[at]
            if byte == 0x20 || byte == 0x0A { return afterEmoji(at) ?? at }
            if at == position, let end = bareNote(at) { return end }
            guard byte == UInt8(ascii: "[") || byte == UInt8(ascii: "*") || byte >= 0xC2 else { return at }
            if byte == UInt8(ascii: "[") {
                guard let end = note(at) else { return at }
                at = end
            } else if let scalar = scalar(at: at), scalar.isTrailer {
                at += UTF8.width(scalar)
            } else {
                return afterEmoji(at) ?? at
            }
        }
        return at
    }

    /// The start of the marks after a sentence that ends at `position`; `position` if no terminator is before them.
    func skipTrailersBack(from position: Int, to floor: Int) -> Int {
        var at = position
        while at > floor, let last = scalar(before: at) {
            if last.isTrailer || last.isEmoji {
                at = start(before: at)
                if last.isEmoji { at = skipSpacesBack(from: at, to: floor) }
            } else if last == "]", let opener = noteBack(at, to: floor) {
                at = opener
            } else if at == position, let start = bareNoteBack(at, to: floor) {
                at = start
            } else {
                break
            }
        }
        guard at < position, at > floor, let last = scalar(before: at) else { return position }
        return last.isTerminator || last.isCloser ? at : position
    }

    /// The end of emoji after white space; nil if there are none, or if emoji are the bullets of the text.
    private func afterEmoji(_ position: Int) -> Int? {
        var at = skipSpaces(from: position)
        guard at < count, bytes[at] >= 0xE2, let first = scalar(at: at), first.isEmoji else { return nil }
        if let opening = scalar(at: skipSpaces(from: 0)), opening.isEmoji { return nil }
        var end = at
        while let scalar = scalar(at: at), scalar.isEmoji || scalar.isTrailer {
            at += UTF8.width(scalar)
            end = at
            at = skipSpaces(from: at)
        }
        return end
    }

    /// The end of the number of a note: `[4]`.
    private func note(_ position: Int) -> Int? {
        var end = skip(from: position + 1) { $0.isDigit }
        // «[a]»
        if end == position + 1, scalar(at: end)?.isLowercaseLetter == true { end += 1 }
        return end > position + 1 && end - position <= 4 && scalar(at: end) == "]" ? end + 1 : nil
    }

    /// The end of the number of a note that lost its raised form: `61 percent.2 It had`. A word in small letters is
    /// before the full stop, so that it is no decimal point and no abbreviation.
    private func bareNote(_ position: Int) -> Int? {
        guard position > 1, bytes[position] > 0x30, bytes[position] <= 0x39, bytes[position - 1] == UInt8(ascii: ".")
        else { return nil }
        let mostDigits = 2
        let leastLetters = 4
        let end = skip(from: position) { $0.isASCII && $0.isDigit }
        guard end - position <= mostDigits, scalar(at: end)?.isSpace == true,
            scalar(at: skipSpaces(from: end))?.isUppercaseLetter == true
        else { return nil }
        var letters = 0
        let start = skipBack(from: position - 1, to: max(0, position - 64)) {
            letters += 1
            return $0.isLowercaseLetter
        }
        return letters > leastLetters && scalar(before: start)?.isSpace == true ? end : nil
    }

    private func bareNoteBack(_ position: Int, to floor: Int) -> Int? {
        let start = skipBack(from: position, to: max(floor, position - 2)) { $0.isASCII && $0.isDigit }
        return start > floor && bareNote(start) == position ? start : nil
    }

    private func noteBack(_ position: Int, to floor: Int) -> Int? {
        var start = skipBack(from: position - 1, to: max(floor, position - 5)) { $0.isDigit }
        if start == position - 1, start > floor, (0x61...0x7A).contains(bytes[start - 1]) { start -= 1 }
        return start < position - 1 && start > floor && bytes[start - 1] == UInt8(ascii: "[") ? start - 1 : nil
    }
}

extension Unicode.Scalar {
    /// Whether it is a mark of a note, or shows nothing itself.
    fileprivate var isTrailer: Bool {
        switch value {
        case 0x2A, 0xB9, 0xB2, 0xB3, 0x2020, 0x2021, 0x2070...0x2079, 0x200D...0x200F, 0xFE0E, 0xFE0F: true
        default: false
        }
    }

    /// Whether it is an emoji or another pictograph.
    fileprivate var isEmoji: Bool {
        switch value {
        case 0x1F000...0x1FAFF, 0x2600...0x27BF, 0x2B50: true
        default: false
        }
    }
}
