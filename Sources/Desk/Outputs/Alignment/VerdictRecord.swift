package import CalquePairing

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
        self.verdict = JSONLine.rounded(verdict.probability)
        coverage = [verdict.coverage.first, verdict.coverage.second].map(JSONLine.rounded)
        moved = JSONLine.rounded(verdict.moved)
        evidence = JSONLine.rounded(verdict.evidence)
        cosine = verdict.cosine.map(JSONLine.rounded)
    }
}
