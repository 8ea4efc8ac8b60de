import CalqueAlignment
import CalqueConcurrency
import CalqueCore
package import CalqueHistory
package import CalqueMemory
import CalqueOutputs
import CalqueUnits

extension AlignBatch {
    /// The units of one pair before the memory has them.
    private struct Story: Sendable {
        let article: AlignedArticle
        let units: UnitMaker
        let document: MemoryDocument
        let doubts: [String]
    }

    /// Aligns the pairs of a list and adds each to a memory, as a document of its own. A pair whose texts or languages do
    /// not belong together fails, unless the batch is forced.
    ///
    /// Each document is added as a whole: an interrupted batch leaves whole documents, and the same batch again replaces
    /// these and adds the rest.
    ///
    /// - Parameters:
    ///   - list: made for a memory.
    ///   - memory: a folder, which gets a file for each document, or a TMX file, which is written again for each.
    /// - Returns: the counts and the kinds of failures.
    package func run(_ list: BatchList, into memory: String, onConflict: ConflictPolicy, change: ChangeNote?)
        -> BatchTally
    {
        let aligner = storyAligner(options.learns ? learn(list) : options.aligner.aligner())
        observer.began(.aligning, total: list.count)
        defer { observer.ended() }
        var tally = BatchTally()
        OrderedPool.run(jobs: options.jobs, ahead: 2 * options.jobs) {
            list.next()
        } work: { line in
            (line.number, result(of: line, memory, by: aligner))
        } deliver: { results in
            for (number, result) in results {
                let outcome = gate.pass { keep(result, in: memory, onConflict, change) }
                tally.count(outcome)
                if case .failed(let failure) = outcome {
                    let place = Failure.Place(file: list.name, line: number)
                    observer.failed(Failure(failure.kind, "\(failure)", at: place))
                }
            }
            observer.advanced(by: results.count)
        }
        return tally
    }

    private func result(
        of line: BatchList.Line, _ memory: String, by aligner: StoryAligner
    ) -> Result<Story, Failure> {
        do throws(Failure) {
            return .success(try story(line.pair.get(), memory, by: aligner))
        } catch {
            return .failure(error)
        }
    }

    private func story(_ pair: BatchPair, _ memory: String, by aligner: StoryAligner) throws(Failure) -> Story {
        let articles = try articles(pair)
        var doubts = languageDoubts(articles)
        if !doubts.isEmpty, !options.isForced { throw StoryDoubts.failure(doubts) }
        let aligned = try aligner.align(articles.map(\.document))
        doubts += StoryDoubts.ofStories(aligned, names: [pair.source, pair.target])
        if !doubts.isEmpty, !options.isForced { throw StoryDoubts.failure(doubts) }
        let languages = articles.map(\.document.language)
        let document =
            if let name = pair.document {
                MemoryDocument(identifier: name, name: UnitMaker.name(of: name), languages: languages)
            } else {
                try articles[0].memoryDocument(at: memory, languages: languages)
            }
        let date =
            pair.date ?? options.date
            ?? (articles[0].date(options.environment) ?? articles[1].date(options.environment))?.day
        return Story(
            article: aligned,
            units: UnitMaker(document: document.identifier, date: date, environment: options.environment),
            document: document, doubts: doubts)
    }

    private func keep(
        _ result: Result<Story, Failure>, in memory: String, _ onConflict: ConflictPolicy, _ change: ChangeNote?
    ) -> BatchTally.Outcome {
        do throws(Failure) {
            let story = try result.get()
            _ = try Memory.add(
                story.article, to: memory, as: story.units, of: story.document, onConflict: onConflict, change: change,
                onRepair: { observer.warning("\($0)") })
            for doubt in story.doubts { observer.warning(doubt) }
            return .aligned
        } catch {
            return .failed(error)
        }
    }
}
