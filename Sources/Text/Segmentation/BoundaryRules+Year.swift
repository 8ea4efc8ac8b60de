/// Decides at abbreviations for years and centuries in Russian.
extension BoundaryRules {
    /// The decision after an abbreviation for "year" or "century". Before a capital letter it ends a sentence, as in
    /// «Указ подписан 9 мая 2022 г.» In «В 2014 г. Россия» the sentence has only said when: it starts with a word of
    /// time or place and has no word that looks like a verb.
    func year(_ word: Range<Int>, _ next: Follower, _ candidate: BoundaryCandidate) -> (SegmentationRule, Bool) {
        if next.scalar?.isLowercaseLetter == true { return (.year, false) }
        if classes(ofNext: next.word).contains(.continuations) { return (.year, false) }
        let longest = 160
        let start = firstWord(of: candidate)
        guard word.lowerBound > start, word.lowerBound - start <= longest, !next.isQuoted,
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
            return ["был", "шёл", "шел"].contains { paragraph.holds($0, at: word) }
        }
        let nouns: [StaticString] = ["начала", "числа", "дела", "неделя", "предела"]
        if nouns.contains(where: { paragraph.holds($0, at: word) }) { return false }
        let endings: [StaticString] = [
            "л", "ла", "ло", "ли", "лся", "лась", "лось", "лись", "ет", "ют", "ит", "ат", "ят", "ут", "тся", "ан",
            "ана",
            "ано", "аны", "ен", "ена", "ено", "ены", "ён", "ыта", "ыто", "ыты",
        ]
        return endings.contains { ending in
            let size = ending.utf8CodeUnitCount
            return word.count > size && paragraph.holds(ending, at: word.upperBound - size..<word.upperBound)
        }
    }
}
