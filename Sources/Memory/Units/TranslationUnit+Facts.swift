import CalqueCore
import CalqueXML

// Statements of units about themselves, in the spellings of several tools.
extension TranslationUnit {
    /// The subject: the property `x-domain`, or a property of another tool such as `domain` or
    /// `x-Domain:SinglePicklist`.
    public var domain: String? {
        for property in annotations.properties {
            var name = property.type.lowercased()[...]
            if name.hasPrefix("x-") { name = name.dropFirst(2) }
            if name == "domain" || name.hasPrefix("domain:") { return property.text }
        }
        return nil
    }

    /// The day of its document (`x-date`), or else the day of its last change.
    public var day: UnitDate? {
        annotations.property(PropertyType.date).flatMap { UnitDate(startOf: $0) } ?? lastChange?.wholeDay
    }

    /// The latest of the dates of creation and change of the unit and its variants: the date by which one unit is newer
    /// than another, everywhere. Some tools date the unit, others the variants. A date that cannot be read does not
    /// count.
    public var lastChange: UnitDate? {
        var latest = Self.latest(attributes)
        // By index, because a copy of a variant costs more than the search.
        for index in variants.indices {
            guard let date = Self.latest(variants[index].attributes) else { continue }
            latest = latest.map { max($0, date) } ?? date
        }
        return latest
    }

    private static func latest(_ attributes: [XMLAttribute]) -> UnitDate? {
        var latest: UnitDate?
        for attribute in attributes where attribute.name == "changedate" || attribute.name == "creationdate" {
            guard let date = UnitDate(attribute.value) else { continue }
            latest = latest.map { max($0, date) } ?? date
        }
        return latest
    }

    /// The number of uses (`usagecount`); nil if it is absent or not a number.
    public var usageCount: Int? { attributes["usagecount"].flatMap { Int($0) } }

    /// The variant that was translated: the one in the source language, or else the first.
    public func sourceVariant(in header: TMXHeader) -> Variant? {
        guard let source = sourceLanguage(in: header) else { return variants.first }
        return variants.first { $0.language == source } ?? variants.first { $0.language.language == source.language }
            ?? variants.first
    }
}
