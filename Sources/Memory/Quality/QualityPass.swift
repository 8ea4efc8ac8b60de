import CalqueCore
public import CalqueUnits

/// Checks the units of a memory one after the other. A quotation may begin in one unit and end in another of the same
/// document: a mark with a partner in one of the next units is no fault, so findings come a few units later.
///
/// One pass serves one thread at a time.
public final class QualityPass<Payload> {
    private struct Waiting {
        let payload: Payload
        var findings: [Finding]
        let number: Int
        let strays: [Stray]
    }

    private final class Stray {
        let mark: Unicode.Scalar
        let language: LanguageTag
        let number: Int
        var isMatched = false

        init(_ mark: Unicode.Scalar, _ language: LanguageTag, _ number: Int) {
            self.mark = mark
            self.language = language
            self.number = number
        }
    }

    private let check: QualityCheck
    /// How many units a quotation may cover.
    private let reach: Int
    private var document: String?
    private var number = 0
    private var waiting: [Waiting] = []
    private var strays: [Stray] = []

    /// - Parameter reach: how many units a quotation may cover.
    public init(_ check: QualityCheck, reach: Int = 12) {
        self.check = check
        self.reach = reach
    }

    /// Checks the next unit.
    ///
    /// - Parameters:
    ///   - document: the document of the unit; quotations end with it.
    ///   - payload: a value that is returned with the findings.
    ///   - findings: those of the check in the unit, if they were made before, by another thread perhaps.
    /// - Returns: the units with findings whose check is complete now, in their order.
    public func next(
        _ unit: TranslationUnit, header: TMXHeader, document: String?, _ payload: Payload,
        findings known: [Finding]? = nil
    ) -> [(payload: Payload, findings: [Finding])] {
        let settled = document == self.document ? [] : finish()
        self.document = document
        number += 1
        var own: [Stray] = []
        if check.rules.contains(.unbalanced) {
            for variant in unit.variants {
                for mark in BalanceRule.strayQuotes(in: variant.text) {
                    let stray = Stray(mark, variant.language, number)
                    match(stray)
                    own.append(stray)
                }
            }
        }
        let findings = known ?? check.findings(in: unit, header: header)
        if !findings.isEmpty {
            waiting.append(Waiting(payload: payload, findings: findings, number: number, strays: own))
        }
        strays.removeAll { $0.number + reach < number || $0.isMatched }
        strays += own.filter { !$0.isMatched }
        return settled + take { $0.number + self.reach < self.number }
    }

    /// Returns the remaining units with findings, at the end of the memory.
    public func finish() -> [(payload: Payload, findings: [Finding])] {
        strays = []
        return take { _ in true }
    }

    private func match(_ stray: Stray) {
        guard let opener = BalanceRule.opener(of: stray.mark),
            let partner = strays.last(where: { $0.language == stray.language && $0.mark == opener && !$0.isMatched })
        else { return }
        partner.isMatched = true
        stray.isMatched = true
    }

    /// Removes and returns the first units that wait, up to one with an open quotation.
    private func take(_ isOver: (Waiting) -> Bool) -> [(payload: Payload, findings: [Finding])] {
        var taken: [(payload: Payload, findings: [Finding])] = []
        var count = 0
        for one in waiting {
            let isOpen = one.strays.contains { !$0.isMatched }
            guard isOver(one) || !isOpen || !one.findings.contains(where: { $0.rule == .unbalanced }) else { break }
            count += 1
            let findings = one.findings.filter { finding in
                guard finding.rule == .unbalanced else { return true }
                let own = one.strays.filter { $0.language == finding.language }
                return own.isEmpty || own.contains { !$0.isMatched }
            }
            if !findings.isEmpty { taken.append((one.payload, findings)) }
        }
        waiting.removeFirst(count)
        return taken
    }
}
