/// Full stops that may belong to the word before them.
extension Rules {
    func abbreviation(_ candidate: Candidate) -> (Rule, isBreak: Bool)? {
        guard paragraph.text(candidate.terminators) == "." else { return nil }
        let closers = paragraph.text(candidate.closers)
        guard !closers.unicodeScalars.contains(where: { $0.isQuote }) else { return nil }
        let wordEnd = candidate.terminators.lowerBound
        let wordStart = abbreviationStart(endingAt: wordEnd)
        let word = paragraph.text(wordStart..<wordEnd)
        guard !word.isEmpty else { return nil }
        let nextStart = paragraph.skip(from: candidate.position) { $0.isOpener }
        let next = paragraph.scalar(at: nextStart)
        let nextWord = paragraph.word(at: nextStart)

        let lexicon = lexicon.lexicon(for: word)
        for name in spellings(of: word, from: wordStart) {
            if isYearOrTown(name) { return yearOrTown(before: wordStart, nextWord: nextWord) }
            if lexicon.contains(name, in: .title) { return (.title, false) }
            if lexicon.contains(name, in: .number), let next, next.isDigit || next == "№" || isRomanNumeral(nextWord) {
                return (.numberAbbreviation, false)
            }
            if lexicon.contains(name, in: .organisation) {
                return (.organisation, lexicon.contains(nextWord, in: .starters) || !nextIsWord(next))
            }
            if lexicon.contains(name, in: .unit) {
                let adds = paragraph.scalar(at: candidate.position) == "(" && next?.isDigit == true
                return (.unit, !adds && !lexicon.contains(nextWord, in: .continuations))
            }
        }
        // German writes «z. B.», «u. a.», «d. h.»: a small letter and a letter are one abbreviation in any language.
        if isSingleLetter(wordStart..<wordEnd), paragraph.scalar(at: wordStart)?.isLowercaseLetter == true,
            nextWord.unicodeScalars.count == 1, next?.isLetter == true,
            paragraph.scalar(at: nextStart + nextWord.utf8.count) == "."
        {
            return (.initial, false)
        }
        if isInitial(wordStart..<wordEnd), let next, next.isUppercaseLetter,
            !lexicon.contains(nextWord, in: .starters)
        {
            return (.initial, false)
        }
        return nil
    }

    /// The start of the word before a full stop, full stops and hyphens within it included: `U.S`, `Lt.-Gen`.
    private func abbreviationStart(endingAt end: Int) -> Int {
        let longest = 24
        var seen = 0
        var start = paragraph.skipBack(from: end) { scalar in
            seen += 1
            return seen <= longest && (scalar.isWordPart || scalar == "." || scalar == "/") && !scalar.isUnspaced
        }
        // Russian writes «т. е.», «н. э.», «А. С.»: single letters with blanks between are one abbreviation.
        while isSingleLetter(start..<paragraph.skip(from: start) { $0.isLetter }) {
            let stop = paragraph.skipBack(from: start) { $0.isSpace }
            guard stop < start, paragraph.scalar(before: stop) == "." else { break }
            let letterEnd = stop - 1
            let letterStart = paragraph.skipBack(from: letterEnd) { $0.isLetter }
            guard isSingleLetter(letterStart..<letterEnd), end - letterStart <= longest else { break }
            start = letterStart
        }
        return start
    }

    /// The forms under which a word may be listed: as it stands, without blanks, in small letters at the start of a
    /// sentence, its last part after a hyphen (`R-La`) or after a full stop.
    private func spellings(of word: String, from start: Int) -> [String] {
        let joined = String(word.unicodeScalars.filter { !$0.isSpace }.map(Character.init))
        var forms = [joined]
        if paragraph.skipBack(from: start, while: { $0.isSpace || $0.isOpener }) == 0 {
            forms.append(joined.lowercased())
        }
        for separator in [Character("-"), "."] {
            if let part = joined.split(separator: separator).last, part.count < joined.count, !isSingle(part) {
                forms.append(String(part))
            }
        }
        return forms
    }

    private func isSingle(_ text: Substring) -> Bool { text.unicodeScalars.dropFirst().isEmpty }

    private func isSingleLetter(_ range: Range<Int>) -> Bool {
        guard let scalar = paragraph.scalar(at: range.lowerBound), scalar.isLetter else { return false }
        return range.count == UTF8.width(scalar)
    }

    private func nextIsWord(_ next: Unicode.Scalar?) -> Bool {
        guard let next else { return false }
        return next.isLetter || next.isDigit || next == "&" || next == "$"
    }

    /// A capital on its own, or the last of several with full stops between: `J`, `А.С`.
    private func isInitial(_ range: Range<Int>) -> Bool {
        let last = paragraph.start(before: range.upperBound)
        guard let scalar = paragraph.scalar(at: last), scalar.isUppercaseLetter else { return false }
        let before = paragraph.scalar(before: last)
        return last == range.lowerBound || before == "." || before == "-" || before?.isSpace == true
    }

    private func isRomanNumeral(_ word: String) -> Bool {
        !word.isEmpty && word.unicodeScalars.allSatisfy { "IVXLCDM".unicodeScalars.contains($0) }
    }

    // MARK: Russian г. and в.

    private func isYearOrTown(_ name: String) -> Bool { name == "г" || name == "в" }

    /// «в 2022 г.» is a year and may end a sentence, «г. Сочи» is a town and may not.
    private func yearOrTown(before start: Int, nextWord: String) -> (Rule, isBreak: Bool) {
        let before = paragraph.skipBack(from: start) { $0.isSpace }
        let previous = paragraph.scalar(before: before)
        let isYear = previous.map { $0.isDigit || "IVX".unicodeScalars.contains($0) } ?? false
        guard isYear else { return (.title, false) }
        return (.unit, !lexicon.contains(nextWord, in: .continuations))
    }
}
