import CalqueLanguages

/// Decides whether a candidate is a boundary. The first rule that applies decides; `verdict` has their order.
///
/// A rule is a function of the candidate. It returns whether there is a boundary, or nil if it does not apply.
struct BoundaryRules {
    let paragraph: Paragraph
    let lexicon: SegmentationLexicon
    let dateline: OpeningDateline
    let policies: SegmentationPolicies

    /// Returns the decision for a candidate.
    func decide(_ candidate: BoundaryCandidate) -> BoundaryDecision {
        let (rule, isBreak) = verdict(candidate)
        return BoundaryDecision(position: candidate.position, isBreak: isBreak, rule: rule)
    }

    private func verdict(_ candidate: BoundaryCandidate) -> (SegmentationRule, Bool) {
        if let isBreak = insideDateline(candidate) { return (.dateline, isBreak) }
        guard let next = paragraph.scalar(at: candidate.position) else { return (.terminator, true) }
        if let isBreak = listItem(candidate, next) { return (.listItem, isBreak) }
        if isClauseEnd(candidate) { return (.clause, true) }
        if isCloser(next, at: candidate.position) { return (.closerNext, false) }
        if isInsideTitle(candidate) || isInsideBrackets(candidate, next) { return (.insideTitle, false) }
        if beginsSubtitle(candidate, next) || isRepeatedCry(candidate, next) { return (.insideTitle, false) }
        if isFullWidthNumber(candidate, next) { return (.listNumber, false) }
        if let isBreak = noSpace(candidate, next) { return (.noSpace, isBreak) }
        if nothingFollows(candidate, next) { return (.nothingFollows, false) }
        if nothingBefore(candidate) { return (.nothingBefore, false) }
        if isListNumber(candidate) { return (.listNumber, false) }
        let isQuotation = !candidate.terminators.isEmpty && paragraph.containsQuote(candidate.closers)
        if isQuotation, let isBreak = attribution(candidate, next) { return (.attribution, isBreak) }
        if let isBreak = lowerCase(candidate, next) { return (.lowerCase, isBreak) }
        if isInsideRemark(candidate) || isInsideName(candidate) { return (.insideTitle, false) }
        if candidate.terminators.isEmpty { return (paragraph.isLineEnd(candidate) ? .lineEnd : .terminator, true) }
        if let isBreak = exclaimed(candidate) { return (.exclaimed, isBreak) }
        if ellipsis(candidate) { return (.ellipsis, false) }
        return abbreviation(candidate) ?? (.terminator, true)
    }

    private func insideDateline(_ candidate: BoundaryCandidate) -> Bool? {
        guard candidate.end <= dateline.inside else { return nil }
        return candidate.end == dateline.end && policies.dateline == .alone
    }

    private func isClauseEnd(_ candidate: BoundaryCandidate) -> Bool {
        guard candidate.terminators.isEmpty, candidate.closers.isEmpty else { return false }
        switch paragraph.scalar(before: candidate.end) {
        case ":", "：": return policies.splitsAtColon
        case ";", "；": return policies.splitsAtSemicolon
        default: return false
        }
    }

    private func isCloser(_ next: Unicode.Scalar, at position: Int) -> Bool {
        switch next {
        case ",", ";", ":", "，", "；", "：", "、", "%": true
        default: next.isTerminator || paragraph.closes(at: position)
        }
    }

    /// Whether the candidate is inside or directly after the title of a work, 《…》. A title without an end is ignored.
    private func isInsideTitle(_ candidate: BoundaryCandidate) -> Bool {
        guard let first = paragraph.scalar(before: candidate.position), first.value > 0x7F else { return false }
        if first == "》", !candidate.closers.isEmpty { return true }
        guard first.isUnspaced else { return false }
        let longest = 120
        var at = candidate.position
        let floor = max(candidate.segmentStart, candidate.position - longest)
        while at > floor {
            at = paragraph.start(before: at)
            let scalar = paragraph.scalar(at: at)
            if scalar == "》" { return false }
            if scalar == "《" {
                let limit = at + longest
                var close = candidate.position
                while close < limit, let scalar = paragraph.scalar(at: close), scalar != "》", scalar != "《",
                    scalar != "。"
                {
                    close += UTF8.width(scalar)
                }
                return paragraph.scalar(at: close) == "》" && close - at <= longest
            }
        }
        return false
    }

