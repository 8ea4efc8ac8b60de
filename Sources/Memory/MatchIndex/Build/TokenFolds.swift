import CalqueCore
import CalqueMatching

/// The folded form of each token of a vocabulary.
///
/// A folded text consists of its folded tokens, except where neighbours combine or separate. *Simple* tokens only combine
/// with others to numbers, see `NumberJoints`; so a text of simple tokens without such places need not be folded as a
/// whole, which would take a third of the time to build an index.
struct TokenFolds {
    /// The number of the folded token, with the number bit; the token's own number if folding gives no token or
    /// several.
    private(set) var folded: [TokenID] = []
    private(set) var isNumber: [Bool] = []
    private(set) var isSimple: [Bool] = []
    /// The tokens of one text, kept for their storage.
    private var tokens = FoldedTokens()

    /// Adds the tokens that are new in the vocabulary. It adds their folded forms to the vocabulary.
    mutating func learn(_ vocabulary: inout Vocabulary) {
        while folded.count < vocabulary.count {
            var text = vocabulary.text(of: TokenID(folded.count))
            let own = TokenID(folded.count)
            let number = text.withUTF8 { Vocabulary.isNumber($0) }
            text.withUTF8 { tokens.read($0) }
            let isOne = tokens.ranges == [0..<text.utf8.count]
            isNumber.append(number)
            folded.append(
                isOne
                    ? tokens.bytes.withUnsafeBufferPointer { vocabulary.intern($0) }
                    : own | (number ? TokenID.numberBit : 0))
            isSimple.append(isOne && Self.isSimple(text))
        }
    }

    /// Whether no character combines with the one before it or changes with it. ® counts only in a text of its own.
    private static func isSimple(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { scalar in
            switch scalar.value {
            case 0x21...0x7E, 0xA1...0xAD, 0xAF...0x24F, 0x370...0x482, 0x48A...0x52F, 0x2010...0x2027, 0x2030...0x205E,
                0x3001...0x3029, 0x3041...0x3096, 0x309D...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xFF01...0xFF9D:
                true
            default: false
            }
        }
    }
}
