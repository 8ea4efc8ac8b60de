import Calque
import CalqueCommandLine
import CalqueOutputs

private let memory = Operand("MEMORY", .file, help: "A .tmx file, or a folder of them")
private let article = Operand("ARTICLE", .file, help: "The article to translate; - is standard input")
private let to = Flag.optional("to", short: "t", .language, help: "The language to translate into; must be given")
private let lang = Flag.optional("lang", short: "l", .language, absent: "auto", help: "The language of the article")
private let segmented = Flag.switch(
    "segmented", help: "The input has one segment a line: take it as it is", group: "Input options")
private let layout = Flag(
    "format", short: "f", .choice(of: LeverageLayout.self), default: .text, help: "How to write it",
    group: "Output options")
private let output = Flag.optional(
    "output", short: "o", .file, absent: "standard output", help: "Where to write it", group: "Output options")

let leverageCommand = Command(
    "leverage", "Fill in an article from a memory", operands: [memory, article],
    flags: [
        to, lang, MatchFlags.cutoff, MatchFlags.limit, MatchFlags.scoring, layout, output, segmented,
        SharedFlags.encoding, SharedFlags.inputFormat,
    ] + SegmentationFlags.rules,
    discussion: [
        "Segments the article as segment does and looks for every segment, with its neighbours known. The best match is "
            + "its suggestion: context (the same text between the same neighbours), exact, repaired (only numbers, dates "
            + "and times differed, and are written anew in the translation) or fuzzy.",
        "text shows source, differences and translation, and totals; html is one page with nothing besides it; xliff is "
            + "XLIFF 2.1 with the suggestions as targets and all matches beside them; tmx has a unit for each segment with "
            + "a suggestion, whose props x-match and x-score say how far to trust it; json a line for each segment. A "
            + "segment without a match stays visible, and empty, in all but tmx.",
    ],
    examples: [
        Example("leverage memories/wire story.en.txt --to ru", "What the memory has for a new story."),
        Example("leverage memories/wire story.en.txt --to zh --format html -o page.html", "The same as a page."),
        Example("leverage memories/wire story.en.txt --to ru --format xliff -o story.xlf", "For a translator's tool."),
    ],
    exitCodes: [.nothing: "nothing in the memory is like any of the segments"]
) { call in
    guard let target = language(call[to]) else {
        throw Failure(.usage, "the language to translate into is not said", advice: "give --to, as in --to ru")
    }
    let input = ArticleInput(
        charset: call[SharedFlags.encoding].map(Charset.init), format: call[SharedFlags.inputFormat],
        isSegmented: call[segmented])
    let segmenters = try SegmentationFlags.segmenters(call)
    let path = call[article]
    let versions = try input.versions(at: path, language: language(call[lang]), by: segmenters)
    let memory = try Memory(open: call[memory], penaltyFolders: true)
    let matchers = Matchers(memory, to: target, call)
    let query = Query(
        "", cutoff: call[MatchFlags.cutoff], limit: call[MatchFlags.limit], scoring: call[MatchFlags.scoring])
    let articles = try versions.map { version in
        try LeveragedArticle(
            version.segments, language: version.language, target: target, matcher: matchers.matcher(version.language),
            like: query)
    }
    let page = LeverageOutput(
        articles: articles, name: inputName(path), memory: memory.path, style: call.terminal.style,
        width: call.terminal.width, environment: call.environment)
    if let file = call[output], file != "-" {
        var bytes: [UInt8] = []
        try page.write(call[layout], isFile: true) { bytes += Array($0.utf8) }
        try AlignmentFiles.replace([(file, bytes)])
        call.messages.note(page.totals + ", written to \(file)")
    } else {
        try page.write(call[layout], isFile: false) { try call.output.write($0) }
    }
    return page.isFound ? .done : .nothing
}

/// Searches a memory from the languages of several articles, each index opened once.
final class Matchers {
    private let memory: Memory
    private let target: LanguageTag?
    private let call: Invocation
    private var opened: [LanguageTag: IndexedMemory] = [:]

    init(_ memory: Memory, to target: LanguageTag?, _ call: Invocation) {
        self.memory = memory
        self.target = target
        self.call = call
    }

    /// - Parameter language: of the texts to look for; `und` is any.
    func matcher(_ language: LanguageTag) throws -> IndexedMemory {
        if let known = opened[language] { return known }
        let progress = call.messages.progress("indexing")
        let made = try IndexedMemory(
            memory, from: language == "und" ? nil : language, to: target, events: indexEvents(call, progress))
        progress.finish()
        opened[language] = made
        return made
    }
}
