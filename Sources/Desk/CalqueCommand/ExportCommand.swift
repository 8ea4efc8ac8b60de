import Calque
import CalqueCommandLine

private let form = Flag.optional(
    "format", short: "f", .choice(of: ExportForm.self), absent: "by the name of --output, otherwise tsv",
    help: "The output format")
private let columns = Flag.optional(
    "columns", .columns, absent: "all, in alphabetical order",
    help: "The languages to write, in this order, such as en,ru,zh; for weblate, the source and the targets")
private let output = Flag.optional(
    "output", short: "o", .file, absent: "standard output",
    help: "Write to this file; for moses, which is a file per language, the prefix of their names")
private let safeCells = Flag.switch(
    "safe-cells",
    help: "Put an apostrophe before cells of tsv and csv that a spreadsheet would take for a formula")

private let drafts = Flag.switch(
    "drafts", help: "Write drafts (units whose x-status is draft) in tsv, csv, moses and weblate, too")

let exportCommand = Command(
    "export", "Print the units of a memory", operands: [Shared.memory],
    flags: [form, columns, output, drafts, safeCells],
    discussion: [
        "The formats are:",
        [
            "tsv\ta column per language and a line per unit; tabs and line ends within a segment become spaces",
            "csv\tthe same by RFC 4180: the first record names the languages, and segments keep tabs and line ends",
            "tmx\tone TMX file; with --columns, only these languages, of the units that have two of them",
            "json\tan object per unit",
            "moses\ta file per language, with the units that have all languages",
            "weblate\ta memory that users of Weblate can upload",
        ].joined(separator: "\n"),
        "tsv, csv, moses and weblate cannot say what a unit is worth. They leave out rejected units, and drafts unless "
            + "--drafts is given. tmx and json have all units with their status.",
    ],
    examples: [
        Example("export memories/wire --columns en,ru > pairs.tsv", "Write a table of pairs."),
        Example("export memories/wire --columns en,ru --output pairs.tmx", "Write a TMX file of two languages."),
    ]
) { (call) throws(Failure) in
    let path = call[output].flatMap { $0 == "-" ? nil : $0 }
    let form = try ExportForm.chosen(call[form], for: path) ?? .tsv
    guard !call[safeCells] || form == .tsv || form == .csv else {
        throw Failure(.usage, "--safe-cells is for tsv and csv")
    }
    let memory = try Memory(open: call[Shared.memory])
    if let path { try OutputPlace.check(path, reading: memory.files) }
    let export = MemoryExport(
        of: memory, as: form, columns: call[columns]?.compactMap(\.self), isForSpreadsheets: call[safeCells],
        keepsDrafts: call[drafts], onRepair: { call.messages.warning("\($0)") },
        onNote: { call.messages.note($0) })
    if form == .moses {
        guard let path else { throw Failure(.usage, "moses is several files", advice: "give --output PREFIX") }
        try export.writeMoses(prefix: path)
    } else if let path {
        let file = try AtomicFile(replacing: path)
        try export.write { (bytes) throws(Failure) in try file.write(bytes) }
        try file.commit()
    } else {
        try export.write { (bytes) throws(Failure) in try call.output.write(Array(bytes)) }
    }
    return .done
}
