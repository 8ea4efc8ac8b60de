import CalqueCore
import CalqueMatchIndex
import CalqueMatching
import CalqueStemming

/// Searches the parts of an index for a term.
struct ConcordanceSearch {
    private let parts: [SearchedPart]
    private var searches: [[TermSearch?]] = []
    private var newest: NewestLines

    init(_ parts: [SearchedPart], _ pattern: TermPattern, stems: Bool, limit: Int) throws(CorruptIndex) {
        self.parts = parts
        newest = NewestLines(limit: limit)
        for part in parts {
            var row: [TermSearch?] = []
            for language in part.indices.indices {
                let tag = part.part.header.languages[language]
                row.append(
                    part.isSource[language]
                        ? try TermSearch(
                            part.part, language: language, part.indices[language], pattern,
                            stemmer: stems ? Stemmer(tag) : nil) : nil)
            }
            searches.append(row)
        }
    }

    mutating func run() throws(IndexError) -> Concordance {
        for (number, part) in parts.enumerated() {
            var found: [EntrySet?] = []
            for search in searches[number] { found.append(try orCorrupt(search?.entries(part.part))) }
            let count = found.reduce(0) { $0 + ($1?.size ?? 0) }
            if count > part.part.header.unitCount / 16 {
                try orCorrupt(offerByUnit(number, found))
            } else {
                try orCorrupt(offerByEntry(number, found))
            }
        }
        var lines: [Concordance.Line] = []
        for place in newest.sorted { lines.append(try line(place)) }
        return Concordance(lines: lines, total: newest.total)
    }

    // MARK: Units

    private mutating func offerByEntry(_ number: Int, _ found: [EntrySet?]) throws(CorruptIndex) {
        let part = parts[number]
        let (rows, needsTarget) = (part.part, part.needsTarget)
        let (countsAll, latest) = (part.countsAll, UnitRank.change(ofStamp: rows.header.newest))
        var lines = newest
        for (language, set) in found.enumerated() {
            guard let set else { continue }
            let index = part.indices[language]
            try set.forEach(in: 0..<set.count) { entry throws(CorruptIndex) in
                let variant = try index.record(entry).variant
                if countsAll, lines.isFull(for: number, newest: latest, after: variant) { return lines.pass(1) }
                let unit = try rows.variant(variant).unit
                guard let position = try part.position(ofUnit: unit)?.unit else { return }
                if needsTarget, try !part.hasTarget(unit, besides: variant) { return }
                lines.offer(
                    NewestLines.Place(
                        stamp: try rows.change(ofUnit: unit), position: position, part: number, unit: unit,
                        variant: variant))
            }
        }
        newest = lines
    }

    /// The same for terms that are in much of the memory: in the order of the units, which is the order in memory. Once
    /// the list is full, a segment that is not newer, and whose translations do not matter, is only counted.
    private mutating func offerByUnit(_ number: Int, _ found: [EntrySet?]) throws(CorruptIndex) {
        let part = parts[number]
        let (rows, needsTarget, hidesDrafts) = (part.part, part.needsTarget, part.hidesDrafts)
        // All sets are in one array, and the loop uses no arrays: reference counting would take most of the time.
        var words: [UInt64] = []
        var sets: [(start: Int, count: Int)] = []
        for set in found {
            sets.append((words.count, set?.count ?? 0))
            words += set?.words ?? []
        }
        var lines = newest
        let all = newest.total + found.reduce(0) { $0 + ($1?.size ?? 0) }
        for (units, position) in part.stretches {
            let first = try rows.variants(ofUnit: units.lowerBound).lowerBound
            if part.countsAll,
                lines.isFull(for: number, newest: UnitRank.change(ofStamp: rows.header.newest), after: first)
            {
                lines.pass(all - lines.total)
                break
            }
            try bridged({ words.withUnsafeBufferPointer($0) }) { (words) throws(CorruptIndex) in
                try bridged({ sets.withUnsafeBufferPointer($0) }) { (sets) throws(CorruptIndex) in
                    try rows.forEachVariant(ofUnits: units) {
                        (unit, variant, language, entry) throws(CorruptIndex) in
                        guard entry < sets[language].count,
                            words[sets[language].start + (entry >> 6)] >> UInt64(entry & 63) & 1 != 0
                        else { return }
                        if hidesDrafts, try rows.trust(ofUnit: unit).isDraft { return }
                        if needsTarget, try !part.hasTarget(unit, besides: variant) { return }
                        lines.offer(
                            NewestLines.Place(
                                stamp: try rows.change(ofUnit: unit), position: position + unit - units.lowerBound,
                                part: number, unit: unit, variant: variant))
                    }
                }
            }
        }
        newest = lines
    }

