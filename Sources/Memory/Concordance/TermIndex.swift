import CalqueCore
import CalqueMatchIndex
import CalqueMatching

/// The index of terms for concordances, in one language of a part: the tokens for a word, and the entries for a token.
struct TermIndex {
    let index: LanguageIndex
    private let ends: Rows
    private let bytes: Rows
    private let plainForms: PlainForms

    init(_ part: Part, language: Int, _ index: LanguageIndex) throws(CorruptIndex) {
        self.index = index
        ends = try part.rows(.termEnds, language: language, size: 4)
        bytes = try part.rows(.terms, language: language, size: 1)
        plainForms = try PlainForms(part, language: language)
        guard ends.count == index.tokenEnds.count else { throw CorruptIndex() }
    }

    // MARK: Tokens

    /// Returns the folded tokens that are equal to a word without regard to marks on letters.
    func tokens(of word: [UInt8]) throws(CorruptIndex) -> [TokenID] {
        var found: [TokenID] = []
        let own = try bridged({ word.withUnsafeBufferPointer($0) }) { (word) throws(CorruptIndex) in
            try index.find(word)
        }
        if let own { found.append(own) }
        return found + (try plainForms.tokens(of: word))
    }

    /// Returns the folded tokens whose form without marks satisfies a condition.
    /// - Parameter prefix: the beginning of all such tokens; the condition is not called for others.
    func tokens(
        startingWith prefix: ArraySlice<UInt8>, where holds: (UnsafeRawBufferPointer) -> Bool
    ) throws(CorruptIndex) -> [TokenID] {
        let all = 0..<index.tokenEnds.count
        guard index.tokenEnds.isSound(all), index.tokens.isSound(0..<index.tokens.count), index.foldsAreSound
        else { throw CorruptIndex() }
        var found: [TokenID] = []
        var start = 0
        for token in all {
            let end = index.tokenEnds.number(token)
            guard start <= end, end <= index.tokens.count else { throw CorruptIndex() }
            let text = index.tokens.raw(start..<end)
            start = end
            guard text.count >= prefix.count, text.first == prefix.first ?? text.first, text.starts(with: prefix),
                Int(index.folded(TokenID(token)) & ~TokenID.numberBit) == token
            else { continue }
            if holds(text) { found.append(TokenID(token)) }
        }
        // Tokens with marks are compared without them; a mark may be on the first letter.
        var marked = Set<TokenID>()
        var others: [TokenID] = []
        try plainForms.forEach { token, plain in
            marked.insert(token)
            if plain.starts(with: prefix), holds(plain) { others.append(token) }
        }
        return found.filter { !marked.contains($0) } + others
    }

    // MARK: Entries

    /// Returns the cost of reading the entries of a token: their number or a little more.
    func cost(of token: TokenID) throws(CorruptIndex) -> Int {
        try rest(of: token).count + (isNumber(token) ? 0 : index.list(token).postings.count)
    }

    /// Inserts all entries with a folded token into a set. It may insert entries for `.plain` only, too.
    func insert(_ token: TokenID, into set: inout EntrySet) throws(CorruptIndex) {
        try forEachEntry(of: token) { set.insert($0) }
    }

    /// Calls `body` with all entries with a folded token, in no order. There may be entries for `.plain` only among them, too.
    @inline(__always)
    func forEachEntry(of token: TokenID, _ body: (Int) -> Void) throws(CorruptIndex) {
        let count = index.entries.count
        let rest = try rest(of: token)
        guard bytes.isSound(rest) else { throw CorruptIndex() }
        let raw = bytes.raw(rest)
        var entry = -1
        var place = 0
        while place < raw.count {
            var distance = 0
            var shift = 0
            while true {
                guard place < raw.count, shift < 35 else { throw CorruptIndex() }
                let byte = Int(raw[place])
                place += 1
                distance |= (byte & 0x7F) << shift
                if byte < 0x80 { break }
                shift += 7
            }
            entry += distance + 1
            guard entry < count else { throw CorruptIndex() }
            body(entry)
        }
        if isNumber(token) { return }
        let list = try index.list(token).postings
        guard index.postingsAreSound(list) else { throw CorruptIndex() }
        for row in list {
            let entry = index.entry(ofPosting: row)
            guard entry < count else { throw CorruptIndex() }
            body(entry)
        }
    }

    private func isNumber(_ token: TokenID) -> Bool { index.folded(token).isNumber }

    private func rest(of token: TokenID) throws(CorruptIndex) -> Range<Int> {
        let row = Int(token)
        guard row >= 0, ends.isSound(max(0, row - 1)..<row + 1) else { throw CorruptIndex() }
        let start = row == 0 ? 0 : ends.number(row - 1)
        guard start <= ends.number(row) else { throw CorruptIndex() }
        return start..<ends.number(row)
    }
}
