import CMatching
import Core

/// Postings: of each class the entries that have it among their rarer half.
///
/// Two segments that are alike by a half or more share a token that is, counted from the rarest, in the first half of
/// both (prefix filtering: S. Chaudhuri, V. Ganti, R. Kaushik, "A primitive operator for similarity joins in data
/// cleaning", ICDE 2006; C. Xiao et al., "Efficient similarity joins for near duplicate detection", WWW 2008). So the
/// commonest words have hardly any postings.
struct PostingLists {
    /// Of each class in how many entries it is.
    private var frequencies: [UInt32]
    /// The classes that each entry in order is posted under.
    private(set) var posted: [TokenID] = []
    /// Of each of these how many of the entry's tokens are rarer, 255 at most.
    private var rarer: [UInt8] = []
    private(set) var postedEnds: [Int] = []
    private var signatures: [UInt64] = []
    private var sizes: [Int]

    init(_ builder: borrowing LanguageBuilder, _ numbering: Numbering, _ grouping: Grouping) {
        let classCount = numbering.count + 1
        frequencies = [UInt32](repeating: 0, count: classCount)
        sizes = [Int](repeating: 0, count: classCount)
        var last = [Int32](repeating: -1, count: classCount)
        for number in builder.entries.indices {
            let classes = builder.entries[number].kind == .translator ? numbering.ownClasses : numbering.classes
            for token in builder.tokens[builder.range(of: number)] {
                let key = Int(classes[Int(token)])
                if last[key] != Int32(number) {
                    last[key] = Int32(number)
                    frequencies[key] += 1
                }
            }
        }
        // Of each class its place from the rarest, and back.
        var byRarity = (0..<classCount).map { TokenID($0) }
        byRarity.sort { one, other in
            let (left, right) = (frequencies[Int(one)], frequencies[Int(other)])
            return left == right ? one < other : left < right
        }
        var ranks = [Int32](repeating: 0, count: classCount)
        for (rank, key) in byRarity.enumerated() { ranks[Int(key)] = Int32(rank) }

        signatures.reserveCapacity(builder.entries.count)
        postedEnds.reserveCapacity(builder.entries.count)
        posted.reserveCapacity(builder.tokens.count / 2)
        rarer.reserveCapacity(builder.tokens.count / 2)
        var core: [Int32] = []
        for number in grouping.order {
            let entry = builder.entries[Int(number)]
            let classes = entry.kind == .translator ? numbering.ownClasses : numbering.classes
            let range = builder.range(of: Int(number))
            let coreCount = Int(entry.total) - Int(entry.marks)
            core.removeAll(keepingCapacity: true)
            var signature = EntrySignature()
            for token in builder.tokens[range.lowerBound..<range.lowerBound + coreCount] {
                let key = classes[Int(token)]
                signature.insert(key)
                core.append(ranks[Int(key)])
            }
            Self.sort(&core)
            signatures.append(signature.short)
            // How many rarer tokens a token may have so that a half of both can still be alike: of `plain`, then of
            // `translator`, which counts the final marks as one token of the length.
            let plain = entry.kind == .translator ? -1 : Int(entry.total) / 2
            let folded = entry.kind == .plain ? -1 : (coreCount + 1) / 2
            let most = max(plain, folded)
            for (index, rank) in core.enumerated() where index <= most {
                if index > 0, core[index - 1] == rank { continue }
                post(byRarity[Int(rank)], index)
            }
            if entry.kind == .both, entry.marks > 0 {
                // The final marks take part in `plain` alone.
                for place in range.lowerBound + coreCount..<range.upperBound {
                    let key = classes[Int(builder.tokens[place])]
                    let rank = ranks[Int(key)]
                    let rarer = core.count(where: { $0 < rank })
                    let isThere =
                        core.contains(rank)
                        || builder.tokens[range.lowerBound + coreCount..<place].contains {
                            classes[Int($0)] == key
                        }
                    if rarer <= plain, !isThere { post(key, rarer) }
                }
            }
            postedEnds.append(posted.count)
        }
    }

