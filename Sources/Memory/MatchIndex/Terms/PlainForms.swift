import CalqueCollections
import CalqueCore
package import CalqueMatching

/// The folded tokens of an index that have marks on letters, by the hash of the form without marks.
package struct PlainForms {
    private let rows: Rows
    private let texts: Rows
    private let hash: TokenHash

    package init(_ part: Part, language: Int) throws(CorruptIndex) {
        hash = part.header.tokenHash
        rows = try part.rows(.plainForms, language: language, size: PartFormat.plainForm)
        texts = try part.rows(.plainTexts, language: language, size: 1)
    }

    /// Writes the sections of a language.
    /// - Complexity: O(n + m log m) for n tokens of which m have marks.
    static func write(
        _ builder: borrowing LanguageBuilder, _ numbering: Numbering, to writer: inout PartWriter, _ language: Int
    ) throws(Failure) {
        var letters = PlainLetters()
        var forms: [(key: UInt64, plain: [UInt8])] = []
        let flat = builder.vocabulary.flat
        let tokenHash = builder.vocabulary.hash
        for token in 0..<numbering.count where Int(builder.folds.folded[token] & ~TokenID.numberBit) == token {
            let bytes = flat.bytes[(token == 0 ? 0 : flat.ends[token - 1])..<flat.ends[token]]
            let plain = try bridged({ bytes.withUnsafeBufferPointer($0) }) { (bytes) throws(Failure) in
                try letters.make(of: bytes)
            }
            guard let plain else { continue }
            let hash = plain.withUnsafeBufferPointer { tokenHash($0) }
            forms.append((UInt64(hash) << 32 | UInt64(numbering.numbers[token]), plain))
        }
        forms.sort { $0.key < $1.key }
        var rows: [UInt32] = []
        var texts: [UInt8] = []
        for form in forms {
            texts += form.plain
            rows += [UInt32(form.key >> 32), UInt32(form.key & 0xFFFF_FFFF), UInt32(clamping: texts.count)]
        }
        try writer.write(.plainForms, language: language, rows)
        try writer.write(.plainTexts, language: language, texts)
    }

    /// Returns the tokens whose form without marks is a word.
    package func tokens(of word: [UInt8]) throws(CorruptIndex) -> [TokenID] {
        guard rows.isSound(0..<rows.count) else { throw CorruptIndex() }
        let hash = word.withUnsafeBufferPointer { Int(self.hash($0)) }
        var found: [TokenID] = []
        for row in (0..<rows.count).partitioningIndex(where: { rows.number($0) >= hash })..<rows.count {
            guard rows.number(row) == hash else { break }
            if try text(row).elementsEqual(word) { found.append(TokenID(rows.number(row, 4))) }
        }
        return found
    }

    /// Calls `body` with each token and its form without marks.
    package func forEach(_ body: (TokenID, UnsafeRawBufferPointer) -> Void) throws(CorruptIndex) {
        guard rows.isSound(0..<rows.count) else { throw CorruptIndex() }
        for row in 0..<rows.count { body(TokenID(rows.number(row, 4)), try text(row)) }
    }

    private func text(_ row: Int) throws(CorruptIndex) -> UnsafeRawBufferPointer {
        let start = row == 0 ? 0 : rows.number(row - 1, 8)
        guard start <= rows.number(row, 8), texts.isSound(start..<rows.number(row, 8)) else { throw CorruptIndex() }
        return texts.raw(start..<rows.number(row, 8))
    }
}
