import CalqueCore
import CalqueMatching

/// Collects the segments of one language for an index. They are numbered, grouped and coded when all are there.
struct LanguageBuilder {
    struct Entry {
        /// The end of its tokens in `tokens` and `blanks`.
        var tokenEnd: Int
        var total: Int32
        var marks: UInt8
        var kind: PartFormat.Kind
        /// The index of its text in `textEnds`, or -1 if the text can be put together from the tokens.
        var text: Int32 = -1
        var variant: UInt32
    }

    /// A segment with more final marks than this becomes two entries, so that the lengths in a group stay close
    /// together.
    private static let mostMarks = 3

    private(set) var vocabulary = Vocabulary()
    private(set) var folds = TokenFolds()
    /// The tokens of all entries, without the number bit.
    private(set) var tokens: [TokenID] = []
    private(set) var blanks: [Bool] = []
    private(set) var entries: [Entry] = []
    private(set) var texts: [UInt8] = []
    private(set) var textEnds: [Int] = []
    /// The places and hashes of one segment's tokens, kept for their storage.
    private var ranges: [Range<Int>] = []
    private var hashes: [UInt32] = []
    private var foldedText = FoldedTokens()

    /// About the number of bytes of memory that it takes to write the language.
    var size: Int { 14 * tokens.count + 160 * entries.count + 2 * texts.count + 180 * vocabulary.count }

    /// Adds a segment. - Returns: the number of the entry that has its text.
    mutating func add(_ segment: TaggedText, variant: Int) throws(Failure) -> Int {
        guard vocabulary.count < Vocabulary.capacity / 2, entries.count < Int(Int32.max) else {
            throw Failure(.badData, "the memory has more words than can be searched", advice: "split the memory")
        }
        if folds.folded.isEmpty { folds.learn(&vocabulary) }
        if segment.tags.isEmpty {
            add(segment.text, UInt32(variant))
        } else {
            add(tagged: segment, UInt32(variant))
        }
        return entries.count - (entries.last?.kind == .translator ? 2 : 1)
    }

    private mutating func add(_ text: String, _ variant: UInt32) {
        let start = tokens.count
        var copy = text
        var isRaw = false
        var isSimple = true
        var joints = NumberJoints()
        ranges.removeAll(keepingCapacity: true)
        hashes.removeAll(keepingCapacity: true)
        copy.withUTF8 { utf8 in
            // Two passes, so that the cache misses overlap.
            SegmentTokens.forEach(in: utf8) { range in
                let hash = vocabulary.hash(UnsafeBufferPointer(rebasing: utf8[range]))
                vocabulary.prepare(hash)
                ranges.append(range)
                hashes.append(hash)
            }
            var end = 0
            for (range, hash) in zip(ranges, hashes) {
                let gap = range.lowerBound - end
                let blank = gap == 1 && utf8[end] == 0x20 && end > 0
                if gap > 0, !blank { isRaw = true }
                end = range.upperBound
                let token = vocabulary.intern(UnsafeBufferPointer(rebasing: utf8[range]), hash) & ~TokenID.numberBit
                if token >= folds.folded.count { folds.learn(&vocabulary) }
                if !folds.isSimple[Int(token)] { isSimple = false }
                if isSimple, joints.joins(folds.folded[Int(token)], gap: gap) { isSimple = false }
                tokens.append(token)
                blanks.append(blank)
            }
            if end < utf8.count { isRaw = true }
            if isRaw {
                texts.append(contentsOf: utf8)
                textEnds.append(texts.count)
            }
        }
        append(copy, start, isSimple, isRaw ? Int32(textEnds.count - 1) : -1, variant)
    }

    /// Adds an entry for each scoring: tags are tokens for `plain` and do not exist for `translator`.
    private mutating func add(tagged segment: TaggedText, _ variant: UInt32) {
        let shown = ShownText(segment)
        shown.bytes.withUnsafeBufferPointer { utf8 in
            for range in shown.tokens {
                tokens.append(vocabulary.intern(UnsafeBufferPointer(rebasing: utf8[range])) & ~TokenID.numberBit)
                blanks.append(false)
            }
        }
        folds.learn(&vocabulary)
        texts.append(contentsOf: segment.text.utf8)
        textEnds.append(texts.count)
        entries.append(
            Entry(
                tokenEnd: tokens.count, total: Int32(shown.tokens.count), marks: 0, kind: .plain,
                text: Int32(textEnds.count - 1), variant: variant))
        appendFolded(numbers(of: segment.text), variant)
    }

    private mutating func append(
        _ text: String, _ start: Int, _ isSimple: Bool, _ rawText: Int32, _ variant: UInt32
    ) {
        let byToken = tokens[start...].map { folds.folded[Int($0)] }
        let folded = isSimple ? byToken : numbers(of: text)
        // The same tokens at the same places.
        let isRegular = isSimple || (folded == byToken && foldedText.ranges == ranges)
        let marks = folded.count - folded.coreCount
        let total = Int32(tokens.count - start)
        var entry = Entry(
            tokenEnd: tokens.count, total: total, marks: 0, kind: .plain, text: rawText, variant: variant)
        if isRegular, marks <= Self.mostMarks {
            entry.kind = .both
            entry.marks = UInt8(marks)
            return entries.append(entry)
        }
        entries.append(entry)
        appendFolded(folded, variant)
    }

    /// Adds an entry for `translator` only.
    private mutating func appendFolded(_ folded: [TokenID], _ variant: UInt32) {
        let core = folded.coreCount
        let mark = min(folded.count - core, 1)
        for token in folded {
            tokens.append(token & ~TokenID.numberBit)
            blanks.append(false)
        }
        entries.append(
            Entry(
                tokenEnd: tokens.count, total: Int32(core + mark), marks: UInt8(mark), kind: .translator,
                variant: variant))
    }

    /// Returns the numbers of a text's folded tokens, which stay in `foldedText`.
    private mutating func numbers(of text: String) -> [TokenID] {
        var text = text
        text.withUTF8 { foldedText.read($0) }
        let numbers = foldedText.bytes.withUnsafeBufferPointer { bytes in
            (0..<foldedText.count).map {
                vocabulary.intern(UnsafeBufferPointer(rebasing: bytes[foldedText.form($0)]))
            }
        }
        folds.learn(&vocabulary)
        return numbers
    }

    /// Returns the range of an entry's tokens.
    func range(of entry: Int) -> Range<Int> {
        (entry == 0 ? 0 : entries[entry - 1].tokenEnd)..<entries[entry].tokenEnd
    }

    func text(_ number: Int) -> ArraySlice<UInt8> {
        texts[(number == 0 ? 0 : textEnds[number - 1])..<textEnds[number]]
    }
}
