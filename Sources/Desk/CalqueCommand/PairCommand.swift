import Calque
import CalqueCommandLine
import CalqueCore
import CalqueOutputs

private let sources = Operand(
    "SOURCES", .file, help: "The archive in the first language; - is JSON Lines on standard input")
private let targets = Operand("TARGETS", .file, help: "The archive in the other language")
private let sourceLang = Flag.optional(
    "source-lang", short: "s", .language, absent: "auto, detected from each story",
    help: "The language of stories of SOURCES that do not name theirs")
private let targetLang = Flag.optional(
    "target-lang", short: "t", .language, absent: "auto, detected from each story",
    help: "The language of stories of TARGETS that do not name theirs")
private let many = Flag.switch(
    "many", help: "Let a story have several partners, the surest first, such as a brief that is part of a round-up")
private let explain = Flag.switch("explain", help: "Add the evidence for each pair; with --format json")
private let all = Flag.switch("all", help: "Print a line for each story without a partner, too")
private let leastConfidence = Flag(
    "min-confidence", .number(in: 0...1), "X", default: StoryPairer.usualLeast, help: "Leave out pairs below X")
private let days = Flag(
    "days", .integer(in: 0...3650), default: 7,
    help: "A version that comes more than N days after the story needs more evidence")
private let into = Flag.optional(
    "into", .file, "MEMORY",
    help: "Align the pairs whose confidence and verdict are 0.90 or more, and add them to a memory: a TMX file, or a "
        + "folder, which gets one file for each story", group: "Memory options")
private let onConflict = MemoryFlags.onConflict(group: "Memory options")
private let noHistory = MemoryFlags.noHistory(group: "Memory options")
private let layout = Flag(
    "format", short: "f", .choice(of: PairLayout.self), default: .tsv, help: "The output format")
private let output = Flag.optional(
    "output", short: "o", .file, absent: "standard output", help: "Write to this file")

private enum PairLayout: String, CaseIterable { case tsv, json, batch }

let pairCommand = Command(
    "pair", "Find the versions of stories in an archive of another language", operands: [sources, targets],
    flags: [
        sourceLang, targetLang, many, all, explain, leastConfidence, days, layout, output, into, onConflict, noHistory,
        Jobs.flag,
        SharedFlags.encoding, SharedFlags.inputFormat, SharedFlags.boilerplate, SharedFlags.segmented,
    ] + AlignerFlags.knowledge,
    discussion: [
        "An archive is a folder of files in any form that 'calque segment' reads, with all its folders; a file of JSON "
            + "Lines, each {\"id\", \"text\" or \"html\"} and, if you like, \"title\", \"date\" and \"lang\"; a list of "
            + "paths, one on each line; or a package of articles. The name of a story is its id, otherwise its path.",
        "The formats are:",
        [
            "tsv\tsource, target, confidence, the share of the source and of the target that is in the other, and the "
                + "relation: version; brief, where one is much shorter; or part",
            "json\tan object per pair, with the verdict of 'calque align' on both",
            "batch\tsource and target, as 'calque align --batch' takes them with --into",
        ].joined(separator: "\n"),
        "Dates come from the fields of a story, its dateline, or its path (2026/11/29). A wrong or missing date loses no "
            + "pair, but costs it some confidence.",
        "What cannot be read is reported, and the rest is paired; the exit code is that of the worst failure. Without the "
            + "encoder pairs are found by translated words, numbers and names, which finds fewer briefs.",
    ],
    examples: [
        Example("pair stories/en stories/ru", "Print the pairs of two folders."),
        Example("pair en.jsonl ru.jsonl --into memories/wire", "Keep what is sure in a memory, too."),
        Example("pair en.jsonl ru.jsonl --format json --explain", "Print the evidence for each pair, too."),
    ]
) { (call) throws(Failure) in
    guard call[sources] != "-" || call[targets] != "-" else {
        throw Failure(.usage, "only one archive can be standard input")
    }
    guard !call[explain] || call[layout] == .json else { throw Failure(.usage, "--explain is for --format json") }
    if let path = call[output] { try OutputPlace.check(path, reading: [call[sources], call[targets]]) }
    let place = try call[into].map { (path) throws(Failure) in
        try OutputPlace(path, reading: [call[sources], call[targets]])
    }
    let policy = try call[onConflict].policy()
    let (settings, note) = try AlignerFlags.knowledge(call)
    let console = BatchConsole(call.messages)
    var tally = BatchTally()
    let stories = try readArchives(call, console, &tally)
    if let note { call.messages.note(note) }
    var pairer = StoryPairer(
        aligner: settings.aligner(), encoder: settings.encoder, threads: Jobs.count(given: call[Jobs.flag]))
    pairer.isManyToMany = call[many]
    pairer.leastConfidence = call[leastConfidence]
    pairer.days = call[days]
    console.began("comparing", total: nil, isLogged: true)
    let pairs = try pairer.pair(stories.source.map(\.story), with: stories.target.map(\.story))
    console.ended()
    try write(lines(pairs, stories, call), call)
    if let place {
        let keeper = PairKeeper(
            memory: place.path, aligner: StoryAligner(settings.aligner()), onConflict: policy,
            change: MemoryFlags.changeNote(call, noHistory), environment: call.environment)
        let kept = keep(pairs, stories, by: keeper, console, &tally)
        call.noteNewFolder(place)
        call.messages.note("\(counted(kept, "pair")) added to \(place.path)")
    }
    call.messages.note(
        "\(counted(pairs.count, "pair")) of \(stories.source.count) and \(stories.target.count) stories")
    return tally.exitCode
}

