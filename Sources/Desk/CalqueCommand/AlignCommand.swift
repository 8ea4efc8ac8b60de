import Calque
import CalqueCommandLine

private let source = Operand.optional("SOURCE", .file, help: "The article in its first language; - is standard input")
private let target = Operand.optional("TARGET", .file, help: "The same article in the other language")
private let third = Operand.optional("THIRD", .file, help: "The article in a third language")
private let sourceLang = Flag.optional(
    "source-lang", short: "s", .language, absent: "auto", help: "The language of SOURCE")
private let targetLang = Flag.optional(
    "target-lang", short: "t", .language, absent: "auto", help: "The language of TARGET")
private let thirdLang = Flag.optional("third-lang", .language, absent: "auto", help: "The language of THIRD")
private let explain = Flag.switch(
    "explain", help: "Print for each bead what speaks for it and against it, as text or, with --format json, as objects"
)
private let keepFurniture = Flag.switch(
    "keep-furniture",
    help: "Align what belongs to the page as well, such as \"Read also\"; otherwise it is linked to nothing")
private let into = Flag.optional(
    "into", .file, "MEMORY",
    help: "Keep the aligned pairs: MEMORY.tmx gets them added, a folder gets one file for the article",
    group: "Memory options")
private let document = Flag.optional(
    "document", .string, "NAME", absent: "the path of SOURCE",
    help: "What the units name as their document, and the file in a folder is called after", group: "Memory options")
private let date = Flag.optional(
    "date", .string, "DATE", absent: "today", help: "The date of the article that the units carry",
    group: "Memory options")
private let onConflict = Flag(
    "on-conflict", .choice(of: ConflictChoice.self), default: .keep,
    help: MemoryFlags.onConflictHelp, group: "Memory options")
private let segmented = Flag.switch(
    "segmented", help: "The inputs have one segment a line: take them as they are", group: "Input options")
private let batch = Flag.optional(
    "batch", .file, "LIST",
    help: "Align many: each line of LIST names source, target and output file, parted by tabs", group: "Batch options")
private let batchJSON = Flag.optional(
    "batch-json", .file,
    help: "Align many: each line of FILE is an object with id, source and target, the texts, and maybe source_lang and "
        + "target_lang; each is answered by a line",
    group: "Batch options")
private let force = Flag.switch(
    "force", help: "Do pairs of LIST again whose output is newer than what it was made of", group: "Batch options")

let alignCommand = Command(
    "align", "Align an article with its translation", operands: [source, target, third],
    flags: [
        sourceLang, targetLang, thirdLang, explain, keepFurniture, into, document, date, onConflict, segmented, batch,
        batchJSON,
        Jobs.flag, force, BatchLearning.flag,
        SharedFlags.encoding, SharedFlags.inputFormat,
    ] + AlignerChoice.flags + AlignOutputFlags.all,
    discussion: [
        "A bead is a group of segments of one version and those of the other that say the same; one side may be empty. "
            + "Beads are printed in the order of SOURCE; blocks that TARGET has elsewhere are found too. Every bead has a "
            + "confidence from 0 to 1.",
        "The formats: text shows the versions side by side; tsv has a text for each, the confidence and, if anything in the "
            + "article moved, a fourth column that says moved or nothing; beads has segment numbers from 0, 0,1:0:0.93, and a "
            + "further field for what moved or is for review, 12:3:0.91:moved; json an object for each bead; tmx a memory; "
            + "ladder the rungs of hunalign, where what moved is left out on both sides; moses a file for each language, "
            + "PREFIX.en, with a linked bead a line; intertext a document for each version and the links between them.",
        "Of three versions every two are aligned and joined where they agree; ladder and intertext are of two.",
        "The text itself tells how much is left out, as wire copy does, and how much is joined, as books do; --genre says "
            + "so beforehand.",
        "What --min-confidence flags is marked in text (?), json, beads, intertext (status plain) and the report.",
        "With --batch and --batch-json a pair that fails is told and the rest is done; the exit code is that of the "
            + "worst failure. The same call again does what is not done yet: an output is done when it is newer than "
            + "its inputs and was made with the same flags.",
    ],
    examples: [
        Example("align story.en.txt story.ru.txt", "Both versions side by side."),
        Example("align story.en.txt story.zh.txt --into memories/wire", "Keep the pairs as a TMX file of the folder."),
        Example("align story.en.txt story.ru.txt story.zh.txt", "Three versions: what all have, and what two have."),
        Example("align story.en.txt story.ru.txt --report page.html", "A page to look the alignment over."),
        Example("align --segmented --format beads a.en b.ru", "The alignment of texts that are segmented already."),
    ]
) { call in
    let input = ArticleInput(
        charset: call[SharedFlags.encoding].map(Charset.init), format: call[SharedFlags.inputFormat],
        isSegmented: call[segmented])
    let languages = (language(call[sourceLang]), language(call[targetLang]))
    if call[batch] != nil || call[batchJSON] != nil {
        return try alignMany(call, input, languages)
    }
    guard !call[force], !call[BatchLearning.flag], call[Jobs.flag] == nil else {
        let name = call[force] ? "--force" : call[BatchLearning.flag] ? "--learn" : "--jobs"
        throw Failure(.usage, "\(name) is for --batch")
    }
    guard let sourcePath = call[source], let targetPath = call[target] else {
        throw Failure(.usage, "two articles are needed, or --batch LIST")
    }
    let paths = [sourcePath, targetPath] + (call[third].map { [$0] } ?? [])
    guard paths.count(where: { $0 == "-" }) < 2 else {
        throw Failure(.usage, "only one article can be standard input")
    }
    let output = try AlignOutput(call, memory: call[into])
    let choice = try AlignerChoice(call)
    let pair = AlignedPair(
        versions: try zip(paths, [languages.0, languages.1, language(call[thirdLang])]).map {
            try input.version(at: $0, language: $1)
        },
        aligner: choice.aligner, keepsFurniture: call[keepFurniture],
        leastConfidence: call[AlignOutputFlags.leastConfidence])
    try choice.lexicon.check(pair.versions)
    if let note = choice.lexicon.note(pair.versions) { call.messages.note(note) }
    choice.encoder.noteIfNeeded(call.messages)
    if call[explain] {
        guard paths.count == 2, call[into] == nil else {
            throw Failure(.usage, "--explain is of two articles, and keeps nothing")
        }
        try AlignmentReasons(pair, isJSON: output.layout == .json).print(to: call.output)
        return .done
    }
    var units = UnitMaker(document: call[document] ?? sourcePath, date: call[date], environment: call.environment)
    units.onConflict = try call[onConflict].policy()
    try output.deliver(try pair.align(), names: paths.map(inputName), date: call[date], units: units, call: call)
    return .done
}

