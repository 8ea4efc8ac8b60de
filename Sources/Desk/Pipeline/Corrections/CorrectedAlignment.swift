package import CalqueCore
package import CalqueFormats
import CalqueIO
import CalqueJSON
package import CalqueMemory
import CalqueOutputs
package import CalqueUnits

/// An alignment that a person has corrected in a table, in lines of JSON, in InterText or in a file of a translation
/// tool, read back for the memory that has its document.
package struct CorrectedAlignment {
    /// The texts of a bead, empty where a document leaves it out.
    struct Row {
        var texts: [String]
        var confidence: Double?
        var isMoved = false
    }

    let rows: [Row]
    /// Nil: the file does not say.
    package let languages: [LanguageTag]?

    init(rows: [Row], languages: [LanguageTag]?) {
        self.rows = rows
        self.languages = languages
    }

    /// Reads an alignment.
    ///
    /// - Parameters:
    ///   - name: the path as the user named it.
    ///   - options: the form, and the languages of the columns.
    /// - Throws: `Failure` with the file and the line.
    package init(reading path: String, name: String, options: UnitFile.Options) throws(Failure) {
        let given = options.columns?.compactMap(\.self)
        if options.form == nil, name.hasSuffix(".xml") {
            self = try InterTextFiles.read(path)
            return
        }
        switch options.form ?? UnitForm(name: name) {
        case .tsv, nil: self.init(rows: try Self.table(path, name, documents: given?.count), languages: given)
        case .json: self.init(rows: try Self.objects(path, name), languages: given)
        default:
            let file = try UnitFile(path: path, name: name, options: options)
            var rows: [Row] = []
            var languages: [LanguageTag] = []
            while let unit = try file.nextUnit() {
                for variant in unit.variants where !languages.contains(variant.language) {
                    languages.append(variant.language)
                }
                var row = Row(texts: languages.map { _ in "" }, confidence: unit.confidence)
                for variant in unit.variants {
                    if let place = languages.firstIndex(of: variant.language) { row.texts[place] = variant.text }
                }
                rows.append(row)
            }
            self.init(rows: rows, languages: languages)
        }
        guard rows.contains(where: { $0.texts.count(where: SegmentContent.hasText) > 1 }) else {
            throw Failure(.badData, "holds no pairs", at: .init(file: name))
        }
    }

    /// The rows of `align --format tsv`: a text for each document, the confidence, and a mark. The last two may be missing.
    private static func table(_ path: String, _ name: String, documents: Int?) throws(Failure) -> [Row] {
        let bytes = try WholeFile.read(path).withoutByteOrderMark
        var rows: [Row] = []
        var count = documents
        for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            let line = line.last == 0x0D ? line.dropLast() : line
            if line.isEmpty { continue }
            let place = Failure.Place(file: name, line: index + 1)
            guard let text = String(validating: line, as: UTF8.self) else {
                throw Failure(.badData, "is not UTF-8", at: place, advice: "convert the file to UTF-8")
            }
            let cells = text.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            let own = count ?? max(2, cells.count - 2)
            count = own
            guard (own...own + 2).contains(cells.count) else {
                throw Failure(
                    .badData, "the line has \(cells.count) columns, not \(own) texts, the confidence and a mark",
                    at: place, advice: "name the languages of the texts: --columns en,ru")
            }
            var row = Row(texts: Array(cells.prefix(own)))
            if cells.count > own, !cells[own].isEmpty {
                guard let confidence = TranslationUnit.confidence(cells[own]) else {
                    throw Failure(.badData, "column \(own + 1) is no confidence from 0 to 1", at: place)
                }
                row.confidence = confidence
            }
            row.isMoved = cells.count > own + 1 && cells[own + 1] == "moved"
            rows.append(row)
        }
        return rows
    }

    /// The objects of `align --format json`.
    private static func objects(_ path: String, _ name: String) throws(Failure) -> [Row] {
        let bytes = try WholeFile.read(path).withoutByteOrderMark
        var rows: [Row] = []
        for (index, part) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            let line = Array(part.last == 0x0D ? part.dropLast() : part)
            if line.isEmpty { continue }
            let place = Failure.Place(file: name, line: index + 1)
            let object: JSONValue
            do { object = try JSONDocument(line, limit: line.count + 1).root } catch {
                throw Failure(.badData, "is no JSON: \(error.message)", at: place)
            }
            var texts: [String] = []
            while let text = object[AlignmentRecord.name(of: texts.count) + "Text"]?.string { texts.append(text) }
            guard texts.count > 1 else {
                throw Failure(
                    .badData, "has no sourceText and targetText", at: place,
                    advice: "give a line of align --format json")
            }
            rows.append(
                Row(
                    texts: texts, confidence: object["confidence"].flatMap { Double(line, $0) },
                    isMoved: object["moved"].map { line[$0.range].elementsEqual("true".utf8) } ?? false))
        }
        return rows
    }

    /// The units of the pairs, each with the source texts before and after it.
    package func units(in languages: [LanguageTag]) -> [TranslationUnit] {
        let sources = rows.map { $0.texts.first ?? "" }
        return rows.indices.compactMap { index in
            let variants = zip(languages, rows[index].texts).filter { SegmentContent.hasText($1) }
                .map { Variant($0, $1) }
            guard variants.count > 1 else { return nil }
            var unit = TranslationUnit(
                aligned: variants, confidence: rows[index].confidence, isMoved: rows[index].isMoved)
            let before = sources[..<index].last(where: SegmentContent.hasText)
            let after = sources[(index + 1)...].first(where: SegmentContent.hasText)
            unit.annotations.setProperty(PropertyType.previous, to: before)
            unit.annotations.setProperty(PropertyType.next, to: after)
            return unit
        }
    }

    /// Puts the pairs in the place of the units of their document.
    ///
    /// - Parameters:
    ///   - document: the name of the document; nil: it is found by its texts.
    ///   - user: who corrected the alignment; nil if unknown.
    /// - Throws: `Failure(.noInput)` if the memory has no such document.
    package func replace(
        in memory: Memory, document name: String?, by user: String?, at date: UnitDate, isDryRun: Bool = false
    ) throws(Failure) -> Memory.Addition {
        let count = rows.map(\.texts.count).max() ?? 0
        let placeholders = [LanguageTag](repeating: "und", count: count)
        guard let document = try memory.document(of: units(in: placeholders), named: name) else {
            throw Failure(
                .noInput, "has no document\(name.map { " called \($0)" } ?? "") with the texts of this alignment",
                at: .init(file: memory.path), advice: "align the articles with --into first")
        }
        let languages = languages ?? document.languages
        guard languages.count == count else {
            throw Failure(
                .badData, "the alignment has \(count) texts in a line, and its document \(languages.count)",
                advice: "name their languages: --columns en,ru")
        }
        return try memory.correct(document, with: units(in: languages), by: user, at: date, isDryRun: isDryRun)
    }
}
