public import CalqueCore
import CalqueXML

/// The types of the properties that Calque writes. TMX asks that the types of a tool begin with `x-`.
package enum PropertyType {
    /// The document from which a unit or file was made, as the caller names it.
    package static let document = "x-document"
    /// In a header: a digest of the place, the content or the request that the file was made from. Two documents may have
    /// the same name.
    package static let documentID = "x-document-id"
    /// In the header of a file that has the units of one aligned document: the languages of its versions, as `en-ru`.
    package static let languages = "x-languages"
    /// The date of the document, in the document's own spelling.
    package static let date = "x-date"
    /// The aligner's confidence that the texts are translations of each other: 0.00 to 1.00, with two decimals.
    package static let confidence = "x-confidence"
    /// `yes` if the documents have the text in different places; otherwise absent.
    package static let moved = "x-moved"
    /// The text of the segment before it in the document. Context matches are found by it.
    package static let previous = "x-previous"
    /// The text of the segment after it.
    package static let next = "x-next"
    /// In a unit that was made of several segments: how many of each text, by paragraph. `2:1` is two segments of a paragraph
    /// opposite one, and `1+1:2` two of two paragraphs opposite two of one.
    package static let segments = "x-segments"
    /// The subject. Other spellings are read too; see `TranslationUnit.domain`.
    package static let domain = "x-domain"
    /// The score of the match that gave a leveraged unit its target, in whole points.
    package static let score = "x-score"
    /// The kind of that match: `context`, `exact`, `repaired` or `fuzzy`.
    package static let match = "x-match"
    /// The last document that had the same texts again. `usagecount` is the number of such documents.
    package static let lastDocument = "x-last-document"
    /// What is known about the worth of a unit: `draft`, `confirmed` or `rejected`; see `UnitStatus`.
    package static let status = "x-status"
    /// In a unit that a person corrected: the digest of the aligned pair that it replaced, by which a new alignment of its
    /// document finds it.
    package static let aligned = "x-aligned"
    /// In a header, once for each aligned pair that a person removed: the digest of the pair. A new alignment of the
    /// document does not bring it back. The text may be confidential, so it is not kept.
    package static let removed = "x-removed"
    /// The state of the translation in another tool's words (XLIFF, Trados Studio, memoQ), and what the tool adds to it.
    package static let state = "x-state"
    package static let stateQualifier = "x-state-qualifier"
    /// `yes` or `no`: whether a reviewer of another tool approved the translation.
    package static let approved = "x-approved"
}

extension TranslationUnit {
    /// Makes a unit of two aligned texts; see `init(aligned:)`.
    public init(
        source: String, _ sourceLanguage: LanguageTag, target: String, _ targetLanguage: LanguageTag,
        document: String? = nil, date: String? = nil, confidence: Double? = nil, creationDate: UnitDate? = nil,
        creationID: String? = nil
    ) {
        self.init(
            aligned: [Variant(sourceLanguage, source), Variant(targetLanguage, target)], document: document, date: date,
            confidence: confidence, creationDate: creationDate, creationID: creationID)
    }

    /// Makes a unit of aligned texts, one of each document.
    ///
    /// - Parameters:
    ///   - variants: the texts.
    ///   - document: the name of the documents.
    ///   - date: the date of the documents, in their own spelling.
    ///   - confidence: 0…1. A value outside this range is moved to its nearer end; NaN is left out.
    ///   - isMoved: whether the documents have the text in different places.
    ///   - creationDate: passed in, so that the same input gives the same bytes.
    ///   - creationID: the creator of the unit.
    public init(
        aligned variants: [Variant], document: String? = nil, date: String? = nil, confidence: Double? = nil,
        isMoved: Bool = false, creationDate: UnitDate? = nil, creationID: String? = nil
    ) {
        self.init(variants: variants)
        if let creationDate { attributes.append(XMLAttribute("creationdate", creationDate.description)) }
        if let creationID { attributes.append(XMLAttribute("creationid", creationID)) }
        if let document { annotations.append(.property(UnitProperty(PropertyType.document, document))) }
        if let date { annotations.append(.property(UnitProperty(PropertyType.date, date))) }
        if let confidence, !confidence.isNaN {
            annotations.append(.property(UnitProperty(PropertyType.confidence, Hundredths.text(confidence))))
        }
        if isMoved { annotations.append(.property(UnitProperty(PropertyType.moved, "yes"))) }
    }

    /// The pairs of the unit in two languages: each source variant with each target variant.
    ///
    /// - Parameter same: whether a variant's language counts as the requested language.
    /// - Complexity: O(variants²).
    public func pairs(
        from source: LanguageTag, to target: LanguageTag,
        where same: (_ variant: LanguageTag, _ asked: LanguageTag) -> Bool = { $0 == $1 }
    ) -> [(source: Variant, target: Variant)] {
        let targets = variants.filter { same($0.language, target) }
        guard !targets.isEmpty else { return [] }
        return variants.filter { same($0.language, source) }.flatMap { one in targets.map { (one, $0) } }
    }

    /// The language of the source: the unit's own `srclang`, or else the header's. It is nil for `*all*` and if there is
    /// no `srclang`; any variant may then be the source.
    public func sourceLanguage(in header: TMXHeader) -> LanguageTag? {
        LanguageTag(attributes["srclang"] ?? header.sourceLanguage)
    }

    /// Whether the unit has all variants of `other`, compared by language and plain text.
    public func contains(
        _ other: TranslationUnit, where same: (LanguageTag, LanguageTag) -> Bool = { $0 == $1 }
    ) -> Bool {
        other.variants.allSatisfy { wanted in
            variants.contains { same($0.language, wanted.language) && sameBytes($0.text, wanted.text) }
        }
    }
}
