import Calque

/// A segment that `query` is to look for.
struct QuerySegment {
    /// As the user wrote it.
    let written: String
    let content: SegmentContent
    var context: Query.Context?

    /// - Parameters:
    ///   - hasTags: whether elements are tags.
    ///   - place: where it stands, if in a file.
    init(_ written: String, hasTags: Bool, at place: Failure.Place = .init()) throws(Failure) {
        self.written = written
        do throws(Failure) {
            content = hasTags ? try SegmentContent(markup: written) : SegmentContent(written)
        } catch {
            throw Failure(error.kind, error.message, at: place, advice: error.advice)
        }
    }

    /// The lines of a file, each with its neighbours that are not blank if these are a document.
    static func lines(of file: String, hasTags: Bool, isDocument: Bool) throws -> [QuerySegment] {
        var texts: [QuerySegment] = []
        for (number, line) in Segment.lines(of: try ArticleInput().text(at: file)).enumerated() {
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
            texts[index].context = Query.Context(previous: previous, next: nil)
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
