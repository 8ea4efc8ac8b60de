import Calque
import CalqueCommandLine

private enum Form: String, CaseIterable { case tsv, csv, tmx, json, moses, weblate }

private let memoryOperand = Operand("MEMORY", .file, help: "A .tmx file, or a folder of them")
private let form = Flag("format", short: "f", .choice(of: Form.self), default: .tsv, help: "How to print")
private let columns = Flag.optional(
    "columns", .columns, absent: "all, in alphabetical order",
    help: "The languages of a tsv, csv or bitext, in this order, as en,ru,zh; of weblate, the source and the targets")
private let output = Flag.optional(
    "output", short: "o", .file, absent: "standard output",
    help: "Where to write it; for moses, which is a file for each language, what their names begin with")

let exportCommand = Command(
    "export", "Print the units of a memory", operands: [memoryOperand], flags: [form, columns, output],
    discussion: [
        "tsv has a column for each language and a line for each unit; tabs and line ends within a segment become blanks. "
            + "json has an object a line. tmx is one file of all units of the memory.",
        "csv (RFC 4180) has the languages in its first record and keeps tabs and line ends. moses has the units that have "
            + "all the languages. weblate is the memory of Weblate, as its users upload it.",
    ],
    examples: [Example("export memories/wire --columns en,ru > pairs.tsv", "Pairs, a line each.")]
) { call in
    let memory = try Memory(open: call[memoryOperand])
    let entries = memory.entries(onRepair: { call.messages.warning("\($0)") })
    let path = call[output].flatMap { $0 == "-" ? nil : $0 }
    if call[form] == .moses {
        guard let path else { throw Failure(.usage, "moses is several files", advice: "give --output PREFIX") }
        try writeMoses(entries, try languages(of: memory, call), to: path, call.messages)
        return .done
    }
    let pending = try Pending(path: path, output: call.output)
    if call[form] == .json {
        while let entry = try entries.next() {
            pending.bytes += (try JSONLine.text(UnitRecord(entry)) + "\n").utf8
            try pending.pass()
        }
    } else {
        var next = call[form] == .tmx ? try entries.next() : nil
        let writer = try writer(call, memory, header: entries.header, to: pending.sink)
        if next == nil { next = try entries.next() }
        while let entry = next {
            try writer.write(entry.unit)
            try pending.pass()
            next = try entries.next()
        }
        try writer.finish()
    }
    try pending.finish()
    return .done
}

private func writer(_ call: Invocation, _ memory: Memory, header: TMXHeader?, to sink: @escaping ByteSink) throws
    -> any UnitWriter
{
    let same = { (one: LanguageTag, other: LanguageTag) in one.matches(other) }
    switch call[form] {
    case .csv: return try CSVWriter(to: sink, columns: try languages(of: memory, call), where: same)
    case .weblate:
        let tags = call[columns]?.compactMap(\.self) ?? []
        guard let source = tags.first, tags.count > 1 else {
            throw Failure(
                .usage, "the languages of Weblate's memory are not said", advice: "name them: --columns en,ru")
        }
        return WeblateWriter(
            to: sink, source: source, targets: Array(tags.dropFirst()), origin: memory.path, where: same)
    case .tmx:
        let header = header ?? TMXHeader(sourceLanguage: nil, version: calqueVersion)
        return try TMXWriter(to: sink, header: header, invalidCharacters: .replace)
    case .tsv, .json, .moses:
        return TSVWriter(to: sink, columns: try languages(of: memory, call), where: same)
    }
}

/// Writes all files before the first takes its place.
private func writeMoses(
    _ entries: Memory.Entries, _ languages: [LanguageTag], to prefix: String, _ messages: Messages
) throws {
    guard Set(languages).count == languages.count, languages.count > 1 else {
        throw Failure(.usage, "bitext needs two languages or more, each once", advice: "give --columns en,ru")
    }
    var files: [AtomicFile] = []
    var sinks: [ByteSink] = []
    for language in languages {
        let file = try AtomicFile(replacing: "\(prefix).\(language)")
        files.append(file)
        // As an argument the closure crashes the compiler (Swift 6.3).
        let sink: ByteSink = { (bytes) throws(Failure) in try file.write(bytes) }
        sinks.append(sink)
    }
    let writer = MosesWriter(to: sinks, languages: languages, where: { $0.matches($1) })
    while let entry = try entries.next() { try writer.write(entry.unit) }
    try writer.finish()
    for file in files { try file.commit() }
    let without = writer.leftOut > 0 ? ", \(writer.leftOut) units without all languages left out" : ""
    messages.note("\(writer.written) lines in each of \(files.count) files\(without)")
}

private func languages(of memory: Memory, _ call: Invocation) throws -> [LanguageTag] {
    if let given = call[columns] { return given.compactMap(\.self) }
    let all = try memory.summary().languages.keys.sorted { $0.description < $1.description }
    call.messages.note("columns: " + all.map(\.description).joined(separator: ", "))
    return all
}

/// Bytes on their way from a writer to the output or a file, which may fail in ways that the writer knows nothing of.
private final class Pending {
    var bytes: [UInt8] = []
    private let file: AtomicFile?
    private let output: Output

    init(path: String?, output: Output) throws {
        if let path { file = try AtomicFile(replacing: path) } else { file = nil }
        self.output = output
    }

    var sink: ByteSink { { self.bytes += $0 } }

    func pass() throws {
        if bytes.isEmpty { return }
        if let file {
            try bytes.withUnsafeBytes { try file.write($0) }
        } else {
            try output.write(bytes)
        }
        bytes.removeAll(keepingCapacity: true)
    }

    func finish() throws {
        try pass()
        try file?.commit()
    }
}

private struct UnitRecord: Encodable {
    struct Text: Encodable {
        let lang: String
        let text: String
    }

    let position: Int
    let tuid: String?
    let properties: [String: String]
    let variants: [Text]

    init(_ entry: Memory.Entry) {
        position = entry.position
        tuid = entry.unit.tuid
        properties = Dictionary(
            entry.unit.annotations.properties.map { ($0.type, $0.text) }, uniquingKeysWith: { first, _ in first })
        variants = entry.unit.variants.map { Text(lang: $0.language.description, text: $0.text) }
    }
}
