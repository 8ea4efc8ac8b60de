import CalqueLanguages

/// Decides at closing quotation marks that an attribution may follow.
extension BoundaryRules {
    /// The decision after a terminator and a closing quotation mark; nil if no attribution follows.
    func attribution(_ candidate: BoundaryCandidate, _ next: Unicode.Scalar) -> Bool? {
        // Korean: a particle follows the quotation at once: "누가 내나?"라고 물었다.
        if next.isHangul, !candidate.hasSpace { return policies.attribution == .apart }
        let isChinese = paragraph.scalar(before: candidate.terminators.upperBound)?.isUnspaced == true || next.isHan
        let attributes =
            isChinese
            ? clauseAttributes(candidate, next)
            : next.isDash
                ? dashAttributes(candidate, next)
                : next.isLowercaseLetter
                    ? verbAttributes(candidate)
                    // Arabic has no capitals, and its verb comes first.
                    : next.isLetter && !next.isUppercaseLetter
                        ? speaks(at: candidate.position) : phraseAttributes(candidate)
        guard attributes else { return nil }
        return policies.attribution == .apart
    }

    /// Whether a dash introduces an attribution. In `«Когда?» — Иванов спросил.` a verb of speech follows; without one,
    /// the next speaker may follow. In `"…" - A. Name`, at the end of a paragraph, the quotation is signed.
    private func dashAttributes(_ candidate: BoundaryCandidate, _ next: Unicode.Scalar) -> Bool {
        guard candidate.hasSpace else { return false }
        let last = paragraph.scalar(before: candidate.terminators.upperBound)
        let start = paragraph.skip(from: candidate.position) { $0.isDash || $0.isSpace }
        let first = paragraph.scalar(at: start)
        // Before a lower-case letter the sentence continues in any case.
        if first?.isLowercaseLetter == true { return policies.attribution == .apart && speaks(from: start) }
        if first?.isUppercaseLetter == true, last != ".", speaks(from: start) { return true }
        let mostBytes = 80
        guard paragraph.count - start <= mostBytes else { return false }
        let end = paragraph.skip(from: start) { $0.isWordPart || $0.isSpace || $0 == "," || $0 == "." }
        return end == paragraph.count && paragraph.scalar(before: end) != "."
    }

    /// Whether an attribution starts with a lower-case letter. The sentence continues there in any case, so the answer
    /// matters only if the policies separate attributions.
    private func verbAttributes(_ candidate: BoundaryCandidate) -> Bool {
        policies.attribution == .apart && speaks(from: candidate.position)
    }

    private func speaks(at position: Int) -> Bool {
        lexicon.classes(of: paragraph.slice(paragraph.word(at: position))).contains(.speech)
    }

    /// Whether one of the next four words is a verb of speech.
    private func speaks(from start: Int) -> Bool {
        var at = start
        for _ in 0..<4 {
            let word = paragraph.word(at: at)
            if word.isEmpty { return false }
            if lexicon.classes(of: paragraph.slice(word)).contains(.speech) { return true }
            at = paragraph.skipSpaces(from: word.upperBound)
        }
        return false
    }

    /// Whether a name and a verb of speech follow a question or an exclamation: `“…?” President Smith said.` A
    /// description between commas may follow the name.
    private func phraseAttributes(_ candidate: BoundaryCandidate) -> Bool {
        guard let last = paragraph.scalar(before: candidate.terminators.upperBound), last != ".", last != "…",
            paragraph.scalar(at: candidate.position)?.isUppercaseLetter == true, !isIntroduced(candidate)
        else { return false }
        let mostWords = 12
        let mostNames = 6
        var at = candidate.position
        var commas = 0
        for index in 0..<mostWords {
            let word = paragraph.word(at: at)
            if word.isEmpty { return false }
            let classes = lexicon.classes(of: paragraph.slice(word))
            if index == 0, classes.contains(.starters) { return false }
            // «Никто не ответил.» says that nobody spoke.
            if classes.contains(.negations) { return false }
            if commas != 1, classes.contains(.speech) { return endsAttribution(classes, at: word.upperBound) }
            if commas == 0, index >= mostNames { return false }
            at = paragraph.skip(from: word.upperBound) { $0.isSpace || $0 == "." }
            if paragraph.scalar(at: at) == "," {
                commas += 1
                if commas > 2 { return false }
                at = paragraph.skipSpaces(from: at + 1)
            }
        }
        return false
    }

    /// Whether a colon before the quotation has introduced it: `Он спросил: «Кто там?» Премьер ответил.`
    private func isIntroduced(_ candidate: BoundaryCandidate) -> Bool {
        let longest = 400
        var at = candidate.terminators.lowerBound
        let floor = max(candidate.segmentStart, at - longest)
        while at > floor {
            at = paragraph.start(before: at)
            guard let scalar = paragraph.scalar(at: at), scalar.isQuote, scalar != "'", scalar != "’",
                !paragraph.closes(at: at)
            else { continue }
            return paragraph.scalar(before: paragraph.skipSpacesBack(from: at, to: floor)) == ":"
        }
        return false
    }

    /// Whether the attribution ends after its verb and object, as in `Smith said.` and `Smith asked the minister.`; not
    /// in `Smith said the port would open` and `Smith replied: "No."`.
    private func endsAttribution(_ classes: SegmentationLexicon.Classes, at end: Int) -> Bool {
        if paragraph.scalar(at: end) == ":" { return false }
        let next = paragraph.word(at: paragraph.skipSpaces(from: end))
        let opener: SegmentationLexicon.Classes = classes.contains(.telling) ? .that : .clauseOpeners
        return !lexicon.classes(of: paragraph.slice(next)).contains(opener)
    }
}
