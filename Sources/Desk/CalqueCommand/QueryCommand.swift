import Calque
import CalqueCommandLine
import CalqueConfiguration
import CalqueOutputs

private let texts = Operand.repeated("TEXT", .string, atLeast: 0, help: "Segments to look up")
private let queries = Flag.optional(
    "queries", .file, help: "Look up each line of a file; - is standard input", group: "Input options")
private let context = Flag.switch(
    "context",
    help: "Take the lines of --queries as a document in order: units with the same neighbours come first",
    group: "Input options")
private let tags = Flag.switch(
    "tags", help: "Take elements in the texts, as in 'Click <b>here</b><br/>', as tags instead of text",
    group: "Input options")
private let lang = Flag.optional(
    "lang", short: "l", .language, absent: "auto", help: "The language of the texts")
private let to = Flag.optional(
    "to", short: "t", .language, absent: "all", help: "The language of the translations to show")
private let cutoff = Flag.optional(
    "cutoff", short: "c", .cutoff, absent: "70; with --semantic 0.3",
    help: "The lowest score of a match, in percent; with --semantic the lowest similarity, from 0 to 1")
private let explain = Flag.switch("explain", help: "Show how each score is computed")
private let fragments = Flag.switch(
    "fragments", negation: "no-fragments", default: true,
    help: "If nothing matches, show the longest runs of words that the memory contains (not in tsv)")

let queryCommand = Command(
    "query", "Find exact and fuzzy matches in a memory", operands: [DeskFlags.memory, texts],
    flags: [
        DeskFlags.more, lang, to, cutoff, MatchFlags.limit, MatchFlags.scoring, MatchFlags.penalties, MatchFlags.drafts,
        explain, SemanticQuery.flag, fragments,
        SharedFlags.tableLayout, queries, context, tags, SharedFlags.timings,
    ],
    discussion: [
        "A match is a unit whose segment is similar to the text. Its score is 100 % minus the share of words to "
            + "change. The best match comes first, with the differences marked: [-only in the memory-] {+only in your "
            + "text+}, or in colour.",
        "With --context a unit with exactly the same text scores 101 % if the segment before or after it is the same as in "
            + "the article that the unit was aligned in, and 102 % if both are. Empty lines do not count.",
        "With --context consecutive lines are also looked up together, as an article's sentences are in a unit of several. Where "
            + "units know more of the document in this way, the matches of the lines together come first (tsv names them "
            + "3-4, json has span), and then those of each line. A line that is a sentence of a unit with several is answered "
            + "by its part of the unit, where that is sure; it loses 5 points, or those of --penalty part=POINTS. A blank line "
            + "ends a paragraph.",
        "A penalty takes points off all units of files whose name matches (file:GLOB=POINTS), or with a property "
            + "(prop:TYPE=POINTS, prop:TYPE=TEXT=POINTS, prop:TYPE<NUMBER=POINTS or >). Penalties add up. As in OmegaT, "
            + "files in a folder named penalty-NNN lose NNN points; MEMORY may be such a folder or contain some.",
        "A pair that was aligned with a confidence below 0.90, and that nobody confirmed, loses 3 points at 0.89, 5 at 0.80, "
            + "13 at 0.50 (25 times what is missing to 1, rounded up), and is no context match. unconfirmed=POINTS takes "
            + "this many points off all aligned pairs that nobody confirmed instead, and unconfirmed=0 none.",
        "Where a number, a date or a time of your text is not that of the segment, and cannot be put into the translation, "
            + "the translation is followed by [numbers differ: 14, 83].",
        "Inline tags of the memory's segments cost a point unless the text has the same tags at the same places. With "
            + "--scoring plain they count as words. With --tags the text has tags, too: any elements, with & and < "
            + "written as &amp; and &lt;.",
        "tsv prints the number of the query and the rank of the match, both from 0, the position of the unit in the "
            + "memory, the score, source and target; and, unless --scoring is plain, the numbers that differ, if any do.",
        "With --semantic a match is a segment of similar meaning in any language. Its similarity (≈) is the cosine of the "
            + "vectors, from 0 to 1, and no score: translations of news are mostly above 0.6, and texts that have nothing "
            + "in common below 0.3, where nothing is shown. The order also counts how near a segment is to others than "
            + "yours. --lang then names the language to search, by default all, and --to a language that units must have. "
            + "Numbers that differ from yours are named.",
    ],
    examples: [
        Example("query memories/wire 'The leaders are to meet on 5 March.'", "Show matches of 70 % or more."),
        Example(
            "query memories/wire --queries story.txt --to ru --cutoff 50 --format tsv", "Print a table for a story."),
        Example("query memories/wire 'Nobody was hurt.' --semantic --lang zh", "Find Chinese of the same meaning."),
    ],
    exitCodes: [.nothing: "no text has a match in the memory"]
) { (call) throws(Failure) in
    var wanted = try call[texts].map { (text) throws(Failure) in try QuerySegment(text, hasTags: call[tags]) }
    if let path = call[queries] {
        wanted += try QuerySegment.lines(of: path, hasTags: call[tags], isDocument: call[context])
    }
    guard call[queries] != nil || !wanted.isEmpty && !call[context] else {
        throw Failure(
            .usage, call[context] ? "--context needs the lines of a document" : "no text to look up",
            advice: call[context] ? "give --queries FILE" : "give TEXT or --queries FILE")
    }
    let desk = try call.desk()
    let memory = desk.memory
    if let path = call[SharedFlags.timings] {
        try OutputPlace.check(path, reading: memory.files + (call[queries].map { [$0] } ?? []))
    }
    if call[SemanticQuery.flag] {
        return try SemanticQuery(
            lang: language(call[lang]), to: language(call[to]), cutoff: call[cutoff], limit: call[MatchFlags.limit],
            layout: call[SharedFlags.tableLayout], timings: call[SharedFlags.timings]
        ).run(call, memory, wanted.map(\.content.plainText))
    }
    return try find(wanted, at: desk, call)
}

