import CalqueCore
package import CalqueMatching

extension SearchedPart {
    /// Returns a segment with the translations of its unit.
    package func segment(
        ofUnit unit: Int, variant: Int, position: Int
    ) throws(CorruptIndex) -> IndexedSegment {
        let meta = try part.meta(ofUnit: unit)
        let row = try part.variant(variant)
        return IndexedSegment(
            position: position, tuid: meta.tuid, language: part.header.languages[row.language],
            text: try text(row.language, row.entry), targets: try targets(ofUnit: unit, besides: variant),
            document: meta.document, date: meta.date)
    }

    /// Whether a unit has a text in the languages that are shown.
    package func hasTarget(_ unit: Int, besides source: Int) throws(CorruptIndex) -> Bool {
        for other in try part.variants(ofUnit: unit) where other != source {
            if isTarget[try part.variant(other).language] { return true }
        }
        return false
    }

    /// Returns the texts of a unit in the languages that are shown.
    package func targets(ofUnit unit: Int, besides source: Int) throws(CorruptIndex) -> [Match.Target] {
        var targets: [Match.Target] = []
        for variant in try part.variants(ofUnit: unit) where variant != source {
            let row = try part.variant(variant)
            if isTarget[row.language] {
                targets.append(
                    Match.Target(language: part.header.languages[row.language], text: try text(row.language, row.entry))
                )
            }
        }
        return targets
    }
}
