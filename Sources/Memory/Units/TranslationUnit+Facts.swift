import CalqueCore
import CalqueXML

// Statements of units about themselves, in the spellings of several tools.
extension TranslationUnit {
    /// The subject: the property `x-domain`, or a property of another tool such as `domain` or
    /// `x-Domain:SinglePicklist`.
    public var domain: String? {
        for property in annotations.properties where Self.isDomain(property.type) { return property.text }
        return nil
    }

    /// Whether the type of a property says that its text is a domain.
    package static func isDomain(_ type: String) -> Bool { isNamed(type, "domain") }

    /// Whether the type of a property says that its text is a desk.
    package static func isDesk(_ type: String) -> Bool { isNamed(type, "desk") }

    private static func isNamed(_ type: String, _ name: String) -> Bool {
        var type = type.lowercased()[...]
        if type.hasPrefix("x-") { type = type.dropFirst(2) }
        return type == name || type.hasPrefix(name + ":")
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

    /// The number of uses (`usagecount`); nil if it is absent or not a count. A count that is too large for the type is the
    /// largest that fits.
    public var usageCount: Int? { attributes["usagecount"].flatMap(Self.count) }

    /// Returns the count that an attribute says, or nil.
    package static func count(_ text: String) -> Int? {
        if let count = Int(text) { return count < 0 ? nil : count }
        let isCount = !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
        return isCount ? .max : nil
    }

    /// The confidence of the aligner (`x-confidence`), from 0 to 1; nil if it is absent or anything else.
    package var confidence: Double? { annotations.property(PropertyType.confidence).flatMap(Self.confidence) }

    /// Returns the confidence that a property says. What is not a number from 0 to 1 counts as absent.
    package static func confidence(_ text: String) -> Double? {
        Double(text).flatMap { (0...1).contains($0) ? $0 : nil }
    }

    /// The variant that was translated: the one in the source language, or else the first.
    public func sourceVariant(in header: TMXHeader) -> Variant? {
        guard let source = sourceLanguage(in: header) else { return variants.first }
        return variants.first { $0.language == source } ?? variants.first { $0.language.language == source.language }
            ?? variants.first
    }
}
