import Calque
import CalqueCommandLine

private let memory = Operand("MEMORY", .file, help: "A .tmx file, or a folder of them; made if absent")
private let file = Operand("FILE", .file, help: "What to import; for moses, what the names of its files begin with")
private let form = Flag.optional(
    "format", short: "f", .choice(of: UnitForm.self), absent: "told from the file's name, or from what it begins with",
    help: "What FILE is")
private let columns = Flag.optional(
    "columns", .columns,
    help: "The language of each column of a tsv or csv file that does not say, as en,ru,zh; - skips a column. Of a "
        + "form with two languages, the source and the target")
private let skipEmpty = Flag.switch("skip-empty", help: "Pass over lines of a tsv or csv file without text")
private let source = Flag.optional(
    "from", .language, absent: "any", help: "Only units that may be translated from this language")
private let target = Flag.optional(
    "to", .language, absent: "any", help: "Only units that have this language; with --from, no other")
private let strict = Flag.switch("strict", help: "Refuse FILE at the first fault, instead of putting it right")

let importCommand = Command(
    "import", "Add the units of a file to a memory", operands: [memory, file],
    flags: [form, columns, skipEmpty, source, target, strict, MemoryFlags.onConflict, MemoryFlags.dryRun],
    discussion: [
        "A folder gets one more file; a file gets the units added that it does not have. When something is wrong with "
            + "FILE, the memory stays as it was. FILE may be packed by gzip, or be a zip file of such files.",
        "Read are TMX, tables (tsv and csv, whose first line names the languages, as en,ru), JSON (the lines that export prints, "
            + "or Weblate's memory), bitext in a file for each language (moses), and translated PO and XLIFF.",
        "At the end it says how many units were read; created; updated, as they came again from another document or took "
            + "the place of what was there; skipped, as they were there; repaired, where something was put right; failed, as "
            + "they have no text.",
    ],
    examples: [
        Example("import memories/wire pairs.tsv --format tsv --columns en,ru", "Pairs, a line each."),
        Example("import memories/wire.tmx other.tmx.gz", "The units of another memory."),
        Example("import memories/wire news --format moses --columns en,ru", "The lines of news.en and news.ru."),
    ]
) { call in
    let path = call[file] == "-" ? "/dev/stdin" : call[file]
    let progress = call.messages.progress("importing")
    defer { progress.finish() }
    let units = ImportedUnits(
        input: SeveralTimes(path), name: call[file],
        options: UnitFile.Options(
            form: call[form], columns: call[columns], skipEmpty: call[skipEmpty], strict: call[strict]),
        languages: (call[source], call[target]), messages: call.messages, progress: progress)
    var document = MemoryDocument(identifier: call[file], name: UnitMaker.name(of: path), languages: [])
    document.languages = ""
    let header = TMXHeader(
        sourceLanguage: call[columns]?.compactMap(\.self).first, version: calqueVersion,
        creationDate: MemoryFlags.now(call))
    var options = try MemoryFlags.options(call, onConflict: call[MemoryFlags.onConflict])
    if call[strict] { options.invalidCharacters = .refuse }
    let added = try Memory.add(units, to: call[memory], of: document, header: header, options: options)
    progress.finish()
    if units.skipped > 0 { call.messages.note("\(units.skipped) units of other languages passed over") }
    try call.report(added, repaired: units.repairs)
    return .done
}

extension ValueKind where Value == [LanguageTag?] {
    /// Languages parted by commas; `-` for a column to skip.
    static var columns: ValueKind {
        ValueKind("LANG,…", expects: "languages parted by commas, - to skip a column") { word in
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
