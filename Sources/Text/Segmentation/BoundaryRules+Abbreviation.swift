import CalqueLanguages

/// Decides at full stops that may belong to the word before them.
extension BoundaryRules {
    /// The decision for a full stop after an abbreviation or initial; nil if the word before it is neither.
    func abbreviation(_ candidate: BoundaryCandidate) -> (SegmentationRule, Bool)? {
        guard candidate.terminators.count == 1,
            paragraph.bytes[candidate.terminators.lowerBound] == UInt8(ascii: "."),
            !paragraph.containsQuote(candidate.closers)
        else { return nil }
        if let next = paragraph.scalar(at: candidate.position), isInsideDate(candidate, next) {
            return (.numberAbbreviation, false)
        }
        if isThaiAbbreviation(candidate) { return (.title, false) }
        let wordEnd = candidate.terminators.lowerBound
        let wordStart = abbreviationStart(endingAt: wordEnd, to: candidate.segmentStart)
        guard wordStart < wordEnd else { return nil }
        let next = Follower(paragraph, at: candidate.position)
        let word = wordStart..<wordEnd
        if isOrdinal(word, next, candidate) { return (.numberAbbreviation, false) }
        let isHeadline = isInCapitals(word, next)
        let classes = classes(of: word, isFirst: isHeadline || wordStart <= firstWord(of: candidate))
        if belongsToTitle(word, next, candidate) { return (.title, false) }
        let isLatin = paragraph.bytes[wordStart] < 0x80
        return verdict(classes, word, next, isLatin: isLatin, candidate)
            ?? initials(word, next, candidate)
    }

    /// The word after a full stop, without opening marks.
    struct Follower {
        let position: Int
        let start: Int
        let scalar: Unicode.Scalar?
        let word: Range<Int>

        init(_ paragraph: Paragraph, at position: Int) {
            self.position = position
            start = paragraph.skip(from: position) { $0.isOpener }
            scalar = paragraph.scalar(at: start)
            word = paragraph.word(at: start)
        }

        var isQuoted: Bool { start > position }
    }

    private func verdict(
        _ classes: SegmentationLexicon.Classes, _ word: Range<Int>, _ next: Follower, isLatin: Bool,
        _ candidate: BoundaryCandidate
    ) -> (SegmentationRule, Bool)? {
        if classes.isEmpty {
            // «Cdr. Joan Pike»: a word without a vowel is an abbreviation that no list has.
            guard isVowelless(word), nextIsWord(next.scalar), !next.isQuoted, lexicon.model != nil else { return nil }
            return (.organisation, isLearntBoundary("organisation", word, next, candidate))
        }
        if isLettered(word, candidate) { return nil }
        if isSpacedInitials(word, classes) { return nil }
        if classes.contains(.unit), isTime(word), !followsNumber(word), isSingleLetter(lastPart(word)) { return nil }
        let isQuantity = !classes.isDisjoint(with: [.unit, .year]) && followsNumber(word)
        if classes.isSuperset(of: [.number, .year]), next.scalar?.isDigit == true, isLaw(word) {
            return (.numberAbbreviation, false)
        }
        if classes.contains(.year), isQuantity || classes.isDisjoint(with: [.title, .number]) {
            return year(word, next, candidate)
        }
        if classes.contains(.number), startsNumber(next), !isAnswer(word, candidate) {
            return (.numberAbbreviation, false)
        }
        if classes.contains(.afterAnd) {
            return followsAnd(word) ? (.unit, endsUnit(next)) : (.title, false)
        }
        // A title before a closing bracket has no name: «(прим. ред.) Он уехал».
        if classes.contains(.title), !candidate.closers.isEmpty { return nil }
        if classes.contains(.title), !(isQuantity && classes.contains(.unit)) { return (.title, false) }
        if next.scalar?.isDash == true, candidate.hasSpace {
            return (classes.contains(.unit) ? .unit : .organisation, isDialogue(candidate))
        }
        if continuesInBrackets(next) { return (classes.contains(.unit) ? .unit : .organisation, false) }
        if classes.contains(.unit) {
            if isYear(next) { return (.unit, false) }
            if next.scalar?.isDigit == true, isQuantity, addsUp(next, after: word) { return (.unit, false) }
            if !endsUnit(next) || namesTime(next, after: word) { return (.unit, false) }
            return (.unit, true)
        }
        // «концерн Thales S.A. Сумма не названа.»
        let isDotted = paragraph.slice(word).contains(UInt8(ascii: "."))
        if isLatin, next.scalar?.isCyrillic == true,
            classes.contains(.place) || classes.contains(.organisation) && isDotted
        {
            return (.organisation, true)
        }
        if !classes.isDisjoint(with: [.place, .organisation]) {
            guard nextIsWord(next.scalar) else { return (.organisation, true) }
            // «им. А. С. Пушкина»
            let isInitial = isSingleLetter(next.word) && paragraph.scalar(at: next.word.upperBound) == "."
            if isInitial, !isLatin { return (.organisation, false) }
            if isSentenceInBrackets(next) { return (.organisation, true) }
            if next.isQuoted || isHeadline(from: next.position) {
                return (.organisation, startsSentence(at: next.position))
            }
            // «Image: …»
            if paragraph.scalar(at: next.word.upperBound) == ":" { return (.organisation, true) }
            let kind = classes.contains(.place) ? "place" : "organisation"
            return (.organisation, isLearntBoundary(kind, word, next, candidate))
        }
        return nil
    }

