import Calque
import CalqueCommandLine

private enum Layout: String, CaseIterable { case text, csv, json }

private let memory = Operand("MEMORY", .file, help: "A .tmx file, or a folder of them")
private let files = Operand.repeated("FILE", .file, help: "Articles to translate; - is standard input")
private let to = Flag.optional(
    "to", short: "t", .language, absent: "any", help: "The language to translate into: only units that have it count")
private let lang = Flag.optional("lang", short: "l", .language, absent: "auto", help: "The language of the articles")
private let segmented = Flag.switch(
    "segmented", help: "The inputs have one segment a line: take them as they are", group: "Input options")
private let layout = Flag("format", short: "f", .choice(of: Layout.self), default: .text, help: "How to print")

let analyseCommand = Command(
    "analyse", "Count how much of articles a memory knows", operands: [memory, files],
    flags: [
        to, lang, MatchFlags.scoring, layout, segmented, SharedFlags.encoding, SharedFlags.inputFormat,
    ] + SegmentationFlags.rules,
    discussion: [
        "Segments, words and characters of each file by the score of their best match, as the analyses of Trados and memoQ "
            + "have them. Each segment counts once: as a context match (101 and 102 %: the same text between the same "
            + "neighbours); else, if the same text stood before, in this file or in one before it, as a repetition; else "
            + "by its score. The share is of words.",
        "Words are counted by Unicode's word boundaries (UAX #29): what has a letter or digit is one, so 3.2 and U.S. are "
            + "and the parts of front-month are two; every Chinese character and kana is a word by itself, which is the "
            + "way of the trade, so for Chinese words are characters without punctuation. Characters are all but white "
            + "space.",
        "csv has a line for each file and band, then those of all files, whose name is empty; json an object for each.",
    ],
    examples: [
        Example("analyse memories/wire --to ru story.en.txt", "What there is to translate anew."),
        Example("analyse memories/wire --to zh --format csv *.en.txt > analysis.csv", "For a table of the month."),
    ]
) { call in
    let input = ArticleInput(
        charset: call[SharedFlags.encoding].map(Charset.init), format: call[SharedFlags.inputFormat],
        isSegmented: call[segmented])
    guard call[files].count(where: { $0 == "-" }) < 2 else {
        throw Failure(.usage, "only one file can be standard input")
    }
    let segmenters = try SegmentationFlags.segmenters(call)
    let memory = try Memory(open: call[memory], penaltyFolders: true)
    let matchers = Matchers(memory, to: language(call[to]), call)
    let analyser = try Analyser()
    var table = AnalysisTable()
    for path in call[files] {
        var analysis = Analysis()
        for version in try input.versions(at: path, language: language(call[lang]), by: segmenters) {
            analysis += try analyser.analyse(
                version.segments, matcher: matchers.matcher(version.language), scoring: call[MatchFlags.scoring])
        }
        table.files.append((inputName(path), analysis))
    }
    switch call[layout] {
    case .text: try table.text(call.terminal.style, width: call.terminal.width) { try call.output.line($0) }
    case .csv: try table.csv { try call.output.write($0) }
    case .json: try table.json(to: call.output)
    }
    return .done
}
