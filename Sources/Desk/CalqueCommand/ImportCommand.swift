import Calque
import CalqueCommandLine

private let file = Operand(
    "FILE", .file, help: "The file to import; for moses, the prefix of the names of its files; - is standard input")
private let form = Flag.optional(
    "format", short: "f", .choice(of: UnitForm.self), absent: "detected from the file's name, or from its first bytes",
    help: "The format of FILE")
private let columns = Flag.optional(
    "columns", .columns,
    help:
        "The languages of the columns of a tsv or csv file without a header, such as en,ru,zh; - skips a column. For a "
        + "format with two languages, the source and the target")
private let skipEmpty = Flag.switch("skip-empty", help: "Skip lines of a tsv or csv file without text")
private let source = Flag.optional(
    "from", .language, absent: "any", help: "Import only units that can be translated from this language")
private let target = Flag.optional(
    "to", .language, absent: "any", help: "Import only units that have this language; with --from, no other language")
private let strict = Flag.switch("strict", help: "Refuse FILE at the first fault instead of repairing it")
private let role = Flag(
    "as", .choice(of: ImportRole.self), default: .units,
    help: "What FILE is: units, or the alignment of an article of MEMORY that you have corrected")
private let document = Flag.optional(
    "document", .string, "NAME", absent: "found by its texts",
    help: "With --as alignment, the document of the alignment")
private let onConflict = MemoryFlags.onConflict()

let importCommand = Command(
    "import", "Add the units of a file to a memory", operands: [Shared.newMemory, file],
    flags: [
        form, columns, skipEmpty, source, target, strict, role, document, onConflict, MemoryFlags.noHistory,
        MemoryFlags.dryRun,
    ],
    discussion: [
        "A folder gets FILE as a file of its own. A TMX file gets the units that it does not have. If FILE cannot be "
            + "used, the memory stays as it was. FILE may be compressed by gzip, or be a zip file of such files.",
        "The formats are TMX; tables (tsv and csv), whose first line names the languages, as in en,ru; JSON, as printed by "
            + "export or by Weblate; bitext in a file per language (moses); and translated PO and XLIFF.",
        "With --as alignment, FILE is the output of align --format tsv, json, xliff or intertext (the file that ends in "
            + ".alignment.xml) after your corrections. Its pairs replace the units of their document in MEMORY and are "
            + "confirmed; date, document and context stay. Pairs that are not in FILE are removed.",
        "Faulty input is repaired and reported on one line. At the end the numbers of units are printed: read; created; "
            + "updated, which came again from another document or replaced an existing unit; skipped, which existed; "
            + "repaired; and failed, which have no text.",
        "Units without a translation are skipped: those with an empty text, and in XLIFF and PO those that nobody has "
            + "translated. So are rejected units and those that are not to be translated. Tracked changes of XLIFF are taken "
            + "as accepted. The state of a translation in XLIFF becomes the property x-state.",
    ],
    examples: [
        Example("import memories/wire pairs.tsv --format tsv --columns en,ru", "Import a table of pairs."),
        Example("import memories/wire corrected.tsv --as alignment", "Read a corrected alignment."),
        Example("import memories/wire.tmx other.tmx.gz", "Import the units of another memory."),
        Example("import memories/wire news --format moses --columns en,ru", "Import the lines of news.en and news.ru."),
    ]
) { (call) throws(Failure) in
    let path = call[file] == "-" ? "/dev/stdin" : call[file]
    if call[role] == .alignment { return try importAlignment(call, path) }
    guard call[document] == nil else { throw Failure(.usage, "--document goes with --as alignment") }
    let place = try OutputPlace(memory: call[Shared.newMemory])
    let progress = call.messages.progress("importing")
    defer { progress.finish() }
    let work = ImportWork(of: path, into: place.path)
    let units = ImportedUnits(
        path: path, name: call[file],
        options: UnitFile.Options(
            form: call[form], columns: call[columns], skipEmpty: call[skipEmpty], strict: call[strict],
            onRepair: { call.messages.warning("\($0)") }, onNote: { call.messages.note($0) }),
        languages: (call[source], call[target]), onUnit: { progress.advance() },
        onShare: { progress.reached(work.share(read: $0, reading: $1)) })
    var document = try MemoryDocument(read: call[file], languages: []) { () throws(Failure) in
        try units.contentDigest()
    }
    document.languages = ""
    let header = TMXHeader(
        sourceLanguage: call[columns]?.compactMap(\.self).first, version: calqueVersion,
        creationDate: MemoryFlags.now(call))
    var options = try MemoryFlags.options(call, onConflict: call[onConflict])
    options.namesUnits = true
    options.onPresent = {
        progress.reached(work.share(ofPresent: $0))
        progress.advance(by: 0)
    }
    if call[strict] { options.invalidCharacters = .refuse }
    let added = try Memory.add(units, to: place.path, of: document, header: header, options: options)
    progress.finish()
    if units.skipped > 0 { call.messages.note("\(units.skipped) units of other languages skipped") }
    call.noteNewFolder(place)
    try call.report(added, repaired: units.repairs)
    return .done
}

/// What a file is imported as.
private enum ImportRole: String, CaseIterable { case units, alignment }

/// Puts a corrected alignment in the place of the units of its document.
private func importAlignment(_ call: Invocation, _ path: String) throws(Failure) -> ExitCode {
    let alignment = try CorrectedAlignment(
        reading: path, name: call[file],
        options: UnitFile.Options(
            form: call[form], columns: call[columns], skipEmpty: true, strict: call[strict],
            onRepair: { call.messages.warning("\($0)") }, onNote: { call.messages.note($0) }))
    let done = try alignment.replace(
        in: try MemoryFlags.memoryToChange(call, call[Shared.newMemory]), document: call[document],
        by: MemoryFlags.user(call),
        at: MemoryFlags.now(call), isDryRun: call[MemoryFlags.dryRun])
    try call.report("\(done.file): \(done.revision?.summary ?? "")")
    try call.reportDryRun()
    return .done
}

extension ValueKind where Value == [LanguageTag?] {
    /// Languages separated by commas; `-` for a column to skip.
    static var columns: ValueKind {
        ValueKind("LANG,…", expects: "languages separated by commas, - to skip a column") { word in
            var columns: [LanguageTag?] = []
            for part in word.split(separator: ",", omittingEmptySubsequences: false) {
                let tag = part == "-" ? nil : LanguageTag(String(part))
                guard part == "-" || tag != nil else { return nil }
                columns.append(tag)
            }
            return columns.contains { $0 != nil } ? columns : nil
        } spell: { columns in
            columns.map { $0?.description ?? "-" }.joined(separator: ",")
        }
    }
}
