public import CalqueAlignment
public import CalqueCore
public import CalqueOutputs
import CalquePairing

/// Aligns the documents of a story as `calque align` does.
///
/// Boilerplate of the page, such as "Read also", is kept from the aligner and put back as beads of one document each.
///
///     let story = try StoryAligner(Aligner(encoder: encoder)).align([english, russian])
///     try Memory.add(story, to: "memories/wire", as: UnitMaker(document: "story.en.txt"))
public struct StoryAligner: Sendable {
    /// The aligner of the documents without boilerplate.
    public var aligner: Aligner
    /// Whether to align boilerplate, too.
    public var keepsBoilerplate: Bool
    /// Linked beads with a lower confidence (0 to 1) are for review; nil: none is.
    public var leastConfidence: Double?

    /// Makes an aligner of stories.
    public init(_ aligner: Aligner, keepsBoilerplate: Bool = false, leastConfidence: Double? = nil) {
        self.aligner = aligner
        self.keepsBoilerplate = keepsBoilerplate
        self.leastConfidence = leastConfidence
    }

    /// Aligns two or more documents.
    ///
    /// - Parameter documents: every two of them are aligned, and joined where they agree.
    /// - Returns: the documents and their beads, which cover every segment once.
    /// - Throws: the errors of the encoder.
    /// - Complexity: see `Aligner.align(_:with:)`.
    public func align(_ documents: [Document]) throws(Failure) -> AlignedArticle {
        let bare = documents.map { WithoutBoilerplate($0, keepsAll: keepsBoilerplate) }
        let texts = bare.map(\.document)
        let (beads, evidence) = try aligner.alignWithEvidence(texts)
        var article = AlignedArticle(
            documents: documents, beads: WithoutBoilerplate.restore(beads, to: bare), leastConfidence: leastConfidence)
        // Of a document without text there is nothing to say.
        let compared = evidence.filter { !texts[$0.first].segments.isEmpty && !texts[$0.second].segments.isEmpty }
        article.take(compared.map { StoryVerdict($0, of: texts) })
        return article
    }

    /// Aligns two documents and returns the evidence for each bead. Boilerplate is left out.
    ///
    /// - Throws: the errors of the encoder.
    public func explain(_ source: Document, with target: Document) throws(Failure) -> [BeadEvidence] {
        let bare = [source, target].map { WithoutBoilerplate($0, keepsAll: keepsBoilerplate) }
        let explanations = try aligner.explain(bare[0].document, with: bare[1].document)
        return explanations.map { explanation in
            BeadEvidence(
                source: bare[0].segments(explanation.bead.source), target: bare[1].segments(explanation.bead.target),
                explanation: explanation)
        }
    }
}