/// Keeps the sure pairs. What fails is reported, and the rest is kept.
private func keep(
    _ pairs: [StoryPair], _ stories: Stories, by keeper: PairKeeper, _ console: BatchConsole, _ tally: inout BatchTally
) -> Int {
    let sure = pairs.filter(PairKeeper.isSure)
    console.began(.aligning, total: sure.count)
    defer { console.ended() }
    var kept = 0
    for pair in sure {
        do throws(Failure) {
            try keeper.keep(
                stories.source[pair.source], stories.target[pair.target], onRepair: { console.warning("\($0)") })
            kept += 1
        } catch {
            tally.count(.failed(error))
            console.failed(error)
        }
        console.advanced(by: 1)
    }
    return kept
}

private typealias Stories = (source: [ArchiveStory], target: [ArchiveStory])

private func readArchives(_ call: Invocation, _ console: BatchConsole, _ tally: inout BatchTally) throws(Failure)
    -> Stories
{
    var reader = ArchiveReader()
    reader.reader = try SharedFlags.reader(call, isSegmented: call[SharedFlags.segmented])
    reader.jobs = Jobs.count(given: call[Jobs.flag])
    reader.environment = call.environment
    var archives: [[ArchiveStory]] = []
    for (path, flag) in [(call[sources], sourceLang), (call[targets], targetLang)] {
        reader.language = language(call[flag])
        console.began("reading", total: nil, isLogged: true)
        let stories = try reader.stories(
            at: path, read: { console.advanced(by: $0) },
            failed: {
                tally.count(.failed($0))
                console.failed($0)
            })
        console.ended()
        guard !stories.isEmpty else {
            throw Failure(
                .badData, "there is no story in it", at: .init(file: inputName(path)),
                advice: "name a folder of articles, or a file of JSON Lines")
        }
        archives.append(stories)
    }
    return (archives[0], archives[1])
}

private func lines(_ pairs: [StoryPair], _ stories: Stories, _ call: Invocation) -> [PairLine] {
    var lines = pairs.map { pair in
        PairLine(
            pair, source: stories.source[pair.source].story.id, target: stories.target[pair.target].story.id,
            explains: call[explain])
    }
    if call[all] {
        let paired = (source: Set(pairs.map(\.source)), target: Set(pairs.map(\.target)))
        lines += stories.source.indices.filter { !paired.source.contains($0) }
            .map { PairLine(source: stories.source[$0].story.id, target: nil) }
        lines += stories.target.indices.filter { !paired.target.contains($0) }
            .map { PairLine(source: nil, target: stories.target[$0].story.id) }
    }
    return lines
}

private func write(_ lines: [PairLine], _ call: Invocation) throws(Failure) {
    var texts: [String] = []
    for line in lines {
        switch call[layout] {
        case .tsv: texts.append(line.tsv)
        case .json: texts.append(try JSONLine.text(line))
        case .batch: texts.append(line.batch)
        }
    }
    guard let path = call[output], path != "-" else {
        for text in texts { try call.output.line(text) }
        return
    }
    try AlignmentFiles.replace([(path, Array(texts.map { $0 + "\n" }.joined().utf8))])
}
