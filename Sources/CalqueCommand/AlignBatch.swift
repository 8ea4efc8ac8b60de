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
    /// Align twice, the second time with what the first showed.
    let learns: Bool

    /// How far the work may run ahead of a pair that takes long.
    private static let ahead = 1024

    func run(list path: String) throws -> ExitCode {
        let list = try BatchList(reading: path)
        let messages = messages
        Interruption.prepare {
            messages.note("interrupted: what is done stays, and the same call goes on from there")
        }
        let aligner = learns ? try learn(list) : choice.aligner
        let progress = messages.progress("aligning", total: list.count, isLogged: true)
        let batch = self
        var tally = BatchTally()
        try OrderedPool.run(jobs: jobs, ahead: Self.ahead) {
            list.next()
        } work: { line in
            defer { progress.advance() }
            return (line.number, batch.outcome(of: line, by: aligner))
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

    /// What a first alignment of all pairs shows; those that fail are told of the second time. Nothing is done when all
    /// are done.
    private func learn(_ list: BatchList) throws -> Aligner {
        defer { list.rewind() }
        var isDone = true
        while isDone, let line = list.next() {
            if let pair = try? line.pair.get(), isForced || !stamp.isDone(pair) { isDone = false }
        }
        if isDone { return choice.aligner }
        list.rewind()
        let progress = messages.progress("learning", total: list.count, isLogged: true)
        let batch = self
        var learning = BatchLearning()
        try OrderedPool.run(jobs: jobs, ahead: Self.ahead) {
            list.next()
        } work: { line in
            defer { progress.advance() }
            return try? batch.pair(line.pair.get(), by: batch.choice.aligner).align()
        } deliver: { article in
            if let article { learning.add(article) }
        }
        progress.finish()
        let lexicons = learning.lexicons()
        for lexicon in lexicons { messages.note(lexicon.note) }
        return choice.learnt(lexicons)
    }

    private func outcome(of line: BatchList.Line, by aligner: Aligner) -> BatchTally.Outcome {
        do {
            let pair = try line.pair.get()
            if !isForced, stamp.isDone(pair) { return .skipped }
            try align(pair, by: aligner)
            return .aligned
        } catch {
            return .failed(Failure(catching: error))
        }
    }

    private func pair(_ line: BatchPair, by aligner: Aligner) throws -> AlignedPair {
        let versions = [
            try input.version(at: line.source, language: languages.source),
            try input.version(at: line.target, language: languages.target),
        ]
        try choice.lexicon.check(versions)
        return AlignedPair(
            versions: versions, aligner: aligner, keepsFurniture: keepsFurniture, leastConfidence: leastConfidence)
    }

    private func align(_ line: BatchPair, by aligner: Aligner) throws {
        let files = AlignmentFiles(
            article: try pair(line, by: aligner).align(),
            units: UnitMaker(document: line.source, date: date, environment: environment))
        try Interruption.gate.pass {
            try files.write(layout, to: line.output)
            stamp.put(on: line.output)
        }
        for note in try files.notes(on: layout, isKept: false) { messages.note("\(line.output): \(note)") }
    }
}
