package import CalqueArticles
package import CalqueCore
import CalqueFormats
import CalqueIO
import CalqueUnits

/// An XLIFF file that comes back from a translator, to be put into the article that it was made of.
package struct FinishedTranslation {
    /// The file's name in failures.
    let name: String
    let segments: [FinishedSegment]
    /// The name of the article; nil if the file does not tell it.
    package let original: String?

    /// Reads a file.
    ///
    /// - Parameter path: an XLIFF file of any version.
    /// - Throws: `Failure(.badData)` if it is not XLIFF, or is of several articles; `Failure(.noInput)`.
    package init(path: String, name: String) throws(Failure) {
        self.name = name
        let source = DecodedSource(try InputFile(named: path).bytes, isXML: true)
        let reader = XLIFFReader(
            reading: source.bytes, file: name, languages: LanguagePair(source: "und", target: "und"))
        var segments: [FinishedSegment] = []
        var originals: Set<String> = []
        reader.onSegment = { [unowned reader] segment in
            segments.append(segment)
            if let original = reader.original { originals.insert(original) }
        }
        while try reader.nextUnit() != nil {}
        guard originals.count <= 1 else {
            throw Failure(
                .badData, "is of \(originals.count) articles", at: .init(file: name),
                advice: "divide it, a file for each")
        }
        guard !segments.isEmpty else { throw Failure(.badData, "has no segments", at: .init(file: name)) }
        (self.segments, original) = (segments, originals.first)
    }

    /// Finds the article by the name that the file tells: beside the file, or as it was typed.
    ///
    /// - Throws: `Failure(.noInput)` if it is not there.
    package func article(beside path: String) throws(Failure) -> String {
        let advice = "name the article with --source"
        guard let original, !original.isEmpty else {
            throw Failure(.noInput, "does not tell the name of its article", at: .init(file: name), advice: advice)
        }
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
        let own = original.split(separator: "/").last.map(String.init) ?? original
        let places = original.hasPrefix("/") ? [original, folder + own] : [folder + original, original, folder + own]
        for place in places where (try? FileStatus(of: place))?.kind == .file { return place }
        throw Failure(.noInput, "its article \(oneLine(original)) is not there", at: .init(file: name), advice: advice)
    }
}

/// An article with the translations of an XLIFF file in the place of its segments. All bytes between segments are those of the
/// article.
package struct MergedArticle {
    /// The text as UTF-8.
    package let bytes: [UInt8]
    /// The number of segments.
    package let count: Int
    /// The places of segments that are not translated. They stay in the language of the article.
    package let untranslated: [Failure.Place]
    /// Whether words of the article are in no segment of the file.
    package let hasOtherWords: Bool

    /// - Parameters:
    ///   - article: must be plain text.
    ///   - name: the article's name in failures.
    /// - Throws: `Failure(.badData)` with the line of the first segment that the article does not have in this place, or if
    ///   the article is not plain text.
    /// - Complexity: linear in both.
    package init(_ translation: FinishedTranslation, into article: Article, name: String) throws(Failure) {
        let text = ArticleText(article)
        try Self.checkPlain(article, text, name)
        var bytes: [UInt8] = []
        var untranslated: [Failure.Place] = []
        var hasOtherWords = false
        var (at, copied, count) = (0, 0, 0)
        for segment in translation.segments {
            let place = Failure.Place(file: translation.name, line: segment.line, unit: segment.unit)
            guard let found = text.range(of: segment.source, from: at) else {
                throw Failure(
                    .badData,
                    "the source “\(oneLine(segment.source))” is not in \(name), or not after the segment before",
                    at: place, advice: "name the article that the file was made of with --source")
            }
            if found.isEmpty { continue }
            if text.hasWords(in: at..<found.lowerBound) { hasOtherWords = true }
            count += 1
            at = found.upperBound
            guard let target = segment.target else {
                untranslated.append(place)
                continue
            }
            let range = text.source(of: found)
            guard range.lowerBound >= copied else {
                throw Failure(.badData, "the segments of \(name) overlap", at: place)
            }
            bytes += article.source[copied..<range.lowerBound]
            bytes += target.utf8
            copied = range.upperBound
        }
        bytes += article.source[copied...]
        if text.hasWords(in: at..<text.count) { hasOtherWords = true }
        (self.bytes, self.count) = (bytes, count)
        (self.untranslated, self.hasOtherWords) = (untranslated, hasOtherWords)
    }

    /// Refuses an article with markup: a translation in the place of a segment would lose or break it.
    private static func checkPlain(_ article: Article, _ text: ArticleText, _ name: String) throws(Failure) {
        let first = article.source.first { $0 > 0x20 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF }
        let size = article.source.count { $0 > 0x20 }
        // Hyphens at the ends of wrapped lines are in no block.
        guard first != UInt8(ascii: "<"), text.size * 10 >= size * 9 else {
            throw Failure(
                .badData, "is not plain text, and only plain text can be merged into", at: .init(file: name),
                advice: "translate the page with a tool that reads its format, or give its text with --source")
        }
    }
}
