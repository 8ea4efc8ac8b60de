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
        if beginsSubtitle(candidate, next) { return (.insideTitle, false) }
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

    /// The decision at a full stop without a space after it.
    private func noSpace(_ candidate: BoundaryCandidate, _ next: Unicode.Scalar) -> Bool? {
        guard !candidate.hasSpace, !candidate.terminators.isEmpty, candidate.closers.isEmpty,
            candidate.end == candidate.terminators.upperBound
        else { return nil }
        let mark = paragraph.scalar(before: candidate.terminators.upperBound)
        if mark == "!", next.isUppercaseLetter {
            // «FRITZ!App»
            let word = paragraph.word(endingAt: candidate.terminators.lowerBound, to: candidate.segmentStart)
            return paragraph.isAllCapitals(word) && !paragraph.isAllCapitals(paragraph.word(at: candidate.position))
                ? false : nil
        }
        guard mark == "." else { return nil }
        guard let before = paragraph.scalar(before: candidate.terminators.lowerBound) else { return false }
        if before.isUnspaced {
            if next.isHan, isForeignName(candidate) { return false }
            return next.isUnspaced || next.isOpener ? nil : false
        }
        if isSpaceMissing(candidate) { return nil }
        guard next.isHan || next == "“" || next == "「" else { return false }
        // A half-width full stop ends a Chinese sentence in «3.5%.分析» and «GDP.分析», but not in «1.交换»,
        // «J.K.罗琳» and «Inc.与».
        if before == "%" || before == "％" { return nil }
        let end = candidate.terminators.lowerBound
        let word = paragraph.skipBack(from: end, to: max(candidate.segmentStart, end - 48)) { $0.isASCIILetter }..<end
        guard before.isLetter, word.count > 1, paragraph.scalar(before: word.lowerBound) != "." else { return false }
        let classes = SegmentationLexicon.english.classes(of: paragraph.slice(word))
        return classes.subtracting(.functionWords).isEmpty ? nil : false
    }

    /// Whether a space is missing between sentences: `the talks ended.He said`. The second word is one that is in lower
    /// case elsewhere. The first one is too, or it is a name or a score, and the second one often begins a sentence:
    /// `прибыл в Минск.Его встретил`, `It ended 2-1.They won`.
    private func isSpaceMissing(_ candidate: BoundaryCandidate) -> Bool {
        let end = candidate.terminators.lowerBound
        let before = paragraph.word(endingAt: end, to: candidate.segmentStart)
        guard candidate.terminators.count == 1, let first = paragraph.scalar(at: before.lowerBound) else {
            return false
        }
        let after = paragraph.word(at: candidate.position)
        guard paragraph.scalar(at: after.lowerBound)?.isUppercaseLetter == true, !paragraph.isAllCapitals(after),
            let mark = paragraph.scalar(at: after.upperBound), mark.isSpace || mark == ",",
            let next = levels(of: after)
        else { return false }
        let usual: UInt8 = 6
        guard next.lower >= usual else { return false }
        // «Порт открыт».Суда
        if before.isEmpty { return first == "." && paragraph.scalar(before: end)?.isQuote == true }
        guard paragraph.scalar(before: before.lowerBound)?.isSpace == true else { return false }
        if first.isLowercaseLetter { return levels(of: before).map { $0.lower >= usual } ?? false }
        let least = 4
        return next.first >= usual && (first.isDigit || before.count >= least * UTF8.width(first))
    }

    /// Whether a full stop stands for the dot inside a Chinese spelling of a foreign name: `唐纳德.特朗普`. Where the
    /// paragraph has full stops of its own, half of the characters need to be such that spell names.
    private func isForeignName(_ candidate: BoundaryCandidate) -> Bool {
        func named(_ range: Range<Int>) -> Int {
            // Runs have two characters or more, so each is doubled.
            paragraph.text(range).unicodeScalars.count { HanNameCharacters.runs(in: [$0.value, $0.value]).count > 0 }
        }
        // Two characters of three bytes each.
        let size = 6
        let before = candidate.terminators.lowerBound
        guard before - size >= candidate.segmentStart, candidate.position + size <= paragraph.count else {
            return false
        }
        let count = named(before - size..<before) + named(candidate.position..<candidate.position + size)
        return count == 4 || count >= 2 && hasFullStop(near: before)
    }

    /// Whether an ideographic full stop is near a position.
    private func hasFullStop(near position: Int) -> Bool {
        let longest = 600
        let near = paragraph.slice(max(0, position - longest)..<min(paragraph.count, position + longest))
        let stop: [UInt8] = [0xE3, 0x80, 0x82]
        return near.indices.dropLast(2).contains {
            near[$0] == stop[0] && near[$0 + 1] == stop[1] && near[$0 + 2] == stop[2]
        }
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
            paragraph.scalar(at: candidate.terminators.lowerBound) == "!"
        else { return nil }
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
        // The same character before and after the ellipsis shows stammering: «他……他走了».
        let before = paragraph.scalar(before: candidate.terminators.lowerBound)
        if before?.isHan == true, before == paragraph.scalar(at: candidate.position) { return true }
        // A short word before it hesitates: «但是……谁来付钱？»
        let mostBytes = 6
        if before?.isHan == true, candidate.terminators.lowerBound - candidate.segmentStart <= mostBytes { return true }
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
