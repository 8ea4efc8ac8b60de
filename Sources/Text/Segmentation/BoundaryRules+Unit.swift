import CalqueLanguages

/// Decides at full stops after times of day and in titles, before brackets and years.
extension BoundaryRules {
    /// Whether an abbreviation is a time of day: `a.m`, `P.M`.
    func isTime(_ word: Range<Int>) -> Bool {
        guard word.count == 3, paragraph.bytes[word.lowerBound + 1] == UInt8(ascii: ".") else { return false }
        let first = paragraph.bytes[word.lowerBound] | 0x20
        return (first == UInt8(ascii: "a") || first == UInt8(ascii: "p"))
            && paragraph.bytes[word.upperBound - 1] | 0x20 == UInt8(ascii: "m")
    }

    /// Whether a year follows: `9 мес. 2023 г.`
    func isYear(_ next: Follower) -> Bool {
        let digits = paragraph.skip(from: next.start) { $0.isDigit }
        guard digits - next.start == 4 else { return false }
        let unit = paragraph.word(at: paragraph.skipSpaces(from: digits))
        return classes(ofNext: unit).contains(.year)
    }

    /// Whether a number with a full stop is an ordinal number: German `am 3. Oktober`, Turkish `2. Lig`.
    func isOrdinal(_ word: Range<Int>, _ next: Follower, _ candidate: BoundaryCandidate) -> Bool {
        let mostDigits = 3
        func figures(endingAt end: Int) -> Int {
            paragraph.skipBack(from: end, to: max(candidate.segmentStart, end - mostDigits)) {
                $0.isASCII && $0.isDigit
            }
        }
        var start = figures(endingAt: word.upperBound)
        guard start < word.upperBound, next.scalar?.isUppercaseLetter == true, candidate.closers.isEmpty else {
            return false
        }
        // «am 4./5. März»
        let second = start
        if start - 2 >= candidate.segmentStart, paragraph.scalar(before: start) == "/",
            paragraph.scalar(before: start - 1) == "."
        {
            start = figures(endingAt: start - 2)
        }
        guard start <= word.lowerBound, start == second || start < second - 2 else { return false }
        if classes(ofNext: next.word).contains(.ordinalNouns) { return true }
        let end = paragraph.skipSpacesBack(from: start, to: candidate.segmentStart)
        let before = paragraph.word(endingAt: end, to: candidate.segmentStart)
        return lexicon.classes(of: paragraph.slice(before)).contains(.ordinalOpeners)
    }

    /// Whether a Russian abbreviation is part of a title: a degree, `д.э.н.`, `к. м. н.`, or a short word after another
    /// title, `Гл. ред.`, `Зав. лаб.`
    func belongsToTitle(_ word: Range<Int>, _ next: Follower, _ candidate: BoundaryCandidate) -> Bool {
        guard next.scalar?.isUppercaseLetter == true, !next.isQuoted, candidate.closers.isEmpty,
            paragraph.scalar(at: word.lowerBound)?.isCyrillic == true
        else { return false }
        let text = paragraph.text(word)
        let parts = text.split { $0 == "." || $0 == " " || $0 == "\u{A0}" }
        if parts.count >= 3, parts[0] == "д" || parts[0] == "к" || parts[0] == "Д" || parts[0] == "К", parts.last == "н"
        {
            return true
        }
        let mostBytes = 8
        guard parts.count == 1, word.count <= mostBytes,
            paragraph.scalar(at: word.lowerBound)?.isLowercaseLetter == true
        else { return false }
        let stop = paragraph.skipSpacesBack(from: word.lowerBound, to: candidate.segmentStart)
        guard stop < word.lowerBound, paragraph.scalar(before: stop) == "." else { return false }
        let before = paragraph.word(endingAt: stop - 1, to: candidate.segmentStart)
        let classes = classes(of: before, isFirst: before.lowerBound <= firstWord(of: candidate))
        return classes.contains(.title) && classes.isDisjoint(with: [.unit, .year, .number])
    }

    /// The letters after the last full stop of a word.
    func lastPart(_ word: Range<Int>) -> Range<Int> {
        paragraph.skipBack(from: word.upperBound, to: word.lowerBound) { $0.isLetter }..<word.upperBound
    }

    /// Whether a name of a time follows: capitalised words up to a noun of time, a day or a zone, as in
    /// `9 a.m. Hong Kong time`, `4 a.m. New Year's Day`, `2 a.m. Easter Sunday`.
    func namesTime(_ next: Follower, after word: Range<Int>) -> Bool {
        guard isTime(word), next.scalar?.isUppercaseLetter == true, !next.isQuoted else { return false }
        let mostWords = 5
        var at = next.position
        for index in 0..<mostWords {
            let word = paragraph.word(at: at)
            guard !word.isEmpty else { return false }
            if continuesUnit(word), index > 0 || !namesPlace(next) { return true }
            if classes(ofNext: word).contains(.zoneNouns) { return true }
            guard paragraph.scalar(at: at)?.isUppercaseLetter == true else { return false }
            // «U.S.» is a word of its own here.
            at = paragraph.skip(from: word.upperBound) { $0 == "." || $0.isLetter }
            let space = paragraph.skipSpaces(from: at)
            guard space > at else { return false }
            at = space
        }
        return false
    }