    /// Whether the candidate follows a remark in brackets inside a Chinese sentence: `产量（真的！）下降`.
    private func isInsideBrackets(_ candidate: BoundaryCandidate, _ next: Unicode.Scalar) -> Bool {
        guard next.isHan, !candidate.terminators.isEmpty,
            let closer = paragraph.scalar(at: candidate.closers.lowerBound),
            closer == "）" || closer == ")", paragraph.scalar(before: candidate.terminators.upperBound) != "。"
        else { return false }
        let longest = 120
        let floor = max(candidate.segmentStart, candidate.terminators.lowerBound - longest)
        let inner = paragraph.skipBack(from: candidate.terminators.lowerBound, to: floor) { $0 != "（" && $0 != "(" }
        return inner > floor && paragraph.start(before: inner) > candidate.segmentStart
    }

    /// Whether the rest of the paragraph has only marks (a dash, a quotation mark, an emoji), which belong to the last
    /// sentence.
    private func nothingFollows(_ candidate: BoundaryCandidate, _ next: Unicode.Scalar) -> Bool {
        if next.isLetter || next.isDigit { return false }
        let mostMarks = 16
        var seen = 0
        var at = candidate.position
        while let scalar = paragraph.scalar(at: at) {
            seen += 1
            if scalar.isLetter || scalar.isDigit || seen > mostMarks { return false }
            at += UTF8.width(scalar)
        }
        return true
    }

    /// Whether the segment has only marks so far, which are not a sentence: `... And then`, `[...] The port`. A
    /// quotation that consists of marks is a sentence.
    private func nothingBefore(_ candidate: BoundaryCandidate) -> Bool {
        let mostMarks = 16
        var seen = 0
        var at = candidate.segmentStart
        while at < candidate.end, let scalar = paragraph.scalar(at: at) {
            seen += 1
            if scalar.isLetter || scalar.isDigit || seen > mostMarks { return false }
            at += UTF8.width(scalar)
        }
        return !paragraph.containsQuote(candidate.closers)
    }

    /// The decision before a lower-case letter.
    private func lowerCase(_ candidate: BoundaryCandidate, _ next: Unicode.Scalar) -> Bool? {
        if next.isUppercaseLetter || next.isDigit || next.isUnspaced { return nil }
        // Full-width punctuation ends a Chinese sentence, even before a lower-case Latin word.
        if let last = paragraph.scalar(before: candidate.terminators.upperBound), last.isUnspaced,
            !candidate.hasSpace || lexicon.borrowsLatin
        {
            return nil
        }
        let start = paragraph.skip(from: candidate.position) { $0.isOpener || $0.isDash || $0.isSpace }
        guard let first = paragraph.scalar(at: start), first.isLowercaseLetter else { return nil }
        let word = paragraph.word(at: start)
        // The word may be the label of a list item: «b) Lower the fees».
        if word.count == UTF8.width(first), paragraph.scalar(at: word.upperBound) == ")" { return nil }
        // A word with a capital letter inside is a name: iPhone, easyJet, al-Assad.
        var at = paragraph.end(of: start)
        while at < word.upperBound, let scalar = paragraph.scalar(at: at) {
            if scalar.isUppercaseLetter { return nil }
            at += UTF8.width(scalar)
        }
        if lexicon.classes(of: paragraph.slice(word)).contains(.brands) { return nil }
        if policies.allowsLowercaseStarts, !next.isDash, candidate.hasSpace,
            candidate.closers.isEmpty, paragraph.scalar(before: candidate.end) != "…",
            !paragraph.isDots(candidate.terminators)
        {
            return nil
        }
        return false
    }

