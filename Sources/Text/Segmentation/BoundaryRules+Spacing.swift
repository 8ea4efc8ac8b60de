import CalqueLanguages

/// Decides at marks without a space after them.
extension BoundaryRules {
    /// The decision at a full stop without a space after it.
    func noSpace(_ candidate: BoundaryCandidate, _ next: Unicode.Scalar) -> Bool? {
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
        if policies.missingSpaces == .never { return false }
        let end = candidate.terminators.lowerBound
        let before = paragraph.word(endingAt: end, to: candidate.segmentStart)
        guard candidate.terminators.count == 1, let first = paragraph.scalar(at: before.lowerBound) else {
            return false
        }
        let after = paragraph.word(at: candidate.position)
        guard paragraph.scalar(at: after.lowerBound)?.isUppercaseLetter == true, !paragraph.isAllCapitals(after),
            let mark = paragraph.scalar(at: after.upperBound), mark.isSpace || mark == ","
        else { return false }
        // A single letter is an initial.
        if policies.missingSpaces == .any { return first.isLetter && before.count > UTF8.width(first) }
        guard let next = levels(of: after) else { return false }
        let usual: UInt8 = 6
        guard next.lower >= usual else { return false }
        // «Порт открыт».Суда
        if before.isEmpty { return first == "." && paragraph.scalar(before: end)?.isQuote == true }
        guard paragraph.scalar(before: before.lowerBound)?.isSpace == true else { return false }
        if first.isLowercaseLetter { return levels(of: before).map { $0.lower >= usual } ?? false }
        let least = 4
        // A figure is a score: «It ended 2-1.They won», not «Hall 5.Bring it».
        let isScore = first.isDigit && paragraph.slice(before).contains(UInt8(ascii: "-"))
        return next.first >= usual && (first.isDigit ? isScore : before.count >= least * UTF8.width(first))
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
}
