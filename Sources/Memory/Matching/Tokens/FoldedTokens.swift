/// The tokens of a text as a translator counts them, with their places and folded forms. `MatchScoring.translator`,
/// concordances and fragments use them.
///
///     FoldedTokens("Рост: 3,2 млрд (№5), 5км").texts  // рост · : · 3,2 · млрд · ( · № · 5 · ) · , · 5 · км
///
/// - A word is a word of UAX #29 with its marks, but apostrophes and full stops separate, so that `Kazakhstan` is a
///   word of `Kazakhstan's`. Digits at its beginning are a number (`5км`, `2nd`); digits after a letter belong to it (`G20`).
/// - A number is one token: `2.5`, `1,200`, `15:30`, `2023/24`, `3½`, `1 200 000`. Blanks of groups are not in its form. A
///   percent sign and № are tokens by themselves.
/// - Han and kana, and letters of scripts that are written without blanks, are tokens with their marks.
/// - Any other character is a token with its marks, as a reader sees it (an emoji). A flag is two letters.
///
/// Folded forms are those of `FoldedScalar`. Stress marks on Cyrillic letters, the dot that `İ` leaves on `i`, vowel points of
/// Arabic and Hebrew, soft hyphens and other invisible characters are not in them, nor are ™ and ® in a text that has
/// anything else. The form of each token is its own only token.
///
/// A character whose form has several tokens (`℃`, `…`, a flag) gives several with the same range.
package struct FoldedTokens: Sendable {
    /// The places of the tokens in UTF-8 bytes of the text, in order. No range begins within a character that a reader sees.
    package private(set) var ranges: [Range<Int>] = []
    /// The folded forms one after the other, in UTF-8.
    package private(set) var bytes: [UInt8] = []
    /// The end of each token's form in `bytes`.
    package private(set) var ends: [Int] = []

    package init() {}

    /// - Complexity: linear in the text.
    package init(_ text: String) {
        var copy = text
        copy.withUTF8 { read($0) }
    }

    package var count: Int { ranges.count }

    /// Returns the place of a token's form in `bytes`.
    package func form(_ token: Int) -> Range<Int> { (token == 0 ? 0 : ends[token - 1])..<ends[token] }

    /// The places of all forms in `bytes`.
    package var forms: [Range<Int>] { ranges.indices.map(form) }

    /// The number of tokens without the final marks at the end; all of them when there is nothing else.
    package var coreCount: Int {
        var core = count
        while core > 0 {
            guard Self.finalMarks.contains(Array(bytes[form(core - 1)])) else { return core }
            core -= 1
        }
        return count
    }

    private static let finalMarks = Set(Vocabulary.finalMarks.map { Array($0.utf8) })

    /// Whether a folded token is a word, or a number without marks, so that letters can continue it.
    package static func isWord(_ form: some Collection<UInt8>) -> Bool {
        guard let first = String(decoding: form, as: UTF8.self).unicodeScalars.first else { return false }
        return FoldedScalar.table.withUnsafeBufferPointer { table in
            [.letter, .letters, .digit].contains(FoldedScalar(first.value, table: table).kind)
        }
    }

    /// The folded forms in order.
    package var texts: [String] { forms.map { String(decoding: bytes[$0], as: UTF8.self) } }

    /// The folded forms as one text, with a blank where the text has white space between two tokens.
    package var key: String {
        var key = ""
        for token in ranges.indices {
            if token > 0, ranges[token].lowerBound > ranges[token - 1].upperBound { key += " " }
            key += String(decoding: bytes[form(token)], as: UTF8.self)
        }
        return key
    }

    /// Replaces the tokens by those of another text, and keeps the storage.
    /// - Parameter utf8: well-formed UTF-8; for other bytes the ranges still stay within the buffer.
    package mutating func read(_ utf8: UnsafeBufferPointer<UInt8>) {
        FoldedScalar.table.withUnsafeBufferPointer { table in
            var reader = TokenReader(utf8, table)
            reset()
            while let token = reader.next(into: &bytes) { add(token, &reader) }
            if ranges.isEmpty, reader.hasSign {
                // A text of signs alone.
                reader = TokenReader(utf8, table, keepsSigns: true)
                while let token = reader.next(into: &bytes) { add(token, &reader) }
            }
        }
    }

    private mutating func reset() {
        ranges.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
    }

    private mutating func add(_ token: TokenReader.Token, _ reader: inout TokenReader) {
        switch token.kind {
        case .whole:
            ranges.append(token.range)
            ends.append(bytes.count)
        case .symbol(let symbol):
            var form = String(
                String.UnicodeScalarView(FoldedScalar.expansion(of: symbol).compactMap(Unicode.Scalar.init)))
            var inner = FoldedTokens()
            form.withUTF8 { inner.read($0) }
            for number in 0..<inner.count {
                bytes += inner.bytes[inner.form(number)]
                ranges.append(token.range)
                ends.append(bytes.count)
            }
        case .flag(let first, let second):
            for letter in [first, second] {
                reader.append(letter, &bytes)
                ranges.append(token.range)
                ends.append(bytes.count)
            }
        case .tail:
            // What is not seen, right after a token, is part of it.
            guard let last = ranges.last, last.upperBound == token.range.lowerBound else { return }
            for index in ranges.indices.reversed() {
                guard ranges[index] == last else { break }
                ranges[index] = last.lowerBound..<token.range.upperBound
            }
        }
    }
}

extension FoldedTokens {
    /// Whether a text says enough to be looked for in longer ones; see `ArticleMatcher.units(containing:)`.
    package var isLongEnough: Bool {
        let core = coreCount
        return core >= 4 && (0..<core).count { !isNumber($0) } >= 3
    }

    /// Whether a token is a number.
    package func isNumber(_ token: Int) -> Bool {
        bytes.withUnsafeBufferPointer { Vocabulary.isNumber(UnsafeBufferPointer(rebasing: $0[form(token)])) }
    }

    /// Whether two texts have the same tokens apart from final marks, where any number stands for any other.
    package func isSame(besidesNumbers other: FoldedTokens) -> Bool {
        let core = coreCount
        guard core == other.coreCount else { return false }
        return (0..<core).allSatisfy { token in
            bytes[form(token)].elementsEqual(other.bytes[other.form(token)])
                || isNumber(token) && other.isNumber(token)
        }
    }
}
