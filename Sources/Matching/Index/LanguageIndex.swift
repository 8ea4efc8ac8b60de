import CMatching

/// What is in a part is not what was written there.
package struct Damage: Error {
    package init() {}
}

/// The segments of one language in a part of an index.
struct LanguageIndex: Sendable {
    /// Classes and where their postings are.
    struct List {
        var frequency: Int
        var postings: Range<Int>
    }

    let groups: [EntryGroup]
    let entries: Rows
    let codes: Rows
    let postings: Rows
    private let skips: Rows
    private let slots: Rows
    let tokenEnds: Rows
    let tokens: Rows
    let folds: Rows
    private let lists: Rows

    /// - Parameter section: where a section is; nil when there is none.
    init(_ pages: Pages, section: (PartFormat.Section) -> Range<Int>?) throws(Damage) {
        func rows(_ kind: PartFormat.Section, _ size: Int) throws(Damage) -> Rows {
            guard let range = section(kind), let rows = Rows(pages, range, size: size) else { throw Damage() }
            return rows
        }
        entries = try rows(.entries, Int(CALQUE_ENTRY_SIZE))
        codes = try rows(.codes, 2)
        postings = try rows(.postings, Int(CALQUE_POSTING_SIZE))
        skips = try rows(.skips, 4)
        slots = try rows(.slots, 8)
        tokenEnds = try rows(.tokenEnds, 4)
        tokens = try rows(.tokens, 1)
        folds = try rows(.folds, 4)
        lists = try rows(.lists, PartFormat.list)
        let table = try rows(.groups, PartFormat.group)
        guard skips.count == (postings.count + PartFormat.skip - 1) / PartFormat.skip, slots.count > 0,
            slots.count & (slots.count - 1) == 0, tokenEnds.count < slots.count,
            folds.count == tokenEnds.count, lists.count == tokenEnds.count + 2, table.isSound(0..<table.count)
        else { throw Damage() }
        var groups: [EntryGroup] = []
        groups.reserveCapacity(table.count)
        for row in 0..<table.count {
            guard let kind = PartFormat.Kind(rawValue: UInt32(table.number(row, 12))) else { throw Damage() }
            let group = EntryGroup(
                end: table.number(row), total: table.number(row, 4), marks: table.number(row, 8), kind: kind)
            let last = groups.last
            guard group.end > last?.end ?? 0, group.total >= last?.total ?? 0, group.marks <= group.total,
                group.end <= entries.count
            else { throw Damage() }
            groups.append(group)
        }
        guard groups.last?.end ?? 0 == entries.count else { throw Damage() }
        self.groups = groups
    }

    /// Whether `folded` may be asked: it is asked of each token, so all is checked before.
    var foldsAreSound: Bool { folds.isSound(0..<folds.count) }

    /// The class of all numbers.
    var numberClass: TokenID { TokenID(folds.count) }

    /// Brings what `find` will look at first nearer.
    func prepare(_ token: UnsafeBufferPointer<UInt8>) {
        slots.prefetch(Int(Vocabulary.hash(token)) & (slots.count - 1))
    }

