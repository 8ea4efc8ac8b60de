import CalqueAlignment
import CalqueCore

/// What speaks for two stories being versions of each other: the inputs of `PairModel`.
struct PairFeatures: Sendable {
    /// The values in the order of `names`.
    let values: [Double]

    static let names = [
        "constant", "verdict", "cosine", "nearness", "tokens", "source coverage", "target coverage", "shared numbers",
        "numbers only in the target", "numbers only in the source", "figures only in the target",
        "figures only in the source", "literals of the target", "literals of the source", "no date", "far dates",
        "days", "earlier",
    ]

    init(
        _ candidate: Candidates.Pair, _ verdict: StoryVerdict, links: [Bead], _ source: Story, _ target: Story,
        tokens: (source: StoryTokens, target: StoryTokens), rarity: TokenIndex, window: Int
    ) {
        let odds = Self.logOdds(verdict.probability)
        let numbers = (source: tokens.source.allNumbers, target: tokens.target.allNumbers)
        let shared = numbers.source.intersection(numbers.target).count
        // What the target leaves out is no contradiction: only numbers of linked segments count.
        let onlyTarget = tokens.target.numbers(in: links.map(\.target)).subtracting(numbers.source).count
        let onlySource = tokens.source.numbers(in: links.map(\.source)).subtracting(numbers.target).count
        let one = Literals(tokens.source, links.map(\.source), in: tokens.target, rarity)
        let other = Literals(tokens.target, links.map(\.target), in: tokens.source, rarity)
        let days = source.day.flatMap { from in target.day.map { Double($0 - from) } }
        let isFar = days.map { $0 < -2 || $0 > Double(window) } ?? false
        values = [
            1, odds, Double(candidate.cosine), Double(candidate.nearness), Double(candidate.tokens),
            verdict.coverage.first, verdict.coverage.second,
            Double(shared) / Double(shared + onlyTarget + onlySource + 1), min(Double(onlyTarget), 6),
            min(Double(onlySource), 6), min(Double(other.missingFigures), 6), min(Double(one.missingFigures), 6),
            other.share, one.share, days == nil ? 1 : 0, isFar ? 1 : 0,
            isFar ? 0 : max(0, days ?? 0), !isFar && (days ?? 0) < 0 ? 1 : 0,
        ]
    }

    static func logOdds(_ probability: Double) -> Double {
        let bounded = min(max(probability, 3e-4), 1 - 3e-4)
        return log(bounded / (1 - bounded))
    }
}

/// How many of the literals of linked segments the other story has.
private struct Literals {
    /// The runs of digits that it does not have, or not so often.
    private(set) var missingFigures = 0
    /// The share of the literals that it has, each counted by its rarity; a half where there are none.
    let share: Double

    init(_ tokens: StoryTokens, _ spans: [Range<Int>], in other: StoryTokens, _ rarity: TokenIndex) {
        var left: [StoryTokens.Literal: Int] = [:]
        for literals in other.literals { for literal in literals { left[literal, default: 0] += 1 } }
        let all = Set(left.keys)
        // A little of both, so that one literal alone does not decide.
        var (found, sum) = (0.5, 1.0)
        var seen: Set<StoryTokens.Literal> = []
        for span in spans {
            for literal in tokens.literals[span].joined() {
                if literal.isFigure {
                    if left[literal, default: 0] > 0 { left[literal, default: 0] -= 1 } else { missingFigures += 1 }
                }
                guard seen.insert(literal).inserted else { continue }
                let weight = Double(rarity.rarity(of: literal.token))
                sum += weight
                if all.contains(literal) { found += weight }
            }
        }
        share = found / sum
    }
}
