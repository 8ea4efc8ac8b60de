import Calque
import CalqueCommandLine
import CalqueConfiguration
import CalqueOutputs

private enum Layout: String, CaseIterable { case text, csv, json }

private let files = Operand.repeated("FILE", .file, help: "Articles to translate; - is standard input")
private let to = Flag.optional(
    "to", short: "t", .language, absent: "any", help: "The language to translate into: only units that have it count")
private let layout = Flag("format", short: "f", .choice(of: Layout.self), default: .text, help: "The output format")

let analyseCommand = Command(
    "analyse", "Count how much of some articles is in a memory", operands: [DeskFlags.memory, files],
    flags: [
        DeskFlags.more, to, SharedFlags.lang, MatchFlags.scoring, MatchFlags.penalties, MatchFlags.drafts, layout,
        SharedFlags.segmented, SharedFlags.encoding,
        SharedFlags.inputFormat, SharedFlags.boilerplate,
    ] + SegmentationFlags.rules,
    discussion: [
        "Counts segments, words and characters of each file by the score of their best match, in the bands of Trados and "
            + "memoQ. Each segment counts once: as a context match (101 and 102 %: same text and same neighbours); "
            + "otherwise as a repetition, if the same text occurred earlier in this file or in one before it; otherwise "
            + "by its score. Segments that one unit translates together have the score of the whole. The percentages are of words.",
        "Aligned pairs that nobody confirmed lose points, see 'calque query --help'; so a doubtful pair is no context match.",
        "Words are counted by Unicode's word boundaries (UAX #29). A word has a letter or a digit: 3.2 and U.S. are one "
            + "word each, and front-month is two. Every Chinese character and every kana is a word, as usual in the "
            + "trade. All characters count except white space.",
        "csv has a line per file and band, then lines for all files together, with an empty name; json has an object "
            + "for each.",
    ],
    examples: [
        Example("analyse memories/wire --to ru story.en.txt", "Show how much is left to translate."),
        Example("analyse memories/wire --to zh --format csv *.en.txt > analysis.csv", "Write a table of many files."),
    ]
) { (call) throws(Failure) in
    guard call[files].count(where: { $0 == "-" }) < 2 else {
        throw Failure(.usage, "only one file can be standard input")
    }
    let reader = try SharedFlags.reader(call, isSegmented: call[SharedFlags.segmented])
    let segmenters = try SegmentationFlags.segmenters(call)
    let desk = try call.desk()
    let matchers = Matchers(desk.memory, call)
    let analyser = try Analyser()
    var table = AnalysisTable()
    for path in call[files] {
        var analysis = Analysis()
        for document in try reader.documents(at: path, language: language(call[SharedFlags.lang]), by: segmenters) {
            let to = language(call[to]) ?? desk.settings.direction(of: document.language).to
            analysis += try analyser.analyse(
                document.segments, language: document.language,
                matcher: try matchers.matcher(document.language, to: to),
                scoring: call[MatchFlags.scoring], penalties: desk.penalties(call),
                areLines: call[SharedFlags.segmented])
        }
        table.files.append((inputName(path), analysis))
    }
    let line = { (line: String) throws(Failure) in try call.output.line(line) }
    switch call[layout] {
    case .text: try table.text(call.terminal.style, width: call.terminal.width, to: line)
    case .csv: try table.csv { (text) throws(Failure) in try call.output.write(text) }
    case .json: try table.json(to: line)
    }
    return .done
}
