import CalqueCollections
import CalqueLanguages

/// Decides at lists inside paragraphs.
extension BoundaryRules {
    /// The decision before a bullet, and before the first item of a list after its colon.
    func listItem(_ candidate: BoundaryCandidate, _ next: Unicode.Scalar) -> Bool? {
        if next.isBullet || isItem(candidate.position) { return true }
        guard candidate.terminators.isEmpty, candidate.closers.isEmpty else { return nil }
        let before = paragraph.scalar(before: candidate.end)
        guard before == ":" || before == "：" else { return nil }
        return ListLabel.startsList(paragraph, at: candidate.position) ? true : nil
    }

    private func isItem(_ position: Int) -> Bool {
        let items = paragraph.workspace.pointee.listItems
        guard !items.isEmpty else { return false }
        let index = items.partitioningIndex { $0 >= position }
        return index < items.count && items[index] == position
    }

    /// Whether the full stop belongs to the label of a list item: a number or letter at the start of the segment (`1.`,
    /// `3.2.`, `IV.`, `Q.`).
    func isListNumber(_ candidate: BoundaryCandidate) -> Bool {
        guard candidate.terminators.count == 1 else { return false }
        // «1.)» is a label too.
        guard
            candidate.closers.isEmpty || candidate.closers.count == 1 && paragraph.scalar(before: candidate.end) == ")"
        else { return false }
        let end = candidate.terminators.lowerBound
        let first = paragraph.skip(from: candidate.segmentStart) { $0.isBullet || $0.isSpace }
        let start = max(first, end - 9)
        return start == first && start < end && isLabel(start..<end)
    }

    /// Whether a word is a label: a number of up to three digits, several of them with full stops between them, a Roman
    /// numeral, or one letter.
    private func isLabel(_ range: Range<Int>) -> Bool {
        guard let first = paragraph.scalar(at: range.lowerBound), !range.isEmpty else { return false }
        if first.isDigit {
            var digits = 0
            for byte in paragraph.slice(range) {
                if byte == UInt8(ascii: ".") {
                    digits = 0
                } else {
                    guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return false }
                    digits += 1
                    if digits > 3 { return false }
                }
            }
            return true
        }
        return first.isUppercaseLetter && (range.count == UTF8.width(first) || isRomanNumeral(range))
    }

    func isRomanNumeral(_ word: Range<Int>) -> Bool {
        !word.isEmpty
            && paragraph.slice(word).allSatisfy {
                switch $0 {
                case UInt8(ascii: "I"), UInt8(ascii: "V"), UInt8(ascii: "X"), UInt8(ascii: "L"), UInt8(ascii: "C"):
                    true
                default: false
                }
            }
    }
}
