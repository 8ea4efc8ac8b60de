import Calque
import CommandLineKit

private let source = Operand.optional("SOURCE", .file, help: "The article in its first language; - is standard input")
private let target = Operand.optional("TARGET", .file, help: "The same article in the other language")
private let sourceLang = Flag.optional(
    "source-lang", short: "s", .language, absent: "auto", help: "The language of SOURCE")
private let targetLang = Flag.optional(
    "target-lang", short: "t", .language, absent: "auto", help: "The language of TARGET")
private let layout = Flag.optional(
    "format", short: "f", .choice(of: AlignmentLayout.self), absent: "text, or a line of summary with --into",
    help: "How to print the alignment")
private let monotone = Flag.switch(
    "monotone", help: "Let no beads cross: do not look for blocks that one version has elsewhere")
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
private let segmented = Flag.switch(
    "segmented", help: "The inputs have one segment a line: take them as they are", group: "Input options")
private let batch = Flag.optional(
    "batch", .file, "LIST",
    help: "Align many with one start-up: each line of LIST names source, target and output file, parted by tabs",
    group: "Input options")

let alignCommand = Command(
    "align", "Align an article with its translation", operands: [source, target],
    flags: [
        sourceLang, targetLang, layout, monotone, keepFurniture, SharedFlags.noEncoder, LexiconChoice.flag, into,
        document, date, segmented,
        batch,
        SharedFlags.encoding, SharedFlags.inputFormat,
    ],
    discussion: [
        "A bead is a group of segments of one version and those of the other that say the same; one side may be empty. "
            + "Beads are printed in the order of SOURCE; blocks that TARGET has elsewhere are found too. Every bead has a "
            + "confidence from 0 to 1.",
        "The formats: text shows both sides; tsv has source, target and confidence; beads has segment numbers from 0, "
            + "0,1:0:0.93; json an object for each bead; tmx a memory.",
    ],
    examples: [
        Example("align story.en.txt story.ru.txt", "Both versions side by side."),
        Example("align story.en.txt story.zh.txt --into memories/wire", "Keep the pairs as a TMX file of the folder."),
        Example("align --segmented --format beads a.en b.ru", "The alignment of texts that are segmented already."),
    ]
) { call in
    let input = ArticleInput(
        charset: call[SharedFlags.encoding].map(Charset.init), format: call[SharedFlags.inputFormat],
        isSegmented: call[segmented])
    let languages = (language(call[sourceLang]), language(call[targetLang]))
    let lexicon = try LexiconChoice(paths: call[LexiconChoice.flag])
    if let list = call[batch] {
        guard call[source] == nil, call[into] == nil else {
            throw Failure(.usage, "--batch goes with neither articles nor --into")
        }
        let choice = try EncoderChoice(isWanted: !call[SharedFlags.noEncoder])
        choice.noteIfMissing(call.messages)
        return try AlignBatch(
            aligner: Aligner(encoder: choice.encoder, isMonotone: call[monotone], lexicons: lexicon.lexicons),
            lexicon: lexicon, input: input, languages: languages,
            layout: call[layout] ?? .text,
            keepsFurniture: call[keepFurniture], date: call[date], environment: call.environment,
            messages: call.messages
        ).run(list: list)
    }
    guard let sourcePath = call[source], let targetPath = call[target] else {
        throw Failure(.usage, "two articles are needed, or --batch LIST")
    }
    guard sourcePath != "-" || targetPath != "-" else {
        throw Failure(.usage, "only one article can be standard input")
    }
    let choice = try EncoderChoice(isWanted: !call[SharedFlags.noEncoder])
    let pair = AlignedPair(
        source: try input.version(at: sourcePath, language: languages.0),
        target: try input.version(at: targetPath, language: languages.1),
        aligner: Aligner(encoder: choice.encoder, isMonotone: call[monotone], lexicons: lexicon.lexicons),
        keepsFurniture: call[keepFurniture])
    try lexicon.check(pair.source, pair.target)
    if let note = lexicon.note(pair.source, pair.target) { call.messages.note(note) }
    choice.noteIfMissing(call.messages)
    let units = UnitMaker(document: call[document] ?? sourcePath, date: call[date], environment: call.environment)
    let alignment = try pair.align()
    let page = AlignmentPage(alignment, style: call.terminal.style, width: call.terminal.width)
    if let memory = call[into] {
        let addition = try units.add(alignment, to: memory, messages: call.messages)
        if call[layout] == nil {
            try call.output.line(alignment.summary + ", " + addition)
        } else {
            call.messages.note(addition)
        }
    }
    if call[into] == nil || call[layout] != nil {
        try page.write(call[layout] ?? .text, units: units) { try call.output.write($0) }
    }
    return .done
}