/// Looks texts up and prints their matches.
private func find(_ wanted: [QuerySegment], at desk: Desk, _ call: Invocation) throws(Failure) -> ExitCode {
    let memory = desk.memory
    let cutoff = call[cutoff] ?? desk.settings.cutoff?.value ?? 70
    let source =
        language(call[lang]) ?? LanguageGuess(of: wanted.map(\.content.plainText).joined(separator: "\n")).ofQuery
    let direction = desk.settings.direction(of: source ?? "und")
    let (from, to) = (language(call[lang]) ?? direction.from, language(call[to]) ?? direction.to)
    let index = try call.index(
        memory, from: from, to: to, manyQueries: wanted.count > 500, drafts: call[MatchFlags.drafts])
    let printer = MatchPrinter(call, showsQuery: wanted.count > 1)
    let progress = wanted.count > 100 ? call.messages.progress("matching", total: wanted.count) : nil
    var model = MatchQuery("", cutoff: cutoff, limit: call[MatchFlags.limit], scoring: call[MatchFlags.scoring])
    model.penalties = desk.penalties(call)
    model.domain = desk.domain
    let isDocument = call[context] && model.scoring == .translator
    var known: [[Match]] = []
    var isFound = false
    var timer = QueryTimer()
    func show(_ matches: [Match], _ number: Int) throws(Failure) {
        isFound = isFound || !matches.isEmpty
        try printer.print(matches, number, wanted[number])
        if matches.isEmpty, call[fragments], call[SharedFlags.tableLayout] != .tsv {
            let text = wanted[number].content.plainText
            try printer.print(try index.fragments(of: text, limit: model.limit), of: text, number)
        }
    }
    for (number, text) in wanted.enumerated() {
        var query = MatchQuery(
            content: text.content, cutoff: cutoff, limit: model.limit, scoring: model.scoring, context: text.context)
        query.penalties = model.penalties
        query.domain = model.domain
        let matches = try timer.time { () throws(Failure) in try index.matches(for: query) }
        if isDocument { known.append(matches) } else { try show(matches, number) }
        progress?.advance()
    }
    if isDocument {
        let cover = try Cover(of: wanted, language: source ?? "und", matcher: index, like: model, singles: known)
        for piece in cover.pieces {
            if piece.isSpan {
                isFound = true
                try printer.print(piece.matches, joining: piece.range, of: wanted)
                for number in piece.range where !known[number].isEmpty { try show(known[number], number) }
            } else {
                try show(piece.matches, piece.range.lowerBound)
            }
        }
    }
    progress?.finish()
    if let path = call[SharedFlags.timings] { try timer.write(to: path) }
    if !isFound, call[SharedFlags.tableLayout] == .text {
        call.messages.note(
            lacking(index, memory, from: from, to: to)
                ?? "no match of \(cutoff) % or more in \(index.segmentCount) segments of \(memory.path)")
    }
    return isFound ? .done : .nothing
}

/// Prints matches and fragments in the format that a call asks for.
private struct MatchPrinter {
    private let layout: TableLayout
    private let page: MatchPage
    private let fragmentPage: FragmentPage
    private let output: Output

    init(_ call: Invocation, showsQuery: Bool) {
        layout = call[SharedFlags.tableLayout]
        page = MatchPage(
            call.terminal.style, width: call.terminal.width, showsQuery: showsQuery, explains: call[explain])
        fragmentPage = FragmentPage(call.terminal.style, width: call.terminal.width)
        output = call.output
    }

    func print(_ matches: [Match], _ number: Int, _ text: QuerySegment) throws(Failure) {
        switch layout {
        case .text: try output.write(page.text(of: matches, query: text.written))
        case .json: for record in MatchRecord.all(matches, query: number) { try output.json(record) }
        case .tsv:
            for (rank, match) in matches.enumerated() { try output.line(page.row(match, query: number, rank: rank)) }
        }
    }

    /// Prints the matches of several lines together. Those of each line alone follow.
    func print(_ matches: [Match], joining lines: Range<Int>, of all: [QuerySegment]) throws(Failure) {
        let (first, last) = (lines.lowerBound, lines.upperBound - 1)
        switch layout {
        case .text:
            let texts = lines.map { all[$0].written }.filter { !$0.allSatisfy(\.isWhitespace) }
            try output.write(page.text(of: matches, queries: texts))
        case .json:
            for record in MatchRecord.all(matches, query: first, through: last) { try output.json(record) }
        case .tsv:
            for (rank, match) in matches.enumerated() {
                try output.line(page.row(match, query: first, through: last, rank: rank))
            }
        }
    }

    func print(_ fragments: [Fragment], of text: String, _ number: Int) throws(Failure) {
        switch layout {
        case .text: try output.write(fragmentPage.text(of: fragments, query: text))
        case .json:
            for (rank, fragment) in fragments.enumerated() {
                try output.json(fragmentPage.record(fragment, of: text, query: number, rank: rank))
            }
        case .tsv: break
        }
    }
}
