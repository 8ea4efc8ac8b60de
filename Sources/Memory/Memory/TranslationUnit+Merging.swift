import CalqueCore
import CalqueUnits
import CalqueXML

extension TranslationUnit {
    /// Counts a further use of the unit's texts.
    ///
    /// A use in another document adds to `usagecount`. A count that is higher than the unit's own replaces it. The same
    /// document again changes nothing, so that an import can be repeated.
    ///
    /// - Parameters:
    ///   - document: the document of the further use.
    ///   - usage: the `usagecount` of the unit that came again.
    ///   - now: the new date of last use; nil leaves the date unchanged.
    /// - Returns: whether anything changed.
    mutating func countUse(in document: String?, usage: Int?, now: UnitDate?) -> Bool {
        let documents = annotations.properties.filter {
            $0.type == PropertyType.document || $0.type == PropertyType.lastDocument
        }
        if let document, !documents.isEmpty, !documents.contains(where: { sameBytes($0.text, document) }) {
            attributes["usagecount"] = String((usageCount ?? 1).saturatingSum(max(usage ?? 1, 1)))
            annotations.setProperty(PropertyType.lastDocument, to: document)
        } else if let usage, usage > usageCount ?? 0 {
            attributes["usagecount"] = String(usage)
        } else {
            return false
        }
        if let now { attributes["lastusagedate"] = now.description }
        return true
    }

    /// Takes the status of a unit with the same texts if it says more: a person's word counts more than none, and a draft
    /// that came again otherwise is none any more.
    ///
    /// - Returns: whether anything changed.
    mutating func lift(to other: UnitStatus?) -> Bool {
        guard other != status, TranslationUnit.worth(of: other) > worth else { return false }
        status = other
        return true
    }

    /// The unit without some of its variants; nil if fewer than two variants remain.
    func without(_ isDropped: (Variant) -> Bool) -> TranslationUnit? {
        var unit = self
        unit.variants.removeAll(where: isDropped)
        return unit.variants.count < 2 ? nil : unit
    }
}

extension TranslationUnit {
    /// How much the status says about the unit; see `worth(of:)`.
    var worth: Int { Self.worth(of: status) }

    /// How much a status says about a unit: a person's word more than none, and a draft less.
    static func worth(of status: UnitStatus?) -> Int {
        switch status {
        case .draft: 0
        case nil: 1
        case .confirmed, .rejected: 2
        }
    }
}
