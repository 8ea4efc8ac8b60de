import Segmentation

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

    init(source: Version, target: Version) {
        self.source = Self.states(source)
        self.target = Self.states(target)
        saySomething = [self.source, self.target].allSatisfy { $0.contains(true) }
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
    private static func states(_ version: Version) -> [Bool] {
        var states = [false]
        var isOpen = false
        for segment in version.segments {
            var before: Unicode.Scalar = " "
            var pending: Unicode.Scalar?
            var pendingBefore: Unicode.Scalar = " "
            func resolve(_ next: Unicode.Scalar) {
                guard let mark = pending else { return }
                if let opens = opens(mark, after: pendingBefore, before: next, isOpen: isOpen) { isOpen = opens }
                pending = nil
            }
            for scalar in segment.text.unicodeScalars {
                resolve(scalar)
                if isMark(scalar) { (pending, pendingBefore) = (scalar, before) }
                before = scalar
            }
            resolve(" ")
            states.append(isOpen)
        }
        return states
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\"", "'", "“", "”", "„", "‘", "’", "«", "»", "「", "」", "『", "』": true
        default: false
        }
    }

    /// Whether a mark opens a quotation or closes one; nil for one that does neither, an apostrophe.
    ///
    /// Guillemets and the marks that German closes with are used either way, so blanks beside them tell.
    private static func opens(
        _ mark: Unicode.Scalar, after before: Unicode.Scalar, before next: Unicode.Scalar, isOpen: Bool
    ) -> Bool? {
        let isFree = isBlank(before) && !isBlank(next)
        let isAttached = !isBlank(before) && (isBlank(next) || isPunctuation(next))
        switch mark {
        case "„", "‘", "「", "『": return true
        case "”", "」", "』": return false
        case "“": return !(isAttached && isOpen)
        case "«": return isFree || !isAttached
        case "»": return isFree
        case "\"": return isFree == isAttached ? !isOpen : isFree
        default:
            if mark == "'", isFree { return true }
            return isPunctuation(before) && !next.properties.isAlphabetic ? false : nil
        }
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "(", "[", "—", "–", "-", "\"", "'", "“", "‘", "„", "«": true
        default: scalar.properties.isWhitespace
        }
    }

    private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case ".", ",", ";", ":", "!", "?", ")", "]", "…", "-", "–", "—": true
        default: false
        }
    }
}
