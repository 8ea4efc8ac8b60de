package import CalqueCore
import CalqueICU
package import CalqueIO
package import CalqueUnits

/// A streaming reader of translated PO files (GNU gettext).
///
/// An entry becomes a unit of `msgid` and `msgstr`. An entry with plural forms becomes a unit for the singular and one for
/// each plural form. Fuzzy, obsolete and untranslated entries are left out. The context (`msgctxt`) becomes the property
/// `x-context`, and comments become notes. The header entry names the charset and the target language. The source
/// language is English unless the header or the caller names another. Memory is bounded by the largest entry, which may
/// have 16 MiB.
package final class POReader: UnitReader {
    /// The languages of the units.
    package private(set) var languages: LanguagePair
    /// The number of fuzzy and untranslated entries.
    package private(set) var skipped = 0

    private let entries: POEntries
    private let file: String?
    private var charset = Charset.utf8
    private var waiting: [TranslationUnit] = []
    private var pending: POEntry?

    /// Reads the header.
    ///
    /// - Parameter languages: nil uses those of the header.
    /// - Throws: `Failure(.badData)` if the target language is not known, or if the file is not a PO file.
    package init(
        reading source: @escaping ByteSource, file: String? = nil, languages: LanguagePair? = nil
    ) throws(Failure) {
        entries = POEntries(Lines(source, file: file))
        self.file = file
        self.languages = languages ?? LanguagePair(source: "en", target: "und")
        let first = try entries.entry()
        var header: [String: String] = [:]
        if let first, first.fields[.id]?.isEmpty == true, first.fields[.context] == nil {
            header = Self.header(String(decoding: first.fields[.string(0)] ?? [], as: UTF8.self))
        } else {
            pending = first
        }
        if let name = header["content-type"]?.split(separator: "=").last, header["content-type"]?.contains("=") == true,
            name != "CHARSET"
        {
            charset = Charset(name.uppercased() == "UTF8" ? "UTF-8" : String(name))
        }
        guard languages == nil else { return }
        if let source = header["x-source-language"].flatMap({ LanguageTag($0) }) { self.languages.source = source }
        guard let target = header["language"].flatMap(Self.language) else {
            throw Failure(
                .badData, "the header names no language", at: .init(file: file), advice: "give --columns, as en,ru")
        }
        self.languages.target = target
    }

    private static func header(_ text: String) -> [String: String] {
        var header: [String: String] = [:]
        for line in text.utf8.split(separator: 0x0A) {
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
            let value = Substring(line[line.index(after: colon)...]).drop { $0 == " " }
            header[Substring(line[..<colon]).lowercased()] = String(value)
        }
        return header
    }

    /// Reads a locale of gettext: `pt_BR`, `sr@latin`. A script or a variant follows `@`.
    private static func language(_ word: String) -> LanguageTag? {
        let parts = word.split(separator: "@")
        guard let first = parts.first else { return nil }
        let script = parts.count > 1 ? ["latin": "Latn", "cyrillic": "Cyrl"][parts[1].lowercased()] : nil
        return LanguageTag(script.map { "\(first)-\($0)" } ?? String(first))
    }

    /// Returns the next unit, or nil at the end.
    ///
    /// - Throws: `Failure(.badData)` with the line if it is not PO or not in the charset of the file.
    package func nextUnit() throws(Failure) -> TranslationUnit? {
        while waiting.isEmpty {
            let first = pending
            pending = nil
            var entry = first
            if entry == nil { entry = try entries.entry() }
            guard let entry else { return nil }
            waiting = try units(of: entry).reversed()
            if waiting.isEmpty { skipped += 1 }
        }
        return waiting.popLast()
    }

    private func units(of entry: POEntry) throws(Failure) -> [TranslationUnit] {
        guard !entry.isFuzzy, let id = entry.fields[.id], !id.isEmpty else { return [] }
        var pairs: [(source: [UInt8], target: [UInt8])] = []
        let forms = entry.fields.keys.compactMap { if case .string(let form) = $0 { form } else { nil } }.sorted()
        for form in forms {
            // In a language with one form, the form is for all numbers, so its source is the plural.
            let plural = entry.fields[.plural]
            let source = form == 0 && (plural == nil || forms.count > 1) ? id : plural ?? id
            if let target = entry.fields[.string(form)], !target.isEmpty { pairs.append((source, target)) }
        }
        var units: [TranslationUnit] = []
        for pair in pairs {
            var unit = TranslationUnit(variants: [
                Variant(languages.source, try decode(pair.source, entry)),
                Variant(languages.target, try decode(pair.target, entry)),
            ])
            if let context = entry.fields[.context] {
                unit.annotations.append(.property(UnitProperty("x-context", try decode(context, entry))))
            }
            unit.annotations += (entry.extracted + entry.comments).map { .note(UnitNote($0)) }
            units.append(unit)
        }
        return units
    }

    private func decode(_ bytes: [UInt8], _ entry: POEntry) throws(Failure) -> String {
        if charset == .utf8, let text = String(validating: bytes, as: UTF8.self) { return text }
        do {
            return try bytes.withUnsafeBytes { try charset.decode($0) }
        } catch {
            throw Failure(
                .badData, "the entry is not valid \(oneLine(charset.name)), which the header names",
                at: .init(file: file, line: entry.line), advice: "convert the file to UTF-8")
        }
    }
}
