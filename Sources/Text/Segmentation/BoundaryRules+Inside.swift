import CalqueLanguages

/// Decides at marks inside brackets and names, which do not end the sentence around them.
extension BoundaryRules {
    /// Whether the candidate is inside brackets that a sentence opens and after which it goes on:
    /// `(внесен в реестр. — Прим. ред.) уехал`.
    func isInsideRemark(_ candidate: BoundaryCandidate) -> Bool {
        let longest = 240
        guard !candidate.terminators.isEmpty, candidate.hasSpace else { return false }
        let floor = max(candidate.segmentStart, candidate.terminators.lowerBound - longest)
        var at = candidate.terminators.lowerBound
        var depth = 0
        while at > floor {
            at -= 1
            if paragraph.bytes[at] == UInt8(ascii: ")") { depth += 1 }
            if paragraph.bytes[at] == UInt8(ascii: "(") {
                if depth == 0 { break }
                depth -= 1
            }
        }
        guard at > floor, paragraph.bytes[at] == UInt8(ascii: "("),
            let before = paragraph.scalar(before: paragraph.skipSpacesBack(from: at, to: floor)),
            before.isLetter || before.isDigit || before.isQuote
        else { return false }
        var close = candidate.position
        let limit = min(paragraph.count, close + longest)
        while close < limit, paragraph.bytes[close] != UInt8(ascii: ")") {
            if paragraph.bytes[close] == UInt8(ascii: "(") { return false }
            close += 1
        }
        guard close < limit else { return false }
        let after = paragraph.scalar(at: paragraph.skipSpaces(from: close + 1))
        if paragraph.scalar(at: candidate.position)?.isDash == true { return true }
        return after.map { $0.isLowercaseLetter || $0 == "," || $0 == ";" || $0.isDash || $0.isTerminator } ?? false
    }

    /// Whether the candidate is inside a name in quotation marks: `“What Now? A Memoir”`, «Москва. Кремль. Путин».
    ///
    /// A sentence mentions the name, so a word precedes it. In Latin letters its words have capitals; in other letters
    /// it is short. A quotation that is speech ends in a terminator.
    func isInsideName(_ candidate: BoundaryCandidate) -> Bool {
        let longest = 140
        guard candidate.closers.isEmpty, candidate.hasSpace, !candidate.terminators.isEmpty else { return false }
        let floor = max(candidate.segmentStart, candidate.terminators.lowerBound - longest)
        guard let opener = openQuote(before: candidate.terminators.lowerBound, to: floor), opener > floor,
            let blank = paragraph.scalar(before: opener), blank.isSpace,
            let before = paragraph.scalar(before: paragraph.skipSpacesBack(from: opener, to: floor)),
            before.isLetter || before == ","
        else { return false }
        let start = paragraph.end(of: opener)
        let limit = min(paragraph.count, start + longest)
        var counts = (words: 0, capitals: 0, lower: 0, inPart: 0, longestPart: 0, commas: 0)
        var at = start
        var isLatin = true
        while at < limit, let scalar = paragraph.scalar(at: at) {
            if scalar.isQuote, scalar != "'", scalar != "’", paragraph.closes(at: at) { break }
            let word = paragraph.word(at: at)
            if word.isEmpty {
                if scalar.isTerminator { counts.inPart = 0 }
                if scalar == "," && paragraph.scalar(at: at + 1)?.isSpace == true { counts.commas += 1 }
                at = paragraph.end(of: at)
                continue
            }
            counts.words += 1
            counts.inPart += 1
            counts.longestPart = max(counts.longestPart, counts.inPart)
            if scalar.isUppercaseLetter { counts.capitals += 1 } else if word.count > 4 { counts.lower += 1 }
            isLatin = isLatin && !scalar.isCyrillic
            at = word.upperBound
        }
        guard at < limit, let last = paragraph.scalar(before: at), at > candidate.position else { return false }
        // «Ну, погоди! Каникулы» is a name, «Да, мы победили! Всем спасибо» is not.
        let mostWordsWithComma = 3
        if counts.commas > 0, !isLatin, counts.commas > 1 || counts.words > mostWordsWithComma { return false }
        if isLatin {
            // «Her song “Hello? Goodbye!” topped»
            let after = paragraph.scalar(at: paragraph.skipSpaces(from: paragraph.end(of: at)))
            let goesOn = after?.isLowercaseLetter == true
            let least = goesOn ? 2 : 3
            if counts.commas > 0, !goesOn || counts.lower + counts.capitals < counts.words - 1 { return false }
            return counts.lower == 0 && counts.capitals >= least && last != "." && counts.words <= 12
        }
        let mostWords = 6
        // «Что? Где? Когда?»
        if last.isTerminator, counts.longestPart > 1 || last == "." { return false }
        return before.isLetter && counts.words <= mostWords && counts.longestPart <= 3
    }

