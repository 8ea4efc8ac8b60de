import CalqueCollections
import CalqueLanguages

// Decides whether a quotation mark opens or closes.
extension Paragraph {
    /// Whether the character at `position` closes a quotation or bracket.
    ///
    /// A mark that can open and close is a closing one if white space or punctuation follows it and no white space
    /// precedes it. A straight quote with text on both sides, as in Chinese, closes if it is the second of a pair.
    func closes(at position: Int) -> Bool {
        guard let scalar = scalar(at: position) else { return false }
        guard scalar.isCloser || scalar == "“" || scalar == ">" else { return false }
        let end = position + UTF8.width(scalar)
        switch scalar {
        case "\"", "'":
            if self.scalar(before: position)?.isSpace ?? true { return false }
            guard let after = self.scalar(at: end), !after.isSpace, !after.isPunctuation else { return true }
            return scalar == "\"" && isSecondOfPair(position)
        // In German this mark closes. Text never follows it directly.
        case "“": return self.scalar(at: end).map { $0.isSpace || $0.isPunctuation } ?? true
        // In Russian, <…> marks an omission.
        case ">": return isOmission(endingAt: position)
        case "”": return !opensByMistake(at: position)
        default: return true
        }
    }

    private func isOmission(endingAt position: Int) -> Bool {
        let dots = skipBack(from: position, to: max(0, position - 8)) { $0 == "…" || $0 == "." }
        return dots < position && scalar(before: dots) == "<"
    }

    /// Whether a closing mark is a mistake for an opening one: a sentence ends before it, text follows, and the next
    /// quotation mark closes again.
    private func opensByMistake(at position: Int) -> Bool {
        let longest = 600
        let after = end(of: position)
        guard scalar(before: position) == "。", let next = scalar(at: after), next.isHan else { return false }
        guard !isInsideQuotation(position, within: longest) else { return false }
        var at = after
        let limit = min(count, after + longest)
        while at < limit, let scalar = scalar(at: at), scalar != "“" {
            if scalar == "”" { return true }
            at += UTF8.width(scalar)
        }
        return false
    }

    /// Whether a position is inside a quotation: the last outer quotation mark before it opens.
    ///
    /// - Parameter length: the number of bytes before the position that are searched. If they hold no mark and the
    ///   paragraph starts earlier, the answer is true.
    func isInsideQuotation(_ position: Int, within length: Int) -> Bool {
        let floor = max(0, position - length)
        var at = position
        while at > floor {
            at = start(before: at)
            switch scalar(at: at) {
            case "“", "「": return true
            case "”", "」": return false
            default: break
            }
        }
        return floor > 0
    }

    private func isSecondOfPair(_ position: Int) -> Bool {
        if workspace.pointee.straightQuotes == nil {
            workspace.pointee.straightQuotes = bytes.indices.filter { bytes[$0] == UInt8(ascii: "\"") }
        }
        let quotes = workspace.pointee.straightQuotes ?? []
        return quotes.partitioningIndex { $0 >= position } % 2 == 1
    }

    func skipClosers(from position: Int) -> Int {
        var at = position
        while closes(at: at) { at = end(of: at) }
        return at
    }

    func skipClosersBack(from position: Int, to floor: Int = 0) -> Int {
        var at = position
        while at > floor, closes(at: start(before: at)) { at = start(before: at) }
        return at
    }

    func containsQuote(_ range: Range<Int>) -> Bool {
        var at = range.lowerBound
        while at < range.upperBound, let scalar = scalar(at: at) {
            if scalar.isQuote { return true }
            at += UTF8.width(scalar)
        }
        return false
    }

    /// Whether the quotation that opens at `position` is speech: it ends with a terminator or a comma, or a comma
    /// follows it. A name in quotation marks has none of these. A quotation without an end is speech.
    func opensSpeech(at position: Int) -> Bool {
        guard let opener = scalar(at: position), opener.isQuote else { return false }
        let limit = min(count, position + 300)
        var at = end(of: position)
        while at < limit, let scalar = scalar(at: at) {
            let after = at + UTF8.width(scalar)
            if scalar.isQuote, scalar != "'", scalar != "’", closes(at: at) {
                guard let before = self.scalar(before: at) else { return true }
                return before.isTerminator || before == "," || self.scalar(at: after) == ","
            }
            at = after
        }
        return true
    }
}
