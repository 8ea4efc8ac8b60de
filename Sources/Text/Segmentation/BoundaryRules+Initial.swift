/// Single letters before a full stop.
extension Rules {
    func initials(_ word: Range<Int>, _ next: Follower, _ candidate: Candidate) -> (Rule, Bool)? {
        guard let scalar = next.scalar else { return nil }
        if isSingleLetter(word), paragraph.scalar(at: word.lowerBound)?.isLowercaseLetter == true {
            // German writes «z. B.», «u. a.», «d. h.»: a small letter and a letter are one abbreviation in any language.
            let after = paragraph.scalar(at: next.word.upperBound)
            if isSingleLetter(next.word), after == "." { return (.initial, false) }
            if scalar.isLowercaseLetter { return (.initial, false) }
        }
        guard isInitial(word), candidate.hasSpace, !next.isQuoted else { return nil }
        if scalar.isHan { return lexicon.borrowsLatin ? (.initial, false) : nil }
        guard scalar.isUppercaseLetter else { return nil }
        if isSingleLetter(next.word), paragraph.scalar(at: next.word.upperBound) == "." { return (.initial, false) }
        // «-3.5 C.»
        if let before = paragraph.scalar(before: paragraph.skipSpacesBack(from: word.lowerBound)), before.isDigit {
            return nil
        }
        guard !startsSentence(at: next.position) else { return nil }
        if followsName(word, candidate) || isLettered(word, candidate) { return nil }
        return (.initial, false)
    }

    /// A capital on its own, or the last of several with full stops between: `J`, `А.С`.
    private func isInitial(_ word: Range<Int>) -> Bool {
        let last = paragraph.start(before: word.upperBound)
        guard let scalar = paragraph.scalar(at: last), scalar.isUppercaseLetter else { return false }
        if last == word.lowerBound { return true }
        guard let before = paragraph.scalar(before: last) else { return false }
        return before == "." || before == "-" || before.isSpace
    }

    /// `Plan B. Ships wait`, `World War I. Germany`: a letter that is a name of its own.
    private func isLettered(_ word: Range<Int>, _ candidate: Candidate) -> Bool {
        guard isSingleLetter(word) else { return false }
        return lexicon.classes(of: paragraph.slice(wordBefore(word, candidate))).contains(.lettered)
    }

    /// «Иванов А. Б. Встреча прошла»: the surname stands before its initials already.
    private func followsName(_ word: Range<Int>, _ candidate: Candidate) -> Bool {
        guard paragraph.scalar(at: word.lowerBound)?.isCyrillic == true else { return false }
        let before = wordBefore(word, candidate)
        let letters = before.count / 2
        guard letters > 3, before.lowerBound > firstWord(of: candidate) || word.count > 3,
            paragraph.scalar(at: before.lowerBound)?.isUppercaseLetter == true
        else { return false }
        let endings: [StaticString] = [
            "ов", "ев", "ёв", "ин", "ын", "ий", "ова", "ева", "ёва", "ина", "ына", "ая", "ко", "юк", "ук", "ич",
            "ову", "еву", "ину", "ого", "ому", "ым", "ой", "ян", "швили", "дзе",
        ]
        return endings.contains { ending in
            let size = ending.utf8CodeUnitCount
            return before.count > size && paragraph.holds(ending, at: before.upperBound - size..<before.upperBound)
        }
    }

    private func wordBefore(_ word: Range<Int>, _ candidate: Candidate) -> Range<Int> {
        let end = paragraph.skipSpacesBack(from: word.lowerBound, to: candidate.segmentStart)
        return paragraph.word(endingAt: end, to: candidate.segmentStart)
    }
}
