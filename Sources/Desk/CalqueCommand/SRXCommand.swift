import Calque
import CalqueCommandLine

private enum Layout: String, CaseIterable { case text, json }

private let file = Operand("FILE", .file, help: "A file of segmentation rules, SRX 2.0 or 1.0")
private let layout = Flag("format", short: "f", .choice(of: Layout.self), default: .text, help: "How to print")

/// The flags of the commands that segment.
enum SRXFlags {
    static let file = Flag.optional(
        "srx", .file, absent: "the built-in rules", help: "Part paragraphs by the rules of this SRX file instead",
        group: "Input options")
    static let lenient = Flag.switch(
        "srx-lenient", help: "Skip, with a warning, the rules of the SRX file that cannot be used",
        group: "Input options")

    /// The rules that the call names, nil when it names none.
    ///
    /// - Throws: the first problem of the file, unless problems are to be skipped.
    static func rules(_ call: Invocation) throws -> SRXRules? {
        guard let path = call[file] else { return nil }
        let rules = try SRXRules(path: path)
        for note in rules.notes { call.messages.warning("\(note)") }
        if let first = rules.problems.first {
            guard call[lenient] else { throw first }
            for problem in rules.problems { call.messages.warning("\(problem.withoutAdvice), skipped") }
        }
        return rules
    }

    /// Says that a language has no rules: its paragraphs stay whole, which nobody means.
    static func warn(_ rules: SRXRules?, without language: LanguageTag, _ call: Invocation) throws {
        guard let rules, try rules.maps(for: language).isEmpty else { return }
        call.messages.warning("no language map of \(call[file] ?? "") matches \(language), no rules hold")
    }
}

let srxCommand = Command(
    "srx", "Look at files of segmentation rules (SRX)",
    discussion: ["'calque segment --srx FILE' segments by the rules of such a file."], commands: [checkCommand])

private let checkCommand = Command(
    "check", "Say which rules of an SRX file load, and what is wrong with the others", operands: [file],
    flags: [layout],
    discussion: [
        "Prints how many rules each language rule of the file has, then the language maps in the order in which they are "
            + "asked. What is wrong follows, one line each, with the line of the file, the rule and the reason."
    ],
    examples: [Example("srx check house.srx", "The rules of a file, by language.")],
    exitCodes: [.nothing: "some rules cannot be used", .badData: "FILE is no SRX"]
) { call in
    let rules = try SRXRules(path: call[file])
    switch call[layout] {
    case .text:
        try printTable(rules, to: call.output)
        if !(rules.problems + rules.notes).isEmpty { try call.output.line() }
        for problem in rules.problems { try call.output.line("\(problem.withoutAdvice)") }
        for note in rules.notes { try call.output.line("note: \(note)") }
    case .json: try call.output.json(CheckRecord(rules, file: call[file]))
    }
    return rules.problems.isEmpty ? .done : .nothing
}

private func printTable(_ rules: SRXRules, to output: Output) throws {
    try output.line(
        "SRX \(rules.version), \(rules.cascades ? "all language maps that match hold" : "the first language map that matches holds")"
    )
    var rows = [["language rule", "breaks", "exceptions", "refused"]]
    for group in rules.languageRules {
        let breaks = group.rules.count(where: \.isBreak)
        rows.append([group.name, "\(breaks)", "\(group.rules.count - breaks)", "\(group.refused)"])
    }
    let all = rules.languageRules.flatMap(\.rules)
    let breaks = all.count(where: \.isBreak)
    let refused = rules.languageRules.reduce(0) { $0 + $1.refused }
    rows.append(["all", "\(breaks)", "\(all.count - breaks)", "\(refused)"])
    let widths = (0..<4).map { column in rows.map { DisplayWidth.of($0[column]) }.max() ?? 0 }
    for row in rows {
        var line = row[0] + spaces(widths[0] - DisplayWidth.of(row[0]))
        for column in 1..<4 { line += "  " + spaces(widths[column] - DisplayWidth.of(row[column])) + row[column] }
        try output.line(line)
    }
    try output.line()
    for map in rules.languageMaps { try output.line("\(map.pattern) → \(map.languageRule)") }
}

private func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }

extension Failure {
    /// As `srx check` and `--srx-lenient` say it: what to do is known to those who call them.
    fileprivate var withoutAdvice: Failure {
        var copy = self
        copy.advice = nil
        return copy
    }
}

private struct CheckRecord: Encodable {
    struct Group: Encodable {
        let name: String
        let line: Int
        let breaks: Int
        let exceptions: Int
        let refused: Int
    }
    struct Map: Encodable {
        let pattern: String
        let languageRule: String
        let line: Int
    }
    struct Problem: Encodable {
        let line: Int?
        let place: String?
        let reason: String

        init(_ failure: Failure) {
            line = failure.place.line
            place = failure.place.unit
            reason = failure.message
        }
    }
    let file: String
    let version: String
    let cascade: Bool
    let languageRules: [Group]
    let languageMaps: [Map]
    let problems: [Problem]
    let notes: [Problem]

    init(_ rules: SRXRules, file: String) {
        self.file = file
        version = rules.version
        cascade = rules.cascades
        languageRules = rules.languageRules.map { group in
            let breaks = group.rules.count(where: \.isBreak)
            return Group(
                name: group.name, line: group.line, breaks: breaks, exceptions: group.rules.count - breaks,
                refused: group.refused)
        }
        languageMaps = rules.languageMaps.map {
            Map(pattern: $0.pattern, languageRule: $0.languageRule, line: $0.line)
        }
        problems = rules.problems.map(Problem.init)
        notes = rules.notes.map(Problem.init)
    }
}
