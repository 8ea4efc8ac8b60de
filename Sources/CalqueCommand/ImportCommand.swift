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

let importCommand = Command(
    "import", "Add the units of a file to a memory", operands: [memory, file], flags: [form, columns, skipEmpty],
    discussion: [
        "A folder gets one more file; a file gets the units added that it does not have. When something is wrong with "
            + "FILE, the memory stays as it was."
    ],
    examples: [
        Example("import memories/wire pairs.tsv --format tsv --columns en,ru", "Pairs, a line each."),
        Example("import memories/wire.tmx other.tmx", "The units of another memory."),
    ]
) { call in
    let path = call[file] == "-" ? "/dev/stdin" : call[file]
    let form = call[form] ?? (path.lowercased().hasSuffix(".tmx") ? .tmx : .tsv)
    let units = form == .tmx ? try unitsOfTMX(path, call.messages) : try unitsOfTSV(path, call)
    let languages = Set(units.lazy.flatMap { $0.variants.map(\.language.description) }).sorted()
    guard let first = languages.first else {
        throw Failure(.badData, "holds no units", at: .init(file: call[file]))
    }
    var document = MemoryDocument(
        identifier: call[file], name: UnitMaker.name(of: path), source: LanguageTag(first) ?? "und", target: "und")
    document.languages = languages.joined(separator: "-")
    let now = UnitMaker(document: path, date: nil, environment: call.environment).now
    let header = TMXHeader(
        sourceLanguage: call[columns]?.compactMap(\.self).first, version: calqueVersion, creationDate: now)
    let added = try Memory.add(
        units, to: call[memory], of: document, header: header, invalidCharacters: .replace,
        where: { $0.matches($1) }, onRepair: { call.messages.warning("\($0)") })
    let known = added.alreadyThere > 0 ? ", \(added.alreadyThere) were there already" : ""
    try call.output.line("\(added.file): \(added.added) units added\(known)")
    return .done
}

private func unitsOfTMX(_ path: String, _ messages: Messages) throws -> [TranslationUnit] {
    let reader = try TMXReader(path: path, onRepair: { messages.warning("\($0)") })
    let progress = messages.progress("reading")
    defer { progress.finish() }
    var units: [TranslationUnit] = []
    while let unit = try reader.nextUnit() {
        progress.advance()
        if !unit.variants.isEmpty { units.append(unit) }
    }
    return units
}

private func unitsOfTSV(_ path: String, _ call: Invocation) throws -> [TranslationUnit] {
    guard let columns = call[columns] else {
        throw Failure(.usage, "a tsv file has no header", advice: "name its languages: --columns en,ru")
    }
    let reader = try TSVReader(path: path, columns: columns, skipEmpty: call[skipEmpty])
    let progress = call.messages.progress("reading")
    defer { progress.finish() }
    var units: [TranslationUnit] = []
    while let unit = try reader.nextUnit() {
        progress.advance()
        units.append(unit)
    }
    return units
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
