import CalqueCore
import CalqueXML

// What units say about themselves, in the spellings that files have for it.
extension TranslationUnit {
    /// The matter it is about: `x-domain`, or what other tools call so: `domain`, `x-Domain:SinglePicklist`.
    package var domain: String? {
        for property in annotations.properties {
            var name = property.type.lowercased()[...]
            if name.hasPrefix("x-") { name = name.dropFirst(2) }
            if name == "domain" || name.hasPrefix("domain:") { return property.text }
        }
        return nil
    }

    /// The day it is of: its document's date, else when it was last changed or made. Digits: `20260203`.
    package var dayDigits: String? {
        if let date = annotations.property(PropertyType.date) {
            let digits = date.filter(\.isASCIIDigit)
            if digits.utf8.count >= 4 { return String(digits.prefix(8)) }
        }
        return changed.map { String($0.filter(\.isASCIIDigit).prefix(8)) }
    }

    /// The latest of its dates and those of its variants, as TMX writes them; nil when there is none.
    package var changed: String? {
        var latest = Self.latest(attributes)
        for variant in variants {
            guard let other = Self.latest(variant.attributes) else { continue }
            latest = latest.map { bytesPrecede($0, other) ? other : $0 } ?? other
        }
        return latest
    }

    private static func latest(_ attributes: [XMLAttribute]) -> String? {
        var latest: String?
        for attribute in attributes where attribute.name == "changedate" || attribute.name == "creationdate" {
            if latest.map({ bytesPrecede($0, attribute.value) }) ?? true { latest = attribute.value }
        }
        return latest
    }

    /// How often it was used, as `usagecount` has it: nil when it is not said or no number.
    package var usageCount: Int? { attributes["usagecount"].flatMap { Int($0) } }

    /// The languages' text that is translated: of the source language if it has that, else the first.
    package func sourceVariant(in header: TMXHeader) -> Variant? {
        guard let source = sourceLanguage(in: header) else { return variants.first }
        return variants.first { $0.language == source } ?? variants.first { $0.language.language == source.language }
            ?? variants.first
    }
}

extension Character {
    package var isASCIIDigit: Bool { isASCII && isNumber }
}
