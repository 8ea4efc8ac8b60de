import CalqueArchives
public import CalqueCore
import CalqueIO
public import CalqueUnits
import CalqueXML

/// Reads the units of a file in any form, packed or not, or of all such files in a zip file.
public final class UnitFile: UnitReader {
    /// How a file is read.
    public struct Options {
        /// Nil: detected from the file's name, or from its first bytes.
        public var form: UnitForm?
        /// The languages of columns, nil for one to skip. In a form with two languages, the source and the target.
        public var columns: [LanguageTag?]?
        /// Whether to skip lines of a table without text.
        public var skipEmpty: Bool
        /// Whether to refuse the first fault instead of repairing it.
        public var strict: Bool
        /// Receives the faults that were repaired.
        public var onRepair: (Failure) -> Void
        /// Receives notes for the user that are no faults.
        public var onNote: (String) -> Void

        /// Makes options. Options that are nil are detected from the content.
        public init(
            form: UnitForm? = nil, columns: [LanguageTag?]? = nil, skipEmpty: Bool = false, strict: Bool = false,
            onRepair: @escaping (Failure) -> Void = { _ in }, onNote: @escaping (String) -> Void = { _ in }
        ) {
            self.form = form
            self.columns = columns
            self.skipEmpty = skipEmpty
            self.strict = strict
            self.onRepair = onRepair
            self.onNote = onNote
        }
    }

    /// The name of the file in failures.
    public let name: String
    /// The header of the file that the last unit is from; nil if its form has none.
    public var header: TMXHeader? { (reader as? TMXReader)?.header }

    /// Whether the form of the last unit's file has headers.
    public private(set) var hasHeader = false

    /// The number of the file within a zip file that the last unit is from, from 1.
    public private(set) var fileNumber = 0
    /// The line of the last unit; nil in forms whose units are no lines.
    public var line: Int? { (reader as? TSVReader)?.line }

    /// The units that were not given so far.
    package private(set) var skipped = SkippedUnits()

    /// How much of the file was read, from 0 to 1; nil if that is unknown: of a zip file, a pipe, or bitext.
    package var share: Double? {
        guard let input, archive == nil, let size = input.size, size > 0 else { return nil }
        return min(Double(input.position) / Double(size), 1)
    }
    private var input: InputFile?

    private let options: Options
    /// Whether the units are rows of a table of two languages. Tables of more have gaps, and a row with one text is no fault.
    private var isTable = false
    /// Units of the open file that have an empty text.
    private var emptyUnits = 0
    private var reader: (any UnitReader)?
    private var archive: ZipArchive?
    private var sawMember = false

    /// - Throws: `Failure` when it cannot be opened or is not of its form.
    public init(path: String, name: String, options: Options) throws(Failure) {
        self.name = name
        self.options = options
        if options.form == .moses {
            reader = try MosesReader(prefix: path, languages: try languages(atLeast: 2, of: .moses))
            return
        }
        let input = try InputFile(path: path)
        self.input = input
        switch try PackedFile(input) {
        case .zip(let archive): self.archive = archive
        case .bytes(let source, _):
            if let form = options.form ?? UnitForm(name: name) {
                reader = try open(source, form, name)
            } else {
                reader = try openUnnamed(source)
            }
        }
    }

    /// Returns the next unit, nil at the end. Texts that are empty are left out, and units without a translation are passed
    /// over.
    public func nextUnit() throws(Failure) -> TranslationUnit? {
        while true {
            if let unit = try reader?.nextUnit() {
                if let unit = unit.withoutEmptyTexts(isTable: isTable) { return unit }
                emptyUnits += 1
                continue
            }
            if let reader { noteSkipped(reader) }
            reader = nil
            guard let archive, let member = try archive.next() else {
                guard archive == nil || sawMember else {
                    throw Failure(
                        .badData, "the zip file holds no file in a form that Calque reads", at: .init(file: name))
                }
                return nil
            }
            try open(member, of: archive)
        }
    }

    /// Opens a file whose name does not show its form.
    private func openUnnamed(_ source: @escaping ByteSource) throws(Failure) -> any UnitReader {
        let source = try HeadedSource(source, first: UnitForm.headCount)
        if let form = UnitForm(head: source.head) { return try open(source.whole, form, name) }
        do {
            return try open(source.whole, .tsv, name)
        } catch  where error.kind == .usage {
            throw Failure(
                .usage, "neither the name nor the beginning of the file shows its form", at: .init(file: name),
                advice: "give --format, or --columns en,ru for a table")
        }
    }

