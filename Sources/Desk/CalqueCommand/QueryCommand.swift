import Calque
import CalqueCommandLine

enum QueryLayout: String, CaseIterable { case text, json, tsv }

private let memory = Operand("MEMORY", .file, help: "A .tmx file, or a folder of them")
private let texts = Operand.repeated("TEXT", .string, atLeast: 0, help: "Segments to look for")
private let queries = Flag.optional(
    "queries", .file, help: "Look for each line of a file; - is standard input", group: "Input options")
private let context = Flag.switch(
    "context", help: "The lines of --queries are a document in order: units between the same neighbours come first",
    group: "Input options")
private let tags = Flag.switch(
    "tags", help: "Elements in the texts, as in 'Click <b>here</b><br/>', are tags and not text", group: "Input options"
)
private let lang = Flag.optional(
    "lang", short: "l", .language, absent: "auto", help: "The language of the segments to look for")
private let to = Flag.optional(
    "to", short: "t", .language, absent: "all", help: "The language of the translations to show")
private let cutoff = Flag.optional(
    "cutoff", short: "c", .cutoff, absent: "70; with --semantic none", help: "The least score of a match, in percent")
private let limit = MatchFlags.limit
private let scoring = MatchFlags.scoring
private let penalties = Flag.repeated(
    "penalty", .penalty, help: "What units cost: 'file:machine*=10', 'prop:x-confidence<0.8=5'")
private let explain = Flag.switch("explain", help: "Say how each score came about")
private let layout = Flag("format", short: "f", .choice(of: QueryLayout.self), default: .text, help: "How to print")
private let fragments = Flag.switch(
    "fragments", negation: "no-fragments", default: true,
    help: "Where nothing matches, show the longest runs of words that the memory knows (not in tsv)")
private let timings = Flag.optional(
    "timings", .file, help: "Write how many nanoseconds each query took to a file, a line each",
    group: "Output options")

