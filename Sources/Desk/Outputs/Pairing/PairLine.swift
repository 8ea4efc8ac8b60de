import CalqueCore
package import CalquePairing

/// A pair of stories, or a story without a partner, as a line of tsv or an object of JSON.
package struct PairLine: Encodable {
    /// Nil for a target without a partner.
    package let source: String?
    /// Nil for a source without a partner.
    package let target: String?
    private let confidence: Double?
    private let coverage: [Double]?
    private let relation: String?
    private let verdict: Double?
    private let evidence: [String: Double]?

    /// - Parameter explains: whether to add the evidence.
    package init(_ pair: StoryPair, source: String, target: String, explains: Bool) {
        (self.source, self.target) = (source, target)
        confidence = JSONLine.rounded(pair.confidence)
        coverage = [pair.verdict.coverage.first, pair.verdict.coverage.second].map(JSONLine.rounded)
        relation = pair.relation.rawValue
        verdict = JSONLine.rounded(pair.verdict.probability)
        evidence =
            explains
            ? Dictionary(uniqueKeysWithValues: pair.evidence.map { ($0.name, JSONLine.rounded($0.value)) }) : nil
    }

    /// A story without a partner.
    package init(source: String?, target: String?) {
        (self.source, self.target) = (source, target)
        (confidence, coverage, relation, verdict, evidence) = (nil, nil, nil, nil, nil)
    }

    /// Source, target, confidence, coverage of the source and of the target, relation. What is missing is empty.
    package var tsv: String {
        let numbers = [confidence, coverage?[0], coverage?[1]].map { $0.map(Hundredths.text) ?? "" }
        return ([source ?? "", target ?? ""].map { OneLine.blanked($0) } + numbers + [relation ?? ""]).joined(
            separator: "\t")
    }

    /// Source and target, as `align --batch --into` takes them.
    package var batch: String { [source ?? "", target ?? ""].joined(separator: "\t") }
}
