package import CalqueCore
import CalqueLanguages

/// A word as a lexicon knows it: in lower case, without its ending, cut to its beginning; of Han characters each and
/// each two neighbours.
///
/// Held in one number, 21 bits a character, so that looking one up touches no string.
package struct LexiconWord: Hashable, Comparable, Sendable {
    /// The most characters that a word has.
    package static let longest = 6

    package let bits: UInt128

    /// - Parameter characters: up to `longest`; what comes after is cut off.
    package init(_ characters: some Sequence<UInt32>) {
        var bits: UInt128 = 0
        for character in characters.prefix(Self.longest) { bits = bits << 21 | UInt128(character) }
        self.bits = bits
    }

    /// - Returns: nil for what is not UTF-8, empty or too long.
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

    package var isHan: Bool { Letters.isHan(UInt32(truncatingIfNeeded: bits & 0x1F_FFFF)) }

    package var text: String {
        var text = String.UnicodeScalarView()
        for character in characters { if let scalar = Unicode.Scalar(character) { text.append(scalar) } }
        return String(text)
    }

    package static func < (one: LexiconWord, other: LexiconWord) -> Bool { one.bits < other.bits }

    /// The words of a text, in its order, with repetitions. Numbers are none: they mean themselves.
    package static func words(of text: [UInt32], _ language: LanguageTag) -> [LexiconWord] {
        var words: [LexiconWord] = []
        forEach(in: text, language) { word, _ in words.append(word) }
        return words
    }

    /// Calls `body` with each word and where it is.
    @inline(__always)
    static func forEach(in text: [UInt32], _ language: LanguageTag, _ body: (LexiconWord, Range<Int>) -> Void) {
        let lower = text.map(Letters.lowercase)
        Letters.forEachWord(of: text) { range, _ in
            body(LexiconWord(Letters.stem(Array(lower[range]), language)), range)
        }
        forEachHan(in: text, body)
    }

    /// The same for those of Han characters alone.
    @inlinable
    @inline(__always)
    package static func forEachHan(in text: [UInt32], _ body: (LexiconWord, Range<Int>) -> Void) {
        for at in text.indices where Letters.isHan(text[at]) {
            body(LexiconWord([text[at]]), at..<at + 1)
            if at + 1 < text.count, Letters.isHan(text[at + 1]) {
                body(LexiconWord([text[at], text[at + 1]]), at..<at + 2)
            }
        }
    }
}
