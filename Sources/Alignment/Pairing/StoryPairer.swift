public import CalqueAlignment
import CalqueConcurrency
public import CalqueCore
public import CalqueEmbedding
import CalqueLanguages
import CalqueLexicons

/// Finds the version in another language of each story of an archive.
///
///     let pairs = try StoryPairer(encoder: encoder).pair(english, with: russian)
///
/// Candidates are the nearest stories by centred vectors of whole stories and by tokens that both languages share: numbers,
/// names and translated words. They are compared segment by segment, and the best are aligned. A regression turns coverage,
/// evidence, numbers that agree or contradict each other and dates into a probability. Each story gets one partner, the
/// surest pairs first.
public struct StoryPairer: Sendable {
    private let aligner: Aligner
    private let encoder: (any SentenceEncoder)?
    private let threads: Int
    /// Whether a story may be in several pairs.
    public var isManyToMany = false

    /// Creates a pairer.
    ///
    /// - Parameters:
    ///   - aligner: aligns candidates; its own encoder is not used.
    ///   - encoder: nil to pair by lexicon, numbers and names.
    ///   - threads: how many threads work.
    public init(aligner: Aligner = Aligner(), encoder: (any SentenceEncoder)?, threads: Int = 1) {
        self.aligner = aligner
        self.encoder = encoder
        self.threads = max(1, threads)
    }

    /// How many days after a story its version may come. One that comes later, or more than two days earlier, needs more
    /// evidence.
    public var days = 7
    /// A pair of a lower probability is not said. With 0 all candidates are aligned, also those that are too far from the best
    /// one to be chosen.
    public var leastConfidence = StoryPairer.usualLeast

    /// Above it a pair is more likely right than wrong.
    public static let usualLeast = 0.5

    /// Pairs the stories of two lists.
    ///
    /// - Returns: the pairs with a confidence of `leastConfidence` or more, in the order of the sources.
    /// - Throws: the error of the encoder; `Failure(.internal)` if ICU's data is incomplete.
    /// - Complexity: the segments are encoded once; the product of both numbers of stories for the candidates, with a
    ///   small factor; up to eight alignments a story.
    public func pair(_ sources: [Story], with targets: [Story]) throws(Failure) -> [StoryPair] {
        try pair(sources, with: targets) { (stories) throws(Failure) in try vectors(of: stories) }
    }

    /// As `pair(_:with:)`, with vectors that the caller may know already.
    package func pair(
        _ sources: [Story], with targets: [Story],
        vectors: ([Story]) throws(Failure) -> [StoryVectors?]
    ) throws(Failure) -> [StoryPair] {
        choose(try judge(sources, with: targets, vectors: vectors), sources: sources.count, targets: targets.count)
    }

    /// Returns the vectors of stories; nil for those in a language that the encoder does not know.
    package func vectors(of stories: [Story]) throws(Failure) -> [StoryVectors?] {
        guard let encoder else { return stories.map { _ in nil } }
        return try results(of: stories, by: 4) { (story) throws(Failure) in
            encoder.knows(story.document.language) ? try StoryVectors(story, encoder: encoder) : nil
        }
    }

    /// Returns a result for each element, made by several threads.
    ///
    /// - Parameter size: how many elements a thread takes at a time.
    private func results<Element: Sendable, Result: Sendable>(
        of elements: [Element], by size: Int, _ make: @Sendable (Element) throws(Failure) -> Result
    ) throws(Failure) -> [Result] {
        let made = Guarded([Result?](repeating: nil, count: elements.count))
        try divide(count: elements.count, by: size, threads: threads) { (next) throws(Failure) in
            while let range = next() {
                for number in range {
                    let result = try make(elements[number])
                    made.withLock { $0[number] = result }
                }
            }
        }
        return made.withLock { $0.compactMap { $0 } }
    }

    private func tokens(_ stories: [Story], source: LanguageTag, other: LanguageTag) throws(Failure) -> [StoryTokens] {
        let languages = Set(stories.map(\.document.language))
        var dictionaries: [LanguageTag: TokenDictionary] = [:]
        for language in languages {
            let partner = language.language == source.language ? other : source
            dictionaries[language] = Lexicon.builtIn(for: language, partner).map {
                TokenDictionary($0, for: language, source: source)
            }
        }
        let known = dictionaries
        return try results(of: stories, by: 8) { (story) throws(Failure) in
            try StoryTokens(story, by: known[story.document.language] ?? TokenDictionary())
        }
    }

