public import CalqueAlignment
import CalqueCore
public import CalquePairing

/// The documents of a story and their beads. All outputs are made from it.
public struct AlignedArticle: Sendable {
    /// Two documents or more.
    public let documents: [Document]
    /// The beads in the order of the first document. They cover every segment of every document once.
    public package(set) var beads: [MultiBead]
    /// Linked beads with a lower confidence (0 to 1) are for review by a person; nil: none is.
    public var leastConfidence: Double?
    /// Whether each pair of documents are versions of one story; empty where no aligner has compared them.
    public package(set) var verdicts: [StoryVerdict] = []

    /// Makes an article of documents and beads that cover every segment once.
    public init(documents: [Document], beads: [MultiBead], leastConfidence: Double? = nil) {
        self.documents = documents
        self.beads = beads
        self.leastConfidence = leastConfidence
    }

    /// Takes the verdicts of its pairs of documents. Beads of documents that are no versions of one story are not believed.
    package mutating func take(_ verdicts: [StoryVerdict]) {
        self.verdicts = verdicts
        for verdict in verdicts where verdict.isDoubtful {
            let (first, second) = verdict.documents
            for index in beads.indices where !beads[index].spans[first].isEmpty && !beads[index].spans[second].isEmpty {
                beads[index].confidence = verdict.capped(beads[index].confidence)
            }
        }
    }

    /// The least probability that two of the documents are versions of one story; nil where no aligner has compared them.
    public var verdict: Double? { verdicts.map(\.probability).min() }

    /// Returns the text of a bead in each document. It is empty for a document that leaves it out.
    public func texts(of bead: MultiBead) -> [String] {
        zip(documents, bead.spans).map { $0.text(of: $1) }
    }

    /// Whether the bead links something and its confidence is below the least.
    public func isForReview(_ bead: MultiBead) -> Bool {
        guard let leastConfidence else { return false }
        return bead.isLinked && bead.confidence < leastConfidence
    }

    /// The number of beads for review.
    public var reviewCount: Int { beads.count(where: isForReview) }

    /// `24 segments in en, 26 in ru, 21 linked beads`
    public var summary: String {
        let counts = documents.enumerated().map { index, document in
            "\(document.segments.count)\(index == 0 ? " segments" : "") in \(document.language)"
        }
        return counts.joined(separator: ", ") + ", \(beads.count(where: \.isLinked)) linked beads"
    }
}

extension MultiBead {
    /// The confidence with two decimals.
    public var confidenceText: String { Hundredths.text(confidence) }

    /// The segments in each document, counted from 0: `0,1:0`, or `0,1:0:0` for three documents.
    public var places: String {
        spans.map { $0.map(String.init).joined(separator: ",") }.joined(separator: ":")
    }
}

/// Returns the text for a form with a line per row and tabs between cells: line ends and tabs become spaces.
func oneLine(_ text: String) -> String {
    String(text.map { $0 == "\t" || $0.isNewline ? " " : $0 })
}
