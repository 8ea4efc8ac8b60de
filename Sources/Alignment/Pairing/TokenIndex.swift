import CalqueCore

/// The tokens of one side of an archive, weighted by their rarity, with an inverted index.
struct TokenIndex: Sendable {
    /// For each token the stories that have it.
    private let postings: [UInt64: [(story: Int32, weight: Float)]]
    private let rarity: [UInt64: Float]

    /// A token in a greater share of the stories is not looked up.
    private static let common: Float = 0.2
    /// In an archive of this many stories or fewer each token is looked up.
    private static let small = 50

    /// - Complexity: linear in the tokens.
    init(_ stories: [StoryTokens]) {
        var held: [UInt64: Int] = [:]
        for story in stories { for token in story.weights.keys { held[token, default: 0] += 1 } }
        let count = Float(max(stories.count, 1))
        rarity = held.mapValues { log(1 + count / Float($0)) }
        let most = stories.count <= Self.small ? Float.infinity : count * Self.common
        var postings: [UInt64: [(story: Int32, weight: Float)]] = [:]
        for (number, story) in stories.enumerated() {
            let norm = Self.norm(story, rarity)
            for (token, weight) in story.sorted where Float(held[token] ?? 0) <= most {
                postings[token, default: []].append((Int32(number), weight * (rarity[token] ?? 0) / norm))
            }
        }
        self.postings = postings
    }

    private static func norm(_ story: StoryTokens, _ rarity: [UInt64: Float]) -> Float {
        max(
            1e-6,
            story.sorted.reduce(Float(0)) { sum, entry in
                let weight = entry.weight * (rarity[entry.token] ?? 0)
                return sum + weight * weight
            }.squareRoot())
    }

    /// Returns the cosine of a story of the other side with each story of this one.
    ///
    /// - Complexity: the postings of the story's tokens.
    func similarities(_ story: StoryTokens, count: Int) -> [Float] {
        var sums = [Float](repeating: 0, count: count)
        let norm = Self.norm(story, rarity)
        for (token, weight) in story.sorted {
            guard let postings = postings[token] else { continue }
            let own = weight * (rarity[token] ?? 0) / norm
            for posting in postings { sums[Int(posting.story)] += own * posting.weight }
        }
        return sums
    }

    /// Returns how rare a token is: the logarithm of one and the number of stories for each that has it.
    func rarity(of token: UInt64) -> Float { rarity[token] ?? 0 }
}
