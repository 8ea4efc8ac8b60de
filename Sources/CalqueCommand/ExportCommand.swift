import Calque
import CommandLineKit

private enum Form: String, CaseIterable { case tsv, tmx, json }

private let memory = Operand("MEMORY", .file, help: "A .tmx file, or a folder of them")
private let form = Flag("format", short: "f", .choice(of: Form.self), default: .tsv, help: "How to print")
private let columns = Flag.optional(
    "columns", .columns, absent: "all, in alphabetical order",
    help: "The languages of a tsv, in this order, as en,ru,zh")

let exportCommand = Command(
    "export", "Print the units of a memory", operands: [memory], flags: [form, columns],
    discussion: [
        "tsv has a column for each language and a line for each unit; tabs and line ends within a segment become blanks. "
            + "json has an object a line. tmx is one file of all units of the memory."
    ],
    examples: [Example("export memories/wire --columns en,ru > pairs.tsv", "Pairs, a line each.")]
) { call in
    let memory = try Memory(open: call[memory])
    let entries = memory.entries(onRepair: { call.messages.warning("\($0)") })
    switch call[form] {
    case .json:
        while let entry = try entries.next() { try call.output.json(UnitRecord(entry)) }
    case .tsv:
        let pending = Pending()
        let writer = TSVWriter(to: pending.sink, columns: try languages(of: memory, call), where: { $0.matches($1) })
        while let entry = try entries.next() {
            try writer.write(entry.unit)
            try pending.pass(to: call.output)
        }
        try writer.finish()
        try pending.pass(to: call.output)
    case .tmx:
        let pending = Pending()
        var next = try entries.next()
        let header = entries.header ?? TMXHeader(sourceLanguage: nil, version: calqueVersion)
        let writer = try TMXWriter(to: pending.sink, header: header, invalidCharacters: .replace)
        while let entry = next {
            try writer.write(entry.unit)
            try pending.pass(to: call.output)
            next = try entries.next()
        }
        try writer.finish()
        try pending.pass(to: call.output)
    }
    return .done
}

private func languages(of memory: Memory, _ call: Invocation) throws -> [LanguageTag] {
    if let given = call[columns] { return given.compactMap(\.self) }
    let all = try memory.summary().languages.keys.sorted { $0.description < $1.description }
    call.messages.note("columns: " + all.map(\.description).joined(separator: ", "))
    return all
}

/// Bytes on their way from a writer to the output, which may fail in ways that the writer knows nothing of.
private final class Pending {
    private var bytes: [UInt8] = []

    var sink: ByteSink { { self.bytes += $0 } }

    func pass(to output: Output) throws {
        try output.write(bytes)
        bytes.removeAll(keepingCapacity: true)
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
