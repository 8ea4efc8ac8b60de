import CalqueAlignment
public import CalqueCore
import CalqueFormats
import CalqueIO
import CalqueMemory
public import CalqueOutputs
import CalqueSegmentation
public import CalqueUnits
import CalqueXML

/// Makes translation units of aligned articles.
public struct UnitMaker: Sendable {
    /// The name of the document that the units carry.
    public let document: String
    /// The date of the article that the units carry, as `2026-02-03`.
    public let date: String
    /// The date of creation of the units.
    public let now: UnitDate
    /// Whether a person has corrected the beads, so that their units are confirmed.
    package var isConfirmed = false
    /// Who corrected them; nil if unknown.
    package var user: String?

    /// - Parameters:
    ///   - document: the name of the document, usually the path of the source.
    ///   - date: the date of the article; nil: today.
    ///   - environment: returns variables of the environment; see ``now(_:)``.
    public init(
        document: String, date: String? = nil, environment: (String) -> String? = UnitMaker.processEnvironment
    ) {
        self.document = document
        now = Self.now(environment)
        self.date = date ?? now.day
    }

    /// Returns the present, or the time in `SOURCE_DATE_EPOCH` (reproducible-builds.org), so that the same articles can
    /// give the same bytes.
    public static func now(_ environment: (String) -> String?) -> UnitDate {
        UnitDate(
            secondsSince1970: environment("SOURCE_DATE_EPOCH").flatMap(Int64.init) ?? CurrentProcess.secondsSince1970)
    }

    /// Returns a variable of the environment of the process.
    public static func processEnvironment(_ name: String) -> String? { CurrentProcess.environment(name) }

    /// The confidence below which a pair is a draft: too uncertain to be offered as a translation, but worth a review.
    public static let leastConfidence = 0.8

    /// Returns a unit for each linked bead, with a variant for each document that has it. Beads for review, boilerplate
    /// and beads without text in two documents give no unit. Beads below ``leastConfidence`` are drafts: their units have
    /// the property `x-status` with the value `draft`, and are offered as translations only if drafts are asked for.
    public func units(of article: AlignedArticle) -> [TranslationUnit] {
        article.beads.filter { $0.isLinked && !article.isForReview($0) }.compactMap { bead in
            let parts = zip(article.documents, bead.spans).filter { SegmentContent.hasText($0.text(of: $1)) }
            guard parts.count > 1, !parts.contains(where: { $0.segments[$1].contains { $0.kind == .boilerplate } })
            else { return nil }
            var unit = TranslationUnit(
                aligned: parts.map { Variant($0.language, $0.text(of: $1)) }, document: document, date: date,
                confidence: bead.confidence, isMoved: bead.isMoved, creationDate: now)
            if isConfirmed {
                unit.status = .confirmed
                unit.attributes["changedate"] = now.description
                unit.attributes["changeid"] = user
            } else if bead.confidence < Self.leastConfidence {
                unit.status = .draft
            }
            unit.setSegments(parts)
            if let (source, span) = parts.first { unit.setContext(of: span, in: source) }
            return unit
        }
    }

    /// Returns the header of a file for the units of an article.
    func header(_ article: AlignedArticle) -> TMXHeader {
        TMXHeader(sourceLanguage: article.documents.first?.language, version: calqueVersion, creationDate: now)
    }

    /// Returns a TMX file of the units of an article.
    public func tmx(_ article: AlignedArticle) throws(Failure) -> [UInt8] {
        var bytes: [UInt8] = []
        var made = header(article)
        made.annotations.setProperty(PropertyType.document, to: document)
        let writer = try TMXWriter(to: { bytes += $0 }, header: made, invalidCharacters: .replace)
        var names = UnitNames(of: document)
        for var unit in units(of: article) {
            names.name(&unit)
            try writer.write(unit)
        }
        try writer.finish()
        return bytes
    }

    /// Returns the name of a document's file in a memory, `politics-story` for `samples/politics/story.en.txt`: the folder
    /// and the name of the document without its language and form. Newsrooms use the same file names in many folders.
    package static func name(of document: String) -> String {
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
    /// Records how many segments the unit was made of, by paragraph, unless it is one of each document.
    fileprivate mutating func setSegments(_ parts: [(document: Document, span: Range<Int>)]) {
        guard parts.contains(where: { $0.span.count > 1 }) else { return }
        let sides = parts.map { document, span in
            var counts: [Int] = []
            for index in span {
                if index > span.lowerBound, document.segments[index].paragraph == document.segments[index - 1].paragraph
                {
                    counts[counts.count - 1] += 1
                } else {
                    counts.append(1)
                }
            }
            return counts.map(String.init).joined(separator: "+")
        }
        annotations.setProperty(PropertyType.segments, to: sides.joined(separator: ":"))
    }

    /// Records the segments before and after the unit in the first document that has it, unless they are boilerplate.
    fileprivate mutating func setContext(of span: Range<Int>, in source: Document) {
        func text(_ index: Int?) -> String? {
            index.flatMap { source.segments[$0].kind == .boilerplate ? nil : source.segments[$0].text }
        }
        let before = source.segments.indices.contains(span.lowerBound - 1) ? span.lowerBound - 1 : nil
        let after = source.segments.indices.contains(span.upperBound) ? span.upperBound : nil
        annotations.setProperty(PropertyType.previous, to: text(before))
        annotations.setProperty(PropertyType.next, to: text(after))
    }
}
