import Calque
import CalqueCommandLine

private enum Layout: String, CaseIterable { case text, json, tsv }

private let memory = Operand("MEMORY", .file, help: "A .tmx file, or a folder of them")
private let term = Operand("TERM", .string, help: "A word or several")
private let lang = Flag.optional(
    "lang", short: "l", .language, absent: "all", help: "The language of the segments to look in")
private let into = Flag.optional(
    "in", .language, absent: "all", help: "The language of the translations to show; units without it are left out")
private let regex = Flag.switch("regex", help: "TERM is a regular expression of ICU, over segments as they stand")
private let stem = Flag.switch("stem", help: "Find other forms of the words, too")
private let limit = Flag(
    "limit", short: "n", .integer(in: 1...1_000_000), default: 20, help: "The most segments to show")
private let layout = Flag("format", short: "f", .choice(of: Layout.self), default: .text, help: "How to print")
private let width = Flag.optional(
    "width", .integer(in: 20...1000), "COLUMNS", absent: "the terminal's; whole segments where there is none",
    help: "Line the segments up on the term in so many columns", group: "Output options")
private let timings = Flag.optional(
    "timings", .file, help: "Write how many nanoseconds the search took to a file", group: "Output options")

let concordanceCommand = Command(
    "concordance", "Show where a memory has a term, and its translations", operands: [memory, term],
    flags: [lang, into, regex, stem, limit, layout, LexiconChoice.flag, width, timings],
    discussion: [
        "A line a segment, the newest first, units without a date in their order. In a terminal the lines are cut to it "
            + "and the term stands in one column; elsewhere segments are whole and the term is <marked>. Words of the "
            + "translation that a lexicon has for the term are marked, too.",
        "TERM is found as whole words, in any case and width, with or without the marks on its letters (resume: "
            + "Résumé). Of Chinese each character is a word. A '*' stands for any letters of a word (sanction*), by "
            + "itself for any one word or mark; '\\*' is the character. Several words are found where they follow one "
            + "another.",
        "tsv prints the position of the unit in the memory, what stands before the term, the term, what stands after "
            + "it, and the translation.",
    ],
    examples: [
        Example("concordance memories/wire sanctions --in ru", "A word and its Russian translations."),
        Example("concordance memories/wire '中国'", "Chinese needs no blanks."),
        Example("concordance memories/wire переговоры --stem --format json", "All its cases, a line of JSON each."),
        Example("concordance memories/wire '\\b\\d+ (million|billion)\\b' --regex", "What no word says."),
    ],
    exitCodes: [.nothing: "no segment has the term"]
) { call in
    guard !(call[regex] && call[stem]) else {
        throw Failure(.usage, "--regex and --stem do not go together")
    }
    let query = ConcordanceQuery(
        call[term], form: call[regex] ? .regex : call[stem] ? .stems : .words, limit: call[limit])
    let page = ConcordancePage(
        call.terminal.style, width: call[width] ?? (call.terminal.outputIsTerminal ? call.terminal.width : nil),
        lexicons: try LexiconChoice(paths: call[LexiconChoice.flag]).lexicons)
    let memory = try Memory(open: call[memory], penaltyFolders: true)
    let indexing = call.messages.progress("indexing")
    let index = try IndexedMemory(memory, from: call[lang], to: call[into], events: indexEvents(call, indexing))
    indexing.finish()
    var timer = QueryTimer()
    let found = try timer.time { () throws(Failure) in try index.concordance(for: query) }
    if let path = call[timings] { try timer.write(to: path) }
    switch call[layout] {
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