    /// The token's number, nil when no segment has it.
    func find(_ token: UnsafeBufferPointer<UInt8>) throws(Damage) -> TokenID? {
        let hash = Vocabulary.hash(token)
        var slot = Int(hash) & (slots.count - 1)
        // A sound table has an empty slot; one without must not hold us for ever.
        for _ in 0..<slots.count {
            guard slots.isSound(slot) else { throw Damage() }
            let row = slots.wide(slot)
            if row == 0 { return nil }
            let number = Int(row & 0xFFFF_FFFF) - 1
            if row >> 32 == UInt64(hash), try self.token(number).elementsEqual(token) { return TokenID(number) }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// The bytes of a token.
    func token(_ number: Int) throws(Damage) -> UnsafeRawBufferPointer {
        guard tokenEnds.isSound(number) else { throw Damage() }
        let end = tokenEnds.number(number)
        var start = 0
        if number > 0 {
            guard tokenEnds.isSound(number - 1) else { throw Damage() }
            start = tokenEnds.number(number - 1)
        }
        guard start <= end, tokens.isSound(start..<end) else { throw Damage() }
        return tokens.raw(start..<end)
    }

    /// The folded token, with the number bit.
    @inline(__always)
    func folded(_ token: TokenID) -> TokenID {
        let number = Int(token)
        return number < folds.count ? TokenID(folds.number(number) & 0x7FFF_FFFF) : .unknown
    }

    /// The token with the number bit, if it is one.
    @inline(__always)
    func withNumberBit(_ token: TokenID) -> TokenID {
        let number = Int(token)
        return number < folds.count && folds.number(number) >> 31 != 0 ? token | TokenID.numberBit : token
    }

    /// Brings what `list` will look at nearer.
    func prepareList(_ key: TokenID) { lists.prefetch(Int(key)) }

    func list(_ key: TokenID) throws(Damage) -> List {
        let row = Int(key)
        guard row >= 0, lists.isSound(row..<row + 2) else { throw Damage() }
        let (start, end) = (lists.number(row, 4), lists.number(row + 1, 4))
        guard start <= end, end <= postings.count else { throw Damage() }
        return List(frequency: lists.number(row), postings: start..<end)
    }

    /// Postings of a list that take in all whose entries are in `reach`, and a few at both ends that are not.
    func postings(_ list: Range<Int>, reach: Range<Int>) throws(Damage) -> Range<Int> {
        let size = PartFormat.skip
        let first = (list.lowerBound + size - 1) / size
        let end = max(first, (list.upperBound + size - 1) / size)
        guard skips.isSound(first..<end) else { throw Damage() }
        /// The first of the skips whose entry is not before `entry`.
        func place(_ entry: Int) -> Int {
            var (low, high) = (first, end)
            while low < high {
                let middle = (low + high) / 2
                if skips.number(middle) >= entry { high = middle } else { low = middle + 1 }
            }
            return low
        }
        let low = max(list.lowerBound, (place(reach.lowerBound) - 1) * size)
        return low..<max(low, min(list.upperBound, place(reach.upperBound) * size))
    }

    /// The variant of an entry, and where its code starts.
    @inline(__always)
    func record(_ entry: Int) throws(Damage) -> (code: Int, variant: Int) {
        guard entries.isSound(entry) else { throw Damage() }
        return (entries.number(entry, 16), entries.number(entry, 20))
    }

    /// The exact tokens of an entry, or the folded ones of an entry for `.translator` alone.
    func tokens(ofEntry entry: Int) throws(Damage) -> [TokenID] {
        let code = try record(entry).code
        guard let reading = SegmentCode.Reading(codes, at: code) else { throw Damage() }
        var isSound = true
        let tokens = [TokenID](unsafeUninitializedCapacity: reading.count) { buffer, count in
            guard let base = buffer.baseAddress else { return }
            isSound = reading.decode(codes, into: base) != nil
            count = isSound ? reading.count : 0
        }
        guard isSound else { throw Damage() }
        return tokens
    }

    /// The text of an entry, which must not be one for `.translator` alone.
    func text(ofEntry entry: Int) throws(Damage) -> [UInt8] {
        let code = try record(entry).code
        guard let reading = SegmentCode.Reading(codes, at: code), !reading.isBare else { throw Damage() }
        var numbers = [TokenID](repeating: 0, count: reading.count)
        let end = numbers.withUnsafeMutableBufferPointer { buffer in
            buffer.baseAddress.flatMap { reading.decode(codes, into: $0) } ?? (buffer.isEmpty ? reading.tokens : nil)
        }
        guard let end else { throw Damage() }
        if reading.isRaw {
            guard codes.isSound(end..<end + 2) else { throw Damage() }
            let count = codes.number(end)
            let words = end + 2..<end + 2 + (count + 1) / 2
            guard codes.isSound(words) else { throw Damage() }
            return Array(codes.raw(words).prefix(count))
        }
        guard codes.isSound(end..<end + (reading.count + 15) / 16) else { throw Damage() }
        var text: [UInt8] = []
        for (index, number) in numbers.enumerated() {
            if codes.word(end + index / 16) >> UInt16(index % 16) & 1 != 0 { text.append(0x20) }
            text.append(contentsOf: try token(Int(number)))
        }
        return text
    }
}