    // MARK: Lines

    private func line(_ place: NewestLines.Place) throws(IndexError) -> Concordance.Line {
        let part = parts[place.part]
        let row = try orCorrupt(part.part.variant(place.variant))
        let text = try orCorrupt(part.text(row.language, row.entry))
        let hits = try hits(text, part, row.language, row.entry, searches[place.part])
        return try orCorrupt(part.line(place, hits: hits))
    }

    private func hits(
        _ text: String, _ part: SearchedPart, _ language: Int, _ entry: Int, _ searches: [TermSearch?]
    ) throws(IndexError) -> [Range<Int>] {
        guard let search = searches[language] else { return [] }
        let index = part.indices[language]
        let isRegular = index.groups.first { entry < $0.end }?.kind == .both
        if isRegular { return try orCorrupt(regularHits(text, index, entry, search)) }
        let folded = FoldedTokens(text)
        let tokens = try orCorrupt(Self.tokens(of: folded, index))
        var hits: [Range<Int>] = []
        for hit in try orCorrupt(search.hits(in: tokens)) {
            let range = folded.ranges[hit.lowerBound].lowerBound..<folded.ranges[hit.upperBound - 1].upperBound
            // A symbol can be several tokens: ℃ is ° and c.
            if range.lowerBound >= hits.last?.upperBound ?? 0 { hits.append(range) }
        }
        return hits
    }

    /// Returns the places of the term in a segment whose tokens are those of its text.
    private func regularHits(
        _ text: String, _ index: LanguageIndex, _ entry: Int, _ search: TermSearch
    ) throws(CorruptIndex) -> [Range<Int>] {
        let ranges = SegmentTokens(text).ranges
        var hits: [Range<Int>] = []
        for hit in try search.hits(in: try index.tokens(ofEntry: entry)) {
            guard hit.upperBound <= ranges.count else { throw CorruptIndex() }
            hits.append(ranges[hit.lowerBound].lowerBound..<ranges[hit.upperBound - 1].upperBound)
        }
        return hits
    }

    /// Returns the tokens of a folded text, all of which the index has.
    private static func tokens(of folded: FoldedTokens, _ index: LanguageIndex) throws(CorruptIndex) -> [TokenID] {
        var tokens: [TokenID] = []
        for range in folded.forms {
            let token = try bridged({ folded.bytes[range].withUnsafeBufferPointer($0) }) {
                (token) throws(CorruptIndex) in try index.find(token)
            }
            guard let token else { throw CorruptIndex() }
            tokens.append(token)
        }
        return tokens
    }
}

extension SearchedPart {
    /// Whether every segment counts, whatever its unit has, and later units are later in the memory.
    fileprivate var countsAll: Bool { !needsTarget && !hidesDrafts && isOrdered && isWhole }

    /// The units that the memory has, in ranges of some thousands, with the position of the first of each.
    fileprivate var stretches: [(units: Range<Int>, position: Int)] {
        var stretches: [(units: Range<Int>, position: Int)] = []
        for run in runs {
            let units = run.units
            for start in stride(from: units.lowerBound, to: units.upperBound, by: 4096) {
                stretches.append(
                    (start..<min(start + 4096, units.upperBound), run.position + start - units.lowerBound))
            }
        }
        return stretches
    }

    func line(_ place: NewestLines.Place, hits: [Range<Int>]) throws(CorruptIndex) -> Concordance.Line {
        let segment = try segment(ofUnit: place.unit, variant: place.variant, position: place.position)
        var line = Concordance.Line(
            position: segment.position, tuid: segment.tuid, language: segment.language, text: segment.text, hits: hits,
            targets: segment.targets, document: segment.document, date: segment.date)
        line.isUnconfirmed = try part.trust(ofUnit: place.unit).isUnconfirmed
        return line
    }
}
