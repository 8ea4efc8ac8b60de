import Calque
import CalqueConcurrency
import CalqueCommandLine

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
    /// So long outputs are gathered, in microseconds: what is written together shares a flush of its folder.
    private static let gathered = 5_000

    /// What came of a pair before anything is written.
    private enum Result: Sendable {
        case made(BatchWriter.Output)
        case over(BatchTally.Outcome)
    }

    func run(list path: String) throws -> ExitCode {
        let list = try BatchList(reading: path)
        let messages = messages
        Interruption.prepare {
            messages.note("interrupted: what is done stays, and the same call goes on from there")
        }
        let aligner = learns ? try learn(list) : choice.aligner
        let progress = messages.progress("aligning", total: list.count, isLogged: true)
        let batch = self
        let writer = BatchWriter(stamp: stamp, jobs: jobs)
        var tally = BatchTally()
        // This thread writes while others align: a disk takes its time for what must last.
        OrderedPool.run(jobs: jobs, ahead: Self.ahead, gathering: Self.gathered) {
            list.next()
        } work: { line in
            (line.number, batch.result(of: line, by: aligner))
        } deliver: { results in
            for (number, outcome) in zip(results.map(\.0), batch.write(results.map(\.1), by: writer)) {
                tally.count(outcome)
                guard case .failed(let failure) = outcome else { continue }
                let place = Failure.Place(file: list.name, line: number)
                messages.failure(Failure(failure.kind, "\(failure)", at: place))
            }
            progress.advance(by: results.count)
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
        OrderedPool.run(jobs: jobs, ahead: Self.ahead) {
            list.next()
        } work: { line in
            defer { progress.advance() }
            return try? batch.pair(line.pair.get(), by: batch.choice.aligner).align()
        } deliver: { articles in
            for case let article? in articles { learning.add(article) }
        }
        progress.finish()
        let lexicons = learning.lexicons()
        for lexicon in lexicons { messages.note(lexicon.note) }
        return choice.learnt(lexicons)
    }

    private func result(of line: BatchList.Line, by aligner: Aligner) -> Result {
        do {
            let pair = try line.pair.get()
            if !isForced, stamp.isDone(pair) { return .over(.skipped) }
            return .made(try align(pair, by: aligner))
        } catch {
            return .over(.failed(Failure(catching: error)))
        }
    }

    private func write(_ results: [Result], by writer: BatchWriter) -> [BatchTally.Outcome] {
        let outputs = results.compactMap { result -> BatchWriter.Output? in
            if case .made(let output) = result { output } else { nil }
        }
        var failures = Interruption.gate.pass { writer.write(outputs) }[...]
        return results.map { result in
            switch result {
            case .over(let outcome): return outcome
            case .made(let output):
                if let failure = failures.removeFirst() { return .failed(failure) }
                for note in output.notes { messages.note("\(output.pair.output): \(note)") }
                return .aligned
            }
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

    private func align(_ line: BatchPair, by aligner: Aligner) throws -> BatchWriter.Output {
        let files = AlignmentFiles(
            article: try pair(line, by: aligner).align(),
            units: UnitMaker(document: line.source, date: date, environment: environment))
        return BatchWriter.Output(
            pair: line, files: try files.contents(layout, at: line.output),
            notes: try files.notes(on: layout, isKept: false))
    }
}
