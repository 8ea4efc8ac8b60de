package import CalqueCore
package import CalqueIO
package import CalqueUnits

/// A streaming reader of translated PO files (GNU gettext), decoded before (`DecodedSource`).
///
/// An entry becomes a unit of `msgid` and `msgstr`. An entry with plural forms becomes a unit for the singular and one for
/// each plural form. Fuzzy, obsolete and untranslated entries are left out. The context (`msgctxt`) becomes the property
/// `x-context`, and comments become notes. The header entry names the target language. The source
/// language is English unless the header or the caller names another. Memory is bounded by the largest entry, which may
/// have 16 MiB.
package final class POReader: UnitReader {
    /// The languages of the units.
    package private(set) var languages: LanguagePair
    /// The number of fuzzy and untranslated entries.
    package private(set) var skipped = 0

    private let entries: POEntries
    private let file: String?
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
        var first = try entries.entry()
        if first?.fields[.domain] != nil { first = try entries.entry() }
        var header: [String: String] = [:]
        if let first, first.isHeader {
            header = Self.header(String(decoding: first.fields[.string(0)] ?? [], as: UTF8.self))
        } else {
            pending = first
        }
        guard languages == nil else { return }
        if let source = header["x-source-language"].flatMap({ LanguageTag(asWritten: $0) }) {
            self.languages.source = source
        }
        let written = header["language"].flatMap { LanguageTag(asWritten: $0) }
        // Older files have an English name of the language only, or the language in their own name: `pt_BR.po`.
        let named = [
            header["x-poedit-language"], header["language-team"]?.split(separator: "<").first.map(String.init),
            file?.split(separator: "/").last?.split(separator: ".").first.map(String.init),
        ]
        let known = named.lazy.compactMap { $0.flatMap(KnownLanguages.tag) }.first
        guard let target = written ?? known else {
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

    /// Returns the next unit, or nil at the end.
    ///
    /// - Throws: `Failure(.badData)` with the line if it is not PO or has bytes that are not UTF-8.
    package func nextUnit() throws(Failure) -> TranslationUnit? {
        while waiting.isEmpty {
            let first = pending
            pending = nil
            var entry = first
            if entry == nil { entry = try entries.entry() }
            guard let entry else { return nil }
            if entry.isHeader { continue }
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
                Variant(languages.source, try text(pair.source, entry)),
                Variant(languages.target, try text(pair.target, entry)),
            ])
            if let context = entry.fields[.context] {
                unit.annotations.append(.property(UnitProperty("x-context", try text(context, entry))))
            }
            unit.annotations += (entry.extracted + entry.comments).map { .note(UnitNote($0)) }
            units.append(unit)
        }
        return units
    }

    private func text(_ bytes: [UInt8], _ entry: POEntry) throws(Failure) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Failure(
                .badData, "the entry has bytes in no encoding that fits the file",
                at: .init(file: file, line: entry.line), advice: "convert the file to UTF-8")
        }
        return text
    }
}
