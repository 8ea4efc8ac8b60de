import Calque
import CalqueCommandLine

private enum Layout: String, CaseIterable { case text, json }

private let files = Operand.repeated("FILE", .file, help: "Articles; - is standard input")
private let lang = Flag.optional(
    "lang", short: "l", .language, absent: "auto",
    help: "The language of the articles: en, ru, zh, or auto to tell it from the letters")
private let layout = Flag("format", short: "f", .choice(of: Layout.self), default: .text, help: "How to print")
private let eachLine = Flag.switch(
    "each-line", help: "Take every line as one paragraph; with --format json print a list of segments for each line")

let segmentCommand = Command(
    "segment", "Part articles into segments", operands: [files],
    flags: [lang, layout, eachLine, SharedFlags.encoding, SharedFlags.inputFormat] + SegmentationFlags.rules
        + [SegmentationFlags.explain],
    discussion: [
        "Prints one segment a line and a blank line between paragraphs. A paragraph ends at a line end; no segment goes "
            + "beyond it. With --format json every segment is an object with its text, its kind (headline, dateline, "
            + "text …), its paragraph and its range in bytes of the UTF-8 source.",
        "With --explain it prints, for each place where a segment might end, the paragraph, the byte, the decision, the "
            + "rule that made it, and the text around.",
    ],
    examples: [
        Example("segment story.en.txt", "The segments of an article, its language told from its letters."),
        Example("segment --lang ru --each-line --format json - < paragraphs.txt", "A list of segments for each line."),
        Example("segment --explain story.en.txt", "Why the segments are what they are."),
        Example("segment --abbreviations house.txt story.en.txt", "With the abbreviations of the house."),
    ]
) { call in
    let segmenters = try SegmentationFlags.segmenters(call)
    var paragraphs = Paragraphs(output: call.output)
    for path in call[files] {
        if call[eachLine] {
            try segmentLines(of: path, call, segmenters, &paragraphs)
        } else {
            try segmentArticle(at: path, call, segmenters, &paragraphs)
        }
    }
    return .done
}

/// Blank lines between the paragraphs of all files, and nowhere else.
private struct Paragraphs {
    let output: Output
    private var isFirst = true

    init(output: Output) { self.output = output }

    mutating func begin() throws {
        if !isFirst { try output.line() }
        isFirst = false
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

private func segmentArticle(
    at path: String, _ call: Invocation, _ segmenters: (LanguageTag) throws -> Segmenter, _ paragraphs: inout Paragraphs
) throws {
    let input = ArticleInput(
        charset: call[SharedFlags.encoding].map(Charset.init), format: call[SharedFlags.inputFormat])
    if call[SegmentationFlags.explain] {
        let page = ExplainPage(output: call.output, file: path, isJSON: call[layout] == .json)
        var paragraph = 0
        for article in try input.articles(at: path, language: language(call[lang])) {
            try page.print(article, from: paragraph, by: segmenters(article.language))
            paragraph += article.blocks.count
        }
        return
    }
    let segments = try input.segments(at: path, language: language(call[lang]), by: segmenters)
    for (index, (segment, language)) in segments.enumerated() {
        switch call[layout] {
        case .text:
            if index == 0 || segments[index - 1].segment.paragraph != segment.paragraph { try paragraphs.begin() }
            try call.output.line(segment.text)
        case .json:
            try call.output.json(
                SegmentRecord(
                    file: path, index: index, kind: segment.kind, lang: language.description,
                    paragraph: segment.paragraph, range: [segment.range.lowerBound, segment.range.upperBound],
                    text: segment.text))
        }
    }
}

/// Each line of the input alone, whatever it looks like: what is measured is the segmentation, not the reading.
private func segmentLines(
    of path: String, _ call: Invocation, _ segmenters: (LanguageTag) throws -> Segmenter, _ paragraphs: inout Paragraphs
) throws {
    let text = try ArticleInput(charset: call[SharedFlags.encoding].map(Charset.init)).text(at: path)
    let segmenter = try segmenters(language(call[lang]) ?? LanguageTag(guessedFrom: text))
    for (number, line) in Segment.lines(of: text).enumerated() {
        if call[SegmentationFlags.explain] {
            let page = ExplainPage(output: call.output, file: path, isJSON: call[layout] == .json)
            try page.print(line.text, paragraph: number, by: segmenter) { $0 }
            continue
        }
        let segments = try segmenter.texts(in: line.text)
        switch call[layout] {
        case .text:
            try paragraphs.begin()
            for segment in segments { try call.output.line(segment) }
        case .json: try call.output.json(segments)
        }
    }
}
