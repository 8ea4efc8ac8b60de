package import CalqueCore
import CalqueXML

/// The types of the properties that Calque writes. TMX asks that a tool's own begin with `x-`.
package enum PropertyType {
    /// The document that a unit or file was made from, as the caller names it.
    package static let document = "x-document"
    /// The document's own date, as it gives it.
    package static let date = "x-date"
    /// How sure the aligner is that the texts are translations: 0.00 to 1.00, two decimals.
    package static let confidence = "x-confidence"
    /// `yes` where the versions have the text in different places; otherwise absent.
    package static let moved = "x-moved"
    /// The text of the segment before it in the document: a match in the same surroundings is told by it.
    package static let previous = "x-previous"
    /// The text of the segment after it.
    package static let next = "x-next"
    /// The matter that it is about. Files of others are understood too: see `TranslationUnit.domain`.
    package static let domain = "x-domain"
    /// The score of the match that a unit was filled in from, in whole points.
    package static let score = "x-score"
    /// What kind of match it was: `context`, `exact`, `repaired` or `fuzzy`.
    package static let match = "x-match"
    /// The document that was the last to have the same texts again; `usagecount` says how many had.
    package static let lastDocument = "x-last-document"
}

extension TranslationUnit {
    /// A unit of two texts that were aligned.
    /// - Parameters: as of `init(aligned:)`.
    package init(
        source: String, _ sourceLanguage: LanguageTag, target: String, _ targetLanguage: LanguageTag,
        document: String? = nil, date: String? = nil, confidence: Double? = nil, creationDate: UnitDate? = nil,
        creationID: String? = nil
    ) {
        self.init(
            aligned: [Variant(sourceLanguage, source), Variant(targetLanguage, target)], document: document, date: date,
            confidence: confidence, creationDate: creationDate, creationID: creationID)
    }

    /// A unit of texts that were aligned, one of each version.
    /// - Parameters:
    ///   - variants: the versions that have it.
    ///   - document: where they are from.
    ///   - date: the document's date, as it gives it.
    ///   - confidence: 0…1; what lies outside is drawn to the nearer end, and a NaN is left out.
    ///   - isMoved: whether the versions have it in different places.
    ///   - creationDate: when it was made; passed in so that the same input gives the same bytes.
    ///   - creationID: who made it.
    package init(
        aligned variants: [Variant], document: String? = nil, date: String? = nil, confidence: Double? = nil,
        isMoved: Bool = false, creationDate: UnitDate? = nil, creationID: String? = nil
    ) {
        self.init(variants: variants)
        if let creationDate { attributes.append(XMLAttribute("creationdate", creationDate.description)) }
        if let creationID { attributes.append(XMLAttribute("creationid", creationID)) }
        if let document { annotations.append(.property(Property(PropertyType.document, document))) }
        if let date { annotations.append(.property(Property(PropertyType.date, date))) }
        if let confidence, !confidence.isNaN {
            annotations.append(.property(Property(PropertyType.confidence, Hundredths.text(confidence))))
        }
        if isMoved { annotations.append(.property(Property(PropertyType.moved, "yes"))) }
    }

    /// The pairs that the unit offers from one language into another: each source with each target.
    /// - Parameter same: whether a variant's language will do for the one asked for.
    package func pairs(
        from source: LanguageTag, to target: LanguageTag,
        where same: (_ variant: LanguageTag, _ asked: LanguageTag) -> Bool = { $0 == $1 }
    ) -> [(source: Variant, target: Variant)] {
        let targets = variants.filter { same($0.language, target) }
        guard !targets.isEmpty else { return [] }
        return variants.filter { same($0.language, source) }.flatMap { one in targets.map { (one, $0) } }
    }

    /// The language that the unit was translated from: its own `srclang`, else the header's. nil for `*all*` and
    /// where none is given: any of its variants may be the source.
    package func sourceLanguage(in header: TMXHeader) -> LanguageTag? {
        LanguageTag(attributes["srclang"] ?? header.sourceLanguage)
    }

    /// Whether all variants of `other` (language and plain text) are among those of this unit.
    package func contains(
        _ other: TranslationUnit, where same: (LanguageTag, LanguageTag) -> Bool = { $0 == $1 }
    ) -> Bool {
        other.variants.allSatisfy { wanted in
            variants.contains { same($0.language, wanted.language) && sameBytes($0.text, wanted.text) }
        }
    }
}
