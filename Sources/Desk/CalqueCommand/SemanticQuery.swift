import Calque
import CalqueCommandLine
import CalqueOutputs

/// `query --semantic`: finds segments of similar meaning, across languages.
struct SemanticQuery {
    static let flag = Flag.switch(
        "semantic", help: "Find segments of similar meaning in any language, with the sentence encoder")

    var lang: LanguageTag?
    var to: LanguageTag?
    var cutoff: MatchCutoff?
    var limit: Int
    var layout: TableLayout
    var timings: String?

    func run(_ call: Invocation, _ memory: Memory, _ texts: [String]) throws(Failure) -> ExitCode {
        // A missing encoder is reported before anything is made.
        let encoder = try Self.encoder()
        let index = try call.index(memory, from: lang, to: to, drafts: call[MatchFlags.drafts])
        let semantic = try Self.open(index, encoder, call)
        let page = SemanticPage(call.terminal.style, width: call.terminal.width, showsQuery: texts.count > 1)
        let least = cutoff.map(Self.similarity) ?? SemanticMemory.usualCutoff
        var isFound = false
        var timer = QueryTimer()
        for (number, text) in texts.enumerated() {
            let asked = SemanticText(text, LanguageGuess(of: text).ofQuery)
            let matches = try timer.time { () throws(Failure) in
                try semantic.matches(
                    for: text, in: asked.language, limit: limit, cutoff: least,
                    events: SemanticEvents(onNote: { call.messages.note($0) }))
            }
            isFound = isFound || !matches.isEmpty
            switch layout {
            case .text: try call.output.write(page.text(of: matches, query: asked))
            case .json:
                for (rank, match) in matches.enumerated() {
                    try call.output.json(SemanticRecord(match, query: asked, number: number, rank: rank))
                }
            case .tsv:
                for (rank, match) in matches.enumerated() {
                    try call.output.line(page.row(match, query: asked, number: number, rank: rank))
                }
            }
        }
        if let timings { try timer.write(to: timings) }
        if !isFound, layout == .text {
            call.messages.note(
                "nothing near in meaning (\(Hundredths.text(least)) or more) in \(semantic.size.segments) segments of "
                    + "\(memory.path)")
        }
        return isFound ? .done : .nothing
    }

    /// The similarity that a cutoff asks for: a number up to 1 is one, and a greater one says hundredths.
    private static func similarity(_ cutoff: MatchCutoff) -> Double {
        let value = Double(cutoff.value) / Double(MatchCutoff.unit)
        return value > 1 ? value / 100 : value
    }

    /// Opens the installed encoder.
    ///
    /// - Throws: `noInput` if no encoder is installed.
    static func encoder() throws(Failure) -> UniversalSentenceEncoder {
        guard let folder = UniversalSentenceEncoder.standardFolder() else {
            throw Failure(
                .noInput, "the sentence encoder is not installed, and --semantic needs it",
                advice: "'make encoder' fetches it")
        }
        return try UniversalSentenceEncoder(
            folder: folder, threads: min(Processors.available, 8))
    }

    /// Opens the vectors of a memory and shows progress while they are made.
    static func open(
        _ index: IndexedMemory, _ encoder: UniversalSentenceEncoder, _ call: Invocation
    ) throws(Failure) -> SemanticMemory {
        // Vectors of damaged weights would be kept.
        _ = try encoder.verify()
        let messages = call.messages
        var progress: Progress?
        let events = SemanticEvents(
            onStart: { progress = messages.progress("embedding", total: $0, isLogged: $0 > 20_000) },
            onSegments: { progress?.advance(by: $0) }, onNote: { messages.note($0) })
        let memory = try SemanticMemory(index, encoder: encoder, name: encoder.identity, events: events)
        progress?.finish()
        return memory
    }
}
