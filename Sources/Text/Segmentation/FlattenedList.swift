import CalqueLanguages

/// Finds the items of a list that lost its line ends and has no marks between its items: `1. Oil falls 2. Rains in
/// Kenya`, `1) открыть порт 2) снизить сборы`, `- Rates held - Yen falls`, `a) Oil falls b) Rains in Kenya`, `(i) … (ii) …`.
///
/// The labels count up from the first one, in the same style. A label after a comma or a semicolon belongs to a list
/// that is one sentence. After a terminator the other rules see the boundary.
enum FlattenedList {
    /// What stands around the number of a label.
    private enum Style: Equatable {
        case stop
        case bracket
        case stopBracket
        case comma
        case hyphen
        /// `a)`, `(a)`, `i)`, `(i)`: the kind of the number, and whether it has two brackets.
        case letter(ListLetter.Kind, inBrackets: Bool)
    }

    private struct Label {
        let style: Style
        let number: Int
        let end: Int
    }

    /// The greatest length of an item, in bytes.
    private static let longest = 240

    /// Adds the items of a list that starts with a segment to the workspace of the paragraph.
    ///
    /// - Complexity: constant if no list starts there; linear in its items otherwise.
    @inline(__always)
    static func add(_ paragraph: Paragraph, from start: Int) {
        guard start < paragraph.count, mayBegin(paragraph.bytes[start]),
            start > paragraph.workspace.pointee.listItems.last ?? -1
        else { return }
        paragraph.workspace.pointee.listItems += items(paragraph, from: start)
    }

    /// Whether a first label may begin with a byte: `0`, `1`, `-`, `*`, `(`, `a`, `i`, Cyrillic `а`.
    @inline(__always)
    private static func mayBegin(_ byte: UInt8) -> Bool {
        byte <= 0x31 ? byte >= 0x2A || byte == 0x28 : byte == 0x61 || byte == 0x69 || byte == 0xD0
    }

    /// The starts of the items after the first; none if no list starts at `position`.
    ///
    /// - Complexity: linear in the items of the list.
    private static func items(_ paragraph: Paragraph, from position: Int) -> [Int] {
        guard let first = label(paragraph, at: position), first.number <= 1 else { return [] }
        var items: [Int] = []
        var last = first
        while let item = next(paragraph, after: last) {
            items.append(item.start)
            last = item.label
        }
        return items
    }

    /// Whether a list of letters starts at a position, and has a second item without marks before it.
    static func startsLettered(_ paragraph: Paragraph, at position: Int) -> Bool {
        guard let first = label(paragraph, at: position), first.number == 1, case .letter = first.style else {
            return false
        }
        return next(paragraph, after: first) != nil
    }

    private static func next(_ paragraph: Paragraph, after last: Label) -> (start: Int, label: Label)? {
        let limit = min(paragraph.count, last.end + longest)
        var at = last.end + 1
        while at < limit {
            let byte = paragraph.bytes[at]
            guard isLabelStart(byte), isBlank(paragraph, at - 1), let found = label(paragraph, at: at, like: last),
                found.style == last.style, found.number == last.number + (last.style == .hyphen ? 0 : 1)
            else {
                at += 1
                continue
            }
            if mayPrecede(paragraph, at, found) { return (at, found) }
            at += 1
        }
        return nil
    }

    private static func isLabelStart(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "*")
            || byte == UInt8(ascii: "(") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte == 0xD0
            || byte == 0xD1
    }

    private static func isBlank(_ paragraph: Paragraph, _ at: Int) -> Bool {
        at >= 0 && (paragraph.bytes[at] == 0x20 || paragraph.bytes[at] == 0xA0)
    }

    /// Whether an item may end before a label: after a word of three letters or more, or after a figure with its sign.
    /// In `cut to 2. Analysts` a small word precedes the number.
    private static func mayPrecede(_ paragraph: Paragraph, _ start: Int, _ label: Label) -> Bool {
        let end = paragraph.skipSpacesBack(from: start)
        guard let mark = paragraph.scalar(before: end) else { return false }
        if mark == "%" || mark == ")" || mark == "”" || mark == "»" || mark.isHan { return true }
        let word = paragraph.word(endingAt: end, to: 0)
        guard let first = paragraph.scalar(at: word.lowerBound), !word.isEmpty else { return false }
        // «a) is right and b) is wrong»
        if case .letter = label.style { return !ListLetter.conjunctions.contains(paragraph.text(word)) }
        if first.isDigit || label.style != .stop { return true }
        // «голов 2. Затем» has a number, «won 7 to 2. Then» too.
        return word.count >= 3 * UTF8.width(first)
    }

    /// The label at a position: up to two digits and their marks, white space, and then a word.
    private static func label(_ paragraph: Paragraph, at position: Int, like last: Label? = nil) -> Label? {
        guard position < paragraph.count else { return nil }
        var kind: ListLetter.Kind?
        if case .letter(let known, _)? = last?.style { kind = known }
        if last == nil || kind != nil, let found = LetteredLabel(paragraph, at: position, like: kind) {
            return Label(
                style: .letter(found.kind, inBrackets: found.inBrackets), number: found.number, end: found.end)
        }
        if paragraph.bytes[position] == UInt8(ascii: "-") || paragraph.bytes[position] == UInt8(ascii: "*") {
            let next = position + 2
            guard position + 1 < paragraph.count, paragraph.bytes[position + 1] == 0x20,
                let scalar = paragraph.scalar(at: next), scalar.isUppercaseLetter
            else { return nil }
            return Label(style: .hyphen, number: 1, end: position + 1)
        }
        let digits = paragraph.skip(from: position) { $0.isASCII && $0.isDigit }
        guard digits > position, digits - position <= 2 else { return nil }
        var number = 0
        for byte in paragraph.slice(position..<digits) {
            // bounded: two digits.
            number = number * 10 + Int(byte - UInt8(ascii: "0"))
        }
        var end = digits
        let style: Style
        switch paragraph.scalar(at: digits) {
        case ".":
            let closed = paragraph.scalar(at: digits + 1) == ")"
            style = closed ? .stopBracket : .stop
            end += closed ? 2 : 1
        case ")":
            style = .bracket
            end += 1
        case "、":
            style = .comma
            end += 3
        default: return nil
        }
        let next = paragraph.skipSpaces(from: end)
        guard next > end || style == .comma, let scalar = paragraph.scalar(at: next) else { return nil }
        // After «1.» an item begins like a sentence.
        let begins =
            style == .stop
            ? scalar.isUppercaseLetter || scalar.isHan || scalar.isOpener : scalar.isLetter || scalar.isOpener
        return begins ? Label(style: style, number: number, end: end) : nil
    }
}
