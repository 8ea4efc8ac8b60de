import CalqueCore
import CalqueICU
import CalqueMatchIndex
import CalqueMatching

/// The folded tokens of a text with their kinds for fragments.
struct FragmentQuery {
    struct Token {
        var bytes: [UInt8]
        var kind: Kind
    }

    /// The kind of a token in a fragment.
    enum Kind {
        case word
        /// A Han or kana character.
        case character
        /// A token that can be part of a fragment, but does not make one.
        case number
        /// A token that can be within a fragment, but not at its ends.
        case mark
    }

    let tokens: [Token]
    /// The number of each token in the order of first appearance; equal tokens have the same.
    let numbers: [Int32]
    private let text: String
    /// The places of the tokens in the key.
    private let ranges: [Range<Int>]

    init(_ text: String) throws(Failure) {
        self.text = text
        let key = try MatchingKey.make(of: text)
        let bytes = Array(key.utf8)
        ranges = SegmentTokens(key).ranges
        tokens = ranges.map { Token(bytes: Array(bytes[$0]), kind: Self.kind(bytes[$0])) }
        var known: [ArraySlice<UInt8>: Int32] = [:]
        numbers = ranges.map { range in
            let number = known[bytes[range]] ?? Int32(known.count)
            known[bytes[range]] = number
            return number
        }
    }

    private static func kind(_ bytes: ArraySlice<UInt8>) -> Kind {
        guard let first = String(decoding: bytes, as: UTF8.self).unicodeScalars.first else { return .mark }
        if CharacterClass(first) == .word {
            return bytes.withUnsafeBufferPointer { Vocabulary.isNumber($0) } ? .number : .word
        }
        return first.properties.generalCategory == .otherLetter ? .character : .mark
    }

    /// Returns the range of a run of tokens in the text.
    func range(of run: Range<Int>) throws(Failure) -> Range<Int> {
        try FoldedPlaces(text).range(of: ranges[run.lowerBound].lowerBound..<ranges[run.upperBound - 1].upperBound)
    }
}
