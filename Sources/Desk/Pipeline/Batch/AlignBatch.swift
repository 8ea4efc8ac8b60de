import CalqueAlignment
import CalqueConcurrency
package import CalqueCore
import CalqueOutputs
import CalqueUnits

/// Aligns the pairs of a list, several at a time. A pair that fails is reported, and the rest is aligned.
package struct AlignBatch: Sendable {
    /// The settings of a batch.
    package struct Options: Sendable {
        package var aligner = AlignerSettings()
        package var keepsBoilerplate = false
        /// Linked beads with a lower confidence are for review; nil: none is.
        package var leastConfidence: Double?
        package var reader = ArticleReader()
        /// Nil: detected from the letters.
        package var languages: (source: LanguageTag?, target: LanguageTag?) = (nil, nil)
        package var layout = AlignmentLayout.text
        /// The date of all articles; nil: today.
        package var date: String?
        package var environment: @Sendable (String) -> String? = { UnitMaker.processEnvironment($0) }
        /// How many pairs are aligned at a time.
        package var jobs = 1
        /// Whether to realign pairs whose output is up to date.
        package var isForced = false
        /// The flags that give languages, for messages.
        static let languageFlags = ("--source-lang", "--target-lang")
        /// Whether to align twice, the second time with the words that the first time showed.
        package var learns = false

        package init() {}
    }

    let options: Options
    private let stamp: OutputStamp
    let gate: WriteGate
    let observer: any BatchObserver

    /// How many pairs may be done before a slow pair that comes earlier in the list.
    static let ahead = 1024
    /// How long outputs are gathered, in microseconds. Outputs that are written together share a flush of their folder.
    private static let gathered = 5_000

    /// - Parameters:
    ///   - stamp: knows which outputs are up to date.
    ///   - gate: all writing passes it.
    package init(_ options: Options, stamp: OutputStamp, gate: WriteGate = WriteGate(), observer: any BatchObserver) {
        self.options = options
        self.stamp = stamp
        self.gate = gate
        self.observer = observer
    }

    /// The result of a pair before anything is written.
    private enum Result: Sendable {
        case made(BatchWriter.Output)
        case over(BatchTally.Outcome)
    }

    /// Aligns the pairs of a list and writes their outputs.
    ///
    /// - Returns: the counts and the kinds of failures.
    package func run(_ list: BatchList) -> BatchTally {
        let aligner = storyAligner(options.learns ? learn(list) : options.aligner.aligner())
        observer.began(.aligning, total: list.count)
        defer { observer.ended() }
        let writer = BatchWriter(stamp: stamp, jobs: options.jobs)
        var tally = BatchTally()
        // This thread writes while others align, since flushing to a disk takes long.
        OrderedPool.run(jobs: options.jobs, ahead: Self.ahead, gathering: Self.gathered) {
            list.next()
        } work: { line in
            (line.number, result(of: line, by: aligner))
        } deliver: { results in
            for (number, outcome) in zip(results.map(\.0), write(results.map(\.1), by: writer)) {
                tally.count(outcome)
                guard case .failed(let failure) = outcome else { continue }
                let place = Failure.Place(file: list.name, line: number)
                observer.failed(Failure(failure.kind, "\(failure)", at: place))
            }
            observer.advanced(by: results.count)
        }
        return tally
    }

    func storyAligner(_ aligner: Aligner) -> StoryAligner {
        StoryAligner(
            aligner, keepsBoilerplate: options.keepsBoilerplate, leastConfidence: options.leastConfidence)
    }

    /// Aligns all pairs once and returns an aligner with the words that this shows. Pairs that fail are reported the
    /// second time. Nothing is learnt when all outputs are up to date.
    func learn(_ list: BatchList) -> Aligner {
        defer { list.rewind() }
        let first = options.aligner.aligner()
        var isDone = true
        while isDone, let line = list.next() {
            if let pair = try? line.pair.get(), options.isForced || pair.output.isEmpty || !stamp.isDone(pair) {
                isDone = false
            }
        }
        if isDone { return first }
        list.rewind()
        observer.began(.learning, total: list.count)
        let aligner = storyAligner(first)
        var learning = BatchLearning()
        OrderedPool.run(jobs: options.jobs, ahead: Self.ahead) {
            list.next()
        } work: { line in
            defer { observer.advanced(by: 1) }
            return try? aligner.align(articles(line.pair.get()).map(\.document))
        } deliver: { articles in
            for case let article? in articles { learning.add(article) }
        }
        observer.ended()
        let lexicons = learning.lexicons()
        for lexicon in lexicons { observer.note(lexicon.note) }
        return options.aligner.aligner(with: lexicons)
    }

    private func result(of line: BatchList.Line, by aligner: StoryAligner) -> Result {
        do throws(Failure) {
            let pair = try line.pair.get()
            if !options.isForced, stamp.isDone(pair) { return .over(.skipped) }
            return .made(try align(pair, by: aligner))
        } catch {
            return .over(.failed(error))
        }
    }

    private func write(_ results: [Result], by writer: BatchWriter) -> [BatchTally.Outcome] {
        let outputs = results.compactMap { result -> BatchWriter.Output? in
            if case .made(let output) = result { output } else { nil }
        }
        var failures = gate.pass { writer.write(outputs) }[...]
        return results.map { result in
            switch result {
            case .over(let outcome): return outcome
            case .made(let output):
                if let failure = failures.removeFirst() { return .failed(failure) }
                for note in output.notes { observer.note("\(output.pair.output): \(note)") }
                for doubt in output.doubts { observer.warning(doubt) }
                return .aligned
            }
        }
    }

    /// Reads the articles of a pair.
    func articles(_ pair: BatchPair) throws(Failure) -> [ReadArticle] {
        var articles: [ReadArticle] = []
        for (path, language) in [(pair.source, options.languages.source), (pair.target, options.languages.target)] {
            let article = try options.reader.article(at: path, language: language)
            try article.checkText(keepsBoilerplate: options.keepsBoilerplate)
            articles.append(article)
        }
        try options.aligner.lexicons.check(articles.map(\.document))
        return articles
    }

    /// What the articles of a pair say against their languages.
    func languageDoubts(_ articles: [ReadArticle]) -> [String] {
        StoryDoubts.ofLanguages(
            articles,
            given: [
                (options.languages.source, Options.languageFlags.0),
                (options.languages.target, Options.languageFlags.1),
            ])
    }

    private func align(_ pair: BatchPair, by aligner: StoryAligner) throws(Failure) -> BatchWriter.Output {
        let articles = try articles(pair)
        let aligned = try aligner.align(articles.map(\.document))
        let date = options.date ?? (articles[0].date(options.environment) ?? articles[1].date(options.environment))?.day
        let files = AlignmentFiles(
            article: aligned,
            units: UnitMaker(
                document: try articles[0].name(at: pair.output), date: date, environment: options.environment))
        let contents = try files.contents(options.layout, at: pair.output)
        for content in contents {
            try OutputPlace.checkNotRead(content.path, inputs: [pair.source, pair.target])
            try OutputPlace.checkNoMemory(content.path)
        }
        return BatchWriter.Output(
            pair: pair, files: contents,
            notes: try files.notes(on: options.layout, isKept: false),
            doubts: languageDoubts(articles) + StoryDoubts.ofStories(aligned, names: [pair.source, pair.target]))
    }
}
