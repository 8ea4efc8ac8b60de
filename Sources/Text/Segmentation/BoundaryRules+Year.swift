import CalqueLanguages

/// Decides at abbreviations for years and centuries in Russian.
extension BoundaryRules {
    /// The decision after an abbreviation for "year" or "century". Before a capital letter it ends a sentence, as in
    /// «Указ подписан 9 мая 2022 г.» In «В 2014 г. Россия» the sentence has only said when: it starts with a word of
    /// time or place and has no word that looks like a verb.
    func year(_ word: Range<Int>, _ next: Follower, _ candidate: BoundaryCandidate) -> (SegmentationRule, Bool) {
        if next.scalar?.isLowercaseLetter == true { return (.year, false) }
        if classes(ofNext: next.word).contains(.continuations) { return (.year, false) }
        if next.scalar == "№" { return (.year, false) }
        let longest = 160
        let start = firstWord(of: candidate)
        guard word.lowerBound > start, word.lowerBound - start <= longest,
            !next.isQuoted || !paragraph.opensSpeech(at: next.position),
            next.scalar?.isUppercaseLetter == true
        else { return (.year, true) }
        let first = paragraph.word(at: start)
        guard classes(of: first, isFirst: true).contains(.openers) else { return (.year, true) }
        var at = first.upperBound
        while at < word.lowerBound {
            let word = paragraph.word(at: at)
            if word.isEmpty {
                // A comma does not end the opening phrase.
                at = paragraph.end(of: at)
            } else {
                if looksLikeVerb(word) { return (.year, true) }
                at = word.upperBound
            }
        }
        return (.year, false)
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
