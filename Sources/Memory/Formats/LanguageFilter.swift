package import CalqueCore
import CalqueICU
package import CalqueUnits

/// A filter for units that can be translated from one language into another. In TMX, a unit with a `srclang` (its own, or
/// that of its header) has that source language only; with `*all*` it has any.
package final class LanguageFilter: UnitReader {
    private let reader: any UnitReader
    private let header: () -> TMXHeader?
    private let source: LanguageTag?
    private let target: LanguageTag?
    /// Units that were left out.
    package private(set) var skipped = 0

    /// - Parameters:
    ///   - header: returns the header of the file of the last unit, if the format has headers.
    ///   - source: nil accepts any language. `en` accepts `en-GB`, and `en-GB` accepts `en` and not `en-US`.
    ///   - target: likewise. If both are given, variants in other languages are left out.
    package init(
        _ reader: any UnitReader, header: @escaping () -> TMXHeader?, from source: LanguageTag?,
        to target: LanguageTag?
    ) {
        self.reader = reader
        self.header = header
        self.source = source
        self.target = target
    }

    package func nextUnit() throws(Failure) -> TranslationUnit? {
        if source == nil, target == nil { return try reader.nextUnit() }
        while var unit = try reader.nextUnit() {
            if isWanted(unit) {
                if let source, let target {
                    unit.variants.removeAll { !$0.language.meets(source) && !$0.language.meets(target) }
                }
                return unit
            }
            skipped += 1
        }
        return nil
    }

    private func isWanted(_ unit: TranslationUnit) -> Bool {
        if let source {
            let claimed = unit.sourceLanguage(in: header() ?? TMXHeader(attributes: []))
            if let claimed, !claimed.meets(source) { return false }
        }
        return [source, target].allSatisfy { language in
            guard let language else { return true }
            return unit.variants.contains { $0.language.meets(language) }
        }
    }
}

extension LanguageTag {
    /// Whether one language can be used for the other: they have the same language and script, and no different regions.
    fileprivate func meets(_ other: LanguageTag) -> Bool {
        guard matches(other) else { return false }
        guard let region, let asked = other.region else { return true }
        return region == asked
    }

    private var region: Substring? {
        description.split(separator: "-").dropFirst().first {
            $0.utf8.count == 2 || $0.utf8.count == 3 && $0.utf8.allSatisfy { $0 < 0x3A }
        }
    }
}
