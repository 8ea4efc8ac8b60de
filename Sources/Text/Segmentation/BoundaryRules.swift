/// Decides at a candidate: the first rule that knows the case decides, in the order of `decide`.
///
/// Each rule is a function of a candidate that says whether there is a boundary, or nil: it has nothing to say here.
struct Rules {
    let paragraph: Paragraph
    let lexicon: Lexicon
    let dateline: Dateline
    let policies: Policies

    func decide(_ candidate: Candidate) -> Decision {
        let (rule, isBreak) = verdict(candidate)
        return Decision(position: candidate.position, isBreak: isBreak, rule: rule)
    }

    private func verdict(_ candidate: Candidate) -> (Rule, Bool) {
        if let isBreak = insideDateline(candidate) { return (.dateline, isBreak) }
        guard let next = paragraph.scalar(at: candidate.position) else { return (.terminator, true) }
        if let isBreak = listItem(candidate, next) { return (.listItem, isBreak) }
        if isClauseEnd(candidate) { return (.clause, true) }
        if isCloser(next, at: candidate.position) { return (.closerNext, false) }
        if isInsideTitle(candidate) || isInsideBrackets(candidate, next) { return (.insideTitle, false) }
        if let isBreak = noSpace(candidate, next) { return (.noSpace, isBreak) }
        if nothingFollows(candidate, next) { return (.nothingFollows, false) }
        if nothingBefore(candidate) { return (.nothingBefore, false) }
        if isListNumber(candidate) { return (.listNumber, false) }
        let isQuotation = !candidate.terminators.isEmpty && paragraph.containsQuote(candidate.closers)
        if isQuotation, let isBreak = attribution(candidate, next) { return (.attribution, isBreak) }
        if let isBreak = lowerCase(candidate, next) { return (.lowerCase, isBreak) }
        if candidate.terminators.isEmpty { return (paragraph.isLineEnd(candidate) ? .lineEnd : .terminator, true) }
        if let isBreak = exclaimed(candidate) { return (.exclaimed, isBreak) }
        if ellipsis(candidate) { return (.ellipsis, false) }
        return abbreviation(candidate) ?? (.terminator, true)
    }

    private func insideDateline(_ candidate: Candidate) -> Bool? {
        guard candidate.end <= dateline.inside else { return nil }
        return candidate.end == dateline.end && policies.dateline == .alone
    }