    /// Whether a word continues a sentence after a unit; in capitals too: `9 A.M. FRIDAY`.
    func continuesUnit(_ word: Range<Int>) -> Bool {
        if classes(ofNext: word).contains(.continuations) { return true }
        guard paragraph.isAllCapitals(word) else { return false }
        var key = paragraph.text(word).lowercased()
        key = key.prefix(1).uppercased() + key.dropFirst()
        return key.withUTF8 { lexicon.classes(of: $0) }.contains(.continuations)
    }

    /// Whether an adjective or a place, which could name a zone, is part of another name: `3 p.m. Eastern Europe`.
    func namesPlace(_ next: Follower) -> Bool {
        let second = paragraph.word(at: paragraph.skipSpaces(from: next.word.upperBound))
        let least = 4
        guard next.word.count > least, !paragraph.slice(next.word).suffix(3).elementsEqual("day".utf8),
            second.count >= least, paragraph.scalar(at: second.lowerBound)?.isUppercaseLetter == true,
            !paragraph.isAllCapitals(next.word)
        else { return false }
        return !continuesUnit(second) && !classes(ofNext: second).contains(.zoneNouns)
    }

    /// Whether a word is an English abbreviation by its letters: a capital, and no vowel in the rest.
    func isVowelless(_ word: Range<Int>) -> Bool {
        let letters = paragraph.slice(word)
        let mostLetters = 5
        guard letters.count >= 2, letters.count <= mostLetters, let first = letters.first,
            (0x41...0x5A).contains(first), !"AEIOUY".utf8.contains(first)
        else { return false }
        return letters.dropFirst().allSatisfy { (0x61...0x7A).contains($0) && !"aeiouy".utf8.contains($0) }
    }

    /// Whether the unit is in a headline in capitals, which has no full stop at its end: `60 ДОЛЛ. ЗА БАРРЕЛЬ`.
    func endsHeadline(_ next: Follower) -> Bool {
        paragraph.isAllCapitals(next.word) && paragraph.isAllCapitals(paragraph.word(at: 0))
            && isHeadline(from: next.position)
    }

    /// Whether the segment begins with a dash, as a line of a dialogue does. Then another dash begins the next one.
    func isDialogue(_ candidate: BoundaryCandidate) -> Bool {
        paragraph.scalar(at: candidate.segmentStart)?.isDash == true
    }

    /// Whether a remark in brackets follows after which the sentence goes on: `Frost Inc. (NYSE: FRST) rose`.
    func continuesInBrackets(_ next: Follower) -> Bool {
        let longest = 120
        var at = next.position
        guard paragraph.scalar(at: at) == "(" else { return false }
        while paragraph.scalar(at: at) == "(" {
            let limit = min(paragraph.count, at + longest)
            let close = paragraph.skip(from: at) { $0 != ")" && !$0.isLineEnd }
            guard close < limit, let last = paragraph.scalar(before: close), !last.isTerminator else { return false }
            at = paragraph.skipSpaces(from: close + 1)
        }
        guard let after = paragraph.scalar(at: at) else { return false }
        return after.isLowercaseLetter || after == "," || after == ";" || after.isDash || after.isTerminator
    }

    /// Whether brackets follow that have a sentence of their own: `Norse Inc. (It had debts.)`
    func isSentenceInBrackets(_ next: Follower) -> Bool {
        let longest = 400
        guard paragraph.scalar(at: next.position) == "(" else { return false }
        let close = paragraph.skip(from: next.position) { $0 != ")" && !$0.isLineEnd }
        guard close - next.position <= longest, paragraph.scalar(at: close) == ")" else { return false }
        return paragraph.scalar(before: close)?.isTerminator == true
    }

    /// Whether the rest of the paragraph is a headline: without a terminator at its end, and without a word of four
    /// letters or more in lower case.
    func isHeadline(from position: Int) -> Bool {
        let longest = 150
        let least = 4
        guard paragraph.count - position <= longest,
            let last = paragraph.scalar(before: paragraph.skipSpacesBack(from: paragraph.count)), last.isWordPart
        else { return false }
        var words = 0
        var at = position
        while at < paragraph.count {
            let word = paragraph.word(at: at)
            if word.count >= least, let first = paragraph.scalar(at: at), first.isLowercaseLetter { return false }
            words += word.isEmpty ? 0 : 1
            at = word.isEmpty ? paragraph.end(of: at) : word.upperBound
        }
        return words > 1
    }

    /// Whether single capital letters with spaces between them look like an abbreviation: `P. M. Syed`, `B. A. Roe`.
    func isSpacedInitials(_ word: Range<Int>, _ classes: SegmentationLexicon.Classes) -> Bool {
        guard paragraph.slice(word).contains(where: { $0 == 0x20 || $0 == 0xA0 }) else { return false }
        return paragraph.skip(from: word.lowerBound) { $0.isUppercaseLetter || $0 == "." || $0.isSpace }
            > word.upperBound
    }
}
