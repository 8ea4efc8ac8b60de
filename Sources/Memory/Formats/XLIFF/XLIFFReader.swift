package import CalqueCore
package import CalqueIO
package import CalqueUnits
import CalqueXML

/// A streaming reader of translated XLIFF 1.0 to 1.2 and 2.0 to 2.2 (OASIS).
///
/// Each translated segment becomes a unit; a unit of the file without segments is one segment. Left out are segments
/// without a target, segments with a state that means "not translated" (`new`, `needs-translation`, `needs-adaptation`,
/// `needs-l10n`; `initial` in 2.x), and segments that must not be translated. Inline elements become those of TMX (see
/// `XLIFFInline`), notes become notes, and the attribute `original` of the file becomes the property `x-document`. The
/// elements of modules and other namespaces, such as matches and alternatives, are left out.
///
/// Memory is bounded by the largest unit, which may have 64 MiB.
package final class XLIFFReader: UnitReader {
    /// The name of the file in failures.
    package let file: String?
    /// The number of segments without a translation.
    package private(set) var skipped = 0

    let xml: XMLReader
    let strict: Bool
    let onRepair: (Failure) -> Void
    /// The major version: 2 for 2.x, otherwise 1.
    private var major = 1
    private var source: LanguageTag?
    private var target: LanguageTag?
    private var original: String?
    var unitName: String?
    private var waiting: [TranslationUnit] = []
    private var sawRoot = false

    /// Makes a reader.
    ///
    /// - Parameters:
    ///   - source: the bytes of the file.
    ///   - file: the name of the file in failures.
    ///   - languages: the languages of a file that does not name them.
    ///   - strict: whether the first fault throws instead of being repaired.
    ///   - onRepair: receives each repair.
    package init(
        reading source: @escaping ByteSource, file: String? = nil, languages: LanguagePair? = nil,
        strict: Bool = false, onRepair: @escaping (Failure) -> Void = { _ in }
    ) {
        self.file = file
        self.strict = strict
        self.onRepair = onRepair
        self.source = languages?.source
        self.target = languages?.target
        xml = XMLReader(
            reading: source, file: file, invalidCharacters: strict ? .refuse : .replace)
    }

    /// Returns the next unit, or nil at the end.
    ///
    /// - Throws: `Failure(.badData)` with file, line and unit if the file is not XLIFF, is not well-formed, or names no
    ///   languages.
    package func nextUnit() throws(Failure) -> TranslationUnit? {
        while waiting.isEmpty {
            unitName = nil
            xml.consumed = 0
            guard let kind = try step() else {
                if !sawRoot { throw Failure(.badData, "is not XLIFF", at: .init(file: file)) }
                return nil
            }
            guard kind == .startElement else { continue }
            switch xml.name.local {
            case _ where !sawRoot: try readRoot()
            case "file": try readFile()
            case "trans-unit" where major == 1: waiting = try readTransUnit().reversed()
            case "unit" where major == 2: waiting = try readUnit().reversed()
            case "group", "body", "bin-unit": break
            default: try skip()
            }
        }
        return waiting.popLast()
    }

    private func readRoot() throws(Failure) {
        guard xml.name.local == "xliff" else {
            throw Failure(
                .badData, "is not XLIFF: its root element is <\(oneLine(xml.name.qualified))>", at: xml.place)
        }
        sawRoot = true
        let attributes = xml.attributes
        major = attributes["version"]?.hasPrefix("2") == true ? 2 : 1
        if major == 2 { try setLanguages(attributes["srcLang"], attributes["trgLang"]) }
    }

    private func readFile() throws(Failure) {
        let attributes = xml.attributes
        original = attributes["original"].flatMap { $0.isEmpty ? nil : $0 }
        if major == 1 { try setLanguages(attributes["source-language"], attributes["target-language"]) }
    }

    private func setLanguages(_ from: String?, _ to: String?) throws(Failure) {
        for word in [from, to].compactMap(\.self) where LanguageTag(word) == nil {
            throw Failure(.badData, "“\(oneLine(word))” is not a language", at: xml.place)
        }
        if let from { source = LanguageTag(from) }
        if let to { target = LanguageTag(to) }
    }

    // MARK: 1.x

    private static let untranslated: Set<String> = ["new", "needs-translation", "needs-adaptation", "needs-l10n"]

    private func readTransUnit() throws(Failure) -> [TranslationUnit] {
        let attributes = xml.attributes
        unitName = attributes["id"].map(oneLine)
        if attributes["translate"] == "no" {
            try skip()
            return []
        }
        var parts: [String: MarkupElement] = [:]
        var notes: [UnitAnnotation] = []
        while let kind = try step(), kind != .endElement {
            guard kind == .startElement else { continue }
            switch xml.name.local {
            case "source", "target", "seg-source":
                let name = xml.name.local
                let element = try readElement()
                if parts[name] == nil { parts[name] = element }
            case "note": notes.append(.note(UnitNote(try text())))
            default: try skip()
            }
        }
        guard let source = parts["source"], let target = parts["target"], !target.isBlank,
            !Self.untranslated.contains(target.attributes["state"] ?? "")
        else {
            skipped += 1
            return []
        }
        var pairs = [(source, target)]
        if let segmented = parts["seg-source"] {
            // Of two segments with the same id the first counts. The order in both may differ.
            let targets = Dictionary(target.segments.map { ($0.id, $0.element) }) { first, _ in first }
            let matched = segmented.segments.compactMap { id, one in targets[id].map { (one, $0) } }
            if !matched.isEmpty { pairs = matched }
        }
        let languages = (
            self.source ?? source.attributes["xml:lang"].flatMap { LanguageTag($0) },
            self.target ?? target.attributes["xml:lang"].flatMap { LanguageTag($0) }
        )
        return try units(of: pairs, languages, data: [:], notes: notes)
    }

    // MARK: 2.x

    private func readUnit() throws(Failure) -> [TranslationUnit] {
        let attributes = xml.attributes
        unitName = attributes["id"].map(oneLine)
        if attributes["translate"] == "no" {
            try skip()
            return []
        }
        var data: [String: String] = [:]
        var notes: [UnitAnnotation] = []
        var pairs: [(MarkupElement, MarkupElement)] = []
        while let kind = try step(), kind != .endElement {
            guard kind == .startElement else { continue }
            switch xml.name.local {
            case "originalData":
                for case .element(let element) in try readElement().children where element.localName == "data" {
                    if let id = element.attributes["id"] { data[id] = element.text }
                }
            case "notes":
                for case .element(let element) in try readElement().children where element.localName == "note" {
                    notes.append(.note(UnitNote(element.text)))
                }
            case "segment":
                let state = xml.attributes["state"]
                let children = try readElement().children.compactMap {
                    if case .element(let element) = $0 { element } else { nil }
                }
                if let source = children.first(where: { $0.localName == "source" }),
                    let target = children.first(where: { $0.localName == "target" }), !target.isBlank,
                    state != "initial"
                {
                    pairs.append((source, target))
                } else {
                    skipped += 1
                }
            default: try skip()
            }
        }
        return try units(of: pairs, (source, target), data: data, notes: notes)
    }

    private func units(
        of pairs: [(MarkupElement, MarkupElement)], _ languages: (LanguageTag?, LanguageTag?), data: [String: String],
        notes: [UnitAnnotation]
    ) throws(Failure) -> [TranslationUnit] {
        if pairs.isEmpty { return [] }
        guard let source = languages.0, let target = languages.1 else {
            throw Failure(
                .badData, "no \(languages.0 == nil ? "source" : "target") language is named", at: place,
                advice: "give --columns, as en,ru")
        }
        var units: [TranslationUnit] = []
        for (from, to) in pairs {
            var inline = XLIFFInline(major: major, data: data)
            var unit = TranslationUnit(variants: [
                Variant(source, inline.content(of: from)), Variant(target, inline.content(of: to)),
            ])
            for fault in inline.faults { try report(fault) }
            if let original { unit.annotations.append(.property(UnitProperty(PropertyType.document, original))) }
            unit.annotations += notes
            units.append(unit)
        }
        return units
    }
}
