import CalqueCore
import CalqueUnits
import CalqueXML

/// What a unit that goes to a file with another header must say itself from now on.
struct HeaderDifference {
    private var attributes: [XMLAttribute] = []
    private var document: String?

    /// Nil when there is none.
    init?(from old: TMXHeader, to new: TMXHeader) {
        for name in ["srclang", "datatype", "segtype"] {
            guard let value = old.attributes[name], value != new.attributes[name] else { continue }
            attributes.append(XMLAttribute(name, value))
        }
        let document = old.annotations.property(PropertyType.document)
        if document != new.annotations.property(PropertyType.document) { self.document = document }
        if attributes.isEmpty, self.document == nil { return nil }
    }

    /// What the unit says already stays.
    func apply(to unit: inout TranslationUnit) {
        for attribute in attributes where unit.attributes[attribute.name] == nil { unit.attributes.append(attribute) }
        if let document, unit.annotations.property(PropertyType.document) == nil {
            unit.annotations.setProperty(PropertyType.document, to: document)
        }
    }
}
