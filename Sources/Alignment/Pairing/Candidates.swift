import CalqueAlignment
import CalqueCollections
import CalqueConcurrency
import CalqueCore
import CalqueEmbedding
import CalqueSegmentation

/// The pairs of stories that are worth an alignment.
enum Candidates {
    /// A pair, and how near its stories are before an alignment.
    struct Pair: Ranked {
        let source: Int
        let target: Int
        /// The cosine of the centred vectors; 0 without an encoder.
        let cosine: Float
        /// The cosine of the tokens, weighted by rarity.
        let tokens: Float
        /// See `StoryVectors.nearness`; 0 without an encoder.
        var nearness: Float = 0

        /// How near the stories are as wholes.
        fileprivate var likeness: Float { cosine + tokens }
        /// The order before the alignment.
        fileprivate var rank: Float { likeness + 2 * nearness }

        func precedes(_ other: Pair) -> Bool {
            (other.likeness, source, target) < (likeness, other.source, other.target)
        }
    }

    /// How many candidates of a story are compared segment by segment, and how many are aligned.
    private static let (compared, aligned) = (10, 4)
    /// A candidate whose rank is so far below that of the best one of either story is not aligned: with and without vectors.
    private static let (reach, lexicalReach): (Float, Float) = (0.6, 0.3)

    /// Finds the candidates of each target, and of each source.
    ///
    /// - Parameters:
    ///   - index: that of the sources' tokens.
    ///   - isComplete: whether those are wanted, too, that cannot be chosen.
    /// - Complexity: the product of both numbers of stories.
    static func find(
        _ sources: ArchiveSide, _ targets: ArchiveSide, index: TokenIndex, isComplete: Bool, threads: Int
    ) throws(Failure) -> [Pair] {
        let found = Guarded<[Pair]>([])
        // For each source its best targets.
        let reverse = Guarded(
            [TopElements<Pair>](repeating: TopElements(limit: compared), count: sources.stories.count))
        try divide(count: targets.stories.count, by: 32, threads: threads) { (next) throws(Failure) in
            while let range = next() {
                for target in range {
                    let pairs = self.pairs(of: target, sources, targets, index)
                    var best = TopElements<Pair>(limit: compared)
                    for pair in pairs where pair.likeness > 0 { best.insert(pair) }
                    let ranked = nearest(best.sorted, sources, targets)
                    found.withLock { $0 += ranked }
                    reverse.withLock { reverse in for pair in pairs { reverse[pair.source].insert(pair) } }
                }
            }
        }
        var pairs = found.withLock { $0 }
        var known = Set(pairs.map { $0.target * sources.stories.count + $0.source })
        for list in reverse.withLock({ $0 }) {
            for pair in nearest(list.sorted, sources, targets)
            where known.insert(pair.target * sources.stories.count + pair.source).inserted { pairs.append(pair) }
        }
        let hasVectors = sources.matrix != nil && targets.matrix != nil
        if !isComplete { pairs = within(reach: hasVectors ? reach : lexicalReach, pairs) }
        return pairs.sorted { ($0.target, $0.source) < ($1.target, $1.source) }
    }

    /// Returns the pairs that are near the best ones of both of their stories.
    private static func within(reach: Float, _ pairs: [Pair]) -> [Pair] {
        var best: (source: [Int: Float], target: [Int: Float]) = ([:], [:])
        for pair in pairs {
            best.source[pair.source] = max(best.source[pair.source] ?? pair.rank, pair.rank)
            best.target[pair.target] = max(best.target[pair.target] ?? pair.rank, pair.rank)
        }
        return pairs.filter { pair in
            pair.rank >= max(best.source[pair.source] ?? 0, best.target[pair.target] ?? 0) - reach
        }
    }

    /// Returns a target with each source.
    private static func pairs(
        of target: Int, _ sources: ArchiveSide, _ targets: ArchiveSide, _ index: TokenIndex
    ) -> [Pair] {
        let tokens = index.similarities(targets.tokens[target], count: sources.stories.count)
        var cosines = [Float](repeating: 0, count: sources.stories.count)
        if let left = sources.matrix?.vectors, let right = targets.matrix?.vectors, targets.vectors[target] != nil {
            cosines = right.products(rows: target..<target + 1, with: left, rows: 0..<left.rows)
        }
        return sources.stories.indices.map {
            Pair(source: $0, target: target, cosine: cosines[$0], tokens: tokens[$0])
        }
    }

    /// Returns the pairs that are nearest segment by segment.
    private static func nearest(_ pairs: [Pair], _ sources: ArchiveSide, _ targets: ArchiveSide) -> [Pair] {
        let compared = pairs.map { pair in
            var pair = pair
            if let left = sources.vectors[pair.source], let right = targets.vectors[pair.target] {
                pair.nearness = left.nearness(right)
            }
            return pair
        }
        return Array(compared.sorted { $0.rank > $1.rank }.prefix(aligned))
    }
}

/// All stories of one side, with what they are compared by.
struct ArchiveSide: Sendable {
    let stories: [Story]
    let tokens: [StoryTokens]
    /// The vectors of each story; nil without an encoder that knows its language.
    let vectors: [StoryVectors?]
    /// Nil without any vectors.
    let matrix: StoryMatrix?

    init(_ stories: [Story], _ tokens: [StoryTokens], _ vectors: [StoryVectors?]) {
        (self.stories, self.tokens, self.vectors) = (stories, tokens, vectors)
        matrix = vectors.lazy.compactMap { $0?.segments.columns }.first.map { dimension in
            StoryMatrix(vectors, texts: stories.map { $0.document.segments.map(\.text) }, dimension: dimension)
        }
    }
}
