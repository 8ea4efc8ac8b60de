import CCalqueMatching
import CalqueCollections
import CalqueCore
import CalqueIO
package import CalqueMatching

/// The segments of one language in a part of an index.
package final class LanguageIndex: Sendable {
    /// The postings of a class.
    package struct List {
        package var frequency: Int
        /// The start of each tier, and the end of the last one.
        package var bounds: InlineArray<5, UInt32>

        package var postings: Range<Int> { Int(bounds[0])..<Int(bounds[PartFormat.tiers]) }

        /// Returns the postings of a tier, which are sorted by entry.
        package func tier(_ number: Int) -> Range<Int> { Int(bounds[number])..<Int(bounds[number + 1]) }
    }

    package let groups: [EntryGroup]
    package let entries: Rows
    package let codes: Rows
    /// Rows of this section are blocks of postings.
    @usableFromInline let postings: Rows
    @usableFromInline let postingCount: Int
    @usableFromInline let skips: Rows
    @usableFromInline let slots: Rows
    package let tokenEnds: Rows
    package let tokens: Rows
    package let folds: Rows
    @usableFromInline let lists: Rows
    private let hash: TokenHash

    /// - Parameters:
    ///   - hash: the hash of the table of tokens.
    ///   - section: returns the place of a section, or nil if there is none.
    package init(_ pages: Pages, hash: TokenHash, section: (PartFormat.Section) -> Range<Int>?) throws(CorruptIndex) {
        func rows(_ kind: PartFormat.Section, _ size: Int) throws(CorruptIndex) -> Rows {
            guard let range = section(kind), let rows = Rows(pages, range, size: size) else { throw CorruptIndex() }
            return rows
        }
        self.hash = hash
        entries = try rows(.entries, Int(CALQUE_ENTRY_SIZE))
        codes = try rows(.codes, 2)
        postings = try rows(.postings, Int(CALQUE_BLOCK_SIZE))
        skips = try rows(.skips, 4)
        slots = try rows(.slots, 8)
        tokenEnds = try rows(.tokenEnds, 4)
        tokens = try rows(.tokens, 1)
        folds = try rows(.folds, 4)
        lists = try rows(.lists, PartFormat.list)
        let table = try rows(.groups, PartFormat.group)
        guard lists.count > 0, lists.isSound(lists.count - 1) else { throw CorruptIndex() }
        postingCount = lists.number(lists.count - 1, PartFormat.list - 4)
        guard skips.count == (postingCount + PartFormat.skip - 1) / PartFormat.skip,
            postings.count == (postingCount + Int(CALQUE_BLOCK) - 1) / Int(CALQUE_BLOCK), slots.count > 0,
            slots.count & (slots.count - 1) == 0, tokenEnds.count < slots.count,
            folds.count == tokenEnds.count, lists.count == tokenEnds.count + 2, table.isSound(0..<table.count)
        else { throw CorruptIndex() }
        var groups: [EntryGroup] = []
        groups.reserveCapacity(table.count)
        for row in 0..<table.count {
            guard let kind = PartFormat.Kind(rawValue: UInt32(table.number(row, 12))) else { throw CorruptIndex() }
            let group = EntryGroup(
                end: table.number(row), total: table.number(row, 4), marks: table.number(row, 8), kind: kind)
            let last = groups.last
            guard group.end > last?.end ?? 0, group.total >= last?.total ?? 0, group.marks <= group.total,
                group.end <= entries.count
            else { throw CorruptIndex() }
            groups.append(group)
        }
        guard groups.last?.end ?? 0 == entries.count else { throw CorruptIndex() }
        self.groups = groups
    }

    /// Whether `folded` may be called. It is called for each token, so the whole section is checked once.
    package var foldsAreSound: Bool { folds.isSound(0..<folds.count) }

    /// The class of all numbers.
    package var numberClass: TokenID { TokenID(folds.count) }

    /// Returns the number of a token, or nil if no segment has it.
    package func find(_ token: UnsafeBufferPointer<UInt8>) throws(CorruptIndex) -> TokenID? {
        let hash = hash(token)
        for place in ProbeSequence(from: Int(hash), slotCount: slots.count) {
            guard slots.isSound(place) else { throw CorruptIndex() }
            let slot = TokenSlot(bits: slots.wide(place))
            if slot.isEmpty { return nil }
            if slot.hash == Int(hash), try holds(slot.token, token) { return TokenID(slot.token) }
        }
        return nil
    }

    /// Returns the numbers of a text's tokens, `.unknown` for tokens that no segment has.
    ///
    /// Each lookup is a cache miss: the misses of all tokens overlap.
    package func find(_ ranges: [Range<Int>], in text: [UInt8]) throws(CorruptIndex) -> [TokenID] {
        var hashes: [UInt32] = []
        hashes.reserveCapacity(ranges.count)
        var numbers: [TokenID] = []
        numbers.reserveCapacity(ranges.count)
        var problem: CorruptIndex?
        text.withUnsafeBufferPointer { text in
            do throws(CorruptIndex) {
                for range in ranges {
                    let hash = hash(UnsafeBufferPointer(rebasing: text[range]))
                    slots.prefetch(Int(hash) & (slots.count - 1))
                    hashes.append(hash)
                }
                for hash in hashes {
                    let number = try firstToken(hash)
                    tokenEnds.prefetch(number)
                    folds.prefetch(number)
                    numbers.append(TokenID(number))
                }
                for number in numbers where number >= 0 { tokens.prefetch(try tokenRange(Int(number)).lowerBound) }
                for (place, range) in ranges.enumerated() {
                    let token = UnsafeBufferPointer(rebasing: text[range])
                    if numbers[place] >= 0, try holds(Int(numbers[place]), token) { continue }
                    // Two tokens with the same hash are rare.
                    numbers[place] = numbers[place] < 0 ? .unknown : try find(token) ?? .unknown
                }
            } catch {
                problem = error
            }
        }
        if let problem { throw problem }
        return numbers
    }

    /// Returns the first token with a hash, or a negative number if there is none.
    private func firstToken(_ hash: UInt32) throws(CorruptIndex) -> Int {
        for place in ProbeSequence(from: Int(hash), slotCount: slots.count) {
            guard slots.isSound(place) else { throw CorruptIndex() }
            let slot = TokenSlot(bits: slots.wide(place))
            if slot.isEmpty { return -1 }
            if slot.hash == Int(hash) { return slot.token & 0x7FFF_FFFF }
        }
        return -1
    }

    private func holds(_ number: Int, _ token: UnsafeBufferPointer<UInt8>) throws(CorruptIndex) -> Bool {
        let bytes = try self.token(number)
        guard bytes.count == token.count, let one = bytes.baseAddress, let other = token.baseAddress else {
            return false
        }
        return Bytes.areEqual(one, other, token.count)
    }

    /// Returns the bytes of a token.
    package func token(_ number: Int) throws(CorruptIndex) -> UnsafeRawBufferPointer {
        let range = try tokenRange(number)
        guard tokens.isSound(range) else { throw CorruptIndex() }
        return tokens.raw(range)
    }

    /// Returns the place of a token's bytes, without a check that they exist.
    @inline(__always)
    private func tokenRange(_ number: Int) throws(CorruptIndex) -> Range<Int> {
        guard tokenEnds.isSound(number) else { throw CorruptIndex() }
        let end = tokenEnds.number(number)
        var start = 0
        if number > 0 {
            guard tokenEnds.isSound(number - 1) else { throw CorruptIndex() }
            start = tokenEnds.number(number - 1)
        }
        guard start <= end else { throw CorruptIndex() }
        return start..<end
    }

    /// Returns the folded token, with the number bit.
    @inlinable @inline(__always)
    package func folded(_ token: TokenID) -> TokenID {
        let number = Int(token)
        return number < folds.count ? TokenID(folds.number(number) & 0x7FFF_FFFF) : .unknown
    }

    /// Prefetches the data that `list` reads.
    package func prepareList(_ key: TokenID) { lists.prefetch(Int(key)) }

    package func list(_ key: TokenID) throws(CorruptIndex) -> List {
        let row = Int(key)
        guard row >= 0, lists.isSound(row..<row + 2) else { throw CorruptIndex() }
        var bounds = InlineArray<5, UInt32>(repeating: 0)
        var last = 0
        for tier in 0...PartFormat.tiers {
            let start = tier < PartFormat.tiers ? lists.number(row, 4 + 4 * tier) : lists.number(row + 1, 4)
            guard last <= start, start <= postingCount else { throw CorruptIndex() }
            bounds[tier] = UInt32(start)
            last = start
        }
        return List(frequency: lists.number(row), bounds: bounds)
    }

    // MARK: Postings

    /// Returns the blocks of some postings.
    @inline(__always)
    private func blocks(_ rows: Range<Int>) -> Range<Int> {
        rows.lowerBound / Int(CALQUE_BLOCK)..<(rows.upperBound + Int(CALQUE_BLOCK) - 1) / Int(CALQUE_BLOCK)
    }

    package func postingsAreSound(_ rows: Range<Int>) -> Bool { postings.isSound(blocks(rows)) }

    /// Prefetches the first of some postings.
    package func prefetchPostings(_ rows: Range<Int>) { postings.prefetch(blocks(rows).prefix(8)) }

    /// Prefetches the data that `postings(_:reach:)` reads first.
    package func prefetchSkips(_ list: Range<Int>) {
        skips.prefetch((list.lowerBound + list.count / 2) / PartFormat.skip)
    }

    /// Returns the entry of a posting that is intact.
    @inlinable @inline(__always)
    package func entry(ofPosting row: Int) -> Int {
        let (block, lane) = row.quotientAndRemainder(dividingBy: Int(CALQUE_BLOCK))
        return postings.number(block, Int(CALQUE_BLOCK_IDS) + 4 * lane)
    }

    /// See `calque_postings_select`; the postings must be intact.
    @inline(__always)
    func select(
        _ rows: Range<Int>, _ signature: UInt64, _ bounds: UnsafeBufferPointer<calque_bound>,
        into found: UnsafeMutablePointer<UInt32>
    ) -> Int {
        calque_postings_select(
            postings.raw(0..<postings.count).baseAddress, rows.lowerBound, rows.count, signature, bounds.baseAddress,
            bounds.count, found)
    }

    /// Returns the postings of a list whose entries are in `reach`, with a few more at both ends. The list is sorted by
    /// entry.
    package func postings(_ list: Range<Int>, reach: Range<Int>) throws(CorruptIndex) -> Range<Int> {
        let size = PartFormat.skip
        if list.count <= 2 * size { return list }
        let first = (list.lowerBound + size - 1) / size
        let end = max(first, (list.upperBound + size - 1) / size)
        guard skips.isSound(first..<end) else { throw CorruptIndex() }
        /// Returns the first skip whose entry is not before `entry`.
        func place(_ entry: Int) -> Int { (first..<end).partitioningIndex { skips.number($0) >= entry } }
        let low = max(list.lowerBound, (place(reach.lowerBound) - 1) * size)
        return low..<max(low, min(list.upperBound, place(reach.upperBound) * size))
    }

    /// Returns the variant of an entry, and the start of its code.
    @inlinable @inline(__always)
    package func record(_ entry: Int) throws(CorruptIndex) -> (code: Int, variant: Int) {
        guard entries.isSound(entry) else { throw CorruptIndex() }
        return (entries.number(entry, 16), entries.number(entry, 20))
    }

    /// Returns the tokens of an entry as written, or the folded tokens of an entry for `.translator` only.
    package func tokens(ofEntry entry: Int) throws(CorruptIndex) -> [TokenID] {
        let code = try record(entry).code
        guard let reading = SegmentCode.Reading(codes, at: code) else { throw CorruptIndex() }
        var isSound = true
        let tokens = [TokenID](unsafeUninitializedCapacity: reading.count) { buffer, count in
            guard let base = buffer.baseAddress else { return }
            isSound = reading.decode(codes, into: base) != nil
            count = isSound ? reading.count : 0
        }
        guard isSound else { throw CorruptIndex() }
        return tokens
    }

    /// Returns the text of an entry, which must not be an entry for `.translator` only.
    package func text(ofEntry entry: Int) throws(CorruptIndex) -> [UInt8] {
        let code = try record(entry).code
        guard let reading = SegmentCode.Reading(codes, at: code), !reading.isBare else { throw CorruptIndex() }
        var numbers = [TokenID](repeating: 0, count: reading.count)
        let end = numbers.withUnsafeMutableBufferPointer { buffer in
            buffer.baseAddress.flatMap { reading.decode(codes, into: $0) } ?? (buffer.isEmpty ? reading.tokens : nil)
        }
        guard let end else { throw CorruptIndex() }
        if reading.isRaw {
            guard codes.isSound(end..<end + 2) else { throw CorruptIndex() }
            let count = codes.number(end)
            let words = end + 2..<end + 2 + (count + 1) / 2
            guard codes.isSound(words) else { throw CorruptIndex() }
            return Array(codes.raw(words).prefix(count))
        }
        guard codes.isSound(end..<end + (reading.count + 15) / 16) else { throw CorruptIndex() }
        for number in numbers { tokenEnds.prefetch(Int(number)) }
        var size = numbers.count
        for number in numbers {
            let range = try tokenRange(Int(number))
            tokens.prefetch(range.lowerBound)
            size += range.count
        }
        var text: [UInt8] = []
        // The capacity is limited because the size is not verified yet.
        text.reserveCapacity(min(size, 1 << 12))
        for (index, number) in numbers.enumerated() {
            if codes.word(end + index / 16) >> UInt16(index % 16) & 1 != 0 { text.append(0x20) }
            text.append(contentsOf: try token(Int(number)))
        }
        return text
    }
}
