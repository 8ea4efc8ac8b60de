import Calque
import CalqueCommandLine

private enum Layout: String, CaseIterable { case text, json }
private let layout = Flag("format", short: "f", .choice(of: Layout.self), default: .text, help: "How to print")
private let rules = Flag.repeated(
    "rule", .choice(of: QualityRule.self), "RULE", absent: "all", help: "Check by this rule only")
private let without = Flag.repeated("without", .choice(of: QualityRule.self), "RULE", help: "Leave this rule out")
private let ratio = Flag(
    "ratio", .number(in: 1...100), default: 2.5,
    help: "How many times as long as the other a text may be; a Han character counts for three letters")

let memoryCheckCommand = Command(
    "check", "Look for units that may be wrong", operands: [MemoryFlags.memory],
    flags: [rules, without, ratio, MemoryFlags.condition, layout],
    discussion: [
        "A line for each finding: the file, the unit, counted from 0 through the memory, the rule and what was found. The "
            + "rules:",
        QualityRule.allCases.map { "  \($0.rawValue.padded(to: 14))\($0.meaning)" }.joined(separator: "\n"),
    ] + MemoryFlags.conditionHelp,
    examples: [
        Example("memory check memories/wire", "Everything that may be wrong."),
        Example("memory check wire.tmx --rule numbers --where 'date >= 2026-02'", "Numbers that differ, of late."),
    ],
    exitCodes: [.nothing: "something was found"]
) { call in
    let chosen = call[rules].isEmpty ? Set(QualityRule.allCases) : Set(call[rules])
    let check = QualityCheck(rules: chosen.subtracting(call[without]), mostRatio: call[ratio])
    let filter = try MemoryFlags.filter(call)
    let memory = try Memory(open: call[MemoryFlags.memory])
    let entries = memory.entries(onRepair: { call.messages.warning("\($0)") })
    let progress = call.messages.progress("checking")
    defer { progress.finish() }
    let pass = QualityPass<Memory.Entry>(check)
    var units = 0
    let tally = Tally()
    func tell(_ found: [(payload: Memory.Entry, findings: [Finding])]) throws {
        for (entry, findings) in found {
            tally.units += 1
            tally.findings += findings.count
            let file = memory.files[entry.fileIndex]
            for finding in findings {
                switch call[layout] {
                case .text:
                    try call.output.line(
                        "\(file): unit \(entry.position): \(finding.rule.rawValue): \(finding.message)")
                case .json: try call.output.json(FindingRecord(finding, entry: entry, file: file))
                }
            }
        }
    }
    while let entry = try entries.next() {
        progress.advance()
        let header = entries.header ?? TMXHeader(attributes: [])
        let file = memory.files[entry.fileIndex]
        if let filter, try !filter.holds(for: entry, header: header, file: file) { continue }
        units += 1
        let document = entry.unit.annotations.property(PropertyType.document) ?? file
        try tell(pass.next(entry.unit, header: header, document: document, entry))
    }
    try tell(pass.finish())
    progress.finish()
    call.messages.note("\(counted(tally.findings, "finding")) in \(tally.units) of \(counted(units, "unit"))")
    return tally.findings == 0 ? .done : .nothing
}

private final class Tally {
    var findings = 0
    var units = 0
}

private struct FindingRecord: Encodable {
    let file: String
    let unit: Int
    let tuid: String?
    let rule: String
    let language: String
    let message: String
    let texts: [String: String]

    init(_ finding: Finding, entry: Memory.Entry, file: String) {
        self.file = file
        unit = entry.position
        tuid = entry.unit.tuid
        rule = finding.rule.rawValue
        language = finding.language.description
        message = finding.message
        texts = Dictionary(
            entry.unit.variants.map { ($0.language.description, $0.text) }, uniquingKeysWith: { first, _ in first })
    }
}
