import CalqueAlignment
import CalqueConcurrency
import CalqueCore
import CalqueEmbedding
import CalqueSegmentation

/// The pairs of stories that are worth an alignment.
struct Candidates {
    /// A pair, and how near its stories are before an alignment.
    struct Pair: Sendable {
        let source: Int
        let target: Int
        /// The cosine of the centred vectors; 0 without an encoder.
        let cosine: Float
        /// The cosine of the tokens, weighted by rarity.
        let tokens: Float
        /// See `StoryVectors.nearness`; 0 without an encoder.
        var nearness: Float = 0

        /// The order before the alignment.
        fileprivate var rank: Float { cosine + tokens + 2 * nearness }
    }

    /// How many candidates of a story are compared segment by segment, and how many are aligned.
    private static let (compared, aligned) = (10, 4)

    /// Finds the candidates of each target, and of each source.
    ///
    /// - Complexity: the product of both numbers of stories, in blocks of which each thread holds one.
    static func find(_ sources: ArchiveSide, _ targets: ArchiveSide, threads: Int) throws(Failure) -> [Pair] {
        let index = sources.index
        let found = Guarded<[Pair]>([])
        // For each source its best targets.
        let reverse = Guarded([[Pair]](repeating: [], count: sources.stories.count))
        try divide(count: targets.stories.count, by: 32, threads: threads) { (next) throws(Failure) in
            while let range = next() {
                for target in range {
                    let tokens = index.similarities(targets.tokens[target], count: sources.stories.count)
                    var cosines = [Float](repeating: 0, count: sources.stories.count)
                    if let left = sources.matrix?.vectors, let right = targets.matrix?.vectors,
                        targets.vectors[target] != nil
                    {
                        cosines = right.products(rows: target..<target + 1, with: left, rows: 0..<left.rows)
                    }
                    let order = best(Self.compared, of: cosines.indices) { cosines[$0] + tokens[$0] }
                    let pairs = order.map {
                        Pair(source: $0, target: target, cosine: cosines[$0], tokens: tokens[$0])
                    }
                    let ranked = nearest(pairs, sources, targets)
                    found.withLock { $0 += ranked }
                    reverse.withLock { reverse in
                        for source in cosines.indices {
                            let pair = Pair(
                                source: source, target: target, cosine: cosines[source], tokens: tokens[source])
                            keep(pair, in: &reverse[source])
                        }
                    }
                }
            }
        }
        var pairs = found.withLock { $0 }
        var known = Set(pairs.map { $0.target * sources.stories.count + $0.source })
        for list in reverse.withLock({ $0 }) {
            for pair in nearest(list, sources, targets)
            where known.insert(pair.target * sources.stories.count + pair.source).inserted { pairs.append(pair) }
        }
        return pairs.sorted { ($0.target, $0.source) < ($1.target, $1.source) }
    }

    private static func keep(_ pair: Pair, in list: inout [Pair]) {
        let score = pair.cosine + pair.tokens
        if list.count == compared, let last = list.last, score <= last.cosine + last.tokens { return }
        list.insert(pair, at: list.firstIndex { $0.cosine + $0.tokens < score } ?? list.count)
        if list.count > compared { list.removeLast() }
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

    /// Returns the indices of the greatest scores above 0, the greatest first.
    private static func best(_ count: Int, of indices: Range<Int>, by score: (Int) -> Float) -> [Int] {
        var list: [(index: Int, score: Float)] = []
        for index in indices {
            let score = score(index)
            if score <= 0 || (list.count == count && score <= list[count - 1].score) { continue }
            list.insert((index, score), at: list.firstIndex { $0.score < score } ?? list.count)
            if list.count > count { list.removeLast() }
        }
        return list.map(\.index)
    }
}

/// All stories of one side, with what they are compared by.
struct ArchiveSide: Sendable {
    let stories: [Story]
    let tokens: [StoryTokens]
    let index: TokenIndex
    /// The vectors of each story; nil without an encoder that knows its language.
    let vectors: [StoryVectors?]
    /// Nil without any vectors.
    let matrix: StoryMatrix?
    init(_ stories: [Story], _ tokens: [StoryTokens], _ vectors: [StoryVectors?]) {
        (self.stories, self.tokens, self.vectors) = (stories, tokens, vectors)
        index = TokenIndex(tokens)
        matrix = vectors.lazy.compactMap { $0?.segments.columns }.first.map { dimension in
            StoryMatrix(vectors, texts: stories.map { $0.document.segments.map(\.text) }, dimension: dimension)
        }
    }
}
