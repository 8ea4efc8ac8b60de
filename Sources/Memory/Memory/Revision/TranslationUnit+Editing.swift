import CalqueCore
package import CalqueUnits
import CalqueXML

extension TranslationUnit {
    /// The digest of the texts of an aligned pair, in their order. It does not show the texts.
    package var pairDigest: String { ContentDigest.text(of: variants.lazy.map(\.text)) }

    /// Whether the unit came from an alignment, whatever a person made of it since.
    package var isAligned: Bool {
        annotations.property(PropertyType.confidence) != nil || annotations.property(PropertyType.aligned) != nil
    }

    /// Whether a person has decided about the unit, so that a new version of its document does not replace it.
    package var isKept: Bool {
        switch status {
        case .confirmed, .rejected: true
        case .draft, nil: annotations.property(PropertyType.aligned) != nil
        }
    }

    /// Whether another tool dates a change of the unit or of a variant after the unit's creation. An aligned unit has no date
    /// of change.
    var isChangedLater: Bool {
        func date(_ name: String, in attributes: [XMLAttribute]) -> UnitDate? {
            attributes[name].flatMap { UnitDate($0) }
        }
        let changes = ([attributes] + variants.map(\.attributes)).compactMap { date("changedate", in: $0) }
        guard let latest = changes.max() else { return false }
        return date("creationdate", in: attributes).map { latest > $0 } ?? true
    }

    /// Marks the unit as changed by a person.
    ///
    /// New texts are the person's own, so they are confirmed, unless the person has set another status. A note or a
    /// property says nothing about the translation.
    ///
    /// - Parameters:
    ///   - old: the unit before the change.
    ///   - isOfDocument: whether the unit is of a document, whose new version must find it.
    ///   - user: who made the change; nil if unknown.
    package mutating func markEdited(
        from old: TranslationUnit, isOfDocument: Bool, by user: String?, at date: UnitDate
    ) {
        if isOfDocument, annotations.property(PropertyType.aligned) == nil {
            annotations.setProperty(PropertyType.aligned, to: old.pairDigest)
        }
        let hasNewTexts = old.variants.map(\.content) != variants.map(\.content)
        if hasNewTexts, sameStatus(as: old) { status = .confirmed }
        attributes["changedate"] = date.description
        // The name of another person would be wrong.
        attributes["changeid"] = user
    }

    private func sameStatus(as old: TranslationUnit) -> Bool {
        annotations.property(PropertyType.status) == old.annotations.property(PropertyType.status)
    }

    /// The digests by which a removed unit is known: that of the pair that was aligned, and that of the present texts.
    var tombstones: [String] {
        guard isAligned else { return [] }
        let own = pairDigest
        guard let first = annotations.property(PropertyType.aligned), first != own else { return [own] }
        return [first, own]
    }

    /// The properties by which an alignment describes a unit.
    static let alignmentProperties = [
        PropertyType.document, PropertyType.documentID, PropertyType.date, PropertyType.confidence, PropertyType.moved,
        PropertyType.status, PropertyType.previous, PropertyType.next,
    ]

    /// The unit as a new alignment of the same texts describes it. All else stays: dates, uses and further properties.
    func renewed(by new: TranslationUnit) -> TranslationUnit {
        var unit = self
        for type in Self.alignmentProperties {
            let value = new.annotations.property(type)
            if unit.annotations.property(type) != value { unit.annotations.setProperty(type, to: value) }
        }
        return unit
    }
}

extension TMXHeader {
    /// The digests of pairs that a person removed.
    package var removedPairs: [String] {
        annotations.properties.filter { $0.type == PropertyType.removed }.map(\.text)
    }

    /// Whether the file is that of a document, so that a new version of the document replaces its units.
    package var isOfDocument: Bool { annotations.property(PropertyType.document) != nil }

    /// Drops digests of pairs that came back.
    mutating func dropRemovedPairs(_ digests: [String]) {
        let digests = Set(digests)
        annotations.removeAll {
            if case .property(let property) = $0 {
                property.type == PropertyType.removed && digests.contains(property.text)
            } else {
                false
            }
        }
    }

    /// Adds digests of removed pairs that are not there yet.
    mutating func addRemovedPairs(_ digests: some Sequence<String>) {
        var known = Set(removedPairs)
        for digest in digests where known.insert(digest).inserted {
            annotations.append(.property(UnitProperty(PropertyType.removed, digest)))
        }
    }
}
