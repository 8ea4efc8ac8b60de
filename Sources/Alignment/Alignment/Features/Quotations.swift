/// Whether both versions are inside a quotation, or both outside, where a bead begins and where it ends.
///
/// Speech is seldom cut otherwise in a translation: of neighbouring beads of the development sets, where both versions
/// use quotation marks, one boundary in twenty has speech going on in one version alone, against one in seven of
/// boundaries a sentence off. Novels are full of it, and there a short answer goes as well with the sentence before as
/// with the one after by its meaning.
struct Quotations {
    /// For each version, for each place between segments, whether a quotation goes on there.
    private let source: [Bool]
    private let target: [Bool]
    /// Whether both versions have quotations that run over sentences.
    private let saySomething: Bool

    init(source: VersionText, target: VersionText) {
        self.source = Self.states(source)
        self.target = Self.states(target)
        saySomething = self.source.contains(true) && self.target.contains(true)
    }

    /// Logarithms of odds of both ends together.
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

    /// The last mark before a place tells.
    private static func states(_ text: VersionText) -> [Bool] {
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

    /// Whether a mark opens a quotation or closes one; nil for one that does neither, an apostrophe.
    ///
    /// Guillemets and the marks that German closes with are used either way, so blanks beside them tell.
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

    /// A blank, or what stands between one and a mark.
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
