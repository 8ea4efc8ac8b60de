package import CalqueCore
package import CalqueIO
package import CalqueUnits
import CalqueXML

/// A streaming reader of translated XLIFF 1.0 to 1.2 and 2.0 to 2.2 (OASIS).
///
/// Each translated segment becomes a unit; a unit of the file without segments is one segment. Left out are segments
/// without a target, segments with a state that means "not translated" (`new`, `needs-translation`, `needs-adaptation`,
/// `needs-l10n`; `initial` in 2.x), rejected segments, and segments that must not be translated, by their own `translate`
/// or that of a group or file around them. Tracked changes are taken as accepted. The state becomes the properties
/// `x-state`, `x-state-qualifier` and `x-approved`. Inline elements become those of TMX (see
/// `XLIFFInline`), notes become notes, and the attribute `original` of the file becomes the property `x-document`. The
/// elements of modules and other namespaces, such as matches and alternatives, are left out.
///
/// Memory is bounded by the largest unit, which may have 64 MiB.
package final class XLIFFReader: UnitReader {
    /// The name of the file in failures.
    package let file: String?
    /// The segments that were left out.
    package internal(set) var skipped = SkippedUnits()

    /// Receives every segment that is to be translated, in order, also those of which no unit is made.
    package var onSegment: ((FinishedSegment) -> Void)?

    let xml: XMLReader
    let strict: Bool
    let onRepair: (Failure) -> Void
    /// The major version: 2 for 2.x, otherwise 1.
    private(set) var major = 1
    private let languages: LanguagePair?
    private(set) var source: LanguageTag?
    private(set) var target: LanguageTag?
    /// The name of the article that the file was made of.
    package private(set) var original: String?
    /// For the file and each open group, whether its texts are to be translated.
    private(set) var groups: [Bool] = []
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
        self.languages = languages
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
            if kind == .endElement, Self.isGroup(xml.name.local), !groups.isEmpty { groups.removeLast() }
            guard kind == .startElement else { continue }
            if sawRoot, Self.isGroup(xml.name.local) { groups.append(isTranslatable(xml.attributes)) }
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

    private static func isGroup(_ name: String) -> Bool { name == "file" || name == "group" }

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

    /// Sets the languages of the file, or those that the caller named, if the file names none. A word that is no language is a
    /// fault only then.
    private func setLanguages(_ from: String?, _ to: String?) throws(Failure) {
        source = try language(from) ?? languages?.source
        target = try language(to) ?? languages?.target
    }

    /// Reads a language; nil for none.
    func language(_ word: String?) throws(Failure) -> LanguageTag? {
        guard let word, !word.isEmpty else { return nil }
        if let tag = LanguageTag(asWritten: word) { return tag }
        guard languages != nil else {
            throw Failure(
                .badData, "“\(oneLine(word))” is not a language", at: xml.place, advice: "give --columns, as en,ru")
        }
        return nil
    }
}
