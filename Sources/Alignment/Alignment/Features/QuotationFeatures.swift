/// Compares whether both documents are inside a quotation at the start and at the end of a bead.
///
/// A translation seldom changes where speech begins and ends. Where both documents use quotation marks, one boundary of
/// beads in twenty is inside a quotation in one document only, but one in seven of boundaries that are a sentence off.
/// This helps most in novels, where a short answer is often as similar to the sentence before as to the one after.
struct QuotationFeatures {
    /// Whether each position between segments is inside a quotation.
    private let source: [Bool]
    private let target: [Bool]
    /// Whether both documents have quotations that continue over a segment's end.
    private let saySomething: Bool

    init(source: DocumentText, target: DocumentText) {
        self.source = Self.states(source)
        self.target = Self.states(target)
        saySomething = self.source.contains(true) && self.target.contains(true)
    }

    /// Returns the logarithm of odds of both boundaries together.
    func evidence(_ source: Range<Int>, _ target: Range<Int>) -> Float {
        guard saySomething else { return 0 }
        return boundary(source.lowerBound, target.lowerBound) + boundary(source.upperBound, target.upperBound)
    }

    private func boundary(_ row: Int, _ column: Int) -> Float {
        switch (source[row], target[column]) {
        case (false, false): 0.1
        case (true, true): 0.4
        default: -1.2
        }
    }

    /// Returns whether each position is inside a quotation, by the last quotation mark before it.
    private static func states(_ text: DocumentText) -> [Bool] {
        var states = [false]
        var isOpen = false
        for segment in text.segments {
            for (index, scalar) in segment.enumerated() where isMark(scalar) {
                let before = index > 0 ? segment[index - 1] : blank
                let next = index + 1 < segment.count ? segment[index + 1] : blank
                if let opens = opens(scalar, after: before, before: next, isOpen: isOpen) { isOpen = opens }
            }
            states.append(isOpen)
        }
        return states
    }

    private static let blank: UInt32 = 0x20

    /// " ' « » ‘ ’ “ ” „ 「 」 『 』
    private static func isMark(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x22, 0x27, 0xAB, 0xBB, 0x2018, 0x2019, 0x201C...0x201E, 0x300C...0x300F: true
        default: false
        }
    }

    /// Returns whether a mark opens or closes a quotation; nil for an apostrophe, which does neither.
    ///
    /// Guillemets and German closing marks are used in both directions, so the blanks beside them decide.
    private static func opens(_ mark: UInt32, after before: UInt32, before next: UInt32, isOpen: Bool) -> Bool? {
        let isFree = isBlank(before) && !isBlank(next)
        let isAttached = !isBlank(before) && (isBlank(next) || isPunctuation(next))
        switch Unicode.Scalar(mark) ?? " " {
        case "„", "‘", "「", "『": return true
        case "”", "」", "』": return false
        case "“": return !(isAttached && isOpen)
        case "«": return isFree || !isAttached
        case "»": return isFree
        case "\"": return isFree == isAttached ? !isOpen : isFree
        case "'" where isFree: return true
        default: return isPunctuation(before) && !isLetter(next) ? false : nil
        }
    }

    /// Whether a character is white space, or one that may be between white space and a quotation mark.
    private static func isBlank(_ scalar: UInt32) -> Bool {
        switch Unicode.Scalar(scalar) ?? " " {
        case "(", "[", "—", "–", "-", "\"", "'", "“", "‘", "„", "«": true
        case let scalar: scalar.properties.isWhitespace
        }
    }

    private static func isPunctuation(_ scalar: UInt32) -> Bool {
        switch Unicode.Scalar(scalar) ?? " " {
        case ".", ",", ";", ":", "!", "?", ")", "]", "…", "-", "–", "—": true
        default: false
        }
    }

    private static func isLetter(_ scalar: UInt32) -> Bool {
        Unicode.Scalar(scalar).map { $0.properties.isAlphabetic } ?? false
    }
}
