import CCalqueMatching
import CalqueCore
import CalqueMatching

/// Postings: for each class of tokens, the entries that have it among their rarer half.
///
/// Two segments with a similarity of a half or more share a token that is in the rarer half of both (prefix filtering:
/// S. Chaudhuri, V. Ganti, R. Kaushik, "A primitive operator for similarity joins in data cleaning", ICDE 2006; C. Xiao
/// et al., "Efficient similarity joins for near duplicate detection", WWW 2008). So the commonest words have hardly any
/// postings.
struct PostingLists {
    /// The number of entries with each class.
    private var frequencies: [UInt32]
    /// The classes under which each entry is posted, entry by entry.
    private(set) var posted: [TokenID] = []
    /// For each posting, the number of the entry's tokens that are rarer, 255 at most.
    private var rarer: [UInt8] = []
    /// The tier of each posting.
    private var tiers: [UInt8] = []
    private(set) var postedEnds: [Int] = []
    private var signatures: [UInt64] = []
    /// The number of postings in each tier of each class.
    private var sizes: [Int]

    init(_ builder: borrowing LanguageBuilder, _ numbering: Numbering, _ grouping: Grouping) {
        let classCount = numbering.count + 1
        frequencies = Self.frequencies(builder, numbering)
        sizes = [Int](repeating: 0, count: PartFormat.tiers * classCount)
        // The rank of each class from the rarest, and the class of each rank.
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
        tiers.reserveCapacity(builder.tokens.count / 2)
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
            let (total, marks) = (Int(entry.total), Int(entry.marks))
            let most = EntryGroup.rarer(total: total, marks: marks, kind: entry.kind) { $0 / 2 }
            func tier(_ rarer: Int) -> Int {
                EntryGroup.tier(rarer: rarer, total: total, marks: marks, kind: entry.kind)
            }
            for (index, rank) in core.enumerated() where index <= most {
                if index > 0, core[index - 1] == rank { continue }
                post(byRarity[Int(rank)], index, tier(index))
            }
            if entry.kind == .both, entry.marks > 0 {
                // The final marks take part in `plain` only.
                for place in range.lowerBound + coreCount..<range.upperBound {
                    let key = classes[Int(builder.tokens[place])]
                    let rank = ranks[Int(key)]
                    let rarer = core.count(where: { $0 < rank })
                    let isThere =
                        core.contains(rank)
                        || builder.tokens[range.lowerBound + coreCount..<place].contains {
                            classes[Int($0)] == key
                        }
                    if rarer <= total / 2, !isThere { post(key, rarer, tier(rarer)) }
                }
            }
            postedEnds.append(posted.count)
        }
    }

    /// Returns the number of entries with each class.
    private static func frequencies(_ builder: borrowing LanguageBuilder, _ numbering: Numbering) -> [UInt32] {
        var frequencies = [UInt32](repeating: 0, count: numbering.count + 1)
        var last = [Int32](repeating: -1, count: frequencies.count)
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
        return frequencies
    }

    private mutating func post(_ key: TokenID, _ rarer: Int, _ tier: Int) {
        posted.append(key)
        self.rarer.append(UInt8(clamping: rarer))
        tiers.append(UInt8(tier))
        sizes[PartFormat.tiers * Int(key) + tier] += 1
    }

    /// Most segments are short, so this avoids calls and closures.
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
            SegmentCode.append(tokens, signature, gaps, to: &codes)
        }
        try writer.write(.entries, language: language, records)
        try writer.write(.codes, language: language, codes)
    }

    mutating func writePostings(to writer: inout PartWriter, _ language: Int) throws(Failure) {
        guard posted.count < Int(UInt32.max) else { throw LanguageBuilder.tooLarge() }
        let count = PartFormat.tiers
        var rows: [UInt32] = []
        rows.reserveCapacity((count + 1) * (frequencies.count + 1))
        // The next posting of each tier.
        var next = sizes
        var isTiered = [Bool](repeating: true, count: frequencies.count)
        var total = 0
        for key in frequencies.indices {
            let tiers = key * count..<(key + 1) * count
            let size = next[tiers].reduce(0, +)
            if size < PartFormat.tiered {
                isTiered[key] = false
                for tier in tiers { next[tier] = tier == tiers.lowerBound ? size : 0 }
            }
            rows.append(frequencies[key])
            for tier in tiers {
                rows.append(UInt32(total))
                (next[tier], total) = (total, total + next[tier])
            }
        }
        rows += [0] + repeatElement(UInt32(total), count: count)
        try writer.write(.lists, language: language, rows)
        let size = Int(CALQUE_BLOCK)
        var postings = [UInt8](repeating: 0, count: (total + size - 1) / size * Int(CALQUE_BLOCK_SIZE))
        postings.withUnsafeMutableBytes { postings in
            func put(_ number: UInt32, _ offset: Int) {
                postings.storeBytes(of: number.littleEndian, toByteOffset: offset, as: UInt32.self)
            }
            var place = 0
            for (entry, end) in postedEnds.enumerated() {
                let signature = signatures[entry]
                while place < end {
                    let key = Int(posted[place])
                    let tier = key * count + (isTiered[key] ? Int(tiers[place]) : 0)
                    let (block, lane) = next[tier].quotientAndRemainder(dividingBy: size)
                    next[tier] += 1
                    let start = block * Int(CALQUE_BLOCK_SIZE)
                    put(UInt32(truncatingIfNeeded: signature), start + 4 * lane)
                    put(UInt32(signature >> 32), start + Int(CALQUE_BLOCK_HIGH) + 4 * lane)
                    put(UInt32(entry), start + Int(CALQUE_BLOCK_IDS) + 4 * lane)
                    postings[start + Int(CALQUE_BLOCK_RARER) + lane] = rarer[place]
                    place += 1
                }
            }
        }
        try writer.write(.postings, language: language, postings)
        let skips = stride(from: 0, to: total, by: PartFormat.skip).map { row in
            postings.withUnsafeBytes { bytes in
                bytes.loadUnaligned(
                    fromByteOffset: row / size * Int(CALQUE_BLOCK_SIZE) + Int(CALQUE_BLOCK_IDS) + 4 * (row % size),
                    as: UInt32.self)
            }
        }
        try writer.write(.skips, language: language, skips)
    }
}
