import Calque
import CalqueCommandLine

private let output = Flag.optional("output", short: "o", .file, help: "The lexicon to write; required")
private let sourceLang = Flag.optional(
    "source-lang", short: "s", .language, absent: "taken from the memory", help: "The language of the words")
private let targetLang = Flag.optional(
    "target-lang", short: "t", .language, absent: "taken from the memory", help: "The language of their translations")

let learnCommand = Command(
    "learn", "Learn from a memory which words translate each other", operands: [Shared.memory],
    flags: [output, sourceLang, targetLang],
    discussion: [
        "The lexicon is for 'calque align --lexicon FILE', in both directions. Words that occur in only one pair are not "
            + "learnt, so the memory should have some thousand pairs. The same memory always gives the same lexicon.",
        "For a memory of more than two languages, give both languages.",
    ],
    examples: [
        Example("learn memories/wire --output wire.en-ru.lexicon -s en -t ru", "Learn the words of a memory."),
        Example("align story.en.txt story.ru.txt --lexicon wire.en-ru.lexicon", "Align with the lexicon."),
    ],
    formerFlags: SharedFlags.pathIsOutput
) { (call) throws(Failure) in
    guard let path = call[output] else {
        throw Failure(.usage, "the file for the lexicon is missing", advice: "give --output FILE")
    }
    let memory = try Memory(open: call[Shared.memory])
    try OutputPlace.check(path, reading: memory.files)
    let languages = try memory.languagePair(call[sourceLang], call[targetLang])
    let progress = call.messages.progress("learning")
    let lexicon = try Lexicon(
        learningFrom: memory, source: languages.source, target: languages.target,
        onRepair: { call.messages.warning("\($0)") }, onUnit: { progress.advance() })
    progress.finish()
    guard lexicon.pairs > 0 else {
        throw Failure(
            .badData, "holds no pairs in \(languages.source) and \(languages.target)", at: .init(file: memory.path))
    }
    try lexicon.write(to: path)
    let (words, coverage) = (lexicon.wordCounts, lexicon.memoryCoverage)
    try call.output.report(
        "\(path): \(lexicon.pairs) pairs, \(words.source) words in \(languages.source), \(words.target) in "
            + "\(languages.target); they cover \(coverage.source) and \(coverage.target) % of the memory's words")
    return .done
}
