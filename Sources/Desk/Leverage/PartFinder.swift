import CalqueAlignment
package import CalqueCore
package import CalqueMatching
import CalqueQuality
import CalqueSegmentation
package import CalqueUnits

/// Finds the translation of a segment in units of which it is only a part: one sentence of several.
///
/// Both texts of the unit are segmented, and aligned by words, numbers and lengths. The part is taken only where that is sure:
/// where the segment's sentence is linked with sentences that translate nothing else, by shared words, and has the same
/// numbers as they have.
package final class PartFinder {
    /// The texts of a unit, divided.
    private struct Inside {
        var sources: [String]
        /// For each source sentence its translation; nil where it is not sure.
        var targets: [String?]
    }

    private let matcher: any Matcher
    private let model: MatchQuery
    private var segmenters: [LanguageTag: Segmenter] = [:]
    private var known: [Pair: Inside] = [:]
    private let aligner = Aligner(isMonotone: true)

    private struct Pair: Hashable {
        let texts: [[UInt8]]
        let languages: [LanguageTag]
    }

    /// The units that are looked at for a segment.
    private static let mostUnits = 4
    /// The least confidence of the inner alignment.
    private static let leastConfidence = 0.9

    package init(_ matcher: any Matcher, like model: MatchQuery) {
        self.matcher = matcher
        self.model = model
    }

    /// The score of a part that differs in nothing.
    private var most: MatchScore {
        var score = MatchScore(distance: 0, length: 1)
        score.unitPenalty = model.partPenalty
        return score
    }

    /// Puts parts of units before the matches of segments that they are better for.
    package func improve(_ cover: inout Cover, of segments: [CoverSegment]) throws(Failure) {
        for index in cover.pieces.indices where !cover.pieces[index].isSpan {
            let segment = segments[cover.pieces[index].range.lowerBound]
            let best = cover.pieces[index].matches.first?.score
            guard segment.joins, best.map({ $0 < most }) ?? true, let part = try part(for: segment.content),
                best.map({ $0 < part.score }) ?? true
            else { continue }
            cover.pieces[index].matches = Array(([part] + cover.pieces[index].matches).prefix(max(1, model.limit)))
        }
    }

    /// Returns the best part for a segment; nil if there is none that is sure.
    package func part(for content: SegmentContent) throws(Failure) -> Match? {
        guard let matcher = matcher as? any ArticleMatcher, !content.hasElements, model.scoring == .translator else {
            return nil
        }
        var query = MatchQuery(content.plainText, cutoff: model.cutoff, limit: Self.mostUnits)
        query.penalties = model.penalties
        query.domain = model.domain
        let wanted = FoldedTokens(query.text)
        var best: Match?
        for unit in try matcher.units(containing: query) {
            guard let target = unit.targets.first else { continue }
            let inside = try inside(of: unit, target)
            for (source, translation) in zip(inside.sources, inside.targets) {
                guard let translation, wanted.isSame(besidesNumbers: FoldedTokens(source)),
                    let part = try match(unit, source, translation, target.language, query), part.score >= query.cutoff,
                    best.map({ $0.score < part.score }) ?? true
                else { continue }
                best = part
            }
        }
        return best
    }

    /// Returns a unit's match with the texts of a part.
    private func match(
        _ unit: Match, _ source: String, _ target: String, _ language: LanguageTag, _ query: MatchQuery
    ) throws(Failure) -> Match? {
        let pair = TranslationUnit(source: source, unit.sourceLanguage, target: target, language)
        var plain = query
        plain.cutoff = 0
        plain.penalties = []
        let scan = try MemoryScan(units: [pair], from: unit.sourceLanguage, to: language)
        guard var part = try scan.matches(for: plain).first else { return nil }
        part.score.unitPenalty = unit.score.unitPenalty + query.partPenalty
        part.score.unconfirmedPenalty = unit.score.unconfirmedPenalty
        (part.position, part.tuid, part.document, part.date) = (unit.position, unit.tuid, unit.document, unit.date)
        (part.confidence, part.status, part.partPenalty) = (unit.confidence, unit.status, query.partPenalty)
        return part
    }

    private func inside(of unit: Match, _ target: Match.Target) throws(Failure) -> Inside {
        let pair = Pair(
            texts: [Array(unit.source.utf8), Array(target.text.utf8)],
            languages: [unit.sourceLanguage, target.language])
        if let inside = known[pair] { return inside }
        let one = try document(unit.source, unit.sourceLanguage)
        let other = try document(target.text, target.language)
        var inside = Inside(sources: one.segments.map(\.text), targets: one.segments.map { _ in nil })
        if one.segments.count > 1, other.segments.count > 1 {
            for (bead, shared) in try aligner.linked(one, other)
            where bead.source.count == 1 && bead.confidence >= Self.leastConfidence && shared > 0 {
                let (source, translation) = (one.text(of: bead.source), other.text(of: bead.target))
                let pair = TranslationUnit(source: source, one.language, target: translation, other.language)
                if QualityCheck(rules: [.numbers, .length]).findings(in: pair, header: TMXHeader(attributes: []))
                    .isEmpty
                {
                    inside.targets[bead.source.lowerBound] = translation
                }
            }
        }
        known[pair] = inside
        return inside
    }

    private func document(_ text: String, _ language: LanguageTag) throws(Failure) -> Document {
        let segmenter: Segmenter
        if let known = segmenters[language] {
            segmenter = known
        } else {
            segmenter = try Segmenter(language: language)
            segmenters[language] = segmenter
        }
        var start = 0
        let segments = try segmenter.texts(in: text).map { (text) in
            defer { start += text.utf8.count + 1 }
            return Segment(
                text: text, range: start..<start + text.utf8.count, paragraph: 0, kind: .text, language: language)
        }
        return Document(segments: segments, language: language)
    }
}

extension Aligner {
    /// Aligns two texts and returns the links with the evidence of shared words, numbers and names.
    fileprivate func linked(_ one: Document, _ other: Document) throws(Failure) -> [(bead: Bead, shared: Float)] {
        var links: [(bead: Bead, shared: Float)] = []
        for evidence in try alignWithEvidence([one, other]).evidence {
            for link in evidence.links { links.append((link.bead, link.shared)) }
        }
        return links
    }
}
