import Calque
import CalqueCommandLine

private let file = Operand("FILE", .file, help: "A file of segmentation rules (SRX 2.0 or 1.0)")

/// The flags of the commands that segment.
enum SRXFlags {
    static let file = Flag.optional(
        "srx", .file, absent: "the built-in rules", help: "Use the rules of this SRX file instead",
        group: "Input options")
    static let lenient = Flag.switch(
        "srx-lenient", help: "Skip rules of the SRX file that cannot be used, with a warning for each",
        group: "Input options")

    /// Returns the rules that the call names; nil if it names none.
    ///
    /// - Throws: the first problem of the file, unless problems are to be skipped.
    static func rules(_ call: Invocation) throws(Failure) -> SRXRules? {
        guard let path = call[file] else { return nil }
        let rules = try SRXRules(path: path)
        for note in rules.notes { call.messages.warning("\(note)") }
        if let first = rules.problems.first {
            guard call[lenient] else { throw first }
            for problem in rules.problems { call.messages.warning("\(problem.withoutAdvice), skipped") }
        }
        return rules
    }

    /// Warns that a language has no rules, so that its paragraphs stay whole.
    static func warn(_ rules: SRXRules?, without language: LanguageTag, _ call: Invocation) throws(Failure) {
        guard let rules else { return }
        let maps = try rules.maps(for: language)
        guard maps.isEmpty else { return }
        call.messages.warning("no language map of \(call[file] ?? "") matches \(language): no rules apply")
    }
}

let srxCommand = Command(
    "srx", "Work with files of segmentation rules (SRX)",
    discussion: ["'calque segment --srx FILE' segments with the rules of such a file."],
    commands: [checkCommand, srxExportCommand])

private let checkCommand = Command(
    "check", "List the rules of an SRX file that can be used, and the faults of the others", operands: [file],
    flags: [SharedFlags.layout],
    discussion: [
        "Prints the number of rules of each language rule, then the language maps in the order in which they are tried. The "
            + "faults follow, one line each, with the line of the file, the rule and the reason."
    ],
    examples: [Example("srx check house.srx", "List the rules of a file by language.")],
    exitCodes: [
        .done: "all rules can be used", .nothing: "some rules cannot be used", .badData: "FILE is not an SRX file",
    ]
) { (call) throws(Failure) in
    let rules = try SRXRules(path: call[file])
    switch call[SharedFlags.layout] {
    case .text:
        try printTable(rules, to: call.output)
        if !(rules.problems + rules.notes).isEmpty { try call.output.line() }
        for problem in rules.problems { try call.output.line("\(problem.withoutAdvice)") }
        for note in rules.notes { try call.output.line("note: \(note)") }
    case .json: try call.output.json(CheckRecord(rules, file: call[file]))
    }
    return rules.problems.isEmpty ? .done : .nothing
}

private func printTable(_ rules: SRXRules, to output: Output) throws(Failure) {
    let maps = rules.cascades ? "all matching language maps apply" : "the first matching language map applies"
    try output.line("SRX \(rules.version), \(maps)")
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
    /// The failure without advice, which `srx check` and `--srx-lenient` do not need.
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