/// `--batch` and `--batch-json`.
private func alignMany(
    _ call: Invocation, _ input: ArticleInput, _ languages: (LanguageTag?, LanguageTag?)
) throws -> ExitCode {
    let name = call[batch] == nil ? "--batch-json" : "--batch"
    guard call[source] == nil, call[into] == nil, call[AlignOutputFlags.output] == nil,
        call[AlignOutputFlags.report] == nil
    else {
        throw Failure(.usage, "\(name) goes with neither articles nor --into, --output or --report")
    }
    if call[batchJSON] != nil {
        guard call[batch] == nil, !call[force], !call[BatchLearning.flag] else {
            throw Failure(.usage, "--batch-json does not go with --batch, --force or --learn")
        }
        guard (call[AlignOutputFlags.layout] ?? .json) == .json else {
            throw Failure(.usage, "--batch-json prints json only")
        }
        guard input.charset == nil else {
            throw Failure(.usage, "--batch-json does not go with --encoding: JSON is UTF-8")
        }
    }
    guard !call[BatchLearning.flag] || call[LexiconChoice.flag].isEmpty else {
        throw Failure(.usage, "--learn makes a lexicon of its own: it does not go with --lexicon")
    }
    let choice = try AlignerChoice(call)
    choice.encoder.noteIfNeeded(call.messages)
    let jobs = Jobs.count(given: call[Jobs.flag])
    if let file = call[batchJSON] {
        return try AlignBatchJSON(
            choice: choice, input: input, languages: languages, keepsFurniture: call[keepFurniture],
            leastConfidence: call[AlignOutputFlags.leastConfidence], messages: call.messages, jobs: jobs
        ).run(file, output: call.output)
    }
    let settings = call.arguments.settings(without: [batch, Jobs.flag, force])
    let encoder = choice.encoder.encoder == nil ? "none" : "some"
    return try AlignBatch(
        choice: choice, input: input, languages: languages, layout: call[AlignOutputFlags.layout] ?? .text,
        leastConfidence: call[AlignOutputFlags.leastConfidence],
        keepsFurniture: call[keepFurniture], date: call[date], environment: call.environment, messages: call.messages,
        jobs: jobs, stamp: OutputStamp(settings: "calque \(calqueVersion) encoder=\(encoder) \(settings)"),
        isForced: call[force], learns: call[BatchLearning.flag]
    ).run(list: call[batch] ?? "-")
}