    /// The decision at an exclamation mark that belongs to a name: `Yahoo! News`. It ends a sentence only before a word
    /// that starts sentences.
    private func exclaimed(_ candidate: BoundaryCandidate) -> Bool? {
        guard candidate.closers.isEmpty, candidate.terminators.count == 1,
            let mark = paragraph.scalar(at: candidate.terminators.lowerBound), mark == "!" || mark == "?"
        else { return nil }
        // «Guess? Inc.»
        let company = paragraph.word(at: candidate.position)
        if paragraph.scalar(at: company.upperBound) == ".", classes(ofNext: company).contains(.organisation),
            !isSingleLetter(company)
        {
            return false
        }
        guard mark == "!" else { return nil }
        let end = candidate.terminators.lowerBound
        let word =
            paragraph.skipBack(from: end, to: max(candidate.segmentStart, end - 24)) { $0.isASCII && $0.isLetter }..<end
        let classes = SegmentationLexicon.english.classes(of: paragraph.slice(word))
            .union(lexicon.classes(of: paragraph.slice(word)))
        guard classes.contains(.exclaimed) else { return nil }
        guard startsSentence(at: candidate.position) else { return false }
        // In «Panic! At The Disco» the name goes on.
        let next = paragraph.word(at: candidate.position)
        let second = paragraph.word(at: paragraph.skipSpaces(from: next.upperBound))
        return !self.classes(ofNext: second).contains(.starters)
    }

    /// Whether the sentence continues after an ellipsis. In Chinese, a word that continues the sentence follows:
    /// `他沉默了……然后说`. In English, `I` may follow, which always has a capital: `Well... I think`.
    private func ellipsis(_ candidate: BoundaryCandidate) -> Bool {
        guard candidate.closers.isEmpty else { return false }
        let isDots = paragraph.isDots(candidate.terminators)
        guard isDots || isEllipsis(paragraph.scalar(before: candidate.end)) else { return false }
        if candidate.hasSpace {
            // «I'm» begins with the pronoun too.
            let end = paragraph.skip(from: candidate.position) { $0.isLetter || $0.isDigit }
            return SegmentationLexicon.english.classes(of: paragraph.slice(candidate.position..<end)).contains(
                .pronouns)
        }
        // After a Japanese particle the sentence goes on: «優勝したのは…山田選手だった»
        if let particle = paragraph.scalar(before: candidate.terminators.lowerBound),
            "はがをにのとでもへや".unicodeScalars.contains(particle)
        {
            return true
        }
        // The same character before and after the ellipsis shows stammering: «他……他走了».
        let before = paragraph.scalar(before: candidate.terminators.lowerBound)
        if before?.isHan == true, before == paragraph.scalar(at: candidate.position) { return true }
        // A short word before it hesitates: «但是……谁来付钱？»
        let mostBytes = 9
        let end = candidate.terminators.lowerBound
        let floor = max(candidate.segmentStart, end - mostBytes - 3)
        let start = paragraph.skipBack(from: end, to: floor) { $0.isHan }
        let opens = start == candidate.segmentStart || paragraph.scalar(before: start)?.isQuote == true
        if before?.isHan == true, before != "了", opens, end - start <= mostBytes { return true }
        return continues(at: candidate.position)
    }
}

private func isEllipsis(_ scalar: Unicode.Scalar?) -> Bool { scalar == "…" || scalar == "⋯" }

extension Paragraph {
    /// Whether these terminators are an ellipsis of full stops.
    func isDots(_ terminators: Range<Int>) -> Bool {
        terminators.count > 1 && slice(terminators).allSatisfy { $0 == UInt8(ascii: ".") }
    }

    /// Whether a line ends between the segment and the candidate.
    func isLineEnd(_ candidate: BoundaryCandidate) -> Bool {
        var at = candidate.end
        while at < candidate.position, let scalar = scalar(at: at) {
            if scalar.isLineEnd { return true }
            at += UTF8.width(scalar)
        }
        return false
    }
}
