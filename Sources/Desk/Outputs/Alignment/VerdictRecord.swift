/// A verdict as an object of JSON: the probability, and what it follows from.
package struct VerdictRecord: Encodable {
    let verdict: Double
    /// The share of each document that is linked.
    let coverage: [Double]
    /// The share of the linked text that is in another order.
    let moved: Double
    let evidence: Double
    let cosine: Double?

    package init(_ verdict: StoryVerdict) {
        func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
        self.verdict = rounded(verdict.probability)
        coverage = [verdict.coverage.first, verdict.coverage.second].map(rounded)
        moved = rounded(verdict.moved)
        evidence = rounded(verdict.evidence)
        cosine = verdict.cosine.map(rounded)
    }
}
