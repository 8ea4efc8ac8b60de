import Calque
import CalqueCommandLine
import CalqueOutputs

private let source = Operand.optional("SOURCE", .file, help: "The article in its first language; - is standard input")
private let target = Operand.optional("TARGET", .file, help: "The article in the other language")
private let third = Operand.optional("THIRD", .file, help: "The article in a third language")
private let sourceLang = Flag.optional(
    "source-lang", short: "s", .language, absent: "auto", help: "The language of SOURCE")
private let targetLang = Flag.optional(
    "target-lang", short: "t", .language, absent: "auto", help: "The language of TARGET")
private let thirdLang = Flag.optional("third-lang", .language, absent: "auto", help: "The language of THIRD")
private let explain = Flag.switch(
    "explain", help: "List the evidence for each bead, as text or, with --format json, as objects")
private let keepBoilerplate = Flag.switch(
    "keep-boilerplate", oldName: "keep-furniture",
    help: "Align boilerplate of the page, such as \"Read also\", too; otherwise it is not linked")
private let into = Flag.optional(
    "into", .file, "MEMORY",
    help: "Add the aligned pairs to a memory: a TMX file, or a folder, which gets one file for the article",
    group: "Memory options")
private let beads = Flag.optional(
    "beads", .file, "FILE",
    help: "Take the beads from FILE, which you have corrected, as --format beads or json prints them; their pairs are "
        + "confirmed", group: "Memory options")
private let document = Flag.optional(
    "document", .string, "NAME", absent: "the article's own id, otherwise the path of SOURCE from the memory",
    help: "Document name stored in the units; also names the file in a folder", group: "Memory options")
private let date = Flag.optional(
    "date", .date, absent: "that of the article's dateline or fields, otherwise today",
    help: "Date of the article, stored in the units",
    group: "Memory options")
private let onConflict = MemoryFlags.onConflict(group: "Memory options")
private let noHistory = MemoryFlags.noHistory(group: "Memory options")
private let batch = Flag.optional(
    "batch", .file, "LIST",
    help:
        "Align many pairs: each line of LIST names source, target and output file, separated by tabs; with --into "
        + "source, target and, if you like, document and date",
    group: "Batch options")
private let batchJSON = Flag.optional(
    "batch-json", .file,
    help:
        "Align many pairs: each line of FILE is an object with id, source and target, which are texts, and optionally "
        + "source_lang and target_lang; each gets one line of output",
    group: "Batch options")
private let jobs = Jobs.flag
private let force = Flag.switch(
    "force",
    help: "Realign pairs whose output is already up to date; with --into keep pairs, although their texts or languages "
        + "do not seem to belong together", group: "Batch options")
private let learn = Flag.switch(
    "learn", help: "Align all pairs of LIST twice, and learn from the first pass which words translate each other",
    group: "Batch options")

let alignCommand = Command(
    "align", "Align an article with its translation", operands: [source, target, third],
    flags: [
        sourceLang, targetLang, thirdLang, explain, keepBoilerplate, into, beads, document, date, onConflict, noHistory,
        SharedFlags.segmented, batch, batchJSON, jobs, force, learn, SharedFlags.encoding, SharedFlags.inputFormat,
        SharedFlags.boilerplate,
    ] + AlignerFlags.all + AlignOutputFlags.all,
    discussion: [
        "A bead links segments of SOURCE with the segments of TARGET that translate them. One side of a bead may be empty. "
            + "Beads are printed in the order of SOURCE, and blocks that TARGET has in another place are found, too. "
            + "Every bead has a confidence from 0 to 1.",
        "The formats are:",
        [
            "text\tboth articles side by side",
            "tsv\ta text per article, the confidence, and moved for moved beads, separated by tabs",
            "beads\tsegment numbers from 0, such as 0,1:0:0.93; moved beads and beads for review are marked, 12:3:0.91:moved",
            "json\tan object per bead",
            "tmx\ta translation memory",
            "xliff\ta file for translation tools",
            "ladder\tthe format of hunalign; moved beads are left out on both sides",
            "moses\ta file per language, PREFIX.en, with a linked bead per line",
            "intertext\ta document per article, and the links between them",
        ].joined(separator: "\n"),
        "If three articles are given, every two of them are aligned, and the results are joined where they agree. The "
            + "formats xliff, ladder and intertext are for two.",
        "Pairs below \(Hundredths.text(UnitMaker.leastConfidence)) get into a memory as drafts: they are never offered as "
            + "translations until you confirm them. If the memory has the article already, its units are replaced, but not "
            + "those that you have edited, confirmed or rejected; and what you have removed does not come back.",
        "To correct an alignment, edit its tsv, json, xliff or intertext, and give it to import --as alignment; or edit its "
            + "beads, and give them to --beads.",
        "Calque estimates from the text how much a translation leaves out, as in wire copy, or joins, as in books. "
            + "--genre sets it.",
        "Beads below --min-confidence are marked in text (?), json, beads, intertext (status plain) and the report.",
        "Calque warns where the articles do not seem to be versions of one story, where both have one language, and where "
            + "a text is in another language than its flag says. --into keeps no such pair, unless --force is given.",
        "With --batch or --batch-json a pair that fails is reported and the rest is aligned; the exit code is that of the "
            + "worst failure. The same call again aligns only the rest: a pair is up to date if its output is newer than "
            + "its inputs and was made with the same flags.",
    ],
    examples: [
        Example("align story.en.txt story.ru.txt", "Show both articles side by side."),
        Example("align story.en.txt story.zh.txt --into memories/wire", "Keep the pairs in a file of the folder."),
        Example("align story.en.txt story.ru.txt story.zh.txt", "Align three articles."),
        Example("align story.en.txt story.ru.txt --report page.html", "Write a page to review the alignment."),
        Example("align --segmented --format beads a.en b.ru", "Align texts that are already segmented."),
    ]
) { (call) throws(Failure) in
    if call[batch] != nil || call[batchJSON] != nil { return try alignMany(call) }
    guard !call[learn], call[jobs] == nil else {
        throw Failure(.usage, "\(call[learn] ? "--learn" : "--jobs") is for --batch")
    }
    guard !call[force] || call[into] != nil else { throw Failure(.usage, "--force is for --batch or --into") }
    return try alignOne(call)
}

