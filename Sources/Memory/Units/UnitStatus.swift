import CalqueCore

/// What a person, or the aligner's doubt, says about a unit (`x-status`).
///
/// A unit without a status comes from another tool, or from the aligner, which then states its confidence.
package enum UnitStatus: String, Sendable, CaseIterable {
    /// Kept for review. It is not offered as a translation unless drafts are asked for.
    case draft
    /// A person wrote it, corrected it or approved it.
    case confirmed
    /// A person refused it. It is never offered as a translation.
    case rejected

    /// Reads a status as files have it: in any case, and with blanks around it.
    package init?(written text: String) {
        let word = text.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
        guard let status = UnitStatus(rawValue: word) else { return nil }
        self = status
    }
}

extension UnitStatus: Comparable {
    /// The stricter one is larger: of several statuses of a unit, that counts.
    package static func < (one: UnitStatus, other: UnitStatus) -> Bool { one.strictness < other.strictness }

    private var strictness: Int {
        switch self {
        case .confirmed: 0
        case .draft: 1
        case .rejected: 2
        }
    }
}

extension TranslationUnit {
    /// The status of the unit; nil if it has none or an unknown one.
    package var status: UnitStatus? {
        get {
            annotations.lazy.compactMap { annotation in
                guard case .property(let property) = annotation, property.type == PropertyType.status else {
                    return nil
                }
                return UnitStatus(written: property.text)
            }.max()
        }
        set { annotations.setProperty(PropertyType.status, to: newValue?.rawValue) }
    }

    /// Whether the unit's status lets it be offered as a translation.
    ///
    /// - Parameter drafts: whether drafts may be. Rejected units never are.
    package func mayBeOffered(drafts: Bool) -> Bool {
        switch status {
        case .rejected: false
        case .draft: drafts
        case .confirmed, nil: true
        }
    }
}

extension SegmentContent {
    /// Whether there is a character to read outside native codes. Blanks and invisible characters are none.
    ///
    /// - Complexity: O(1) for nearly all texts, which begin with such a character.
    package var hasText: Bool { Self.hasText(plainText) }

    /// Whether a text has a character to read.
    package static func hasText(_ text: String) -> Bool {
        guard let first = text.utf8.first else { return false }
        if first > 0x20, first < 0x7F { return true }
        // Letters of Latin, Greek, Cyrillic, Armenian and Hebrew, and Han: none of these code points is blank or invisible.
        if (0xC3...0xCC).contains(first) || (0xCE...0xD7).contains(first) || (0xE4...0xE9).contains(first) {
            return true
        }
        return text.unicodeScalars.contains { scalar in
            let properties = scalar.properties
            return !properties.isWhitespace && !properties.isDefaultIgnorableCodePoint
                && properties.generalCategory != .control
        }
    }
}
