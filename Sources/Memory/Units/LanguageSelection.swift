public import CalqueCore
import CalqueXML

/// Some languages of a memory, for writing units in these languages only.
public struct LanguageSelection {
    private let languages: [LanguageTag]
    private let same: (LanguageTag, LanguageTag) -> Bool

    /// - Parameters:
    ///   - languages: the languages that are kept.
    ///   - same: whether a variant's language counts as a selected language.
    public init(
        _ languages: [LanguageTag],
        where same: @escaping (_ variant: LanguageTag, _ selected: LanguageTag) -> Bool = { $0 == $1 }
    ) {
        self.languages = languages
        self.same = same
    }

    private func contains(_ language: LanguageTag) -> Bool { languages.contains { same(language, $0) } }

    /// Returns the unit with its variants in the selected languages, or nil if they are fewer than two, or none for a
    /// selection of one language. If the source language of the unit is not selected, any remaining variant may be the
    /// source.
    public func unit(_ unit: TranslationUnit) -> TranslationUnit? {
        var unit = unit
        unit.variants.removeAll { !contains($0.language) }
        if unit.variants.count < min(languages.count, 2) { return nil }
        unit.attributes = limited(unit.attributes)
        return unit
    }

    /// Returns the header for the selected languages. If the source language of the file is not selected, any language may
    /// be the source.
    public func header(_ header: TMXHeader) -> TMXHeader {
        var header = header
        header.attributes = limited(header.attributes)
        return header
    }

    private func limited(_ attributes: [XMLAttribute]) -> [XMLAttribute] {
        guard let source = attributes["srclang"].flatMap({ LanguageTag($0) }), !contains(source) else {
            return attributes
        }
        var attributes = attributes
        attributes["srclang"] = TMXHeader.anyLanguage
        return attributes
    }
}
