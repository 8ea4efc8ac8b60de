import Calque
import CommandLineKit

private enum Form: String, CaseIterable { case tmx, tsv }

private let memory = Operand("MEMORY", .file, help: "A .tmx file, or a folder of them; made if absent")
private let file = Operand("FILE", .file, help: "What to import")
private let form = Flag.optional(
    "format", short: "f", .choice(of: Form.self), absent: "told from the file's name", help: "What FILE is")
private let columns = Flag.optional(
    "columns", .columns, help: "The language of each column of a tsv file, as en,ru,zh; - skips a column")
private let skipEmpty = Flag.switch("skip-empty", help: "Pass over lines of a tsv file without text")

private let strict = Flag.switch(
    "strict", help: "Refuse FILE at the first fault instead of putting it right and telling")

let importCommand = Command(
    "import", "Add the units of a file to a memory", operands: [memory, file],
    flags: [form, columns, skipEmpty, strict, MemoryFlags.onConflict, MemoryFlags.dryRun],
    discussion: [
        "A folder gets one more file; a file gets the units added that it does not have. When something is wrong with "
            + "FILE, the memory stays as it was.",
        "At the end it says how many units were read; created; updated, as they came again from another document or took "
            + "the place of what was there; skipped, as they were there; repaired, where something was put right; failed, as "
            + "they have no text.",
    ],
    examples: [
        Example("import memories/wire pairs.tsv --format tsv --columns en,ru", "Pairs, a line each."),
        Example("import memories/wire.tmx other.tmx", "The units of another memory."),
    ]
) { call in
    let path = call[file] == "-" ? "/dev/stdin" : call[file]
    let form = call[form] ?? (path.lowercased().hasSuffix(".tmx") ? .tmx : .tsv)
    if form == .tsv, call[columns] == nil {
        throw Failure(.usage, "a tsv file has no header", advice: "name its languages: --columns en,ru")
    }
    let progress = call.messages.progress("importing")
    defer { progress.finish() }
    let languages = form == .tsv ? call[columns] : nil
    let units = ImportedUnits(
        input: try SeveralTimes(path), name: path, columns: languages, skipsEmpty: call[skipEmpty],
        isStrict: call[strict], messages: call.messages, progress: progress)
    var document = MemoryDocument(identifier: call[file], name: UnitMaker.name(of: path), languages: [])
    document.languages = ""
    let header = TMXHeader(
        sourceLanguage: languages?.compactMap(\.self).first, version: calqueVersion, creationDate: MemoryFlags.now(call)
    )
    var options = try MemoryFlags.options(call, onConflict: call[MemoryFlags.onConflict])
    if call[strict] { options.invalidCharacters = .refuse }
    let added = try Memory.add(units, to: call[memory], of: document, header: header, options: options)
    progress.finish()
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
