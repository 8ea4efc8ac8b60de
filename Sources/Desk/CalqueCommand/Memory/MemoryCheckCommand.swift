import Calque
import CalqueCommandLine
import CalqueConcurrency
import CalqueCore

private let rules = Flag.repeated(
    "rule", .choice(of: QualityRule.self), "RULE", absent: "all", help: "Apply only this rule")
private let without = Flag.repeated("without", .choice(of: QualityRule.self), "RULE", help: "Do not apply this rule")
private let ratio = Flag(
    "ratio", .number(in: 1...100), default: 2.5,
    help: "The greatest ratio between the lengths of two texts; a Chinese character counts as three letters")

let memoryCheckCommand = Command(
    "check", "Find units that may be wrong", operands: [Shared.memory],
    flags: [rules, without, ratio, MemoryFlags.condition, SharedFlags.layout],
    discussion: [
        "Prints a line per finding: the file, the number of the unit in the memory, from 0, the rule and the finding. The "
            + "rules are:",
        QualityRule.allCases.map { "\($0.rawValue)\t\($0.meaning)" }.joined(separator: "\n"),
    ] + MemoryFlags.conditionHelp,
    examples: [
        Example("memory check memories/wire", "Apply all rules."),
        Example(
            "memory check wire.tmx --rule numbers --where 'date >= 2026-02'", "Compare the numbers of recent units."),
    ],
    exitCodes: [.done: "nothing was found", .nothing: "something was found"]
) { (call) throws(Failure) in
    let chosen = call[rules].isEmpty ? Set(QualityRule.allCases) : Set(call[rules])
    let check = QualityCheck(rules: chosen.subtracting(call[without]), mostRatio: call[ratio])
    let filter = try MemoryFlags.filter(call)
    let memory = try Memory(open: call[Shared.memory])
    let entries = memory.entries(onRepair: { call.messages.warning("\($0)") })
    let progress = call.messages.progress("checking")
    defer { progress.finish() }
    let pass = QualityPass<Memory.Entry>(check)
    var units = 0
    let tally = Tally()
    func report(_ found: [(payload: Memory.Entry, findings: [Finding])]) throws(Failure) {
        for (entry, findings) in found {
            tally.units += 1
            tally.findings += findings.count
            let file = memory.files[entry.fileIndex]
            for finding in findings {
                switch call[SharedFlags.layout] {
                case .text:
                    try call.output.line(
                        OneLine.escaped(
                            "\(file): unit \(entry.position): \(finding.rule.rawValue): \(finding.message)"))
                case .json: try call.output.json(FindingRecord(finding, entry: entry, file: file))
                }
            }
        }
    }
    var checking = CheckedUnits(check)
    func settle() throws(Failure) {
        for (entry, header, findings) in try checking.checked() {
            let document = entry.unit.annotations.property(PropertyType.document) ?? memory.files[entry.fileIndex]
            try report(pass.next(entry.unit, header: header, document: document, entry, findings: findings))
        }
    }
    while let entry = try entries.next() {
        progress.advance(share: entries.share)
        let header = entries.header ?? TMXHeader(attributes: [])
        let file = memory.files[entry.fileIndex]
        if let filter, try !filter.holds(for: entry, header: header, file: file) { continue }
        units += 1
        if checking.add(entry, header) { try settle() }
    }
    try settle()
    try report(pass.finish())
    progress.finish()
    call.messages.note("\(counted(tally.findings, "finding")) in \(tally.units) of \(counted(units, "unit"))")
    return tally.findings == 0 ? .done : .nothing
}

/// Units that are checked together, on all processors.
private struct CheckedUnits {
    private static let most = 4096
    private let check: QualityCheck
    private var units: [(entry: Memory.Entry, header: TMXHeader)] = []

    init(_ check: QualityCheck) { self.check = check }

    /// Adds a unit. - Returns: whether it is time to check them.
    mutating func add(_ entry: Memory.Entry, _ header: TMXHeader) -> Bool {
        units.append((entry, header))
        return units.count == Self.most
    }

    /// Returns the units with their findings, in order, and forgets them.
    mutating func checked() throws(Failure) -> [(entry: Memory.Entry, header: TMXHeader, findings: [Finding])] {
        let all = units
        units.removeAll(keepingCapacity: true)
        let findings = Guarded([[Finding]](repeating: [], count: all.count))
        try divide(count: all.count, by: 64, threads: Processors.available) { [check] (next) throws(Failure) in
            while let group = next() {
                let found = group.map { check.findings(in: all[$0].entry.unit, header: all[$0].header) }
                findings.withLock { $0.replaceSubrange(group, with: found) }
            }
        }
        let found = findings.withLock { $0 }
        return all.indices.map { (all[$0].entry, all[$0].header, found[$0]) }
    }
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
