import Calque
import CalqueCommandLine
import CalqueOutputs

private let files = Operand.repeated("FILE", .file, help: "Articles; - is standard input")
private let lang = Flag.optional(
    "lang", short: "l", .language, absent: "auto",
    help: "The language of the articles: en, ru, zh, or auto to detect it from letters and words")
private let eachLine = Flag.switch(
    "each-line", help: "Take every line as a paragraph; with --format json, print a list of segments for each line")

let segmentCommand = Command(
    "segment", "Split articles into segments", operands: [files],
    flags: [lang, SharedFlags.layout, eachLine, SharedFlags.encoding, SharedFlags.inputFormat, SharedFlags.boilerplate]
        + SegmentationFlags.rules + [SegmentationFlags.explain],
    discussion: [
        "Prints one segment per line, and an empty line between paragraphs. A paragraph ends at the end of a line, and no "
            + "segment extends beyond its paragraph. With --format json every segment is an object with its text, its "
            + "kind (headline, byline, dateline, text …), its paragraph and its range in bytes of the UTF-8 source. Where "
            + "the document says more about its article, an object of the kind metadata comes first, with title, author, "
            + "agency, date (ISO 8601), url and language.",
        "With --explain it prints, for each place where a segment might end, the paragraph, the byte, the decision, the "
            + "rule that made it, and the text around it.",
    ],
    examples: [
        Example("segment story.en.txt", "Print the segments of an article."),
        Example("segment --lang ru --each-line --format json - < paragraphs.txt", "Print a list of segments per line."),
        Example("segment --explain story.en.txt", "Show the rule behind every boundary."),
        Example("segment --abbreviations house.txt story.en.txt", "Use your own abbreviations, too."),
    ]
) { (call) throws(Failure) in
    let segmenters = try SegmentationFlags.segmenters(call)
    var paragraphs = ParagraphBreaks(output: call.output)
    var empty: [String] = []
    for path in call[files] {
        if call[eachLine] {
            try segmentLines(of: path, call, segmenters, &paragraphs)
        } else if try !segmentArticle(at: path, call, segmenters, &paragraphs) {
            empty.append(path)
        }
    }
    if let path = empty.first, empty.count == call[files].count {
        throw Failure(
            .badData, "there is no text in it", at: .init(file: inputName(path)), advice: "name the file of an article")
    }
    for path in empty { call.messages.warning("\(inputName(path)): there is no text in it") }
    return .done
}

/// Prints an empty line before every paragraph except the first of all files.
private struct ParagraphBreaks {
    let output: Output
    private var isFirst = true

    init(output: Output) { self.output = output }

    mutating func begin() throws(Failure) {
        if !isFirst { try output.line() }
        isFirst = false
    }
}

/// What a document says about its article, before the segments.
private struct ArticleRecord: Encodable {
    let file: String
    let kind = "metadata"
    let language: String
    let title: String?
    let author: String?
    let agency: String?
    let date: String?
    let url: String?
    let id: String?

    /// Nil for a document that says nothing, unless the record shows where one of several articles begins.
    init?(_ article: Article, file: String, isOneOfSeveral: Bool) {
        let facts = article.metadata
        guard isOneOfSeveral || facts != Article.Metadata() else { return nil }
        self.file = file
        language = article.language.description
        title = facts.title ?? article.headline
        author = facts.author ?? article.byline
        agency = facts.agency ?? article.dateline?.agency
        date = facts.day
        url = facts.url
        id = url == nil ? facts.identifier : nil
    }
}

private struct SegmentRecord: Encodable {
    let file: String
    let index: Int
    let kind: Segment.Kind
    let lang: String
    let paragraph: Int
    let range: [Int]
    let text: String
}

/// - Returns: whether there was a segment.
private func segmentArticle(
    at path: String, _ call: Invocation, _ segmenters: (LanguageTag) throws(Failure) -> Segmenter,
    _ paragraphs: inout ParagraphBreaks
) throws(Failure) -> Bool {
    let reader = try SharedFlags.reader(call)
    if call[SegmentationFlags.explain] {
        let lines = decisionLines(path, call)
        var paragraph = 0
        for article in try reader.articles(at: path, language: language(call[lang])) {
            try lines.write(article, from: paragraph, by: segmenters(article.language))
            paragraph += article.blocks.count
        }
        return true
    }
    let articles = try reader.articles(at: path, language: language(call[lang]))
    let documents = try reader.documents(of: articles, at: path, by: segmenters)
    var index = 0
    var last: Int?
    for (article, document) in zip(articles, documents) {
        if call[SharedFlags.layout] == .json,
            let header = ArticleRecord(article, file: path, isOneOfSeveral: articles.count > 1)
        {
            try call.output.json(header)
        }
        for segment in document.segments {
            switch call[SharedFlags.layout] {
            case .text:
                if last != segment.paragraph { try paragraphs.begin() }
                try call.output.line(segment.text)
            case .json:
                try call.output.json(
                    SegmentRecord(
                        file: path, index: index, kind: segment.kind, lang: document.language.description,
                        paragraph: segment.paragraph, range: [segment.range.lowerBound, segment.range.upperBound],
                        text: segment.text))
            }
            last = segment.paragraph
            index += 1
        }
    }
    return index > 0
}

/// Segments each line of the input by itself, whatever format it looks like.
private func segmentLines(
    of path: String, _ call: Invocation, _ segmenters: (LanguageTag) throws(Failure) -> Segmenter,
    _ paragraphs: inout ParagraphBreaks
) throws(Failure) {
    let text = try ArticleReader(charset: call[SharedFlags.encoding].map(Charset.init)).text(at: path)
    let segmenter = try segmenters(language(call[lang]) ?? LanguageTag(guessedFrom: text))
    let decisions = decisionLines(path, call)
    for (number, line) in Segment.lines(of: text).enumerated() {
        if call[SegmentationFlags.explain] {
            try decisions.write(line.text, paragraph: number, by: segmenter) { $0 }
            continue
        }
        let segments = try segmenter.texts(in: line.text)
        switch call[SharedFlags.layout] {
        case .text:
            try paragraphs.begin()
            for segment in segments { try call.output.line(segment) }
        case .json: try call.output.json(segments)
        }
    }
}

private func decisionLines(_ path: String, _ call: Invocation) -> DecisionLines {
    DecisionLines(file: path, isJSON: call[SharedFlags.layout] == .json) { (line) throws(Failure) in
        try call.output.line(line)
    }
}
