import CalqueCore
import CalqueMatchIndex
import CalqueMatching
import CalqueStemming

/// Finds the entries with a term in one language of a part.
struct TermSearch {
    private let index: LanguageIndex
    private let terms: TermIndex
    /// The folded tokens for each element; nil: all tokens.
    private let tokens: [[TokenID]?]
    /// For each token of the index the elements that it satisfies, as bits. They are empty for a pattern of one
    /// element, for which the lists of entries suffice. A byte is enough for most terms, so that the array fits the
    /// processor's cache.
    private let flags: [UInt8]
    private let wideFlags: [UInt64]
    /// The tokens of the only element, if there is one.
    private let only: EntrySet?
    /// Whether each element is satisfied by some token.
    private let isPossible: Bool

    /// - Parameter stemmer: nil: other forms of words do not match.
    init(
        _ part: Part, language: Int, _ index: LanguageIndex, _ pattern: TermPattern, stemmer: Stemmer?
    ) throws(CorruptIndex) {
        self.index = index
        terms = try TermIndex(part, language: language, index)
        let tag = part.header.languages[language]
        var tokens: [[TokenID]?] = []
        for element in pattern.elements {
            switch element {
            case .any: tokens.append(nil)
            case .pieces(let pieces):
                tokens.append(try terms.tokens(startingWith: (pieces.first ?? [])[...], where: element.matches))
            case .word(let word):
                if let stemmer, Self.isWord(word) {
                    let stem = StemMatch(word, stemmer, tag)
                    tokens.append(try terms.tokens(startingWith: stem.prefix) { Self.isWord($0) && stem.matches($0) })
                } else {
                    tokens.append(try terms.tokens(of: word))
                }
            }
        }
        self.tokens = tokens
        isPossible = !tokens.contains { $0?.isEmpty == true }
        if tokens.count == 1, let first = tokens[0] {
            var only = EntrySet(count: index.tokenEnds.count)
            for token in first where Int(token) < only.count { only.insert(Int(token)) }
            self.only = only
        } else {
            only = nil
        }
        let isRun = isPossible && tokens.count > 1
        flags = isRun && tokens.count <= 8 ? try Self.flags(tokens, index) : []
        wideFlags = isRun && tokens.count > 8 ? try Self.flags(tokens, index) : []
    }

    /// Whether a token has other forms; marks and numbers have none.
    private static func isWord(_ token: some Sequence<UInt8>) -> Bool {
        token.contains { $0 >= 0x80 || (0x61...0x7A).contains($0) }
    }

    private static func flags<Flags: FixedWidthInteger>(
        _ tokens: [[TokenID]?], _ index: LanguageIndex
    ) throws(CorruptIndex) -> [Flags] {
        let count = index.tokenEnds.count
        guard index.foldsAreSound else { throw CorruptIndex() }
        var elements = [Flags](repeating: 0, count: count)
        var every: Flags = 0
        for (number, tokens) in tokens.enumerated() {
            guard let tokens else {
                every |= 1 << Flags(number)
                continue
            }
            for token in tokens where Int(token) < count { elements[Int(token)] |= 1 << Flags(number) }
        }
        return [Flags](unsafeUninitializedCapacity: count) { flags, filled in
            elements.withUnsafeBufferPointer { elements in
                for token in 0..<count {
                    let folded = Int(index.folded(TokenID(token)) & ~TokenID.numberBit)
                    flags[token] = (folded < count ? elements[folded] : 0) | every
                }
            }
            filled = count
        }
    }

    // MARK: Entries

    /// Returns the entries with the term that have a text: of a segment with two entries, the one for `.plain`.
    func entries(_ part: Part) throws(CorruptIndex) -> EntrySet {
        var found = EntrySet(count: index.entries.count)
        guard isPossible else { return found }
        var elements: [(tokens: [TokenID], cost: Int)] = []
        for case let tokens? in tokens {
            var cost = 0
            for token in tokens { cost += try terms.cost(of: token) }
            elements.append((tokens, cost))
        }
        elements.sort { $0.cost < $1.cost }
        for (number, element) in elements.enumerated() {
            // Reading a long list costs more than comparing a few entries.
            if number > 0, element.cost > 16 * found.size { break }
            var set = EntrySet(count: index.entries.count)
            for token in element.tokens { try terms.insert(token, into: &set) }
            if number == 0 { found = set } else { found.formIntersection(set) }
        }
        if tokens.count > 8 { try verify(&found, wideFlags) } else if tokens.count > 1 { try verify(&found, flags) }
        try settle(&found, part)
        return found
    }

