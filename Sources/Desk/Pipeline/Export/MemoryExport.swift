package import CalqueCore
import CalqueFormats
import CalqueICU
package import CalqueIO
package import CalqueMemory
import CalqueOutputs
import CalqueUnits
import CalqueXML

/// The forms that the units of a memory are written in.
package enum ExportForm: String, Sendable, CaseIterable, OutputForm {
    case tsv, csv, tmx, json, moses, weblate
}

/// Writes the units of a memory in a form.
package struct MemoryExport {
    private let memory: Memory
    private let form: ExportForm
    /// The languages that were asked for.
    private let columns: [LanguageTag]?
    private let isForSpreadsheets: Bool
    /// Whether drafts are written in forms that have no place for a status.
    private let keepsDrafts: Bool
    /// Receives the faults of the memory that were repaired.
    private let onRepair: (Failure) -> Void
    /// Receives notes for the user.
    private let onNote: (String) -> Void

    /// - Parameters:
    ///   - columns: the languages to write, in order; of `weblate` the source and the targets. nil: all languages, in
    ///     alphabetical order.
    ///   - isForSpreadsheets: whether cells of `tsv` and `csv` that a spreadsheet would calculate get an apostrophe.
    ///   - keepsDrafts: whether drafts are written in forms that have no place for a status. Rejected units never are.
    ///   - onRepair: receives the faults of the memory that were repaired.
    ///   - onNote: receives notes for the user.
    package init(
        of memory: Memory, as form: ExportForm, columns: [LanguageTag]?, isForSpreadsheets: Bool = false,
        keepsDrafts: Bool = false, onRepair: @escaping (Failure) -> Void = { _ in },
        onNote: @escaping (String) -> Void = { _ in }
    ) {
        self.memory = memory
        self.form = form
        self.columns = columns
        self.isForSpreadsheets = isForSpreadsheets
        self.keepsDrafts = keepsDrafts
        self.onRepair = onRepair
        self.onNote = onNote
    }

    /// Writes all units in a form that is one file.
    ///
    /// - Throws: `Failure(.usage)` for a form that is several files or needs languages; the errors of reading the
    ///   memory and of `sink`.
    package func write(to sink: @escaping ByteSink) throws(Failure) {
        let entries = memory.entries(onRepair: onRepair)
        if form == .json {
            while let entry = try entries.next() {
                let line = Array((try JSONLine.text(UnitRecord(entry)) + "\n").utf8)
                try line.span.withUnsafeBytes { (bytes) throws(Failure) in try sink(bytes) }
            }
            return
        }
        var next = form == .tmx ? try entries.next() : nil
        let writer = try writer(header: entries.header, to: sink)
        if next == nil { next = try entries.next() }
        let selection = selection
        var leftOut = 0
        var refused = Refused()
        while let entry = next {
            if !refuses(entry.unit, &refused) {
                let chosen = selection.map { $0.unit(entry.unit) } ?? entry.unit
                if let unit = chosen { try writer.write(unit) } else { leftOut += 1 }
            }
            next = try entries.next()
        }
        try writer.finish()
        refused.line.map(onNote)
        if leftOut > 0 {
            onNote("\(leftOut) units without \(columns?.count == 1 ? "" : "two of ")these languages left out")
        }
    }

    /// Writes bitext, a file for each language. All files are written before the first takes its place.
    ///
    /// - Throws: `Failure(.usage)` for fewer than two languages; the errors of reading and writing.
    package func writeMoses(prefix: String) throws(Failure) {
        let languages = try languages()
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
        let entries = memory.entries(onRepair: onRepair)
        var refused = Refused()
        while let entry = try entries.next() {
            if !refuses(entry.unit, &refused) { try writer.write(entry.unit) }
        }
        try writer.finish()
        for file in files { try file.commit() }
        refused.line.map(onNote)
        let without = writer.leftOut > 0 ? ", \(writer.leftOut) units without all languages left out" : ""
        onNote("\(writer.written) lines in each of \(files.count) files\(without)")
    }

    /// Whether a unit is left out because the form cannot say that it is a draft or was rejected: whoever reads the file
    /// would take it for a translation.
    private func refuses(_ unit: TranslationUnit, _ refused: inout Refused) -> Bool {
        if form == .tmx || form == .json || unit.mayBeOffered(drafts: keepsDrafts) { return false }
        if unit.status == .draft { refused.drafts += 1 } else { refused.rejected += 1 }
        return true
    }

    private func writer(header: TMXHeader?, to sink: @escaping ByteSink) throws(Failure) -> any UnitWriter {
        let same = { (one: LanguageTag, other: LanguageTag) in one.matches(other) }
        switch form {
        case .csv:
            return try CSVWriter(
                to: sink, columns: try languages(), isForSpreadsheets: isForSpreadsheets, where: same)
        case .weblate:
            guard let columns, let source = columns.first, columns.count > 1 else {
                throw Failure(.usage, "the languages of Weblate's memory are missing", advice: "give --columns en,ru")
            }
            return WeblateWriter(
                to: sink, source: source, targets: Array(columns.dropFirst()), origin: memory.path, where: same)
        case .tmx:
            let header = header ?? TMXHeader(sourceLanguage: nil, version: calqueVersion)
            return try TMXWriter(
                to: sink, header: selection?.header(header) ?? header, invalidCharacters: .replace)
        case .moses: throw Failure(.usage, "moses is several files", advice: "give --output PREFIX")
        case .tsv, .json:
            return TSVWriter(to: sink, columns: try languages(), isForSpreadsheets: isForSpreadsheets, where: same)
        }
    }

    /// The languages of TMX; nil for all.
    private var selection: LanguageSelection? {
        form == .tmx ? columns.map { LanguageSelection($0, where: { $0.matches($1) }) } : nil
    }

    private func languages() throws(Failure) -> [LanguageTag] {
        if let columns { return columns }
        let all = try memory.summary().languages.keys.sorted { $0.description < $1.description }
        onNote("columns: " + all.map(\.description).joined(separator: ", "))
        return all
    }
}

/// How many units were left out for their status.
private struct Refused {
    var drafts = 0
    var rejected = 0

    /// What is said of them; nil for none.
    var line: String? {
        let kinds = [
            drafts > 0 ? "\(drafts) \(drafts == 1 ? "draft" : "drafts") (--drafts keeps them)" : nil,
            rejected > 0 ? "\(rejected) rejected \(rejected == 1 ? "unit" : "units")" : nil,
        ].compactMap(\.self)
        return kinds.isEmpty ? nil : kinds.joined(separator: " and ") + " left out"
    }
}

/// A unit as a line of JSON.
private struct UnitRecord: Encodable {
    struct Text: Encodable {
        let lang: String
        let text: String
    }

    let position: Int
    let tuid: String?
    let properties: [String: String]
    /// Nil: none.
    let notes: [String]?
    let variants: [Text]

    init(_ entry: Memory.Entry) {
        position = entry.position
        tuid = entry.unit.tuid
        properties = Dictionary(
            entry.unit.annotations.properties.map { ($0.type, $0.text) }, uniquingKeysWith: { first, _ in first })
        let notes = entry.unit.annotations.notes.map(\.text)
        self.notes = notes.isEmpty ? nil : notes
        variants = entry.unit.variants.map { Text(lang: $0.language.description, text: $0.text) }
    }
}
