import CalqueCore
package import CalqueUnits

/// Looks over the units of a memory one after the other. A quotation may begin in one unit and end in another of its
/// document: a mark whose partner stands in one of the next units is no fault, so findings come a little later.
///
/// Not for use from several threads at once.
package final class QualityPass<Payload> {
    private struct Waiting {
        let payload: Payload
        var findings: [Finding]
        let number: Int
        let strays: [Stray]
    }

    private final class Stray {
        let mark: Character
        let language: LanguageTag
        let number: Int
        var isMatched = false

        init(_ mark: Character, _ language: LanguageTag, _ number: Int) {
            self.mark = mark
            self.language = language
            self.number = number
        }
    }

    private let check: QualityCheck
    /// Over how many units a quotation may run.
    private let reach: Int
    private var document: String?
    private var number = 0
    private var waiting: [Waiting] = []
    private var strays: [Stray] = []

    package init(_ check: QualityCheck, reach: Int = 12) {
        self.check = check
        self.reach = reach
    }

    /// Takes the next unit.
    /// - Parameters:
    ///   - document: what it is from; quotations end with it.
    ///   - payload: what is given back with the findings.
    /// - Returns: the units of which all is known now, this one or some before, in their order; without those in which
    ///   nothing was found.
    package func next(
        _ unit: TranslationUnit, header: TMXHeader, document: String?, _ payload: Payload
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
        let findings = check.findings(in: unit, header: header)
        if !findings.isEmpty {
            waiting.append(Waiting(payload: payload, findings: findings, number: number, strays: own))
        }
        strays.removeAll { $0.number + reach < number || $0.isMatched }
        strays += own.filter { !$0.isMatched }
        return settled + take { $0.number + self.reach < self.number }
    }

    /// What is left, at the end.
    package func finish() -> [(payload: Payload, findings: [Finding])] {
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

    /// From the front, as far as nothing is open.
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