    /// Removes the entries that do not have the elements in sequence.
    private func verify<Flags: FixedWidthInteger>(_ set: inout EntrySet, _ flags: [Flags]) throws(CorruptIndex) {
        let whole = Flags(1) << Flags(tokens.count - 1)
        let candidates = set
        // When nearly all codes are read, one check of all takes half of the time.
        if candidates.size > candidates.count / 8, !index.codes.isSound(0..<index.codes.count) { throw CorruptIndex() }
        var start = 0
        for group in index.groups {
            defer { start = group.end }
            if group.kind == .plain { continue }
            try bridged({ flags.withUnsafeBufferPointer($0) }) { (flags) throws(CorruptIndex) in
                try candidates.forEach(in: start..<group.end) { entry throws(CorruptIndex) in
                    let code = try index.record(entry).code
                    guard let reading = SegmentCode.Reading(index.codes, at: code),
                        let isThere = reading.has(flags, whole, index.codes)
                    else { throw CorruptIndex() }
                    if !isThere { set.remove(entry) }
                }
            }
        }
    }

    /// Removes entries for `.plain` only, and replaces entries for `.translator` only by their texts' entries.
    private func settle(_ set: inout EntrySet, _ part: Part) throws(CorruptIndex) {
        var start = 0
        var others: [Int] = []
        for group in index.groups {
            let entries = start..<group.end
            start = group.end
            if group.kind == .both { continue }
            var members: [Int] = []
            set.forEach(in: entries) { members.append($0) }
            for entry in members {
                set.remove(entry)
                if group.kind == .translator { others.append(try part.variant(try index.record(entry).variant).entry) }
            }
        }
        for entry in others {
            guard entry < set.count else { throw CorruptIndex() }
            set.insert(entry)
        }
    }

    // MARK: Places

    /// Returns the places of the term among a segment's tokens, from left to right, none overlapping.
    func hits(in tokens: [TokenID]) throws(CorruptIndex) -> [Range<Int>] {
        let count = self.tokens.count
        if let only {
            return tokens.indices.filter { place in
                let token = Int(index.folded(tokens[place]) & ~TokenID.numberBit)
                return token < only.count && only.contains(token)
            }.map { $0..<$0 + 1 }
        }
        return try count > 8 ? runs(of: wideFlags, in: tokens) : runs(of: flags, in: tokens)
    }

    private func runs<Flags: FixedWidthInteger>(of flags: [Flags], in tokens: [TokenID]) throws(CorruptIndex) -> [Range<
        Int
    >] {
        let count = self.tokens.count
        let whole = Flags(1) << Flags(count - 1)
        var hits: [Range<Int>] = []
        var state: Flags = 0
        for (place, token) in tokens.enumerated() {
            guard Int(token) < flags.count else { throw CorruptIndex() }
            state = (state << 1 | 1) & flags[Int(token)]
            if state & whole != 0 {
                hits.append(place + 1 - count..<place + 1)
                state = 0
            }
        }
        return hits
    }
}

extension SegmentCode.Reading {
    /// Whether the tokens have a run for which the flags lead to `whole` (shift-and: R. Baeza-Yates, G. H. Gonnet, "A
    /// new approach to text searching", CACM 35, 1992). - Returns: nil if the code is not intact.
    @inline(__always)
    fileprivate func has<Flags: FixedWidthInteger>(
        _ flags: UnsafeBufferPointer<Flags>, _ whole: Flags, _ codes: Rows
    ) -> Bool? {
        var place = tokens
        let reach = min(tokens + 2 * count, codes.count)
        guard codes.isSound(place..<reach) else { return nil }
        var state: Flags = 0
        for _ in 0..<count {
            guard place < reach else { return nil }
            var token = Int(codes.word(place))
            place += 1
            if token >= 0x8000 {
                guard place < reach else { return nil }
                token = (token & 0x7FFF) << 16 | Int(codes.word(place))
                place += 1
            }
            guard token < flags.count else { return nil }
            state = (state << 1 | 1) & flags[token]
            if state & whole != 0 { return true }
        }
        return false
    }
}
