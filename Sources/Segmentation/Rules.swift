import Core

/// Decides at a candidate: the first rule that knows the case decides, in the order of `rules`.
struct Rules {
    let paragraph: Paragraph
    let lexicon: Lexicon
    let datelineEnd: Int

    /// nil: the rule has nothing to say here.
    private typealias Check = (Candidate) -> Bool?

    func decide(_ candidate: Candidate) -> Decision {
        let rules: [(Rule, Check)] = [
            (.dateline, dateline), (.listItem, listItem), (.closerNext, closerNext), (.insideTitle, insideTitle),
            (.noSpace, noSpace), (.lowerCase, lowerCase), (.attribution, attribution), (.listNumber, listNumber),
            (.ellipsis, ellipsis),
        ]
        for (rule, check) in rules {
            if let isBreak = check(candidate) {
                return Decision(position: candidate.position, isBreak: isBreak, rule: rule)
            }
        }
        let (rule, isBreak) = abbreviation(candidate) ?? (.terminator, true)
        return Decision(position: candidate.position, isBreak: isBreak, rule: rule)
    }

    private func dateline(_ candidate: Candidate) -> Bool? {
        guard candidate.end <= datelineEnd else { return nil }
        return candidate.end == datelineEnd
    }

    private func listItem(_ candidate: Candidate) -> Bool? {
        let before = paragraph.scalar(before: candidate.end)
        return before == ":" || before == "：" ? true : nil
    }

    private func closerNext(_ candidate: Candidate) -> Bool? {
        guard let next = paragraph.scalar(at: candidate.position) else { return nil }
        if next.isTerminator { return false }
        switch next {
        case ",", ";", ":", "，", "；", "：", "、", "%": return false
        default: return paragraph.closes(at: candidate.position) ? false : nil
        }
    }

    /// Titles of works stand in 《》; one that is never closed holds nothing together.
    private func insideTitle(_ candidate: Candidate) -> Bool? {
        let longest = 120
        var at = candidate.position
        let floor = max(candidate.segmentStart, candidate.position - longest)
        while at > floor {
            at = paragraph.start(before: at)
            if paragraph.scalar(at: at) == "》" { return nil }
            if paragraph.scalar(at: at) == "《" {
                let close = paragraph.skip(from: candidate.position) { $0 != "》" && $0 != "《" && $0 != "。" }
                return paragraph.scalar(at: close) == "》" && close - at <= longest ? false : nil
            }
        }
        return nil
    }

    private func noSpace(_ candidate: Candidate) -> Bool? {
        guard !candidate.hasSpace, !candidate.terminators.isEmpty, candidate.closers.isEmpty,
            paragraph.scalar(before: candidate.terminators.upperBound) == ".",
            let next = paragraph.scalar(at: candidate.position)
        else { return nil }
        let before = paragraph.scalar(before: candidate.terminators.lowerBound)
        return before?.isUnspaced == true && (next.isUnspaced || next.isOpener) ? nil : false
    }

    private func lowerCase(_ candidate: Candidate) -> Bool? {
        // Full-width punctuation ends a sentence of Chinese, whatever Latin word the next one starts with.
        if let last = paragraph.scalar(before: candidate.terminators.upperBound), last.isUnspaced { return nil }
        let start = paragraph.skip(from: candidate.position) { $0.isOpener || $0.isDash || $0.isSpace }
        guard let first = paragraph.scalar(at: start), first.isLowercaseLetter else { return nil }
        // iPhone, eBay: a small letter before a capital is a name.
        if let second = paragraph.scalar(at: paragraph.end(of: start)), second.isUppercaseLetter { return nil }
        return false
    }

    /// `他沉默了……然后说`: an ellipsis inside a sentence of Chinese, told by the word that carries on.
    private func ellipsis(_ candidate: Candidate) -> Bool? {
        guard !candidate.hasSpace, candidate.closers.isEmpty, paragraph.scalar(before: candidate.end) == "…" else {
            return nil
        }
        let next = paragraph.text(candidate.position..<min(candidate.position + 6, paragraph.count))
        return lexicon.all(in: .continuations).contains { next.hasPrefix($0) } ? false : nil
    }

    private func listNumber(_ candidate: Candidate) -> Bool? {
        let label = candidate.segmentStart..<candidate.terminators.lowerBound
        guard candidate.terminators.count == 1, candidate.closers.isEmpty, (1...3).contains(label.count) else {
            return nil
        }
        let inner = paragraph.skip(from: label.lowerBound) { $0.isDigit }
        return inner == label.upperBound ? false : nil
    }

    // MARK: Attribution

    private func attribution(_ candidate: Candidate) -> Bool? {
        let closers = paragraph.text(candidate.closers)
        guard closers.unicodeScalars.contains(where: { $0.isQuote }), !candidate.terminators.isEmpty else { return nil }
        let isChinese = paragraph.scalar(at: candidate.position)?.isHan == true
        return isChinese ? clauseAttributes(candidate) : phraseAttributes(candidate)
    }

    /// `“……。”他说。`: a short clause that ends in a verb of speech.
    private func clauseAttributes(_ candidate: Candidate) -> Bool? {
        let longest = 24
        var seen = 0
        let end = paragraph.skip(from: candidate.position) { scalar in
            seen += 1
            return seen <= longest && !scalar.isTerminator && !"，：；,:;".unicodeScalars.contains(scalar)
        }
        guard let mark = paragraph.scalar(at: end) else { return nil }
        // A comma after the verb leads on to the rest of the quotation, or to a sentence of its own.
        let quotesOn = mark == "，" && paragraph.scalar(at: paragraph.end(of: end))?.isQuote == true
        guard mark.isTerminator || quotesOn else { return nil }
        let clause = paragraph.text(candidate.position..<end)
        return lexicon.all(in: .speech).contains { clause.hasSuffix($0) } ? false : nil
    }

    /// `“…?” President Smith said.`: a name or two after a question or an exclamation, then a verb of speech.
    private func phraseAttributes(_ candidate: Candidate) -> Bool? {
        guard let last = paragraph.scalar(before: candidate.terminators.upperBound), last != ".", last != "…" else {
            return nil
        }
        var at = candidate.position
        for index in 0..<6 {
            let word = paragraph.word(at: at)
            guard !word.isEmpty else { return nil }
            if index == 0, lexicon.contains(word, in: .starters) { return nil }
            at = paragraph.skip(from: at + word.utf8.count) { $0.isSpace || $0 == "." }
            if lexicon.contains(word, in: .speech) {
                let next = paragraph.word(at: at)
                return ["that", "the", "he", "she", "it", "they", "there"].contains(next) ? nil : false
            }
        }
        return nil
    }
}
