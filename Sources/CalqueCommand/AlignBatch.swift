import Calque
import CommandLineKit

/// Aligns the pairs of a list, several at a time; one that fails is reported, and the rest is done.
struct AlignBatch {
    let choice: AlignerChoice
    let input: ArticleInput
    let languages: (source: LanguageTag?, target: LanguageTag?)
    let layout: AlignmentLayout
    /// Beads below are for review.
    let leastConfidence: Double?
    let keepsFurniture: Bool
    /// The date of all articles; nil: today.
    let date: String?
    let environment: @Sendable (String) -> String?
    let messages: Messages
    let jobs: Int
    /// Tells what is done already.
    let stamp: OutputStamp
    /// Do again what is done already.
    let isForced: Bool

    /// How far the work may run ahead of a pair that takes long.
    private static let ahead = 1024

    func run(list path: String) throws -> ExitCode {
        let list = try BatchList(reading: path)
        let progress = messages.progress("aligning", total: list.count, isLogged: true)
        let messages = messages
        Interruption.prepare {
            messages.note("interrupted: what is done stays, and the same call goes on from there")
        }
        let batch = self
        var tally = BatchTally()
        try OrderedPool.run(jobs: jobs, ahead: Self.ahead) {
            list.next()
        } work: { line in
            defer { progress.advance() }
            return (line.number, batch.outcome(of: line))
        } deliver: { number, outcome in
            tally.count(outcome)
            guard case .failed(let failure) = outcome else { return }
            let place = Failure.Place(file: list.name, line: number)
            messages.failure(Failure(failure.kind, "\(failure)", at: place))
        }
        progress.finish()
        messages.note(tally.summary)
        return tally.exitCode
    }

    private func outcome(of line: BatchList.Line) -> BatchTally.Outcome {
        do {
            let pair = try line.pair.get()
            if !isForced, stamp.isDone(pair) { return .skipped }
            try align(pair)
            return .aligned
        } catch {
            return .failed(Failure(catching: error))
        }
    }

    private func align(_ line: BatchPair) throws {
        let versions = [
            try input.version(at: line.source, language: languages.source),
            try input.version(at: line.target, language: languages.target),
        ]
        try choice.lexicon.check(versions)
        let pair = AlignedPair(
            versions: versions, aligner: choice.aligner, keepsFurniture: keepsFurniture,
            leastConfidence: leastConfidence)
        let files = AlignmentFiles(
            article: try pair.align(), units: UnitMaker(document: line.source, date: date, environment: environment))
        try Interruption.gate.pass {
            try files.write(layout, to: line.output)
            stamp.put(on: line.output)
        }
        for note in try files.notes(on: layout, isKept: false) { messages.note("\(line.output): \(note)") }
    }
}