    private mutating func post(_ key: TokenID, _ rarer: Int) {
        posted.append(key)
        self.rarer.append(UInt8(clamping: rarer))
        sizes[Int(key)] += 1
    }

    /// Most segments are short: no call, no closure.
    private static func sort(_ numbers: inout [Int32]) {
        if numbers.count > 40 { return numbers.sort() }
        numbers.withUnsafeMutableBufferPointer { numbers in
            for index in numbers.indices.dropFirst() {
                let number = numbers[index]
                var place = index
                while place > 0, numbers[place - 1] > number {
                    numbers[place] = numbers[place - 1]
                    place -= 1
                }
                numbers[place] = number
            }
        }
    }

    mutating func writeEntries(
        _ builder: borrowing LanguageBuilder, _ numbering: Numbering, _ grouping: Grouping,
        to writer: inout PartWriter, _ language: Int
    ) throws(Failure) {
        var records: [UInt64] = []
        var codes: [UInt16] = []
        records.reserveCapacity(grouping.order.count * 3)
        codes.reserveCapacity(builder.tokens.count + builder.tokens.count / 4 + grouping.order.count * 2)
        var tokens: [TokenID] = []
        for number in grouping.order {
            let entry = builder.entries[Int(number)]
            let classes = entry.kind == .translator ? numbering.ownClasses : numbering.classes
            let range = builder.range(of: Int(number))
            let coreEnd = range.lowerBound + Int(entry.total) - Int(entry.marks)
            var signature = EntrySignature()
            tokens.removeAll(keepingCapacity: true)
            for place in range {
                let token = builder.tokens[place]
                if place < coreEnd { signature.insert(classes[Int(token)]) }
                tokens.append(numbering.numbers[Int(token)])
            }
            guard codes.count < Int(UInt32.max) else { throw LanguageBuilder.tooLarge() }
            records.append(signature.low)
            records.append(signature.high)
            records.append(UInt64(codes.count) | UInt64(entry.variant) << 32)
            let gaps: SegmentCode.Gaps =
                entry.kind == .translator
                ? .none : entry.text >= 0 ? .text(builder.text(Int(entry.text))) : .blanks(builder.blanks[range])
            SegmentCode.append(tokens, gaps, to: &codes)
        }
        try writer.write(.entries, language: language, records)
        try writer.write(.codes, language: language, codes)
    }

    mutating func writePostings(to writer: inout PartWriter, _ language: Int) throws(Failure) {
        guard posted.count < Int(UInt32.max) else { throw LanguageBuilder.tooLarge() }
        var rows: [UInt32] = []
        var next: [Int] = []
        var total = 0
        for (key, size) in sizes.enumerated() {
            rows += [frequencies[key], UInt32(total)]
            next.append(total)
            total += size
        }
        rows += [0, UInt32(total)]
        try writer.write(.lists, language: language, rows)
        let size = Int(CALQUE_POSTING_SIZE)
        var postings = [UInt8](repeating: 0, count: size * total)
        postings.withUnsafeMutableBytes { postings in
            var place = 0
            for (entry, end) in postedEnds.enumerated() {
                while place < end {
                    let key = Int(posted[place])
                    let row = size * next[key]
                    next[key] += 1
                    postings.storeBytes(of: UInt32(entry).littleEndian, toByteOffset: row, as: UInt32.self)
                    postings.storeBytes(of: signatures[entry].littleEndian, toByteOffset: row + 4, as: UInt64.self)
                    postings[row + 12] = rarer[place]
                    place += 1
                }
            }
        }
        try writer.write(.postings, language: language, postings)
        let skips = stride(from: 0, to: total, by: PartFormat.skip).map { place in
            postings.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: size * place, as: UInt32.self) }
        }
        try writer.write(.skips, language: language, skips)
    }
}
