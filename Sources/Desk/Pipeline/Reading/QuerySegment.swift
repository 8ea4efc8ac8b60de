package import CalqueCore
import CalqueFormats
package import CalqueLeverage
package import CalqueMatching
import CalqueSegmentation
package import CalqueUnits

/// A segment to look for in a memory.
package struct QuerySegment {
    /// The text as the user wrote it.
    package let written: String
    package let content: SegmentContent
    /// The segments before and after it in its document.
    package var context: MatchQuery.Context?

    /// - Parameters:
    ///   - hasTags: whether elements are inline tags rather than text.
    ///   - place: its place in a file.
    /// - Throws: `Failure(.badData)` for tags that are not well-formed.
    package init(_ written: String, hasTags: Bool, at place: Failure.Place = .init()) throws(Failure) {
        self.written = written
        do throws(Failure) {
            content = hasTags ? try SegmentContent(markup: written) : SegmentContent(written)
        } catch {
            throw Failure(error.kind, error.message, at: place, advice: error.advice)
        }
    }

    /// Reads the lines of a file.
    ///
    /// - Parameter isDocument: whether the lines are a document in order: each gets its neighbours that are not blank.
    package static func lines(of file: String, hasTags: Bool, isDocument: Bool) throws(Failure) -> [QuerySegment] {
        var texts: [QuerySegment] = []
        for (number, line) in Segment.lines(of: try ArticleReader().text(at: file)).enumerated() {
            texts.append(
                try QuerySegment(line.text, hasTags: hasTags, at: .init(file: inputName(file), line: number + 1)))
        }
        guard isDocument else { return texts }
        let plain = texts.map { text in
            let text = text.content.plainText
            return text.contains { !$0.isWhitespace } ? text : nil
        }
        var previous: String?
        for index in texts.indices {
            texts[index].context = MatchQuery.Context(previous: previous, next: nil)
            previous = plain[index] ?? previous
        }
        var next: String?
        for index in texts.indices.reversed() {
            texts[index].context?.next = next
            next = plain[index] ?? next
        }
        return texts
    }
}

extension Cover {
    /// Covers the lines of a document, in which a blank line ends a paragraph; see `LeveragedArticle.init`.
    package init(
        of lines: [QuerySegment], language: LanguageTag, matcher: any Matcher, like query: MatchQuery,
        singles: [[Match]]
    ) throws(Failure) {
        var paragraph = 0
        let segments = lines.map { line in
            if !line.content.hasText { paragraph += 1 }
            return CoverSegment(line.content, context: line.context, paragraph: paragraph)
        }
        try self.init(of: segments, singles: singles, language: language, matcher: matcher, like: query)
    }
}
