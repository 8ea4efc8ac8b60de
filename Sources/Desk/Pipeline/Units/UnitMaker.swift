import Calque
import CalqueCommandLine
import CalqueOutputs

/// Makes translation units of aligned articles and keeps them.
struct UnitMaker {
    let document: String
    let date: String
    /// When the units are made: now, or `SOURCE_DATE_EPOCH` (reproducible-builds.org), so that the same articles give
    /// the same bytes where that is wanted.
    let now: TMXDate
    /// About units that have the source of one that is there, and another target.
    var onConflict = ConflictPolicy.keep

    init(document: String, date: String?, environment: (String) -> String?) {
        self.document = document
        let seconds = environment("SOURCE_DATE_EPOCH").flatMap(Int64.init) ?? CurrentProcess.secondsSince1970
        now = TMXDate(secondsSince1970: seconds)
        self.date = date ?? Self.day(now)
    }

    /// `2026-02-03` of `20260203T120000Z`.
    private static func day(_ date: TMXDate) -> String {
        let digits = date.description
        return "\(digits.prefix(4))-\(digits.dropFirst(4).prefix(2))-\(digits.dropFirst(6).prefix(2))"
    }

    /// A unit for each linked bead, with a variant for each version that has it; without those that are for review.
    /// Page furniture is no text of the article.
    func units(of article: AlignedArticle) -> [TranslationUnit] {
        article.beads.filter { $0.isLinked && !article.isForReview($0) }.compactMap { bead in
            let parts = zip(article.versions, bead.spans).filter { !$1.isEmpty }
            guard !parts.contains(where: { $0.segments[$1].contains { $0.kind == .furniture } }) else { return nil }
            var unit = TranslationUnit(
                aligned: parts.map { Variant($0.language, $0.text(of: $1)) }, document: document, date: date,
                confidence: bead.confidence, isMoved: bead.isMoved, creationDate: now)
            if let (version, span) = parts.first { unit.setContext(of: span, in: version) }
            return unit
        }
    }

    private func header(_ article: AlignedArticle) -> TMXHeader {
        TMXHeader(sourceLanguage: article.versions.first?.language, version: calqueVersion, creationDate: now)
    }

    /// - Returns: what was done, for people.
    func add(_ article: AlignedArticle, to memory: String, messages: Messages) throws -> String {
        let name = Self.name(of: document)
        var options = Memory.AdditionOptions()
        options.invalidCharacters = .replace
        options.onConflict = onConflict
        options.now = now
        options.same = { $0.matches($1) }
        options.onRepair = { messages.warning("\($0)") }
        let addition = try Memory.add(
            UnitList(units(of: article)), to: memory,
            of: MemoryDocument(identifier: document, name: name, languages: article.versions.map(\.language)),
            header: header(article), options: options)
        var notes: [String] = []
        if addition.updated > 0 { notes.append("\(addition.updated) updated") }
        if addition.alreadyThere > 0 { notes.append("\(addition.alreadyThere) were there already") }
        let others = notes.isEmpty ? "" : " (\(notes.joined(separator: ", ")))"
        return "\(addition.added) units added to \(addition.file)\(others)"
    }

    func tmx(_ article: AlignedArticle) throws -> [UInt8] {
        var bytes: [UInt8] = []
        var made = header(article)
        made.annotations.setProperty(PropertyType.document, to: document)
        let writer = try TMXWriter(to: { bytes += $0 }, header: made, invalidCharacters: .replace)
        for unit in units(of: article) { try writer.write(unit) }
        try writer.finish()
        return bytes
    }

    /// What a file of the memory is called after: the folder and the name of the document, without what says language
    /// and form: `politics-story` of `samples/politics/story.en.txt`. Newsrooms name files alike in many folders.
    static func name(of document: String) -> String {
        let parts = document.split(separator: "/").filter { $0 != "." && $0 != ".." }
        guard let last = parts.last else { return "article" }
        let folder = parts.count > 1 ? parts[parts.count - 2] + "-" : ""
        return folder + stem(of: last)
    }

    private static let documentEndings = [
        "txt", "html", "htm", "xml", "json", "jsonl", "tsv", "csv", "tmx", "po", "xlf", "xliff",
    ]

    private static func stem(of file: Substring) -> String {
        var parts = file.split(separator: ".", omittingEmptySubsequences: false)
        for endings in [["gz", "zip"], documentEndings]
        where parts.count > 1 && endings.contains(parts[parts.count - 1].lowercased()) {
            parts.removeLast()
        }
        if parts.count > 1, parts[parts.count - 1].prefix(while: { $0 != "-" && $0 != "_" }).count <= 3,
            LanguageTag(String(parts[parts.count - 1])) != nil
        {
            parts.removeLast()
        }
        return parts.joined(separator: ".")
    }
}

extension TranslationUnit {
    /// Notes what stands before and after it in the first version that has it, as far as that is text of the article.
    fileprivate mutating func setContext(of span: Range<Int>, in version: Document) {
        func text(_ index: Int?) -> String? {
            index.flatMap { version.segments[$0].kind == .furniture ? nil : version.segments[$0].text }
        }
        let before = version.segments.indices.contains(span.lowerBound - 1) ? span.lowerBound - 1 : nil
        let after = version.segments.indices.contains(span.upperBound) ? span.upperBound : nil
        annotations.setProperty(PropertyType.previous, to: text(before))
        annotations.setProperty(PropertyType.next, to: text(after))
    }
}
