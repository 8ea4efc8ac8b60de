public import CalqueMatching

extension MatchScore {
    /// How the score was made up: `100 − 15.38 (2 of 13 tokens differ) − 2 (numbers) = 82.6154`
    public var explanation: String { explanation(forms: [], partPenalty: nil) }

    fileprivate func explanation(forms: [FormClass], partPenalty: Int?) -> String {
        var terms = ["100"]
        if distance > 0 {
            let hundredths = (20_000 * distance + length) / (2 * length)
            let points = "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
            terms.append("− \(points) (\(distance) of \(length) tokens \(distance == 1 ? "differs" : "differ"))")
        }
        for name in penalties.names {
            let penalty = Penalties(name)
            let classes = penalty == .form && !forms.isEmpty ? ": " + forms.map(\.rawValue).joined(separator: ", ") : ""
            terms.append("− \(penalty.points) (\(name)\(classes))")
        }
        if let partPenalty { terms.append("− \(partPenalty) (part of a unit)") }
        let unitPenalty = unitPenalty - (partPenalty ?? 0)
        if unitPenalty > 0 { terms.append("− \(unitPenalty) (penalty of the unit)") }
        if unconfirmedPenalty > 0 { terms.append("− \(unconfirmedPenalty) (not confirmed)") }
        if context.points > 0 { terms.append("+ \(context.points) (context)") }
        return terms.joined(separator: " ") + " = \(percentage)"
    }
}

extension Match {
    /// How the score was made up, with the kinds of differences in form: `100 − 1 (form: case, hyphens) = 99.0000`
    /// - Complexity: that of `edits`.
    public var explanation: String { score.explanation(forms: formClasses, partPenalty: partPenalty) }
}

extension MatchScore.Penalties {
    private static let all: [(name: String, penalty: MatchScore.Penalties)] = [
        ("form", .form), ("ending", .ending), ("numbers", .numbers), ("tags", .tags),
    ]

    /// The names of the penalties, in the order of the documentation of `MatchScoring`.
    public var names: [String] { Self.all.filter { contains($0.penalty) }.map(\.name) }

    fileprivate init(_ name: String) { self = Self.all.first { $0.name == name }?.penalty ?? [] }
}
