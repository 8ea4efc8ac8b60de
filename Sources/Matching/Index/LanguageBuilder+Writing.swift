import CMatching
import Core

extension LanguageBuilder {
    /// Writes the sections of the language.
    /// - Returns: of each entry, as it was numbered when it was added, its number in the index.
    /// - Complexity: O(n log l) for n tokens in segments of l.
    func write(to writer: inout PartWriter, language: Int) throws(Failure) -> [UInt32] {
        let numbering = Numbering(self)
        let grouping = Grouping(entries)
        var lists = Lists(self, numbering, grouping)
        try numbering.write(vocabulary, folds, to: &writer, language)
        try writer.write(.groups, language: language, grouping.serial)
        try lists.writeEntries(self, numbering, grouping, to: &writer, language)
        try lists.writePostings(to: &writer, language)
        return grouping.numbers
    }

    static func tooLarge() -> Failure {
        Failure(.badData, "the memory is too large for an index", advice: "split the memory")
    }
}

/// The numbers that tokens get in an index: the most frequent first, so that most take two bytes; final marks before
/// all others.
private struct Numbering {
    /// By the vocabulary's number.
    var numbers: [TokenID]
    /// By the vocabulary's number: the class of the token folded, and of the token itself. All numbers are one class.
    var classes: [TokenID]
    var ownClasses: [TokenID]
    var oldNumbers: [Int32]
    var count: Int { numbers.count }

    init(_ builder: borrowing LanguageBuilder) {
        let count = builder.vocabulary.count
        var frequencies = [Int32](repeating: 0, count: count)
        for token in builder.tokens { frequencies[Int(token)] &+= 1 }
        let marks = Vocabulary.finalMarks.count
        var order = (marks..<count).map { Int32($0) }
        order.sort { one, other in
            let (left, right) = (frequencies[Int(one)], frequencies[Int(other)])
            return left == right ? one < other : left > right
        }
        oldNumbers = (0..<marks).map { Int32($0) } + order
        var numbers = [TokenID](repeating: 0, count: count)
        for (new, old) in oldNumbers.enumerated() { numbers[Int(old)] = TokenID(new) }
        classes = builder.folds.folded.map { $0.isNumber ? TokenID(count) : numbers[Int($0)] }
        ownClasses = (0..<count).map { builder.folds.isNumber[$0] ? TokenID(count) : numbers[$0] }
        self.numbers = numbers
    }

    func write(
        _ vocabulary: Vocabulary, _ folds: TokenFolds, to writer: inout PartWriter, _ language: Int
    ) throws(Failure) {
        var slotCount = 64
        while slotCount < count + count / 2 { slotCount *= 2 }
        var slots = [UInt64](repeating: 0, count: slotCount)
        var ends: [UInt32] = []
        var bytes: [UInt8] = []
        var foldNumbers: [UInt32] = []
        let flat = vocabulary.flat
        guard flat.bytes.count < Int(UInt32.max) else { throw LanguageBuilder.tooLarge() }
        bytes.reserveCapacity(flat.bytes.count)
        ends.reserveCapacity(count)
        foldNumbers.reserveCapacity(count)
        for (new, old) in oldNumbers.enumerated() {
            let old = Int(old)
            let token = flat.bytes[(old == 0 ? 0 : flat.ends[old - 1])..<flat.ends[old]]
            bytes.append(contentsOf: token)
            ends.append(UInt32(bytes.count))
            let hash = token.withUnsafeBufferPointer { Vocabulary.hash($0) }
            var slot = Int(hash) & (slotCount - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (slotCount - 1) }
            slots[slot] = UInt64(hash) << 32 | UInt64(new + 1)
            let fold = folds.folded[old]
            foldNumbers.append(
                UInt32(numbers[Int(fold & ~TokenID.numberBit)]) | (fold.isNumber ? 1 << 30 : 0)
                    | (folds.isNumber[old] ? 1 << 31 : 0))
        }
        try writer.write(.slots, language: language, slots)
        try writer.write(.tokenEnds, language: language, ends)
        try writer.write(.tokens, language: language, bytes)
        try writer.write(.folds, language: language, foldNumbers)
    }
}

/// The order of the entries in an index: by group, then as they came.
private struct Grouping {
    /// Four numbers a group, see `PartFormat.Section.groups`.
    var serial: [UInt32] = []
    /// The entries in order.
    var order: [Int32]
    /// The reverse.
    var numbers: [UInt32]

    init(_ entries: [LanguageBuilder.Entry]) {
        var sizes: [Int: Int] = [:]
        func key(_ entry: LanguageBuilder.Entry) -> Int {
            Int(entry.total) << 8 | Int(entry.marks) << 2 | Int(entry.kind.rawValue)
        }
        for entry in entries { sizes[key(entry), default: 0] += 1 }
        var next: [Int: Int] = [:]
        var place = 0
        for (key, size) in sizes.sorted(by: { $0.key < $1.key }) {
            next[key] = place
            place += size
            serial += [UInt32(place), UInt32(key >> 8), UInt32(key >> 2 & 0x3F), UInt32(key & 3)]
        }
        order = [Int32](repeating: 0, count: entries.count)
        numbers = [UInt32](repeating: 0, count: entries.count)
        for (number, entry) in entries.enumerated() {
            let place = next[key(entry), default: 0]
            next[key(entry)] = place + 1
            order[place] = Int32(number)
            numbers[number] = UInt32(place)
        }
    }
}

/// Postings: of each class the entries that have it among their rarer half.
///
/// Two segments that are alike by a half or more share a token that is, counted from the rarest, in the first half of
/// both (prefix filtering: S. Chaudhuri, V. Ganti, R. Kaushik, "A primitive operator for similarity joins in data
/// cleaning", ICDE 2006; C. Xiao et al., "Efficient similarity joins for near duplicate detection", WWW 2008). So the
/// commonest words have hardly any postings.
private struct Lists {
    /// Of each class in how many entries it is.
    private var frequencies: [UInt32]
    /// The classes that each entry in order is posted under.
    private var posted: [TokenID] = []
    /// Of each of these how many of the entry's tokens are rarer, 255 at most.
    private var rarer: [UInt8] = []
    private var postedEnds: [Int] = []
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
