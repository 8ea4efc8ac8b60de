import CalqueLanguages

/// Decides at abbreviations for years and centuries in Russian.
extension BoundaryRules {
    /// The decision after an abbreviation for "year" or "century". Before a capital letter it ends a sentence, as in
    /// «Указ подписан 9 мая 2022 г.» In «В 2014 г. Россия» the sentence has only said when: it starts with a word of
    /// time or place and has no word that looks like a verb.
    func year(_ word: Range<Int>, _ next: Follower, _ candidate: BoundaryCandidate) -> (SegmentationRule, Bool) {
        if next.scalar?.isLowercaseLetter == true { return (.year, false) }
        if classes(ofNext: next.word).contains(.continuations) { return (.year, false) }
        if isYear(next) || next.scalar == "№" || isNumberSign(next) { return (.year, false) }
        if next.scalar?.isDash == true, candidate.hasSpace { return (.year, isDialogue(candidate)) }
        guard let scalar = next.scalar, scalar.isLetter || scalar.isDigit else { return (.year, true) }
        if next.isQuoted, paragraph.opensSpeech(at: next.position) { return (.year, true) }
        let start = firstWord(of: candidate)
        let longest = 240
        guard word.lowerBound > start, word.lowerBound - start <= longest else { return (.year, true) }
        let first = paragraph.word(at: start)
        let isOpener = classes(of: first, isFirst: true).contains(.openers)
        let hasVerb = hasVerb(first.upperBound..<word.lowerBound) || !isOpener && looksLikeVerb(first)
        // The model is asked where the two signs disagree.
        guard lexicon.model != nil, isOpener == hasVerb else { return (.year, !isOpener || hasVerb) }
        return (.year, isLearntYear(word, next, candidate, isOpener: isOpener, hasVerb: hasVerb))
    }

    private func hasVerb(_ range: Range<Int>) -> Bool {
        var at = range.lowerBound
        while at < range.upperBound {
            let word = paragraph.word(at: at)
            if word.isEmpty {
                // A comma does not end the opening phrase.
                at = paragraph.end(of: at)
            } else {
                if looksLikeVerb(word) { return true }
                at = word.upperBound
            }
        }
        return false
    }

    /// Whether a document's number follows: `от 3 мая 2019 г. N 77`.
    private func isNumberSign(_ next: Follower) -> Bool {
        isSingleLetter(next.word) && paragraph.bytes[next.word.lowerBound] == UInt8(ascii: "N")
            && paragraph.scalar(at: paragraph.skipSpaces(from: next.word.upperBound))?.isDigit == true
    }

    private func looksLikeVerb(_ word: Range<Int>) -> Bool {
        let leastBytes = 8
        guard paragraph.scalar(at: word.lowerBound)?.isLowercaseLetter == true, word.count >= leastBytes else {
            return lexicon.classes(of: paragraph.slice(word)).contains(.verbs)
        }
        if lexicon.classes(of: paragraph.slice(word)).contains(.nouns) { return false }
        return paragraph.word(word, hasEndingIn: lexicon.affixes.verbEndings)
    }
}
