import CalqueCore
import CalqueMatching

/// The entries with each folded token that are not in its postings.
///
/// Postings are for similarity search: each entry has postings only for the rarer half of its tokens, and all numbers
/// share theirs. A concordance needs every entry. The others are stored here in a byte or two for a token, where a
/// posting takes 13: entries in ascending order, each as the difference from the one before, in groups of seven bits,
/// the lowest first, with the highest bit set in all but the last (LEB128). The list of a number has all its entries.
///
/// An entry for `.plain` only is in no list: its entry for `.translator` has the folded tokens.
struct TermLists {
    private var ends: [UInt32]
    private var bytes: [UInt8]

    /// - Complexity: linear in the tokens.
    init(
        _ builder: borrowing LanguageBuilder, _ numbering: Numbering, _ grouping: Grouping, _ lists: PostingLists
    ) throws(Failure) {
        let count = numbering.count
        // The number of the folded token in the index, with the number bit, by the number of the token in the
        // vocabulary.
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

    /// The tokens of the entries to be written, one entry after the other.
    private struct Rest {
        var tokens: [Int32] = []
        var ends: [Int] = []

        /// Calls `body` for each token and entry, with the difference from the token's previous entry.
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
        // For each token, the last entry in which it was found or posted. Numbers are posted under a class of their
        // own.
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
