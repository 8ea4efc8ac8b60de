import Calque
import CalqueCommandLine
import CalqueOutputs

private let term = Operand("TERM", .string, help: "One or more words")
private let lang = Flag.optional(
    "lang", short: "l", .language, absent: "all", help: "The language of the segments to search")
private let into = Flag.optional(
    "in", .language, absent: "all", help: "The language of the translations to show; units without it are left out")
private let regex = Flag.switch("regex", help: "TERM is an ICU regular expression over whole segments")
private let stem = Flag.switch("stem", help: "Also find other forms of the words")
private let noMarks = Flag.switch(
    "no-marks", help: "Do not mark the term and its translations", group: "Output options")
private let limit = Flag(
    "limit", short: "n", .integer(in: 1...1_000_000), default: 20, help: "The most segments to show")
private let width = Flag.optional(
    "width", .integer(in: 20...1000), "COLUMNS", absent: "the terminal's width; without a terminal, whole segments",
    help: "Cut the lines to this width and align them at the term", group: "Output options")

let concordanceCommand = Command(
    "concordance", "Show the places of a term in a memory, and its translations", operands: [DeskFlags.memory, term],
    flags: [
        DeskFlags.more, lang, into, regex, stem, limit, MatchFlags.drafts, SharedFlags.tableLayout,
        AlignerFlags.lexicon,
        width, noMarks,
        SharedFlags.timings,
    ],
    discussion: [
        "Prints a line per segment, the newest first, then units without a date in their order. In a terminal the lines "
            + "are cut to its width and the terms are in one column; elsewhere segments are whole and the term is "
            + "<marked>. Words of the translation are marked, too, where a lexicon is sure that they translate the term.",
        "TERM is found as whole words, in any case and width, with or without accents (resume finds Résumé). In Chinese "
            + "each character is a word. A '*' stands for any letters of a word (sanction*), or by itself for any word "
            + "or punctuation mark; '\\*' is the character itself. Several words must follow one another.",
        "tsv prints the position of the unit in the memory, the text before the term, the term, the text after it, and "
            + "the translation.",
    ],
    examples: [
        Example("concordance memories/wire sanctions --in ru", "Show a word and its Russian translations."),
        Example("concordance memories/wire '中国'", "Find a Chinese word."),
        Example("concordance memories/wire переговоры --stem --format json", "Find all its forms, as JSON."),
        Example("concordance memories/wire '\\b\\d+ (million|billion)\\b' --regex", "Find a pattern."),
    ],
    exitCodes: [.nothing: "no segment has the term"]
) { (call) throws(Failure) in
    guard !(call[regex] && call[stem]) else {
        throw Failure(.usage, "--regex and --stem do not go together")
    }
    let query = ConcordanceQuery(
        call[term], form: call[regex] ? .regex : call[stem] ? .stems : .words, limit: call[limit])
    let page = ConcordancePage(
        call.terminal.style, width: call[width] ?? (call.terminal.outputIsTerminal ? call.terminal.width : nil),
        lexicons: try NamedLexicons(paths: call[AlignerFlags.lexicon]).lexicons, marks: !call[noMarks])
    let memory = try call.desk().memory
    if let path = call[SharedFlags.timings] { try OutputPlace.check(path, reading: memory.files) }
    let index = try call.index(memory, from: call[lang], to: call[into], drafts: call[MatchFlags.drafts])
    var timer = QueryTimer()
    let found = try timer.time { () throws(Failure) in try index.concordance(for: query) }
    if let path = call[SharedFlags.timings] { try timer.write(to: path) }
    switch call[SharedFlags.tableLayout] {
    case .text: try call.output.write(page.text(of: found.lines))
    case .json: for line in found.lines { try call.output.json(ConcordanceRecord(line, page.terms(of: line))) }
    case .tsv: for line in found.lines { try call.output.line(page.row(line)) }
    }
    try call.output.flush()
    let count = found.total == 1 ? "1 segment has" : "\(found.total) segments have"
    let shown = found.lines.count < found.total ? ", \(found.lines.count) shown" : ""
    if found.total == 0, let lacking = lacking(index, memory, from: call[lang], to: call[into]) {
        call.messages.note(lacking)
        return .nothing
    }
    call.messages.note(found.total == 0 ? "no segment has '\(call[term])'" : "\(count) '\(call[term])'\(shown)")
    return found.total == 0 ? .nothing : .done
}
