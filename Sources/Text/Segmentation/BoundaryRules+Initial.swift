import CalqueLanguages

/// Decides at full stops after single letters.
extension BoundaryRules {
    /// The decision for a full stop after an initial; nil if the word is not an initial or ends a sentence.
    func initials(_ word: Range<Int>, _ next: Follower, _ candidate: BoundaryCandidate) -> (SegmentationRule, Bool)? {
        guard let scalar = next.scalar else { return nil }
        if isSingleLetter(word), paragraph.scalar(at: word.lowerBound)?.isLowercaseLetter == true {
            // A lower-case letter and another letter are one abbreviation in any language: German «z. B.», «d. h.»
            let after = paragraph.scalar(at: next.word.upperBound)
            if isSingleLetter(next.word), after == "." { return (.initial, false) }
            if scalar.isLowercaseLetter { return (.initial, false) }
        }
        guard isInitial(word), candidate.hasSpace, !next.isQuoted else { return nil }
        if scalar.isHangul { return isSpacedInitial(word) ? (.initial, false) : nil }
        if scalar.isHan { return lexicon.borrowsLatin ? (.initial, false) : nil }
        guard scalar.isUppercaseLetter else { return nil }
        if isSingleLetter(next.word), paragraph.scalar(at: next.word.upperBound) == "." { return (.initial, false) }
        // «-3.5 C.»
        if let before = paragraph.scalar(before: paragraph.skipSpacesBack(from: word.lowerBound)), before.isDigit {
            return nil
        }
        if followsName(word, candidate) || isLettered(word, candidate) { return nil }
        return isLearntBoundary("initial", word, next, candidate) ? nil : (.initial, false)
    }

    /// Whether a word is a capital letter, or ends with one after a full stop, hyphen or space: `J`, `А.С`.
    private func isInitial(_ word: Range<Int>) -> Bool {
        let last = paragraph.start(before: word.upperBound)
        guard let scalar = paragraph.scalar(at: last), scalar.isUppercaseLetter else { return false }
        if last == word.lowerBound { return true }
        guard let before = paragraph.scalar(before: last) else { return false }
        return before == "." || before == "-" || before.isSpace
    }

    /// Whether a word is a capital letter after another: `J. K`. One alone may be anything: `비타민 C`.
    private func isSpacedInitial(_ word: Range<Int>) -> Bool {
        if word.count > 1 { return true }
        let stop = paragraph.skipSpacesBack(from: word.lowerBound)
        guard let mark = paragraph.scalar(before: stop), mark == "." else { return false }
        return paragraph.scalar(before: stop - 1)?.isUppercaseLetter == true
    }

    /// Whether the letter is the name of something, not of a person: `Plan B. Ships wait`, `World War I. Germany`.
    func isLettered(_ word: Range<Int>, _ candidate: BoundaryCandidate) -> Bool {
        guard isSingleLetter(word) else { return false }
        return lexicon.classes(of: paragraph.slice(wordBefore(word, candidate))).contains(.lettered)
    }

    /// Whether the surname precedes the initials: «Иванов А. Б. Встреча прошла».
    private func followsName(_ word: Range<Int>, _ candidate: BoundaryCandidate) -> Bool {
        guard paragraph.scalar(at: word.lowerBound)?.isCyrillic == true else { return false }
        let before = wordBefore(word, candidate)
        let letters = before.count / 2
        guard letters > 3, before.lowerBound > firstWord(of: candidate) || word.count > 3,
            paragraph.scalar(at: before.lowerBound)?.isUppercaseLetter == true
        else { return false }
        return paragraph.word(before, hasEndingIn: SegmentationLexicon.russian.affixes.surnameEndings)
    }

    private func wordBefore(_ word: Range<Int>, _ candidate: BoundaryCandidate) -> Range<Int> {
        let end = paragraph.skipSpacesBack(from: word.lowerBound, to: candidate.segmentStart)
        return paragraph.word(endingAt: end, to: candidate.segmentStart)
    }
}
