import CalqueCore
import CalqueMatching

/// Of each folded token the entries that have it and that its postings do not name.
///
/// Postings serve the search for what is alike: each entry has them for the rarer half of its tokens only, and all
/// numbers share theirs. A concordance wants every entry. The rest is written here, in a byte or two a token where a
/// posting takes 13: entries in ascending order, each as the distance from the one before, in groups of seven bits, the
/// lowest first, the highest bit set on all but the last (LEB128). Of a number all entries are here.
///
/// An entry for `.plain` alone is in none: the one for `.translator` that goes with it has the folded tokens.
struct TermLists {
    private var ends: [UInt32]
    private var bytes: [UInt8]

    /// - Complexity: linear in the tokens.
    init(
        _ builder: borrowing LanguageBuilder, _ numbering: Numbering, _ grouping: Grouping, _ lists: PostingLists
    ) throws(Failure) {
        let count = numbering.count
        // By the vocabulary's number: the folded token's number in the index, with the number bit.
        let folded = (0..<count).map { token in
            let fold = builder.folds.folded[token]
            return numbering.numbers[Int(fold & ~TokenID.numberBit)] | fold & TokenID.numberBit
        }
        let own = (0..<count).map { token in
            numbering.numbers[token] | (builder.folds.isNumber[token] ? TokenID.numberBit : 0)
        }
        let rest = Self.rest(builder, grouping, lists, folded, own)
        var sizes = [Int](repeating: 0, count: count)
        rest.forEach(count) { token, distance in sizes[token] += Self.size(of: distance) }
        var next: [Int] = []
        next.reserveCapacity(count)
        ends = []
        ends.reserveCapacity(count)
        var total = 0
        for size in sizes {
            next.append(total)
            total += size
            guard total < Int(UInt32.max) else { throw LanguageBuilder.tooLarge() }
            ends.append(UInt32(total))
        }
        var bytes = [UInt8](repeating: 0, count: total)
        bytes.withUnsafeMutableBufferPointer { bytes in
            rest.forEach(count) { token, distance in
                var left = distance
                var place = next[token]
                while left >= 0x80 {
                    bytes[place] = UInt8(truncatingIfNeeded: left) | 0x80
                    left >>= 7
                    place += 1
                }
                bytes[place] = UInt8(left)
                next[token] = place + 1
            }
        }
        self.bytes = bytes
    }

    func write(to writer: inout PartWriter, _ language: Int) throws(Failure) {
        try writer.write(.termEnds, language: language, ends)
        try writer.write(.terms, language: language, bytes)
    }

    private static func size(of distance: UInt32) -> Int {
        max(1, (38 - distance.leadingZeroBitCount) / 7)
    }

    /// The tokens of the entries that are to be written, one entry after the other.
    private struct Rest {
        var tokens: [Int32] = []
        var ends: [Int] = []

        /// Calls `body` for each token and entry with the distance from the token's entry before.
        @inline(__always)
        func forEach(_ count: Int, _ body: (Int, UInt32) -> Void) {
            var last = [Int32](repeating: -1, count: count)
            last.withUnsafeMutableBufferPointer { last in
                tokens.withUnsafeBufferPointer { tokens in
                    var place = 0
                    for (entry, end) in ends.enumerated() {
                        while place < end {
                            let token = Int(tokens[place])
                            body(token, UInt32(Int32(entry) - last[token] - 1))
                            last[token] = Int32(entry)
                            place += 1
                        }
                    }
                }
            }
        }
    }

    private static func rest(
        _ builder: borrowing LanguageBuilder, _ grouping: Grouping, _ lists: PostingLists, _ folded: [TokenID],
        _ own: [TokenID]
    ) -> Rest {
        var rest = Rest()
        rest.tokens.reserveCapacity(builder.tokens.count / 2)
        rest.ends.reserveCapacity(grouping.order.count)
        // Of each token the last entry that it was seen in or posted for. Numbers are posted under a class of their own.
        var seen = [Int32](repeating: -1, count: folded.count + 1)
        var place = 0
        let (posted, tokens) = (lists.posted, builder.tokens)
        seen.withUnsafeMutableBufferPointer { seen in
            tokens.withUnsafeBufferPointer { tokens in
                for (entry, number) in grouping.order.enumerated() {
                    let end = lists.postedEnds[entry]
                    while place < end {
                        seen[Int(posted[place])] = Int32(entry)
                        place += 1
                    }
                    let kind = builder.entries[Int(number)].kind
                    for at in kind == .plain ? 0..<0 : builder.range(of: Int(number)) {
                        let fold = kind == .translator ? own[Int(tokens[at])] : folded[Int(tokens[at])]
                        let key = Int(fold & ~TokenID.numberBit)
                        if seen[key] == Int32(entry) { continue }
                        seen[key] = Int32(entry)
                        rest.tokens.append(Int32(key))
                    }
                    rest.ends.append(rest.tokens.count)
                }
            }
        }
        return rest
    }
}