    /// Aligns the candidates and says how well each fits.
    private func judge(
        _ sources: [Story], with targets: [Story],
        vectors: ([Story]) throws(Failure) -> [StoryVectors?]
    ) throws(Failure) -> [Judged] {
        guard let first = sources.first, let other = targets.first else { return [] }
        let (language, partner) = (first.document.language, other.document.language)
        var tokens = (
            source: try tokens(sources, source: language, other: partner),
            target: try tokens(targets, source: language, other: partner)
        )
        let known = (
            source: Set(tokens.source.flatMap(\.weights.keys)), target: Set(tokens.target.flatMap(\.weights.keys))
        )
        for number in tokens.source.indices { tokens.source[number].keep(known.target) }
        for number in tokens.target.indices { tokens.target[number].keep(known.source) }
        let left = ArchiveSide(sources, tokens.source, try vectors(sources))
        let right = ArchiveSide(targets, tokens.target, try vectors(targets))
        let index = TokenIndex(tokens.source)
        let candidates = try Candidates.find(
            left, right, index: index, isComplete: leastConfidence <= 0, threads: threads)
        return try results(of: candidates, by: 8) { (candidate) throws(Failure) in
            try judge(candidate, left, right, index)
        }.compactMap { $0 }
    }

    private func judge(
        _ candidate: Candidates.Pair, _ left: ArchiveSide, _ right: ArchiveSide, _ index: TokenIndex
    ) throws(Failure) -> Judged? {
        let (source, target) = (left.stories[candidate.source], right.stories[candidate.target])
        var aligner = aligner
        aligner.encoder = nil
        var model = PairModel.lexical
        if let one = left.vectors[candidate.source], let two = right.vectors[candidate.target] {
            aligner.encoder = KnownVectors([(source, one), (target, two)], dimension: one.segments.columns)
            model = .withEncoder
        }
        let documents = [source.document, target.document]
        let (_, evidence) = try aligner.alignWithEvidence(documents)
        guard let pair = evidence.first else { return nil }
        let verdict = StoryVerdict(pair, of: documents)
        let features = PairFeatures(
            candidate, verdict, links: pair.links.map(\.bead), source, target,
            tokens: (left.tokens[candidate.source], right.tokens[candidate.target]), rarity: index, window: days)
        return Judged(
            source: candidate.source, target: candidate.target, verdict: verdict, features: features, model: model,
            rank: model.rank(features))
    }

    /// A candidate after its alignment.
    private struct Judged: Sendable {
        let source: Int
        let target: Int
        let verdict: StoryVerdict
        let features: PairFeatures
        let model: PairModel
        let rank: Double
    }

    /// Rates the pairs against their rivals, and chooses the surest.
    private func choose(_ judged: [Judged], sources: Int, targets: Int) -> [StoryPair] {
        let ranks = (
            source: Ranks(judged.map { ($0.source, $0.rank) }, count: sources),
            target: Ranks(judged.map { ($0.target, $0.rank) }, count: targets)
        )
        let rated = judged.map { pair in
            let margins = (
                ranks.source.margin(pair.rank, of: pair.source), ranks.target.margin(pair.rank, of: pair.target)
            )
            return (
                rank: pair.rank,
                pair: StoryPair(
                    source: pair.source, target: pair.target,
                    confidence: pair.model.probability(pair.features, margins: margins), verdict: pair.verdict,
                    features: pair.features)
            )
        }
        var taken = (source: Set<Int>(), target: Set<Int>())
        var chosen: [StoryPair] = []
        let order = rated.sorted {
            ($1.pair.confidence, $1.rank, $0.pair.source) < ($0.pair.confidence, $0.rank, $1.pair.source)
        }
        for (_, pair) in order where pair.confidence >= leastConfidence {
            if !isManyToMany, taken.source.contains(pair.source) || taken.target.contains(pair.target) { continue }
            taken.source.insert(pair.source)
            taken.target.insert(pair.target)
            chosen.append(pair)
        }
        return chosen.sorted { ($0.source, -$0.confidence) < ($1.source, -$1.confidence) }
    }
}

/// The ranks of the candidates of each story.
private struct Ranks {
    /// The best two of each story, the best first.
    private var best: [(first: Double, second: Double)]

    init(_ ranks: [(story: Int, rank: Double)], count: Int) {
        best = Array(repeating: (-.infinity, -.infinity), count: count)
        for (story, rank) in ranks {
            if rank > best[story].first {
                best[story] = (rank, best[story].first)
            } else if rank > best[story].second {
                best[story].second = rank
            }
        }
    }

    /// Returns how much a rank is above that of the best other candidate of a story; less than 0 if that is better.
    func margin(_ rank: Double, of story: Int) -> Double {
        rank - (rank < best[story].first ? best[story].first : best[story].second)
    }
}
