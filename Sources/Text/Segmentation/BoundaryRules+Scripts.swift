import CalqueLanguages

/// Decides at full stops that other scripts and conventions use for more than sentences.
extension BoundaryRules {
    /// Whether a full stop is inside a date of figures: `12. 5. 2023`, `2024. 2. 3. 서울에서`. Korean has dates without a year,
    /// too (`2. 12 합의`), and ends no sentence with a bare number.
    func isInsideDate(_ candidate: BoundaryCandidate, _ next: Unicode.Scalar) -> Bool {
        let stop = candidate.terminators.lowerBound
        guard next.isASCII && next.isDigit || next.isHangul, candidate.closers.isEmpty else { return false }
        return SpacedDate(paragraph.bytes, from: candidate.segmentStart)
            .contains(stop: stop, next: candidate.position, isBeforeHangul: next.isHangul)
    }

    /// Whether a full stop belongs to a Thai abbreviation: `พ.ศ. 2567`, `30 กม. ใช้`. Thai ends its sentences with a space, and
    /// writes the words of a sentence without any. So a full stop after a few letters ends an abbreviation.
    func isThaiAbbreviation(_ candidate: BoundaryCandidate) -> Bool {
        let end = candidate.terminators.lowerBound
        guard candidate.closers.isEmpty, paragraph.scalar(before: end)?.isThai == true else { return false }
        // Four letters of three bytes each, at most.
        let floor = max(candidate.segmentStart, end - 15)
        return end - paragraph.skipBack(from: end, to: floor) { $0.isThai } <= 12
    }
}
