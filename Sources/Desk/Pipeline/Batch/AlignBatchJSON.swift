import CalqueAlignment
import CalqueArticles
import CalqueConcurrency
package import CalqueCore
import CalqueICU
import CalqueIO
import CalqueOutputs
import CalqueSegmentation

/// Aligns pairs that come as lines of JSON, several at a time, and answers each line with one line, in the same order.
///
/// It is a filter for programs that distribute work over many machines.
package struct AlignBatchJSON: Sendable {
    private let options: AlignBatch.Options
    private let observer: any BatchObserver

    /// The most bytes of one line.
    private static let longest = 64 << 20

    private struct Answer: Sendable {
        let text: String
        let outcome: BatchTally.Outcome
    }

    /// - Parameter options: the languages are for lines that do not name theirs; the charset is always UTF-8.
    package init(_ options: AlignBatch.Options, observer: any BatchObserver) {
        self.options = options
        self.observer = observer
    }

    /// Answers all lines of an input.
    ///
    /// - Parameters:
    ///   - path: a file, or `-` for standard input.
    ///   - write: takes some answers, lines without their ends. They should reach the reader at once.
    /// - Throws: the errors of reading the input, and of `write`.
    package func run(
        _ path: String, to write: ([String]) throws(Failure) -> Void
    ) throws(Failure) -> BatchTally {
        let lines = Guarded(JSONLines(try InputLines(path, limit: Self.longest)))
        let aligner = StoryAligner(
            options.aligner.aligner(), keepsBoilerplate: options.keepsBoilerplate,
            leastConfidence: options.leastConfidence)
        observer.began(.aligning, total: nil)
        defer { observer.ended() }
        var tally = BatchTally()
        // As many lines wait to be written as are being worked on.
        try OrderedPool.run(jobs: options.jobs, ahead: 2 * options.jobs) { () throws(Failure) in
            try lines.withLock { lines throws(Failure) in try lines.next() }
        } work: { line in
            defer { observer.advanced(by: 1) }
            return answer(line, by: aligner)
        } deliver: { (answers) throws(Failure) in
            for answer in answers { tally.count(answer.outcome) }
            try write(answers.map(\.text))
        }
        return tally
    }

    private func answer(_ line: JSONLines.Line, by aligner: StoryAligner) -> Answer {
        var id = JSONPair.Identifier.none
        do throws(Failure) {
            let pair = try JSONPair.read(line.bytes.get())
            id = pair.id
            return Answer(text: try JSONLine.text(align(pair, by: aligner)), outcome: .aligned)
        } catch {
            var failure = error
            let record = FailedRecord(id: id, error: "\(failure)", line: line.number)
            failure.place = .init(line: line.number)
            let text = (try? JSONLine.text(record)) ?? #"{"error":"\#(failure.kind)","id":null,"line":\#(line.number)}"#
            return Answer(text: text, outcome: .failed(failure))
        }
    }

    private func align(_ pair: JSONPair, by aligner: StoryAligner) throws(Failure) -> AlignedRecord {
        let languages = [
            try pair.sourceLanguage.get() ?? options.languages.source,
            try pair.targetLanguage.get() ?? options.languages.target,
        ]
        let names = ["source", "target"]
        let articles = [
            ReadArticle(names[0], try document(pair.source.get(), language: languages[0], named: names[0])),
            ReadArticle(names[1], try document(pair.target.get(), language: languages[1], named: names[1])),
        ]
        let documents = articles.map(\.document)
        try options.aligner.lexicons.check(documents)
        let article = try aligner.align(documents)
        let hasText = documents.allSatisfy { !$0.segments.isEmpty }
        let doubts =
            hasText
            ? StoryDoubts.ofLanguages(articles, given: Array(zip(languages, names.map { $0 + "_lang" })))
                + StoryDoubts.ofStories(article, names: names) : []
        return AlignedRecord(
            id: pair.id, beads: article.beads.map { AlignmentRecord($0, of: article) },
            story: article.verdicts.first.map(VerdictRecord.init),
            warning: doubts.isEmpty ? nil : doubts.joined(separator: "; "))
    }

    private func document(
        _ text: JSONPair.Text, language: LanguageTag?, named name: String
    ) throws(Failure) -> Document {
        switch text {
        case .segments(let texts): return Document(texts: texts, language: language)
        case .whole(let text) where options.reader.isSegmented:
            return Document(
                segments: Segment.textLines(of: text), language: language ?? LanguageTag(guessedFrom: text))
        case .whole(let text):
            do {
                return try Document(
                    reading: Array(text.utf8), language: language, format: options.reader.format, charset: .utf8)
            } catch { throw error.inFile("\"\(name)\"") }
        }
    }
}

/// The answer to a pair.
private struct AlignedRecord: Encodable {
    let id: JSONPair.Identifier
    let beads: [AlignmentRecord]
    let story: VerdictRecord?
    /// Why the texts or their languages do not seem to belong together, if so.
    let warning: String?
}

/// The answer to a line that cannot be aligned.
private struct FailedRecord: Encodable {
    let id: JSONPair.Identifier
    /// The failure in one line.
    let error: String
    /// The number of the line in the input, from 1.
    let line: Int
}

/// The lines of an input that are not blank, with their numbers.
private struct JSONLines: ~Copyable {
    struct Line: Sendable {
        /// From 1.
        let number: Int
        /// A failure for a line that is too long.
        let bytes: Result<[UInt8], Failure>
    }

    private let input: InputLines

    init(_ input: consuming sending InputLines) { self.input = input }

    /// - Throws: when reading fails.
    mutating func next() throws(Failure) -> Line? {
        while true {
            do throws(Failure) {
                guard let line = try input.next() else { return nil }
                if line.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }) { continue }
                return Line(number: input.number, bytes: .success(line))
            } catch  where error.kind == .badData {
                return Line(number: input.number, bytes: .failure(Failure(.badData, error.message)))
            }
        }
    }
}

extension Document {
    /// A document of texts that are segments already.
    fileprivate init(texts: [String], language: LanguageTag?) {
        var start = 0
        let segments = texts.enumerated().map { number, text in
            defer { start += text.utf8.count + 1 }
            return Segment(
                text: text, range: start..<start + text.utf8.count, paragraph: number, kind: .text)
        }
        self.init(
            segments: segments, language: language ?? LanguageTag(guessedFrom: texts.joined(separator: "\n")))
    }
}
