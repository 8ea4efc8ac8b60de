import Calque
import CalqueCommandLine

private let memory = Operand("MEMORY", .file, help: "A .tmx file, or a folder of them")
private let to = Flag.optional("to", .file, "FILE", help: "The lexicon to write")
private let sourceLang = Flag.optional(
    "source-lang", short: "s", .language, absent: "told from the memory",
    help: "The language to learn the words of")
private let targetLang = Flag.optional(
    "target-lang", short: "t", .language, absent: "told from the memory", help: "The language of their translations")

let learnCommand = Command(
    "learn", "Learn from a memory which words translate each other", operands: [memory],
    flags: [to, sourceLang, targetLang],
    discussion: [
        "The lexicon serves 'calque align --lexicon FILE', in both directions. Words that come in fewer than two pairs "
            + "are not learnt, so a memory of some thousand pairs is worth learning from. The same memory gives the "
            + "same bytes.",
        "A memory of more than two languages needs to be told which.",
    ],
    examples: [
        Example("learn memories/wire --to wire.en-ru.lexicon -s en -t ru", "The words of a memory."),
        Example("align story.en.txt story.ru.txt --lexicon wire.en-ru.lexicon", "What they are for."),
    ]
) { call in
    guard let path = call[to] else {
        throw Failure(.usage, "the lexicon has no place", advice: "give --to FILE")
    }
    let memory = try Memory(open: call[memory])
    let languages = try languages(of: memory, call[sourceLang], call[targetLang])
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
    try call.output.line(
        "\(path): \(lexicon.pairs) pairs, \(words.source) words in \(languages.source), \(words.target) in "
            + "\(languages.target); they cover \(coverage.source) and \(coverage.target) % of the memory's words")
    return .done
}

private func languages(
    of memory: Memory, _ source: LanguageTag?, _ target: LanguageTag?
) throws -> (source: LanguageTag, target: LanguageTag) {
    if let source, let target {
        guard !source.matches(target) else {
            throw Failure(.usage, "source and target are one language, \(source)")
        }
        return (source, target)
    }
    // English and English of Britain are one language here.
    var found: [LanguageTag] = []
    for language in try memory.summary().languages.keys.sorted(by: { $0.description < $1.description })
    where !found.contains(where: { $0.matches(language) }) {
        found.append(language)
    }
    let others = found.filter { language in [source, target].allSatisfy { $0.map { !$0.matches(language) } ?? true } }
    switch (source, target, others.count) {
    case (let source?, nil, 1): return (source, others[0])
    case (nil, let target?, 1): return (others[0], target)
    case (nil, nil, 2): return (others[0], others[1])
    default:
        let all = found.map(\.description).joined(separator: ", ")
        throw Failure(
            .usage, "the memory has units in \(all.isEmpty ? "no language" : all)",
            advice: "give --source-lang and --target-lang")
    }
}

/// The lexicons that the user names, and what is said of the one that is used.
struct LexiconChoice {
    let lexicons: [Lexicon]
    private let paths: [String]

    static let flag = Flag.repeated(
        "lexicon", .file, absent: "the built-in ones, of English with Russian or Chinese, German with French",
        help:
            "Words that translate each other, as 'calque learn' writes them, to be used with the built-in ones; of several the one "
            + "of the languages")

    /// - Throws: `Failure` with the file and line when one is no lexicon.
    init(paths: [String]) throws {
        self.paths = paths
        lexicons = try paths.map { try Lexicon(path: $0) }
    }

    /// - Throws: `Failure(.usage)` when lexicons are named but none is of these languages.
    func check(_ versions: [Document]) throws {
        guard let first = lexicons.first, used(versions) == nil, let one = versions.first, let other = versions.last
        else { return }
        throw Failure(
            .usage,
            "the lexicon is of \(first.languages.source) and \(first.languages.target), the articles are in "
                + "\(one.language) and \(other.language)", at: .init(file: paths[0]),
            advice: "learn one of these languages, or leave --lexicon out")
    }

    /// `wire.lexicon: knows 83 % of the words in en, 79 % of those in ru`, when the user named one.
    func note(_ versions: [Document]) -> String? {
        guard let (index, one, other) = used(versions), let first = lexicons[index].coverage(of: one),
            let second = lexicons[index].coverage(of: other)
        else { return nil }
        return "\(paths[index]): knows \(percent(first)) % of the words in \(one.language), "
            + "\(percent(second)) % of those in \(other.language)"
    }

    /// The first lexicon that is of two of the versions, and these.
    private func used(_ versions: [Document]) -> (Int, Document, Document)? {
        for (index, lexicon) in lexicons.enumerated() {
            for (number, one) in versions.enumerated() {
                for other in versions.dropFirst(number + 1) where lexicon.serves(one.language, other.language) {
                    return (index, one, other)
                }
            }
        }
        return nil
    }

    private func percent(_ share: (known: Int, all: Int)) -> Int {
        share.all == 0 ? 0 : (200 * share.known + share.all) / (2 * share.all)
    }
}
