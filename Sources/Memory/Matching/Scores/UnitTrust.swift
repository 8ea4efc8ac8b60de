import CalqueCore
package import CalqueUnits

/// What a unit says about its own worth, as a number that an index keeps for each unit.
///
/// A pair that only the aligner vouches for, with a confidence below 0.9, is no safe translation, however similar its
/// source is. So it loses points by its confidence and cannot be a context match: ⌈25 · (1 − confidence)⌉ points, which
/// is 3 for 0.89, 5 for 0.8 and 13 for 0.5. A confidence that is no number from 0 to 1 counts as 0. A draft loses at least
/// one point.
package struct UnitTrust: Sendable, Hashable {
    /// Bit 0: a draft. Bit 1: not confirmed. Bit 2: rejected. From bit 8 on: the points that the unit loses.
    package let rawValue: UInt32

    package init(rawValue: UInt32) { self.rawValue = rawValue }

    package init(_ unit: TranslationUnit) {
        // Most units have neither property, and an index is made of millions.
        var (hasConfidence, hasStatus) = (false, false)
        for case .property(let property) in unit.annotations {
            if property.type == PropertyType.confidence { hasConfidence = true }
            if property.type == PropertyType.status { hasStatus = true }
        }
        let status = hasStatus ? unit.status : nil
        let isUnconfirmed = hasConfidence && status != .confirmed
        var points = isUnconfirmed ? Self.points(unit.confidence ?? 0) : 0
        if status == .draft { points = max(1, points) }
        rawValue =
            (status == .draft ? 1 : 0) | (isUnconfirmed ? 2 : 0) | (status == .rejected ? 4 : 0) | UInt32(points) << 8
    }

    package var isDraft: Bool { rawValue & 1 != 0 }
    /// Whether only an aligner vouches for the unit.
    package var isUnconfirmed: Bool { rawValue & 2 != 0 }
    package var isRejected: Bool { rawValue & 4 != 0 }
    /// The points that the unit loses, unless a rule of the user's says another number.
    package var points: Int { Int(rawValue >> 8) }

    /// A pair with this confidence or more is as good as a confirmed one.
    package static let sureConfidence = 0.9

    /// Returns the points that an unconfirmed pair loses.
    /// - Parameter confidence: 0…1.
    package static func points(_ confidence: Double) -> Int {
        guard confidence < sureConfidence else { return 0 }
        let hundredths = Int(saturating: (confidence * 100).rounded())
        return max(1, (25 * (100 - hundredths) + 99) / 100)
    }
}

extension TranslationUnit {
    /// The texts of the unit that are compared with queries.
    ///
    /// A text that is empty is no translation: it is left out, and with it a unit that has no other translation. A
    /// rejected unit has none. A unit of one language, which never had a translation, keeps its text.
    package var comparedVariants: [Variant] { comparedVariants(UnitTrust(self)) }

    /// The same, where the unit's trust is known.
    package func comparedVariants(_ trust: UnitTrust) -> [Variant] {
        if trust.isRejected { return [] }
        if variants.count == 1 { return variants }
        // Nearly every unit keeps all: no copy is made.
        if variants.indices.allSatisfy({ variants[$0].content.hasText }) { return variants }
        let texts = variants.filter(\.content.hasText)
        return texts.count < 2 ? [] : texts
    }
}
