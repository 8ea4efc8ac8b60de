import CalqueCore
import CalqueMatchIndex
import CalqueMatching

/// Finds the longest runs of a text's tokens that the segments of an index contain.
struct FragmentSearch {
    private let parts: [SearchedPart]
    private let query: FragmentQuery
    /// The runs of the text that the segments have.
    private var known: RunLengths
    /// For each place, whether its token makes a fragment because it is not common.
    private var isTelling: [Bool]

    init(_ parts: [SearchedPart], _ query: FragmentQuery) {
        self.parts = parts
        self.query = query
        known = RunLengths(TextRuns(query.numbers))
        isTelling = [Bool](repeating: false, count: query.tokens.count)
    }

    /// A language of a part, with the text's tokens in it.
    private struct Place {
        let part: SearchedPart
        let index: LanguageIndex
        let terms: TermIndex
        let tokens: [TokenID?]
    }

    /// Returns the runs that are part of no other run, the longest first, then the first.
    /// - Complexity: linear in the tokens of the text and of the segments with one of its rarer words, apart from sorting.
    mutating func run() throws(CorruptIndex) -> [Range<Int>] {
        let places = try places()
        try judge(places)
        for place in places { try search(place) }
        // Of runs with the same beginning the longest comes first; a run within another follows it.
        let runs = fragments(endingWith: known.atEnds()).sorted {
            $0.lowerBound != $1.lowerBound ? $0.lowerBound < $1.lowerBound : $0.upperBound > $1.upperBound
        }
        var widest: [Range<Int>] = []
        for run in runs where run.upperBound > widest.last?.upperBound ?? 0 { widest.append(run) }
        return widest.sorted {
            $0.count != $1.count ? $0.count > $1.count : $0.lowerBound < $1.lowerBound
        }
    }

    /// Returns the runs that are fragments, without marks at their ends.
    /// - Parameter longest: for each place, the length of the longest run that ends there.
    private func fragments(endingWith longest: [Int]) -> [Range<Int>] {
        let tokens = query.tokens
        // How many tokens of each sort come before a place, and the nearest token that is no mark.
        var counts = [(words: Int, characters: Int, telling: Int)](repeating: (0, 0, 0), count: tokens.count + 1)
        var following = [Int](repeating: tokens.count, count: tokens.count + 1)
        for place in tokens.indices.reversed() {
            following[place] = tokens[place].kind == .mark ? following[place + 1] : place
        }
        var runs: [Range<Int>] = []
        var end = 0
        for (place, token) in tokens.enumerated() {
            counts[place + 1] = counts[place]
            switch token.kind {
            case .word: counts[place + 1].words += 1
            case .character: counts[place + 1].characters += 1
            case .number, .mark: break
            }
            if isTelling[place] { counts[place + 1].telling += 1 }
            if token.kind != .mark { end = place + 1 }
            let start = following[place + 1 - longest[place]]
            guard longest[place] > 0, start < end else { continue }
            let (first, last) = (counts[start], counts[end])
            guard last.words - first.words > 1 || last.characters - first.characters > 2, last.telling > first.telling
            else { continue }
            runs.append(start..<end)
        }
        return runs
    }

    private func places() throws(CorruptIndex) -> [Place] {
        var places: [Place] = []
        for part in parts {
            for language in part.indices.indices where part.isSource[language] {
                let index = part.indices[language]
                var tokens: [TokenID?] = []
                for token in query.tokens {
                    tokens.append(
                        try bridged({ token.bytes.withUnsafeBufferPointer($0) }) { (bytes) throws(CorruptIndex) in
                            try index.find(bytes)
                        })
                }
                places.append(
                    Place(
                        part: part, index: index,
                        terms: try TermIndex(part.part, language: language, index), tokens: tokens))
            }
        }
        return places
    }

    /// Finds the tokens that are rare enough to make a fragment.
    private mutating func judge(_ places: [Place]) throws(CorruptIndex) {
        let entries = places.reduce(0) { $0 + $1.index.entries.count }
        for (number, token) in query.tokens.enumerated() where token.kind == .word || token.kind == .character {
            var frequency = 0
            for place in places {
                if let id = place.tokens[number] { frequency += try place.index.list(id).frequency }
            }
            isTelling[number] = frequency <= max(8, entries / (token.kind == .word ? 50 : 8))
        }
    }

    private mutating func search(_ place: Place) throws(CorruptIndex) {
        let (index, terms) = (place.index, place.terms)
        var candidates = EntrySet(count: index.entries.count)
        var asked = Set<TokenID>()
        for (number, token) in place.tokens.enumerated() {
            guard let token, isTelling[number], asked.insert(token).inserted else { continue }
            try terms.insert(token, into: &candidates)
        }
        guard !asked.isEmpty else { return }
        var runs = RunFinder(place.tokens, numbers: query.numbers, index)
        var start = 0
        for group in index.groups {
            let entries = start..<group.end
            start = group.end
            if group.kind == .plain { continue }
            try candidates.forEach(in: entries) { entry throws(CorruptIndex) in
                let record = try index.record(entry)
                guard try runs.look(at: record.code, known), try isThere(record.variant, place.part) else { return }
                runs.take(&known)
            }
        }
    }

    /// Whether the memory still has the variant's unit, in the languages that are asked for.
    private func isThere(_ variant: Int, _ part: SearchedPart) throws(CorruptIndex) -> Bool {
        let unit = try part.part.variant(variant).unit
        guard try part.position(ofUnit: unit) != nil else { return false }
        return part.needsTarget ? try part.hasTarget(unit, besides: variant) : true
    }
}
