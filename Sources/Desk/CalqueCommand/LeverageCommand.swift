import Calque
import CalqueCommandLine
import CalqueConfiguration

private let article = Operand("ARTICLE", .file, help: "The article to translate; - is standard input")
private let to = Flag.optional(
    "to", short: "t", .language, absent: "the language of the desk", help: "The language to translate into")
private let layout = Flag.optional(
    "format", short: "f", .choice(of: LeverageLayout.self), absent: "by the name of --output, otherwise text",
    help: "The output format", group: "Output options")
private let output = Flag.optional(
    "output", short: "o", .file, absent: "standard output", help: "Write to this file", group: "Output options")

let leverageCommand = Command(
    "leverage", "Fill in an article from a memory", operands: [DeskFlags.memory, article],
    flags: [
        DeskFlags.more, to, SharedFlags.lang, MatchFlags.cutoff, MatchFlags.limit, MatchFlags.scoring,
        MatchFlags.penalties, MatchFlags.drafts, layout, output,
        SharedFlags.segmented, SharedFlags.encoding, SharedFlags.inputFormat, SharedFlags.boilerplate,
    ] + SegmentationFlags.rules,
    discussion: [
        "Segments the article as 'calque segment' does and looks up every segment with its neighbours. The suggestion for "
            + "a segment is its best match: context (same text and same neighbours), exact, repaired (only numbers, "
            + "dates and times differed, and the translation has the new ones) or fuzzy.",
        "Consecutive segments are also looked up together, because a memory's unit may have several: those suggestions are "
            + "chosen that together know most of the article. In json each of the segments has the status and span, and the "
            + "translation stands at the first; in xliff they are one segment. A unit of one paragraph suggests nothing for "
            + "two. A segment that is a sentence of a unit with several gets the translation of that sentence, where the words, "
            + "numbers and lengths make it sure. It is marked as a part of a unit, and loses 5 points, or those of --penalty "
            + "part=POINTS.",
        "The formats are:",
        [
            "text\tsource, differences and translation of each segment, and totals",
            "html\ta page of one file",
            "xliff\tXLIFF 2.1 with the suggestions as targets and all matches",
            "xliff12\tthe same in XLIFF 1.2, for tools that do not read XLIFF 2",
            "tmx\ta unit per suggestion; x-match and x-score say how good it is",
            "json\tan object per segment",
        ].joined(separator: "\n"),
        "A suggestion with stale numbers says so in every format: where a number, a date or a time of the article is not that "
            + "of the memory, and could not be put into the translation. In xliff only translations of the same text that a "
            + "person confirmed, or that were aligned with a confidence of 0.98 or more, have the state translated; in tmx "
            + "all others are drafts.",
        "Aligned pairs that nobody confirmed lose points, see 'calque query --help'.",
        "A segment without a match is left empty in all formats but tmx, which leaves it out.",
    ],
    examples: [
        Example("leverage memories/wire story.en.txt --to ru", "Show the suggestions for a new story."),
        Example("leverage memories/wire story.en.txt --to zh --output page.html", "Write them as a page."),
        Example(
            "leverage memories/wire story.en.txt --to ru --output story.xlf", "Write a file for a translator's tool."),
    ],
    exitCodes: [.nothing: "no segment has a match in the memory"]
) { (call) throws(Failure) in
    let file = call[output].flatMap { $0 == "-" ? nil : $0 }
    let layout = try LeverageLayout.chosen(call[layout], for: file) ?? .text
    let reader = try SharedFlags.reader(call, isSegmented: call[SharedFlags.segmented])
    let segmenters = try SegmentationFlags.segmenters(call)
    let path = call[article]
    let documents = try reader.documents(at: path, language: language(call[SharedFlags.lang]), by: segmenters)
    let desk = try call.desk()
    let memory = desk.memory
    if let file { try OutputPlace.check(file, reading: memory.files + [path]) }
    let matchers = Matchers(memory, call)
    var query = MatchQuery(
        "", cutoff: call[MatchFlags.cutoff] ?? desk.settings.cutoff?.value ?? 70, limit: call[MatchFlags.limit],
        scoring: call[MatchFlags.scoring])
    query.penalties = desk.penalties(call)
    query.domain = desk.domain
    let articles = try documents.map { (document) throws(Failure) in
        guard let target = language(call[to]) ?? desk.settings.direction(of: document.language).to else {
            throw Failure(
                .usage, "the language to translate into is missing", advice: "give --to, as in --to ru, or set target")
        }
        return try LeveragedArticle(
            document.segments, language: document.language, target: target,
            matcher: matchers.matcher(document.language, to: target), like: query,
            areLines: call[SharedFlags.segmented])
    }
    let page = LeverageOutput(
        articles: articles, name: inputName(path), memory: memory.path, environment: call.environment)
    if let file {
        var bytes: [UInt8] = []
        try page.write(layout) { bytes += Array($0.utf8) }
        try AlignmentFiles.replace([(file, bytes)])
        call.messages.note(page.totals + ", written to \(file)")
    } else {
        try page.write(layout, style: call.terminal.style, width: call.terminal.width) { (text) throws(Failure) in
            try call.output.write(text)
        }
    }
    return page.isFound ? .done : .nothing
}

/// Opens the indexes of a memory for the languages of several articles, each once.
final class Matchers {
    private let memory: Memory
    private let call: Invocation
    private var opened: [[LanguageTag?]: IndexedMemory] = [:]

    init(_ memory: Memory, _ call: Invocation) {
        self.memory = memory
        self.call = call
    }

    /// Returns the index for texts in a language; `und` is any language.
    func matcher(_ language: LanguageTag, to target: LanguageTag?) throws(Failure) -> IndexedMemory {
        if let known = opened[[language, target]] { return known }
        let index = try call.index(
            memory, from: language == "und" ? nil : language, to: target, drafts: call[MatchFlags.drafts])
        opened[[language, target]] = index
        return index
    }
}
