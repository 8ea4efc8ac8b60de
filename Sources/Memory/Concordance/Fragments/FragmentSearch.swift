import CalqueCore
import CalqueMatchIndex
import CalqueMatching

/// Finds the longest runs of a text's tokens that the segments of an index contain.
struct FragmentSearch {
    private let parts: [SearchedPart]
    private let query: FragmentQuery
    /// For each place of the text, the length of the longest run that ends there.
    private var longest: [Int]
    /// For each place, whether its token makes a fragment because it is not common.
    private var isTelling: [Bool]

    init(_ parts: [SearchedPart], _ query: FragmentQuery) {
        self.parts = parts
        self.query = query
        longest = [Int](repeating: 0, count: query.tokens.count)
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
    mutating func run() throws(CorruptIndex) -> [Range<Int>] {
        let places = try places()
        try judge(places)
        for place in places { try search(place) }
        var runs: [Range<Int>] = []
        for (end, length) in longest.enumerated() where length > 0 {
            guard let run = trimmed(end + 1 - length..<end + 1), isFragment(run) else { continue }
            runs.append(run)
        }
        runs = runs.filter { run in
            !runs.contains { $0 != run && $0.lowerBound <= run.lowerBound && $0.upperBound >= run.upperBound }
        }
        // Two runs can be equal after trimming.
        var unique: [Range<Int>] = []
        for run in runs where !unique.contains(run) { unique.append(run) }
        return unique.sorted {
            $0.count != $1.count ? $0.count > $1.count : $0.lowerBound < $1.lowerBound
        }
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
        var runs = RunFinder(place.tokens, index)
        var start = 0
        for group in index.groups {
            let entries = start..<group.end
            start = group.end
            if group.kind == .plain { continue }
            try candidates.forEach(in: entries) { entry throws(CorruptIndex) in
                let record = try index.record(entry)
                guard try runs.look(at: record.code, longest), try isThere(record.variant, place.part) else { return }
                runs.take(&longest)
            }
        }
    }

    /// Whether the memory still has the variant's unit, in the languages that are asked for.
    private func isThere(_ variant: Int, _ part: SearchedPart) throws(CorruptIndex) -> Bool {
        let unit = try part.part.variant(variant).unit
        guard part.position(ofUnit: unit) != nil else { return false }
        return part.needsTarget ? try part.hasTarget(unit, besides: variant) : true
    }

    /// Returns a run without marks at its ends; nil if nothing is left.
    private func trimmed(_ run: Range<Int>) -> Range<Int>? {
        guard let first = run.first(where: { query.tokens[$0].kind != .mark }),
            let last = run.last(where: { query.tokens[$0].kind != .mark })
        else { return nil }
        return first..<last + 1
    }

    private func isFragment(_ run: Range<Int>) -> Bool {
        let words = run.count { query.tokens[$0].kind == .word }
        let characters = run.count { query.tokens[$0].kind == .character }
        return (words > 1 || characters > 2) && run.contains { isTelling[$0] }
    }
}
