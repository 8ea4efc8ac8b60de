import Calque
import CalqueCommandLine
import CalqueOutputs

private let layout = Flag.optional(
    "format", short: "f", .choice(of: TableLayout.self), absent: "text on a terminal, otherwise tsv",
    help: "The output format")

let memoryListCommand = Command(
    "list", "List the units of a memory", operands: [Shared.memory], flags: [MemoryFlags.condition, layout],
    discussion: [
        "Each unit has a number, which is its place in the memory, and may have a name (tuid), which stays the same if other "
            + "units are removed. edit and remove take both. Calque names the units that it makes itself.",
        "tsv prints the number, the name, the languages, the status (draft, confirmed or rejected), the confidence of the "
            + "aligner, the document, the date, and a column for each text.",
    ] + MemoryFlags.conditionHelp,
    examples: [
        Example("memory list memories/wire --where 'status = draft'", "List the pairs that wait for a review."),
        Example("memory list wire.tmx --where 'document ~ energy' --format json", "List the units of some documents."),
    ],
    exitCodes: [.nothing: "there is no such unit"]
) { (call) throws(Failure) in
    let filter = try MemoryFlags.filter(call)
    let memory = try Memory(open: call[Shared.memory])
    let layout = call[layout] ?? (call.terminal.outputIsTerminal ? .text : .tsv)
    let page = UnitPage(call.terminal.style, width: call.terminal.width)
    var count = 0
    let entries = memory.entries(onRepair: { call.messages.warning("\($0)") })
    while let entry = try entries.next() {
        let file = memory.files[entry.fileIndex]
        let header = entries.header ?? TMXHeader(attributes: [])
        guard try filter?.holds(for: entry, header: header, file: file) ?? true else { continue }
        count += 1
        let record = UnitRecord(entry, header: header, file: file)
        switch layout {
        case .text: try call.output.write(page.text(of: record))
        case .tsv: try call.output.line(UnitPage.row(record))
        case .json: try call.output.json(record)
        }
    }
    try call.output.flush()
    if count == 0 { call.messages.note("there is no such unit") }
    return count == 0 ? .nothing : .done
}
