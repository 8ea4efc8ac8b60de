import CalqueCore
public import CalqueUnits

/// Checks units for faults that a reader would notice, by rules that do not understand the texts.
public struct QualityCheck: Sendable {
    /// The rules that are checked.
    public var rules: Set<QualityRule>
    /// How many times as long as the other text a text may be. A Han character counts as three letters.
    public var mostRatio: Double

    /// Makes a check.
    public init(rules: Set<QualityRule> = Set(QualityRule.allCases), mostRatio: Double = 2.5) {
        self.rules = rules
        self.mostRatio = mostRatio
    }

    /// Returns the faults of a unit in the order of the rules, those of single texts first.
    ///
    /// - Parameter header: the header of the unit's file, which may name the source language.
    /// - Complexity: linear in the texts, times the number of variants.
    public func findings(in unit: TranslationUnit, header: TMXHeader) -> [Finding] {
        var findings: [Finding] = []
        for variant in unit.variants {
            for rule in QualityRule.allCases where rules.contains(rule) {
                if let message = Self.fault(rule, of: variant) {
                    findings.append(Finding(rule, variant.language, message))
                }
            }
        }
        if unit.variants.count == 1, rules.contains(.untranslated) {
            let language = unit.variants[0].language
            findings.append(Finding(.untranslated, language, "there is only \(language)"))
        }
        guard unit.variants.count > 1, let source = unit.sourceVariant(in: header),
            let index = unit.variants.firstIndex(of: source)
        else { return findings }
        for (number, target) in unit.variants.enumerated() where number != index {
            for rule in QualityRule.allCases where rules.contains(rule) {
                if rule == .unbalanced {
                    if let fault = BalanceRule.fault(source, target) {
                        findings.append(Finding(rule, fault.variant.language, fault.message))
                    }
                } else if let message = fault(rule, of: target, as: source) {
                    findings.append(Finding(rule, target.language, message))
                }
            }
        }
        return findings
    }

    /// Returns the fault of a single text under a rule, or nil.
    private static func fault(_ rule: QualityRule, of variant: Variant) -> String? {
        switch rule {
        case .untranslated:
            variant.text.unicodeScalars.allSatisfy(\.properties.isWhitespace) ? "\(variant.language) is empty" : nil
        case .script: ScriptRule.fault(in: variant.text, language: variant.language)
        case .mixedHan: ScriptRule.mixture(in: variant.text, language: variant.language)
        case .control: ControlRule.fault(in: variant.text)
        default: nil
        }
    }

    /// Returns the fault of a translation under a rule, or nil.
    private func fault(_ rule: QualityRule, of target: Variant, as source: Variant) -> String? {
        switch rule {
        case .numbers: NumberRule.fault(source, target)
        case .same: LengthRule.sameness(source, target)
        case .tags: TagRule.fault(source, target)
        case .length: LengthRule.fault(source, target, most: mostRatio)
        case .doubled: DoubledRule.fault(source, target)
        case .unbalanced, .untranslated, .script, .mixedHan, .control: nil
        }
    }
}
