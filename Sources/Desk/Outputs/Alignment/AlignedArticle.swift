public import CalqueAlignment
import CalqueCore

/// The documents of a story and their beads. All outputs are made from it.
public struct AlignedArticle: Sendable {
    /// Two documents or more.
    public let documents: [Document]
    /// The beads in the order of the first document. They cover every segment of every document once.
    public let beads: [MultiBead]
    /// Linked beads with a lower confidence (0 to 1) are for review by a person; nil: none is.
    public var leastConfidence: Double?
    /// What each pair of documents has in common, where an aligner has compared them.
    package var likenesses: [Likeness] = []

    /// Makes an article of documents and beads that cover every segment once.
    public init(documents: [Document], beads: [MultiBead], leastConfidence: Double? = nil) {
        self.documents = documents
        self.beads = beads
        self.leastConfidence = leastConfidence
    }

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
