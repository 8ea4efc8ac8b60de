import CalqueCore
import CalqueICU
import CalqueUnits
import CalqueXML

/// The part of a unit that a comparison reads.
enum FilterField {
    case language, source, target, domain, document, file, date, created, changed, confidence, usage, unit, tuid
    case status, note
    case text(LanguageTag?)
    case property(String)

    /// The type of a field's values.
    enum ValueType { case text, number, date, language }

    /// All names, for error messages.
    static let names = UnitFilter.fields.map(\.name) + ["target", "changed", "prop"]

    /// - Returns: nil if there is no field of this name.
    init?(_ name: String) {
        switch name.lowercased() {
        case "lang", "language": self = .language
        case "source": self = .source
        case "target": self = .target
        case "text": self = .text(nil)
        case "domain": self = .domain
        case "document": self = .document
        case "file": self = .file
        case "date": self = .date
        case "created": self = .created
        case "changed": self = .changed
        case "confidence": self = .confidence
        case "usage": self = .usage
        case "unit": self = .unit
        case "tuid": self = .tuid
        case "status": self = .status
        case "note": self = .note
        case let lower where lower.hasPrefix("text."):
            guard let language = LanguageTag(String(name.dropFirst(5))) else { return nil }
            self = .text(language)
        case let lower where lower.hasPrefix("prop.") && name.utf8.count > 5:
            self = .property(String(name.dropFirst(5)))
        default: return nil
        }
    }

    var valueType: ValueType {
        switch self {
        case .language: .language
        case .date, .created, .changed: .date
        case .confidence, .usage, .unit: .number
        default: .text
        }
    }

    /// Returns the values of a unit in this field.
    func values(_ context: FilterContext) -> [String] {
        let unit = context.entry.unit
        func one(_ text: String?) -> [String] { text.map { [$0] } ?? [] }
        switch self {
        case .language: return unit.variants.map(\.language.description)
        case .source: return one(unit.sourceVariant(in: context.header)?.text)
        case .target:
            let source = unit.sourceVariant(in: context.header)
            let index = unit.variants.firstIndex { $0 == source }
            return unit.variants.indices.filter { $0 != index }.map { unit.variants[$0].text }
        case .text(nil): return unit.variants.map(\.text)
        case .text(let language?): return unit.variants.filter { $0.language.matches(language) }.map(\.text)
        case .domain: return one(unit.domain)
        case .document:
            let own = unit.annotations.properties.filter {
                $0.type == PropertyType.document || $0.type == PropertyType.lastDocument
            }
            return own.isEmpty ? one(context.header.annotations.property(PropertyType.document)) : own.map(\.text)
        case .file: return [Files.name(of: context.file)]
        case .date: return one(unit.day?.digits)
        case .created: return one(unit.attributes["creationdate"].flatMap { UnitDate($0) }?.digits)
        case .changed: return one(unit.lastChange?.digits)
        case .confidence:
            let text = unit.annotations.property(PropertyType.confidence)
            return one(text.flatMap { TranslationUnit.confidence($0) == nil ? nil : $0 })
        case .usage: return one(unit.attributes["usagecount"])
        case .unit: return [String(context.entry.position)]
        case .tuid: return one(unit.tuid)
        case .status: return one(unit.status?.rawValue ?? unit.annotations.property(PropertyType.status))
        case .note: return unit.annotations.notes.map(\.text)
        case .property(let name): return unit.annotations.properties.filter { $0.type == name }.map(\.text)
        }
    }
}
