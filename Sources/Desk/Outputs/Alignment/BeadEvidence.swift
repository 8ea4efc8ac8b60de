public import CalqueAlignment
package import CalqueCore

/// A bead of two documents and the evidence for it.
public struct BeadEvidence: Sendable {
    /// The segments of each document, counted from 0.
    public let source: [Int]
    /// The segments of the target document, with boilerplate counted.
    public let target: [Int]
    /// The features that the aligner scored, and the bead in its own numbers.
    public let explanation: BeadExplanation

    /// Makes the evidence of a bead.
    public init(source: [Int], target: [Int], explanation: BeadExplanation) {
        self.source = source
        self.target = target
        self.explanation = explanation
    }
}

extension BeadEvidence {
    /// A line for people: the bead, its confidence, its score, and the features by weight.
    ///
    /// `3:3 TAB 0.99 TAB +19.3 TAB lexicon +8.5, cosine +6.4, length +2.8`
    package var line: String {
        let segments = [source, target].map { $0.map(String.init).joined(separator: ",") }
        let parts = explanation.parts.filter { abs($0.score) >= 0.05 }.sorted { abs($0.score) > abs($1.score) }
        return segments.joined(separator: ":")
            + "\t\(Hundredths.text(explanation.bead.confidence))\t\(Self.signed(explanation.total))\t"
            + (explanation.bead.isMoved ? "moved; " : "")
            + parts.map { "\($0.name) \(Self.signed($0.score))" }.joined(separator: ", ")
    }

    /// The same as an object of JSON, with every feature.
    package func json() throws(Failure) -> String {
        try JSONLine.text(
            Record(
                source: source, target: target, confidence: JSONLine.rounded(explanation.bead.confidence),
                moved: explanation.bead.isMoved, score: JSONLine.rounded(explanation.total),
                parts: explanation.parts.map {
                    .init(name: $0.name, value: JSONLine.rounded($0.value), score: JSONLine.rounded($0.score))
                }))
    }

    private struct Record: Encodable {
        struct Part: Encodable {
            let name: String
            let value: Double
            let score: Double
        }
        let source: [Int]
        let target: [Int]
        let confidence: Double
        let moved: Bool
        let score: Double
        let parts: [Part]
    }

    /// With one decimal and its sign.
    private static func signed(_ value: Double) -> String {
        let tenths = Int(saturating: (abs(value) * 10).rounded())
        return (value < 0 && tenths > 0 ? "−" : "+") + "\(tenths / 10).\(tenths % 10)"
    }
}
