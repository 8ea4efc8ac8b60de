import CalqueLanguages

/// The label of an item in a list of letters or small Roman numerals: `a)`, `(b)`, `ii)`, `(iv)`, `в)`.
struct LetteredLabel {
    let kind: ListLetter.Kind
    /// From 1.
    let number: Int
    let inBrackets: Bool
    let end: Int

    /// Reads a label that white space and a word follow.
    ///
    /// - Parameter kind: the kind of the list; nil for its first label, which says the kind: `a`, `а` or `i`.
    /// - Complexity: constant.
    init?(_ paragraph: Paragraph, at position: Int, like kind: ListLetter.Kind?) {
        inBrackets = paragraph.scalar(at: position) == "("
        let start = inBrackets ? position + 1 : position
        let longest = 4
        var close = start
        while close - start <= longest, let scalar = paragraph.scalar(at: close), scalar.isLowercaseLetter {
            close += UTF8.width(scalar)
        }
        guard close > start, close - start <= longest, paragraph.scalar(at: close) == ")" else { return nil }
        end = close + 1
        let next = paragraph.skipSpaces(from: end)
        guard next > end, let scalar = paragraph.scalar(at: next), scalar.isLetter || scalar.isDigit || scalar.isOpener
        else { return nil }
        let text = paragraph.text(start..<close)
        guard let first = text.unicodeScalars.first else { return nil }
        self.kind = kind ?? ListLetter.kind(ofFirst: first)
        guard let number = ListLetter.number(of: text, self.kind) else { return nil }
        self.number = number
    }
}
