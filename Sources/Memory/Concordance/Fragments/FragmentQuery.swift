import CalqueCore
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
    /// The places of the tokens in the text.
    private let ranges: [Range<Int>]

    init(_ text: String) {
        let folded = FoldedTokens(text)
        ranges = folded.ranges
        tokens = folded.forms.map { Token(bytes: Array(folded.bytes[$0]), kind: Self.kind(folded.bytes[$0])) }
        var known: [[UInt8]: Int32] = [:]
        numbers = tokens.map { token in
            let number = known[token.bytes] ?? Int32(known.count)
            known[token.bytes] = number
            return number
        }
    }

    private static func kind(_ bytes: ArraySlice<UInt8>) -> Kind {
        if bytes.withUnsafeBufferPointer({ Vocabulary.isNumber($0) }) { return .number }
        if FoldedTokens.isWord(bytes) { return .word }
        let first = String(decoding: bytes, as: UTF8.self).unicodeScalars.first
        return first?.properties.generalCategory == .otherLetter ? .character : .mark
    }

    /// Returns the range of a run of tokens in the text.
    func range(of run: Range<Int>) -> Range<Int> {
        ranges[run.lowerBound].lowerBound..<ranges[run.upperBound - 1].upperBound
    }
}