/// Aligns the articles that are given as operands.
private func alignOne(_ call: Invocation) throws(Failure) -> ExitCode {
    guard let sourcePath = call[source], let targetPath = call[target] else {
        throw Failure(.usage, "two articles are needed, or --batch LIST")
    }
    let paths = [sourcePath, targetPath] + (call[third].map { [$0] } ?? [])
    guard paths.count(where: { $0 == "-" }) < 2 else {
        throw Failure(.usage, "only one article can be standard input")
    }
    let output = try AlignOutput(call, inputs: paths + (call[beads].map { [$0] } ?? []), memory: call[into])
    if let file = call[beads] { return try takeBeads(from: file, paths, output, call) }
    let (settings, note) = try AlignerFlags.settings(call)
    let articles = try readArticles(at: paths, call)
    let documents = articles.map(\.document)
    let console = BatchConsole(call.messages)
    var pair = settings.aligner()
    pair.events = AlignmentEvents(
        began: { console.began($0.rawValue, total: $1, isLogged: false) }, advanced: { console.advanced(by: $0) })
    defer { console.ended() }
    let aligner = StoryAligner(
        pair, keepsBoilerplate: call[keepBoilerplate],
        leastConfidence: call[AlignOutputFlags.leastConfidence])
    try settings.lexicons.check(documents)
    if let note = settings.lexicons.note(documents) { call.messages.note(note) }
    if let note { call.messages.note(note) }
    try doubt(
        StoryDoubts.ofLanguages(
            articles,
            given: [
                (language(call[sourceLang]), "--source-lang"), (language(call[targetLang]), "--target-lang"),
                (language(call[thirdLang]), "--third-lang"),
            ]), call)
    if call[explain] {
        guard paths.count == 2, call[into] == nil else {
            throw Failure(.usage, "--explain is for two articles, and does not go with --into")
        }
        let explained = try aligner.explain(documents[0], with: documents[1])
        console.ended()
        for evidence in explained {
            try call.output.line(output.layout == .json ? evidence.json() : evidence.line)
        }
        return .done
    }
    let policy = try call[onConflict].policy()
    let aligned = try aligner.align(documents)
    console.ended()
    try doubt(StoryDoubts.ofStories(aligned, names: paths.map(inputName)), call)
    let (kept, date) = try memoryDocument(call, articles)
    try output.deliver(
        aligned, names: paths.map(inputName), date: date,
        units: UnitMaker(document: kept.identifier, date: date, environment: call.environment), document: kept,
        onConflict: policy, change: MemoryFlags.changeNote(call, noHistory), call: call)
    return .done
}

/// Takes the beads of the articles from a file.
private func takeBeads(
    from file: String, _ paths: [String], _ output: AlignOutput, _ call: Invocation
) throws(Failure) -> ExitCode {
    guard !call[explain], file != "-" || !paths.contains("-") else {
        throw Failure(
            .usage, call[explain] ? "--explain does not go with --beads" : "only one input can be standard input")
    }
    let articles = try readArticles(at: paths, call)
    let documents = articles.map(\.document)
    let article = AlignedArticle(
        documents: documents, beads: try BeadsFile.read(file, of: documents),
        leastConfidence: call[AlignOutputFlags.leastConfidence])
    let (kept, date) = try memoryDocument(call, articles)
    var units = UnitMaker(document: kept.identifier, date: date, environment: call.environment)
    units.isConfirmed = true
    units.user = MemoryFlags.user(call)
    try output.deliver(
        article, names: paths.map(inputName), date: date, units: units, document: kept,
        onConflict: try call[onConflict].policy(), change: MemoryFlags.changeNote(call, noHistory), call: call)
    return .done
}

/// Warns of doubts, or keeps the pairs from the memory.
private func doubt(_ doubts: [String], _ call: Invocation) throws(Failure) {
    guard !doubts.isEmpty else { return }
    if call[into] != nil, !call[force] { throw StoryDoubts.failure(doubts) }
    for doubt in doubts { call.messages.warning(doubt) }
}

