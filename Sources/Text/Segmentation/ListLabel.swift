import CalqueLanguages

/// The label of a list item: `1.`, `2)`, `(3)`, `a)`, `一、`, `①`.
enum ListLabel {
    /// The first and the second label of each style, and whether a space must follow.
    private static let manners: [(first: StaticString, second: StaticString, needsBlank: Bool)] = [
        ("1.", "2.", true), ("1)", "2)", true), ("(1)", "(2)", false), ("a)", "b)", true), ("а)", "б)", true),
        ("1、", "2、", false), ("1．", "2．", false), ("一、", "二、", false), ("（一）", "（二）", false), ("（1）", "（2）", false),
        ("①", "②", false), ("(a)", "(b)", false), ("1）", "2）", false),
        ("i)", "ii)", true), ("(i)", "(ii)", true),
    ]

    /// Whether a list starts at a position: the first label and text. If the second label is found, a sentence must end
    /// before it. A comma or semicolon there means that the list is one sentence.
    ///
    /// - Complexity: constant, because the search for the second label is limited.
    static func startsList(_ paragraph: Paragraph, at position: Int) -> Bool {
        guard let byte = paragraph.scalar(at: position) else { return false }
        switch byte {
        case "1", "(", "a", "а", "i", "一", "（", "①": break
        default: return false
        }
        for manner in manners {
            let after = position + manner.first.utf8CodeUnitCount
            guard after < paragraph.count, paragraph.holds(manner.first, at: position..<after) else { continue }
            guard let next = paragraph.scalar(at: after) else { return false }
            if manner.needsBlank, !next.isSpace, !next.isHan { continue }
            // A number after a colon is a list even if no second label is found. Letters and brackets need one: after a mark
            // that ends a sentence, or without marks.
            let isSure = byte == "1" && manner.needsBlank || FlattenedList.startsLettered(paragraph, at: position)
            return hasSentences(paragraph, from: after, next: manner.second) ?? isSure
        }
        return false
    }

    /// Whether a sentence ends before the second label; nil if the second label is not found nearby.
    private static func hasSentences(_ paragraph: Paragraph, from start: Int, next label: StaticString) -> Bool? {
        let longest = 400
        let size = label.utf8CodeUnitCount
        let limit = min(paragraph.count - size, start + longest)
        var at = start
        while at < limit {
            if paragraph.bytes[at] == label.utf8Start.pointee, paragraph.holds(label, at: at..<at + size) {
                let before = paragraph.skipSpacesBack(from: at, to: start)
                switch paragraph.scalar(before: before) {
                case ",", ";", "，", "；", "、": return false
                case let mark? where mark.isTerminator: return true
                // The label is a part of a number, or the items have no marks between them.
                default: break
                }
            }
            at += 1
        }
        return nil
    }
}
