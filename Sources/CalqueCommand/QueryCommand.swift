import Calque
import CommandLineKit

private enum Layout: String, CaseIterable { case text, json, tsv }

private let memory = Operand("MEMORY", .file, help: "A .tmx file, or a folder of them")
private let texts = Operand.repeated("TEXT", .string, atLeast: 0, help: "Segments to look for")
private let queries = Flag.optional(
    "queries", .file, help: "Look for each line of a file; - is standard input", group: "Input options")
private let lang = Flag.optional(
    "lang", short: "l", .language, absent: "auto", help: "The language of the segments to look for")
private let to = Flag.optional(
    "to", short: "t", .language, absent: "all", help: "The language of the translations to show")
private let cutoff = Flag(
    "cutoff", short: "c", .cutoff, default: 70, help: "The least score of a match, in percent")
private let limit = Flag(
    "limit", short: "n", .integer(in: 1...10_000), default: 5, help: "The most matches to show for each segment")
private let scoring = Flag(
    "scoring", .scoring, default: .translator,
    help:
        "plain counts every difference as a whole token; translator lets case, end marks and numbers cost a point or two"
)
private let layout = Flag("format", short: "f", .choice(of: Layout.self), default: .text, help: "How to print")
private let timings = Flag.optional(
    "timings", .file, help: "Write how many nanoseconds each query took to a file, a line each",
    group: "Output options")

let queryCommand = Command(
    "query", "Find exact and fuzzy matches in a memory", operands: [memory, texts],
    flags: [lang, to, cutoff, limit, scoring, layout, queries, timings],
    discussion: [
        "A match is a unit of the memory whose segment is like the text: 100 % less the share of words that must be "
            + "changed. Best first. What differs is marked: [-only in the memory-] {+only in your text+}, or in colour.",
        "tsv prints the number of the query and the rank of the match, both from 0, the position of the unit in the "
            + "memory, the score, source and target.",
    ],
    examples: [
        Example("query memories/wire 'The leaders are to meet on 5 March.'", "Matches of 70 % or more."),
        Example(
            "query memories/wire --queries story.txt --to ru --cutoff 50 --format tsv", "A table for a whole story."),
    ],
    exitCodes: [.nothing: "nothing in the memory is like any of the texts"]
) { call in
    var wanted = call[texts]
    if let path = call[queries] {
        wanted += Segment.lines(of: try ArticleInput().text(at: path)).map(\.text)
    }
    guard call[queries] != nil || !wanted.isEmpty else {
        throw Failure(.usage, "no text to look for", advice: "give TEXT or --queries FILE")
    }
    let memory = try Memory(open: call[memory])
    let source = language(call[lang]) ?? LanguageTag(guessedFrom: wanted.joined(separator: "\n"))
    let indexing = call.messages.progress("indexing")
    let scan = try IndexedMemory(
        memory, from: source == "und" ? nil : source, to: language(call[to]), manyQueries: wanted.count > 500,
        events: indexEvents(call, indexing))
    indexing.finish()
    let page = MatchPage(call.terminal.style, width: call.terminal.width, showsQuery: wanted.count > 1)
    let progress = wanted.count > 100 ? call.messages.progress("matching", total: wanted.count) : nil
    var isFound = false
    var timer = QueryTimer()
    for (number, text) in wanted.enumerated() {
        let query = Query(text, cutoff: call[cutoff], limit: call[limit], scoring: call[scoring])
        let matches = try timer.time { () throws(Failure) in try scan.matches(for: query) }
        isFound = isFound || !matches.isEmpty
        switch call[layout] {
        case .text: try call.output.write(page.text(of: matches, query: text))
        case .json:
            for (rank, match) in matches.enumerated() {
                try call.output.json(MatchRecord(match, query: number, rank: rank))
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
        call.messages.note("nothing at \(call[cutoff]) % or more in \(scan.segmentCount) segments of \(memory.path)")
    }
    return isFound ? .done : .nothing
}

extension ValueKind where Value == Cutoff {
    fileprivate static var cutoff: ValueKind {
        ValueKind("PERCENT", expects: "a number from 0 to 100", read: { Cutoff($0) }, spell: { "\($0)" })
    }
}

extension ValueKind where Value == Scoring {
    fileprivate static var scoring: ValueKind {
        ValueKind(
            "SCORING", expects: "'plain' or 'translator'", choices: ["plain", "translator"],
            read: { $0 == "plain" ? .plain : $0 == "translator" ? .translator : nil },
            spell: { $0 == .plain ? "plain" : "translator" })
    }
}
