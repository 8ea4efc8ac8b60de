import CalqueCore
import CalqueUnits
import CalqueXML

/// The statements of one header about its units that another header does not make. A unit that moves to the file of the
/// other header must state them itself.
struct HeaderDifference {
    private var attributes: [XMLAttribute] = []
    private var document: String?
    /// The identity of the document that the units of the old file were aligned from.
    private var identity: String?

    /// - Returns: nil if the headers make the same statements.
    init?(from old: TMXHeader, to new: TMXHeader) {
        for name in ["srclang", "datatype", "segtype"] {
            guard let value = old.attributes[name], value != new.attributes[name] else { continue }
            attributes.append(XMLAttribute(name, value))
        }
        let document = old.annotations.property(PropertyType.document)
        if document != new.annotations.property(PropertyType.document) {
            self.document = document
            identity = DocumentUnits.identity(of: old)
        }
        if attributes.isEmpty, self.document == nil { return nil }
    }

    /// Adds the statements to a unit that does not make them itself.
    func apply(to unit: inout TranslationUnit) {
        for attribute in attributes where unit.attributes[attribute.name] == nil { unit.attributes.append(attribute) }
        guard let document else { return }
        let own = unit.annotations.property(PropertyType.document)
        if own == nil { unit.annotations.setProperty(PropertyType.document, to: document) }
        if let identity, own.map({ sameBytes($0, document) }) ?? true,
            unit.annotations.property(PropertyType.documentID) == nil
        {
            unit.annotations.setProperty(PropertyType.documentID, to: identity)
        }
    }
}
