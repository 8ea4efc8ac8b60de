import CalqueCollections
import CalqueLanguages

extension QuantityReader {
    /// Returns whether a quantity is part of a name or a compound: `A320`, `Ту-154`, `G7`, `3-летний`, `twenty-five`.
    func isPartOfAnother(_ quantity: Quantity) -> Bool {
        let (start, end) = (quantity.range.lowerBound, quantity.range.upperBound)
        if start > 0 {
            let before = text[start - 1]
            if before.isWordLetter || before.digit != nil { return true }
            if Self.isHyphen(before), hasLetterBefore(start - 1) { return true }
            // Digits on both sides of a mark are not a number by themselves: 2.1.3, 5:1.
            if ".,:/".unicodeScalars.contains(before), start > 1, text[start - 2].digit != nil { return true }
        }
        guard end < text.count else { return false }
        let after = text[end]
        if after.isWordLetter || after.digit != nil { return true }
        guard end + 1 < text.count else { return false }
        if ".,:/".unicodeScalars.contains(after), text[end + 1].digit != nil { return true }
        if hasRussianEnding(end) {
            // Во втором, but в третьем.
            return ["в", "с", "к"].contains(word(before: start).lowercased())
        }
        if Self.isHyphen(after), text[end + 1].isWordLetter {
            // A 3-year deal is counted in English; 3-D and twenty-five are not.
            guard language == .english, text[end + 1].properties.isLowercase else { return true }
            let next = place(of: end + 1)
            return next < quantities.count && quantities[next].range.lowerBound == end + 1
        }
        return isWord(quantity) && hasNumberBeside(quantity)
    }

    /// Returns whether a chain of letters, digits and hyphens that ends here has a letter: `a53-` of a53-835769, but not 3-5.
    private func hasLetterBefore(_ place: Int) -> Bool {
        var at = place
        // No name is longer, and a chain of many numbers must not be read again for each.
        while at > max(0, place - 100),
            text[at - 1].isWordLetter || text[at - 1].digit != nil || Self.isHyphen(text[at - 1])
        {
            at -= 1
            if text[at].isWordLetter { return true }
        }
        return false
    }

    /// Returns whether a quantity is in words or Han characters.
    private func isWord(_ quantity: Quantity) -> Bool {
        switch quantity.form {
        case .word, .han: true
        default: false
        }
    }

    /// Returns whether a blank or a hyphen separates the quantity from another number: двадцать пять. Quantities are in the
    /// order of the text, so the other one is a neighbour.
    ///
    /// - Complexity: logarithmic in the quantities.
    private func hasNumberBeside(_ quantity: Quantity) -> Bool {
        let index = place(of: quantity.range.lowerBound)
        return [index - 1, index + 1].contains { other in
            guard quantities.indices.contains(other), isWord(quantities[other]) else { return false }
            let (before, after) = other < index ? (quantities[other], quantity) : (quantity, quantities[other])
            guard before.range.upperBound <= after.range.lowerBound else { return true }
            let gap = before.range.upperBound..<after.range.lowerBound
            return gap.count <= 1 && text[gap].allSatisfy { $0.isBlank || Self.isHyphen($0) }
        }
    }

    /// Returns the index of the first quantity that begins at a place or after it.
    private func place(of start: Int) -> Int { quantities.partitioningIndex { $0.range.lowerBound >= start } }

    /// Returns whether a character is a hyphen.
    static func isHyphen(_ scalar: Unicode.Scalar) -> Bool { scalar == "-" || scalar == "‐" || scalar == "‑" }

    /// Returns the word before a place, if only blanks are between them; empty when there is none.
    func word(before place: Int) -> String {
        var end = place
        while end > 0, text[end - 1].isBlank { end -= 1 }
        var start = end
        while start > 0, text[start - 1].isWordLetter { start -= 1 }
        return string(start..<end)
    }

    /// Returns the range of the word after a place, if only blanks are between them; nil when there is none.
    func word(after place: Int) -> Range<Int>? {
        var start = place
        while start < text.count, text[start].isBlank { start += 1 }
        var end = start
        while end < text.count, text[end].isWordLetter { end += 1 }
        return end > start && (start > place) ? start..<end : nil
    }

    /// Returns whether only quotation marks and blanks precede a place in its sentence.
    func isSentenceStart(_ place: Int) -> Bool {
        var at = place
        while at > 0, text[at - 1].isBlank || "\"“«‘'(".unicodeScalars.contains(text[at - 1]) { at -= 1 }
        return at == 0 || ".!?…".unicodeScalars.contains(text[at - 1])
    }
}