private func readArticles(at paths: [String], _ call: Invocation) throws(Failure) -> [ReadArticle] {
    let reader = try SharedFlags.reader(call, isSegmented: call[SharedFlags.segmented])
    return try zip(paths, [sourceLang, targetLang, thirdLang]).map { (path, flag) throws(Failure) in
        let article = try reader.article(at: path, language: language(call[flag]))
        try article.checkText(keepsBoilerplate: call[keepBoilerplate])
        return article
    }
}

/// The document that the memory keeps, that of `--document` or the source, and its date.
private func memoryDocument(
    _ call: Invocation, _ articles: [ReadArticle]
) throws(Failure) -> (MemoryDocument, date: String?) {
    let date = call[date] ?? articles.lazy.compactMap { $0.date(call.environment)?.day }.first
    let languages = articles.map(\.document.language)
    let place = call[into] ?? call[AlignOutputFlags.output]
    if let name = call[document] {
        var document = MemoryDocument(identifier: name, name: UnitMaker.name(of: name), languages: languages)
        // The path as a name: the document may be kept under its path from the memory.
        if name == articles[0].path { document.formerIdentifiers = [try articles[0].name(at: place)] }
        return (document, date)
    }
    return (try articles[0].memoryDocument(at: place, languages: languages), date)
}

/// Aligns the pairs of `--batch` or `--batch-json`.
private func alignMany(_ call: Invocation) throws(Failure) -> ExitCode {
    try checkBatch(call)
    let (settings, note) = try AlignerFlags.settings(call)
    if let note { call.messages.note(note) }
    var options = AlignBatch.Options()
    options.aligner = settings
    options.keepsBoilerplate = call[keepBoilerplate]
    options.leastConfidence = call[AlignOutputFlags.leastConfidence]
    options.reader = try SharedFlags.reader(call, isSegmented: call[SharedFlags.segmented])
    options.languages = (language(call[sourceLang]), language(call[targetLang]))
    options.layout = call[AlignOutputFlags.layout] ?? .text
    options.date = call[date]
    options.environment = call.environment
    options.jobs = Jobs.count(given: call[jobs])
    options.isForced = call[force]
    options.learns = call[learn]
    let console = BatchConsole(call.messages)
    if let file = call[batchJSON] {
        let tally = try AlignBatchJSON(options, observer: console).run(file) { (answers) throws(Failure) in
            for answer in answers { try call.output.line(answer) }
            // A reader of a pipe wants the answers at once.
            try call.output.flush()
        }
        call.messages.note(tally.streamSummary)
        return tally.exitCode
    }
    let list = try BatchList(reading: call[batch] ?? "-", isForMemory: call[into] != nil)
    Interruption.finishBegun { [messages = call.messages] in
        messages.note("interrupted: finished outputs stay, and the same call aligns the rest")
    }
    let flags = call.arguments.settings(without: [batch, jobs, force])
    let encoder = settings.encoder == nil ? "none" : "some"
    let runner = AlignBatch(
        options, stamp: OutputStamp(settings: "calque \(calqueVersion) encoder=\(encoder) \(flags)"),
        gate: Interruption.gate, observer: console)
    if let memory = call[into] {
        let place = try OutputPlace(memory)
        let tally = runner.run(
            list, into: memory, onConflict: try call[onConflict].policy(),
            change: MemoryFlags.changeNote(call, noHistory))
        call.noteNewFolder(place)
        try call.output.report("\(tally.streamSummary), added to \(memory)")
        return tally.exitCode
    }
    let tally = runner.run(list)
    call.messages.note(tally.summary)
    return tally.exitCode
}

/// Refuses flags that do not go with a batch.
private func checkBatch(_ call: Invocation) throws(Failure) {
    let name = call[batch] == nil ? "--batch-json" : "--batch"
    guard call[source] == nil, call[AlignOutputFlags.output] == nil, call[AlignOutputFlags.report] == nil,
        call[document] == nil, call[beads] == nil
    else {
        throw Failure(.usage, "\(name) goes with neither articles nor --beads, --output, --report or --document")
    }
    if call[into] != nil, call[AlignOutputFlags.layout] != nil || call[batch] == nil {
        throw Failure(
            .usage, "--into goes with \(call[batch] == nil ? "--batch, not --batch-json" : "--batch without --format")")
    }
    if call[batchJSON] != nil {
        guard call[batch] == nil, !call[force], !call[learn] else {
            throw Failure(.usage, "--batch-json does not go with --batch, --force or --learn")
        }
        guard (call[AlignOutputFlags.layout] ?? .json) == .json else {
            throw Failure(.usage, "--batch-json prints json only")
        }
        guard call[SharedFlags.encoding] == nil else {
            throw Failure(.usage, "--batch-json does not go with --encoding: JSON is UTF-8")
        }
    }
    guard !call[learn] || call[AlignerFlags.lexicon].isEmpty else {
        throw Failure(.usage, "--learn makes a lexicon of its own: it does not go with --lexicon")
    }
}