    private func open(_ member: ZipArchive.Member, of archive: ZipArchive) throws(Failure) {
        // macOS packs such a file beside each file.
        let isShadow = member.name.hasPrefix("__MACOSX/") || member.name.split(separator: "/").last?.first == "."
        if member.isFolder || isShadow { return }
        let file = "\(name)/\(OneLine.blanked(member.name, limit: 120))"
        guard let form = UnitForm(name: member.name), options.form == nil || options.form == form else {
            return options.onNote("\(file): passed over")
        }
        sawMember = true
        fileNumber += 1
        do {
            var source = try archive.open()
            if member.name.lowercased().hasSuffix(".gz") {
                let unpacked = GunzipSource(source)
                source = { (buffer) throws(Failure) in try unpacked.read(into: buffer) }
            }
            reader = try open(source, form, file)
        } catch {
            throw error.inFile(file)
        }
    }

    private func open(_ source: @escaping ByteSource, _ form: UnitForm, _ file: String) throws(Failure)
        -> any UnitReader
    {
        (hasHeader, isTable) = (false, false)
        let decoded = DecodedSource(
            source, isXML: form == .tmx || form == .xliff, languages: options.columns?.compactMap(\.self))
        if let fault = decoded.fault {
            let failure = Failure(.badData, "the file \(fault)", at: .init(file: file))
            if options.strict { throw failure }
            options.onRepair(failure)
        }
        if let guessed = decoded.guessed { options.onNote("\(file): read as \(guessed)") }
        let source = decoded.bytes
        switch form {
        case .tmx:
            hasHeader = true
            return try TMXReader(
                reading: source, file: file, strict: options.strict, onRepair: options.onRepair)
        case .tsv, .csv: return try openTable(source, form, file)
        case .json, .weblate:
            return JSONReader(
                reading: source, file: file, languages: try pair(), strict: options.strict, onRepair: options.onRepair)
        case .po: return try POReader(reading: source, file: file, languages: try pair())
        case .xliff:
            return XLIFFReader(
                reading: source, file: file, languages: try pair(), strict: options.strict, onRepair: options.onRepair)
        case .moses:
            throw Failure(.usage, "bitext is several files", advice: "give the prefix of their names")
        }
    }

    private func openTable(_ source: @escaping ByteSource, _ form: UnitForm, _ file: String) throws(Failure)
        -> any UnitReader
    {
        let headed = try HeadedSource(source, first: TableDialect.headCount)
        let dialect =
            form == .tsv ? TableDialect(tabs: headed.head) : TableDialect(commas: headed.head, columns: options.columns)
        if form == .tsv, !dialect.isQuoted {
            let reader = try TSVReader(
                reading: headed.whole, file: file, columns: options.columns, skipEmpty: options.skipEmpty,
                rows: Array(dialect.rows.dropFirst()))
            isTable = reader.columns.count { $0 != nil } == 2
            return reader
        }
        let reader = try CSVReader(
            reading: headed.whole, file: file, columns: options.columns, skipEmpty: options.skipEmpty, dialect: dialect)
        if !reader.skipped.isEmpty {
            options.onNote("\(file): columns passed over: \(reader.skipped.joined(separator: ", "))")
        }
        isTable = reader.languages.count == 2
        return reader
    }

    private func pair() throws(Failure) -> LanguagePair? {
        guard options.columns != nil else { return nil }
        let languages = try languages(atLeast: 2, of: options.form)
        return LanguagePair(source: languages[0], target: languages[1])
    }

    private func languages(atLeast least: Int, of form: UnitForm?) throws(Failure) -> [LanguageTag] {
        let languages = options.columns?.compactMap(\.self) ?? []
        guard languages.count >= least else {
            throw Failure(
                .usage, "the languages of a \(form?.rawValue ?? "file") are missing",
                advice: "name them, the source first: --columns en,ru")
        }
        return languages
    }

    private func noteSkipped(_ reader: any UnitReader) {
        var own = SkippedUnits()
        own.untranslated = emptyUnits
        emptyUnits = 0
        switch reader {
        case let reader as POReader where reader.skipped > 0:
            options.onNote("\(name): \(reader.skipped) passed over: fuzzy or not translated")
        case let reader as XLIFFReader: own += reader.skipped
        case let reader as MosesReader: own.untranslated += reader.skipped
        case let reader as CSVReader: own.untranslated += reader.emptyRecords
        default: break
        }
        for line in own.lines { options.onNote("\(name): \(line)") }
        skipped += own
    }
}
