import Calque
import CalqueCommandLine

let memoryInfoCommand = Command(
    "info", "Print the size, languages, dates and duplicates of a memory", operands: [Shared.memory],
    flags: [SharedFlags.layout],
    discussion: [
        "Duplicates are units with the texts of an earlier unit. Variants have the source and the languages of an earlier "
            + "unit, but another target."
    ],
    examples: [Example("memory info memories/wire", "Describe a memory.")]
) { (call) throws(Failure) in
    let memory = try Memory(open: call[Shared.memory])
    let facts = try memory.facts(where: { $0.matches($1) }, onRepair: { call.messages.warning("\($0)") })
    switch call[SharedFlags.layout] {
    case .json: try call.output.json(FactsRecord(facts, path: memory.path))
    case .text:
        for (name, value) in facts.lines { try call.output.line(name.padded(to: 12) + value) }
    }
    return .done
}

extension Memory.Facts {
    fileprivate var sortedLanguages: [(String, Int)] {
        languages.map { ($0.key.description, $0.value) }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    }

    fileprivate var sortedDomains: [(String, Int)] {
        domains.map { ($0.key, $0.value) }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    }

    fileprivate var lines: [(String, String)] {
        var lines = [
            ("units", "\(units)"),
            ("languages", sortedLanguages.map { "\($0.0) \($0.1)" }.joined(separator: ", ")),
            ("files", "\(files), \(Self.size(bytes))"),
            ("documents", "\(documents)"),
        ]
        if let first = firstDay, let last = lastDay {
            lines.append(("dates", first == last ? first.day : "\(first.day) to \(last.day)"))
        }
        let shown = sortedDomains.prefix(20).map { "\(OneLine.blanked($0.0)) \($0.1)" }
        let more = domains.count > 20 ? ["… (\(domains.count))"] : []
        let none = withoutDomain > 0 ? ["none \(withoutDomain)"] : []
        lines.append(("domains", (shown + more + none).joined(separator: ", ")))
        lines.append(("duplicates", "\(duplicates)"))
        lines.append(("variants", "\(alternatives)"))
        return lines
    }

    private static func size(_ bytes: Int) -> String {
        var (value, unit) = (Double(bytes), "bytes")
        for larger in ["kB", "MB", "GB"] where value >= 1000 { (value, unit) = (value / 1000, larger) }
        // bounded: a size in bytes, divided.
        let tenths = Int((value * 10).rounded())
        return unit == "bytes" ? "\(bytes) bytes" : "\(tenths / 10).\(tenths % 10) \(unit)"
    }
}

private struct FactsRecord: Encodable {
    let memory: String
    let units: Int
    let languages: [String: Int]
    let files: Int
    let bytes: Int
    let documents: Int
    let firstDate: String?
    let lastDate: String?
    let domains: [String: Int]
    let withoutDomain: Int
    let duplicates: Int
    let variants: Int

    init(_ facts: Memory.Facts, path: String) {
        memory = path
        units = facts.units
        languages = Dictionary(uniqueKeysWithValues: facts.languages.map { ($0.key.description, $0.value) })
        files = facts.files
        bytes = facts.bytes
        documents = facts.documents
        firstDate = facts.firstDay?.day
        lastDate = facts.lastDay?.day
        domains = facts.domains
        withoutDomain = facts.withoutDomain
        duplicates = facts.duplicates
        variants = facts.alternatives
    }
}
