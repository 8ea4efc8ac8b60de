package import CalqueCore
package import CalqueIO
import CalqueJSON
package import CalqueUnits

/// A streaming reader of units in JSON, as JSON Lines or as one array. An object is one unit, in one of two forms:
///
/// - `{"variants":[{"lang":"en","text":"…"},…],"tuid":…,"properties":{…},"notes":[…]}`, which `calque export --format json` writes;
/// - `{"source":"…","target":"…","source_language":"en","target_language":"ru",…}`: Weblate's memory, whose `origin`,
///   `context` and `category` become properties; `source_lang` and `target_lang` do as well.
///
/// Memory is bounded by the longest object, 16 MiB at most.
package final class JSONReader: UnitReader {
    private let objects: JSONObjects
    private let languages: LanguagePair?
    private let report: (Failure) throws(Failure) -> Void

    /// - Parameters:
    ///   - languages: the languages of objects that do not name theirs.
    ///   - strict: throw at a text that cannot be used instead of leaving it out.
    ///   - onRepair: receives a report of each text that is left out.
    package init(
        reading source: @escaping ByteSource, file: String? = nil, languages: LanguagePair? = nil,
        strict: Bool = false, onRepair: @escaping (Failure) -> Void = { _ in }
    ) {
        objects = JSONObjects(source, file: file)
        self.languages = languages
        report = { (failure) throws(Failure) in
            if strict { throw failure }
            onRepair(failure)
        }
    }

    /// - Throws: `Failure(.badData)` with line and unit if the input is not JSON or has neither form.
    package func nextUnit() throws(Failure) -> TranslationUnit? {
        guard let bytes = try objects.next() else { return nil }
        let object: JSONValue
        do { object = try JSONDocument(bytes).root } catch {
            throw Failure(error.kind, "no JSON: \(error.message)", at: objects.place)
        }
        if let variants = object["variants"] { return try unit(object, variants) }
        return try pair(object)
    }

    private func unit(_ object: JSONValue, _ variants: JSONValue) throws(Failure) -> TranslationUnit {
        var unit = TranslationUnit()
        if let tuid = object["tuid"]?.string, !tuid.isEmpty { unit.tuid = tuid }
        for (name, value) in object["properties"]?.members ?? [] {
            if let text = value.string { unit.annotations.append(.property(UnitProperty(name, text))) }
        }
        for note in object["notes"]?.items ?? [] {
            if let text = note.string { unit.annotations.append(.note(UnitNote(text))) }
        }
        for variant in variants.items ?? [] {
            guard let word = variant["lang"]?.string, let text = variant["text"]?.string else {
                try report(fault("a variant without \"lang\" and \"text\", left out"))
                continue
            }
            unit.variants.append(try self.variant(word, text))
        }
        if unit.variants.isEmpty { try report(fault("the unit has no variants")) }
        return unit
    }

    private func pair(_ object: JSONValue) throws(Failure) -> TranslationUnit {
        guard let source = object["source"]?.string, let target = object["target"]?.string else {
            throw fault(
                "neither \"variants\" nor \"source\" and \"target\" are in the object",
                advice: #"write {"source":…,"target":…,"source_language":…,"target_language":…}"#)
        }
        var unit = TranslationUnit()
        for (text, names, known) in [
            (source, ["source_language", "source_lang"], languages?.source),
            (target, ["target_language", "target_lang"], languages?.target),
        ] {
            let word = names.lazy.compactMap { object[$0]?.string }.first
            guard let word = word ?? known?.description else {
                throw fault("\"\(names[0])\" is missing", advice: "give --columns, as en,ru")
            }
            unit.variants.append(try variant(word, text))
        }
        for name in ["origin", "context"] {
            if let text = object[name]?.string, !text.isEmpty {
                unit.annotations.append(.property(UnitProperty("x-\(name)", text)))
            }
        }
        if let category = object["category"]?.whole {
            unit.annotations.append(.property(UnitProperty("x-category", String(category))))
        }
        return unit
    }

    private func variant(_ word: String, _ text: String) throws(Failure) -> Variant {
        if let language = LanguageTag(asWritten: word) { return Variant(language, text) }
        try report(fault("“\(oneLine(word))” is not a language, read as “und”"))
        return Variant("und", SegmentContent(text), rawLanguage: word)
    }

    private func fault(_ message: String, advice: String? = nil) -> Failure {
        Failure(.badData, message, at: objects.place, advice: advice)
    }
}