    /// Whether a unit ends its sentence. It does not before a lower-case letter, before a word that continues the
    /// sentence, and before the same quantity in another unit in brackets.
    private func endsUnit(_ next: Follower) -> Bool {
        let scalar = next.scalar
        if scalar?.isLowercaseLetter == true { return false }
        if next.isQuoted, paragraph.scalar(at: next.position) == "(", scalar?.isDigit == true { return false }
        if continuesUnit(next.word), !namesPlace(next) { return false }
        if endsHeadline(next) { return false }
        if paragraph.isAllCapitals(next.word), paragraph.scalar(at: next.word.upperBound) == ".",
            classes(of: next.word, isFirst: true).contains(.unit)
        {
            return false
        }
        // «10 a.m. Singapore time»
        let second = paragraph.word(at: paragraph.skipSpaces(from: next.word.upperBound))
        return !classes(ofNext: second).contains(.zoneNouns)
    }

    /// Whether the quantity continues in a smaller unit: `5 тыс. 300 руб.`, `2 ч. 30 мин.`
    private func addsUp(_ next: Follower, after word: Range<Int>) -> Bool {
        let digits = paragraph.skip(from: next.start) { $0.isDigit }
        if digits - next.start == 3, paragraph.scalar(at: digits) == " " { return true }
        let unit = paragraph.word(at: paragraph.skipSpaces(from: digits))
        return classes(ofNext: unit).contains(.unit) && !paragraph.slice(unit).elementsEqual(paragraph.slice(word))
    }

    private func startsNumber(_ next: Follower) -> Bool {
        guard let scalar = next.scalar else { return false }
        if scalar.isDigit { return true }
        switch scalar {
        case "№", "+", "#": return true
        default: break
        }
        // «I» is more often a pronoun than a number.
        return !next.isQuoted && isRomanNumeral(next.word)
            && !SegmentationLexicon.english.classes(of: paragraph.slice(next.word)).contains(.pronouns)
    }

    /// Whether a word that is a century, too, stands for an article of a law, whose paragraph is before it: Ukrainian
    /// `п. 2 ст. 5`.
    private func isLaw(_ word: Range<Int>) -> Bool {
        let end = paragraph.skipSpacesBack(from: word.lowerBound)
        let digits = paragraph.skipBack(from: end, to: max(0, end - 4)) { $0.isASCII && $0.isDigit }
        let stop = paragraph.skipSpacesBack(from: digits)
        guard stop < digits, paragraph.scalar(before: stop) == "." else { return false }
        return classes(ofNext: paragraph.word(endingAt: stop - 1, to: 0)).contains(.number)
    }

    /// Whether `no` is an answer and not a number: `She said no. 15 others agreed.`
    private func isAnswer(_ word: Range<Int>, _ candidate: BoundaryCandidate) -> Bool {
        guard lexicon.classes(of: paragraph.slice(word)).contains(.answers) else { return false }
        let before = paragraph.word(
            endingAt: paragraph.skipSpacesBack(from: word.lowerBound, to: candidate.segmentStart),
            to: candidate.segmentStart)
        return lexicon.classes(of: paragraph.slice(before)).contains(.answering)
    }

    private func followsNumber(_ word: Range<Int>) -> Bool {
        let before = paragraph.skipSpacesBack(from: word.lowerBound)
        guard let last = paragraph.scalar(before: before) else { return false }
        if last.isDigit { return true }
        // «в 1970-х гг.», «5 тыс. руб.», «XX в.»
        let number = paragraph.word(endingAt: last == "." ? paragraph.start(before: before) : before, to: 0)
        if paragraph.scalar(at: number.lowerBound)?.isDigit == true { return true }
        return isRomanNumeral(number) || classes(ofNext: number).contains(.unit)
    }

    private func followsAnd(_ word: Range<Int>) -> Bool {
        let before = paragraph.word(endingAt: paragraph.skipSpacesBack(from: word.lowerBound), to: 0)
        return classes(ofNext: before).contains(.and)
    }

    func nextIsWord(_ next: Unicode.Scalar?) -> Bool {
        guard let next else { return false }
        return next.isLetter || next.isDigit || next == "&" || next == "$"
    }

    /// Whether the word at `position` is one that starts sentences.
    func startsSentence(at position: Int) -> Bool {
        let next = Follower(paragraph, at: position)
        if next.isQuoted, paragraph.opensSpeech(at: position) { return true }
        let after = paragraph.scalar(at: next.word.upperBound)
        if after == "." && next.word.count <= 2 && next.scalar.map({ UTF8.width($0) }) == next.word.count {
            return false  // an initial, although «В» and «A» are words too
        }
        if classes(ofNext: next.word).contains(.starters) { return true }
        // «Image: …»; «Separately, …»
        return after == ":"
            || after == "," && next.word.count > 4
                && paragraph.word(next.word, hasEndingIn: SegmentationLexicon.english.affixes.adverbEndings)
    }

    /// The classes of a word, without changes to its case.
    func classes(ofNext word: Range<Int>) -> SegmentationLexicon.Classes {
        let bytes = paragraph.slice(word)
        let own = lexicon.classes(of: bytes)
        guard lexicon.borrowsLatin, let first = bytes.first, first < 0x80 else { return own }
        return own.union(SegmentationLexicon.english.classes(of: bytes))
    }
}