let queryCommand = Command(
    "query", "Find exact and fuzzy matches in a memory", operands: [memory, texts],
    flags: [
        lang, to, cutoff, limit, scoring, penalties, explain, SemanticQuery.flag, fragments, layout, queries, context,
        tags, timings,
    ],
    discussion: [
        "A match is a unit of the memory whose segment is like the text: 100 % less the share of words that must be "
            + "changed. Best first. What differs is marked: [-only in the memory-] {+only in your text+}, or in colour.",
        "With --context a unit of the very same text is 101 % where the segment before it or after it is the same as in "
            + "the article that the unit was aligned in, 102 % where both are. Blank lines do not count.",
        "A penalty takes points off all units of files whose name matches (file:GLOB=POINTS), or with a property "
            + "(prop:TYPE=POINTS, prop:TYPE=TEXT=POINTS, prop:TYPE<NUMBER=POINTS or >); penalties add up. The files of a "
            + "folder penalty-NNN cost NNN points, as in OmegaT: MEMORY may be one or have some inside.",
        "Inline tags of the memory's segments cost a point where the text does not have the same at the same places, and "
            + "are words to --scoring plain. With --tags a text has some, too: elements as TMX has them, or any others; "
            + "& and < are written &amp; and &lt; then.",
        "tsv prints the number of the query and the rank of the match, both from 0, the position of the unit in the "
            + "memory, the score, source and target.",
        "With --semantic a segment is like the text if it means the same, in whatever language: the score is the "
            + "cosine of their vectors. --lang then says in which language to look, all if it is not given; --to says "
            + "which language units must have.",
    ],
    examples: [
        Example("query memories/wire 'The leaders are to meet on 5 March.'", "Matches of 70 % or more."),
        Example(
            "query memories/wire --queries story.txt --to ru --cutoff 50 --format tsv", "A table for a whole story."),
        Example("query memories/wire 'Nobody was hurt.' --semantic --lang zh", "Chinese that means it."),
    ],
    exitCodes: [.nothing: "nothing in the memory is like any of the texts"]
) { call in
    var wanted = try call[texts].map { try QuerySegment($0, hasTags: call[tags]) }
    if let path = call[queries] {
        wanted += try QuerySegment.lines(of: path, hasTags: call[tags], isDocument: call[context])
    }
    guard call[queries] != nil || !wanted.isEmpty && !call[context] else {
        throw Failure(
            .usage, call[context] ? "--context needs the lines of a document" : "no text to look for",
            advice: call[context] ? "give --queries FILE" : "give TEXT or --queries FILE")
    }
    let memory = try Memory(open: call[memory], penaltyFolders: true)
    if call[SemanticQuery.flag] {
        return try SemanticQuery(
            lang: language(call[lang]), to: language(call[to]), cutoff: call[cutoff], limit: call[limit],
            layout: call[layout], timings: call[timings]
        ).run(call, memory, wanted.map(\.content.plainText))
    }
    let cutoff = call[cutoff] ?? 70
    let source =
        language(call[lang]) ?? LanguageTag(guessedFrom: wanted.map(\.content.plainText).joined(separator: "\n"))
    let indexing = call.messages.progress("indexing")
    let scan = try IndexedMemory(
        memory, from: source == "und" ? nil : source, to: language(call[to]), manyQueries: wanted.count > 500,
        events: indexEvents(call, indexing))
    indexing.finish()
    let page = MatchPage(
        call.terminal.style, width: call.terminal.width, showsQuery: wanted.count > 1, explains: call[explain])
    let known = FragmentPage(call.terminal.style, width: call.terminal.width)
    let progress = wanted.count > 100 ? call.messages.progress("matching", total: wanted.count) : nil
    var isFound = false
    var timer = QueryTimer()
    for (number, text) in wanted.enumerated() {
        var query = Query(
            content: text.content, cutoff: cutoff, limit: call[limit], scoring: call[scoring], context: text.context)
        query.penalties = call[penalties]
        let matches = try timer.time { () throws(Failure) in try scan.matches(for: query) }
        isFound = isFound || !matches.isEmpty
        switch call[layout] {
        case .text:
            try call.output.write(page.text(of: matches, query: text.written))
            if matches.isEmpty, call[fragments] {
                let found = try scan.fragments(of: query.text, limit: call[limit])
                try call.output.write(known.text(of: found, query: query.text))
            }
        case .json:
            for record in MatchRecord.all(matches, query: number) { try call.output.json(record) }
            if matches.isEmpty, call[fragments] {
                for (rank, fragment) in try scan.fragments(of: query.text, limit: call[limit]).enumerated() {
                    try call.output.json(FragmentRecord(fragment, of: query.text, query: number, rank: rank))
                }
            }
        case .tsv:
            for (rank, match) in matches.enumerated() {
                try call.output.line(page.row(match, query: number, rank: rank))
            }
        }
        progress?.advance()
    }
    progress?.finish()
    if let path = call[timings] { try timer.write(to: path) }
    if !isFound, call[layout] == .text {
        call.messages.note(
            lacking(scan, memory, from: source == "und" ? nil : source, to: language(call[to]))
                ?? "nothing at \(cutoff) % or more in \(scan.segmentCount) segments of \(memory.path)")
    }
    return isFound ? .done : .nothing
}

/// Says that a memory has nothing in the languages asked for; nil when it has.
func lacking(_ index: IndexedMemory, _ memory: Memory, from source: LanguageTag?, to target: LanguageTag?) -> String? {
    guard index.segmentCount == 0 else { return nil }
    let languages = (source.map { " in \($0)" } ?? "") + (target.map { " with \($0)" } ?? "")
    return "\(memory.path) has no segments\(languages)"
}

extension ValueKind where Value == Cutoff {
    static var cutoff: ValueKind {
        ValueKind("PERCENT", expects: "a number from 0 to 100", read: { Cutoff($0) }, spell: { "\($0)" })
    }
}

extension ValueKind where Value == Penalty {
    fileprivate static var penalty: ValueKind {
        ValueKind(
            "RULE", expects: "'file:GLOB=POINTS' or 'prop:TYPE<NUMBER=POINTS', 1 to 100 points",
            read: { Penalty($0) }, spell: { $0.description })
    }
}

extension ValueKind where Value == Scoring {
    static var scoring: ValueKind {
        ValueKind(
            "SCORING", expects: "'plain' or 'translator'", choices: ["plain", "translator"],
            read: { $0 == "plain" ? .plain : $0 == "translator" ? .translator : nil },
            spell: { $0 == .plain ? "plain" : "translator" })
    }
}
