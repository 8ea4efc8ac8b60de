package import CalqueUnits

/// The units of a file that are not given, because they are no translations, by their reason.
package struct SkippedUnits: Sendable, Hashable {
    /// One of the texts is empty, or the file says that nobody has translated it yet.
    package var untranslated = 0
    /// A person rejected the translation.
    package var rejected = 0
    /// The text must not be translated (`translate="no"`).
    package var untranslatable = 0

    package init() {}

    /// A line for each reason that there is: `3 units without a translation skipped`.
    package var lines: [String] {
        [
            (untranslated, "", " without a translation"), (rejected, "rejected ", ""),
            (untranslatable, "", " not to be translated"),
        ].compactMap { count, before, after in
            count == 0 ? nil : "\(count) \(before)\(count == 1 ? "unit" : "units")\(after) skipped"
        }
    }

    package static func += (one: inout SkippedUnits, other: SkippedUnits) {
        one.untranslated += other.untranslated
        one.rejected += other.rejected
        one.untranslatable += other.untranslatable
    }
}

extension TranslationUnit {
    /// Leaves out the texts that are empty: they are no translations.
    ///
    /// - Parameter isTable: whether the unit is a row of a table of several languages. There, an empty cell is an empty text.
    /// - Returns: nil for a unit without a translation. A unit that was written with one text only is not meant to have one.
    package func withoutEmptyTexts(isTable: Bool) -> TranslationUnit? {
        // By index, because a copy of a variant is large.
        let isWhole = variants.indices.allSatisfy { variants[$0].content.hasAnyText }
        if isWhole { return isTable && variants.count == 1 ? nil : self }
        var unit = self
        unit.variants.removeAll { !$0.content.hasAnyText }
        return unit.variants.count < 2 ? nil : unit
    }
}

extension SegmentContent {
    /// Whether there is a character to read, in the text or in the texts inside codes.
    fileprivate var hasAnyText: Bool { hasText || hasElements && subflows.contains(where: \.hasText) }
}