    private func isClauseEnd(_ candidate: Candidate) -> Bool {
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

    /// Titles of works stand in 《》, and a sentence goes on after them; one that is never closed holds nothing together.
    private func isInsideTitle(_ candidate: Candidate) -> Bool {
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

    /// `产量（真的！）下降`: a bracket within a sentence of Chinese, which its exclamation does not end.
    private func isInsideBrackets(_ candidate: Candidate, _ next: Unicode.Scalar) -> Bool {
        guard next.isHan, !candidate.terminators.isEmpty,
            let closer = paragraph.scalar(at: candidate.closers.lowerBound),
            closer == "）" || closer == ")", paragraph.scalar(before: candidate.terminators.upperBound) != "。"
        else { return false }
        let longest = 120
        let floor = max(candidate.segmentStart, candidate.terminators.lowerBound - longest)
        let inner = paragraph.skipBack(from: candidate.terminators.lowerBound, to: floor) { $0 != "（" && $0 != "(" }
        return inner > floor && paragraph.start(before: inner) > candidate.segmentStart
    }

    private func noSpace(_ candidate: Candidate, _ next: Unicode.Scalar) -> Bool? {
        guard !candidate.hasSpace, !candidate.terminators.isEmpty, candidate.closers.isEmpty,
            paragraph.scalar(before: candidate.terminators.upperBound) == "."
        else { return nil }
        guard let before = paragraph.scalar(before: candidate.terminators.lowerBound) else { return false }
        if before.isUnspaced { return next.isUnspaced || next.isOpener ? nil : false }
        guard next.isHan || next == "“" || next == "「" else { return false }
        // «3.5%.分析», «GDP.分析»: half-width stops between Chinese sentences, but not «1.交换», «J.K.罗琳», «Inc.与».
        if before == "%" || before == "％" { return nil }
        let word = paragraph.word(endingAt: candidate.terminators.lowerBound, to: candidate.segmentStart)
        guard before.isLetter, word.count > 1, paragraph.scalar(before: word.lowerBound) != "." else { return false }
        return Lexicon.english.classes(of: paragraph.slice(word)).isEmpty ? nil : false
    }

    /// A dash, a stray quotation mark, a face: what is left of the paragraph belongs to its last sentence.
    private func nothingFollows(_ candidate: Candidate, _ next: Unicode.Scalar) -> Bool {
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

    /// `... And then`, `[...] The port`: marks alone are no sentence. A quotation of marks alone is.
    private func nothingBefore(_ candidate: Candidate) -> Bool {
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

    private func lowerCase(_ candidate: Candidate, _ next: Unicode.Scalar) -> Bool? {
        if next.isUppercaseLetter || next.isDigit || next.isUnspaced { return nil }
        // Full-width punctuation ends a sentence of Chinese, whatever Latin word the next one starts with.
        if let last = paragraph.scalar(before: candidate.terminators.upperBound), last.isUnspaced { return nil }
        let start = paragraph.skip(from: candidate.position) { $0.isOpener || $0.isDash || $0.isSpace }
        guard let first = paragraph.scalar(at: start), first.isLowercaseLetter else { return nil }
        let word = paragraph.word(at: start)
        // The item of a list: «b) Lower the fees».
        if word.count == UTF8.width(first), paragraph.scalar(at: word.upperBound) == ")" { return nil }
        // iPhone, easyJet, al-Assad: a small letter before a capital is a name.
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

    /// `Yahoo! News`: the mark belongs to the name, and ends a sentence only before a word that starts one.
    private func exclaimed(_ candidate: Candidate) -> Bool? {
        guard candidate.closers.isEmpty, candidate.terminators.count == 1,
            paragraph.scalar(at: candidate.terminators.lowerBound) == "!"
        else { return nil }
        let end = candidate.terminators.lowerBound
        let word =
            paragraph.skipBack(from: end, to: max(candidate.segmentStart, end - 24)) { $0.isASCII && $0.isLetter }..<end
        let classes = Lexicon.english.classes(of: paragraph.slice(word))
            .union(lexicon.classes(of: paragraph.slice(word)))
        guard classes.contains(.exclaimed) else { return nil }
        return startsSentence(at: candidate.position)
    }

    /// `他沉默了……然后说`: an ellipsis inside a sentence of Chinese, told by the word that carries on. `Well... I think`:
    /// the one word of English whose capital says nothing.
    private func ellipsis(_ candidate: Candidate) -> Bool {
        guard candidate.closers.isEmpty else { return false }
        let isDots = paragraph.isDots(candidate.terminators)
        guard isDots || paragraph.scalar(before: candidate.end) == "…" else { return false }
        let rest = paragraph.bytes[candidate.position...]
        if candidate.hasSpace {
            let after = paragraph.scalar(at: candidate.position + 1)
            return rest.first == UInt8(ascii: "I") && after.map { !$0.isLetter && !$0.isDigit } ?? true
        }
        // «他……他走了»: a stammer.
        let before = paragraph.scalar(before: candidate.terminators.lowerBound)
        if before?.isHan == true, before == paragraph.scalar(at: candidate.position) { return true }
        return lexicon.beginnings.contains { rest.starts(with: $0) }
    }
}

extension Paragraph {
    /// Whether these terminators are an ellipsis of full stops.
    func isDots(_ terminators: Range<Int>) -> Bool {
        terminators.count > 1 && slice(terminators).allSatisfy { $0 == UInt8(ascii: ".") }
    }

    func isLineEnd(_ candidate: Candidate) -> Bool {
        var at = candidate.end
        while at < candidate.position, let scalar = scalar(at: at) {
            if scalar.isLineEnd { return true }
            at += UTF8.width(scalar)
        }
        return false
    }
}
