import CalqueCore
import CalqueUnits
import CalqueXML

extension TranslationUnit {
    /// Notes that the same texts came again.
    ///
    /// From another document it is one use more; a count that is higher than the unit's own is taken over. The same
    /// document again is no news, so that an import that is repeated changes nothing.
    /// - Parameter now: as TMX writes it.
    /// - Returns: whether anything changed.
    mutating func meetAgain(document: String?, usage: Int?, now: String?) -> Bool {
        let documents = annotations.properties.filter {
            $0.type == PropertyType.document || $0.type == PropertyType.lastDocument
        }
        if let document, !documents.isEmpty, !documents.contains(where: { sameBytes($0.text, document) }) {
            attributes["usagecount"] = String(min(usageCount ?? 1, 1 << 40) + min(max(usage ?? 1, 1), 1 << 40))
            annotations.setProperty(PropertyType.lastDocument, to: document)
        } else if let usage, usage > usageCount ?? 0 {
            attributes["usagecount"] = String(usage)
        } else {
            return false
        }
        if let now { attributes["lastusagedate"] = now }
        return true
    }

    /// What is left when variants of some languages are taken away: nil when that is no translation any more.
    func without(_ isDropped: (Variant) -> Bool) -> TranslationUnit? {
        var unit = self
        unit.variants.removeAll(where: isDropped)
        return unit.variants.count < 2 ? nil : unit
    }
}