    /// The start of the quotation mark that opens before a position and is not closed there; nil if there is none.
    private func openQuote(before position: Int, to floor: Int) -> Int? {
        var at = position
        while at > floor {
            at -= 1
            // The first bytes of quotation marks; none of them is a later byte of another character.
            let byte = paragraph.bytes[at]
            guard byte == UInt8(ascii: "\"") || byte == 0xE2 || byte == 0xC2 else { continue }
            guard let scalar = paragraph.scalar(at: at), scalar.isQuote, scalar != "’" else { continue }
            return paragraph.closes(at: at) ? nil : at
        }
        return nil
    }

    /// Whether a dash begins the second line of a Chinese headline: `谁来养活港口？——瓦德港观察`.
    func beginsSubtitle(_ candidate: BoundaryCandidate, _ next: Unicode.Scalar) -> Bool {
        guard next == "—", !candidate.hasSpace, candidate.closers.isEmpty,
            let last = paragraph.scalar(before: candidate.end), last == "？" || last == "！"
        else { return false }
        let longest = 200
        guard paragraph.count - candidate.position <= longest else { return false }
        return paragraph.skip(from: candidate.position) { !$0.isTerminator } == paragraph.count
    }

    /// Whether a cry is repeated inside its quotation: `现场响起“加油！加油！”的呐喊`.
    func isRepeatedCry(_ candidate: BoundaryCandidate, _ next: Unicode.Scalar) -> Bool {
        guard next.isHan, !candidate.hasSpace, candidate.closers.isEmpty,
            paragraph.scalar(before: candidate.end) == "！"
        else { return false }
        let longest = 30
        let cry = paragraph.skipBack(
            from: candidate.terminators.lowerBound, to: max(candidate.segmentStart, candidate.end - longest)
        ) { $0.isHan }
        let size = candidate.end - cry
        guard cry < candidate.terminators.lowerBound, candidate.end + size <= paragraph.count,
            paragraph.scalar(before: cry)?.isQuote == true || paragraph.scalar(before: cry) == "！"
        else { return false }
        return paragraph.slice(cry..<candidate.end).elementsEqual(paragraph.slice(candidate.end..<candidate.end + size))
    }

    /// Whether a full-width stop belongs to a figure, `６．７％`, or to the number of a list item after other text,
    /// `同意：１．开放港口`.
    func isFullWidthNumber(_ candidate: BoundaryCandidate, _ next: Unicode.Scalar) -> Bool {
        guard !candidate.hasSpace, candidate.closers.isEmpty, candidate.terminators.count == 3,
            paragraph.scalar(at: candidate.terminators.lowerBound) == "．"
        else { return false }
        // «J．K．罗琳»
        let letter = paragraph.skipBack(from: candidate.terminators.lowerBound, to: candidate.segmentStart) {
            $0.isASCIILetter || (0xFF21...0xFF3A).contains($0.value)
        }
        if letter < candidate.terminators.lowerBound, paragraph.end(of: letter) == candidate.terminators.lowerBound {
            return true
        }
        guard paragraph.scalar(before: candidate.terminators.lowerBound)?.isFullWidthDigit == true else { return false }
        if next.isFullWidthDigit { return true }
        let start = paragraph.skipBack(from: candidate.terminators.lowerBound, to: candidate.segmentStart) {
            $0.isFullWidthDigit
        }
        guard start > candidate.segmentStart else { return true }
        switch paragraph.scalar(before: start) {
        case "：", "；", "，", "、": return true
        default: return false
        }
    }
}

extension Unicode.Scalar {
    fileprivate var isFullWidthDigit: Bool { (0xFF10...0xFF19).contains(value) }
}
