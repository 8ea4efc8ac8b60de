import Glibc
import Segmentation

/// Scores beads without an encoder: by length (Gale and Church 1993), numbers and names.
struct LexicalScorer: BeadScorer {
    var omission: Float = -0.6
    let weakLink: Float = -.infinity
    let movedBlock: Float = .infinity

    private let sourceLength: RunningSum
    private let targetLength: RunningSum
    private let terms: SharedTerms

    init(source: Version, target: Version, terms: SharedTerms) {
        sourceLength = RunningSum(source.segments.map { Length.of($0.text) })
        targetLength = RunningSum(target.segments.map { Length.of($0.text) })
        self.terms = terms
    }

    mutating func prepare(ends: Range<Int>, columns: Range<Int>) {}

    func score(source: Range<Int>, target: Range<Int>) -> Float {
        let lengths = (sourceLength[source], targetLength[target])
        // Deviation of the logarithms, 0.18 to 0.26 over 30,000 pairs of news; short segments vary more.
        let spread: Float = 0.22 + 2 / max(1, lengths.0 + lengths.1).squareRoot()
        let deviation = log((lengths.0 + 5) / (lengths.1 + 5)) / spread
        let likely = -min(deviation * deviation / 2, 6) * 0.35
        let size = Float(source.count + target.count - 2) * -0.5
        return 0.3 + likely + size + 1.5 * terms.agreement(source, target)
    }

    func linkConfidence(source: Range<Int>, target: Range<Int>) -> Double {
        Confidence.logistic(2 * score(source: source, target: target))
    }

    func omissionConfidence(best: Float) -> Double { Confidence.logistic(-2 * best) }
}
