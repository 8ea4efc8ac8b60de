package import CalqueCore
import CalqueLanguages

/// A word of a lexicon: the first characters of a lower-case word without its inflectional ending. In Chinese text each
/// Han character and each two neighbours are words.
///
/// The characters are packed into one number, 21 bits each, so that a look-up needs no string.
package struct LexiconWord: Hashable, Comparable, Sendable {
    /// The greatest number of characters.
    package static let longest = 6

    /// The characters, the last in the lowest 21 bits.
    package let bits: UInt128

    /// Creates a word from characters, of which the first `longest` are kept.
    package init(_ characters: some Sequence<UInt32>) {
        var bits: UInt128 = 0
        for character in characters.prefix(Self.longest) { bits = bits << 21 | UInt128(character) }
        self.bits = bits
    }

    /// Creates a word from UTF-8.
    ///
    /// - Returns: nil for bytes that are not UTF-8, empty or too many.
    init?(validating bytes: Slice<UnsafeRawBufferPointer>) {
        guard !bytes.isEmpty, bytes.count <= 4 * Self.longest else { return nil }
        var parser = UTF8.ForwardParser()
        var iterator = bytes.makeIterator()
        var (bits, count): (UInt128, Int) = (0, 0)
        while true {
            switch parser.parseScalar(from: &iterator) {
            case .valid(let encoded):
                bits = bits << 21 | UInt128(UTF8.decode(encoded).value)
                count += 1
            case .emptyInput:
                guard count <= Self.longest else { return nil }
                self.bits = bits
                return
            case .error: return nil
            }
        }
    }

    var characters: [UInt32] {
        var rest = bits
        var characters: [UInt32] = []
        while rest != 0 {
            characters.append(UInt32(rest & 0x1F_FFFF))
            rest >>= 21
        }
        return characters.reversed()
    }

    /// Whether the word is of Han characters.
    package var isHan: Bool { Letters.isHan(UInt32(truncatingIfNeeded: bits & 0x1F_FFFF)) }

    /// The characters as a string.
    package var text: String {
        var text = String.UnicodeScalarView()
        for character in characters { if let scalar = Unicode.Scalar(character) { text.append(scalar) } }
        return String(text)
    }

    /// Returns whether a word sorts before another: by the number of characters, then by their values.
    package static func < (one: LexiconWord, other: LexiconWord) -> Bool { one.bits < other.bits }

    /// Returns the words of a text in its order, with repetitions. Numbers are not among them: they match by value.
    ///
    /// - Complexity: linear in the text.
    package static func words(of text: [UInt32], _ language: LanguageTag) -> [LexiconWord] {
        var words: [LexiconWord] = []
        forEach(in: text, language) { word, _ in words.append(word) }
        return words
    }

    /// Appends the words of a text's Han characters: each character and each two neighbours.
    ///
    /// - Complexity: linear in the text.
    package static func appendHanWords(of text: [UInt32], to words: inout [LexiconWord]) {
        forEachHan(in: text) { word, _ in words.append(word) }
    }

    /// Calls `body` with each word and its place in the text.
    @inline(__always)
    static func forEach(in text: [UInt32], _ language: LanguageTag, _ body: (LexiconWord, Range<Int>) -> Void) {
        let lower = text.map(Letters.lowercase)
        Letters.forEachWord(of: text) { range, _ in
            body(LexiconWord(Letters.stem(Array(lower[range]), language)), range)
        }
        forEachHan(in: text, body)
    }

    @inline(__always)
    private static func forEachHan(in text: [UInt32], _ body: (LexiconWord, Range<Int>) -> Void) {
        for at in text.indices where Letters.isHan(text[at]) {
            body(LexiconWord([text[at]]), at..<at + 1)
            if at + 1 < text.count, Letters.isHan(text[at + 1]) {
                body(LexiconWord([text[at], text[at + 1]]), at..<at + 2)
            }
        }
    }
}
