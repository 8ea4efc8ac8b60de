import Calque
import CalqueConcurrency
import CalqueCommandLine
import CalqueOutputs
import Synchronization

/// Aligns pairs that come as lines of JSON, several at a time, and answers each line with one, in their order: a filter
/// for whatever deals out work to many machines.
struct AlignBatchJSON {
    let choice: AlignerChoice
    /// How texts are read; their charset is UTF-8.
    let input: ArticleInput
    /// Of texts whose line does not name theirs.
    let languages: (source: LanguageTag?, target: LanguageTag?)
    let keepsFurniture: Bool
    let leastConfidence: Double?
    let messages: Messages
    let jobs: Int

    /// Of one line, in bytes.
    private static let longest = 64 << 20

    private struct Answer: Sendable {
        let text: String
        let outcome: BatchTally.Outcome
    }

    func run(_ path: String, output: Output) throws -> ExitCode {
        let lines = Mutex(JSONLines(try InputLines(path, limit: Self.longest)))
        let progress = messages.progress("aligning", isLogged: true)
        let batch = self
        var tally = BatchTally()
        // As many lines wait to be written as are being worked on.
        try OrderedPool.run(jobs: jobs, ahead: 2 * jobs) { () throws(Failure) in
            try lines.withLock { lines throws(Failure) in try lines.next() }
        } work: { line in
            defer { progress.advance() }
            return batch.answer(line)
        } deliver: { answers in
            for answer in answers {
                tally.count(answer.outcome)
                try output.line(answer.text)
            }
            // Who pipes through wants the answers now.
            try output.flush()
        }
        progress.finish()
        messages.note(tally.streamSummary)
        return tally.exitCode
    }

    private func answer(_ line: JSONLines.Line) -> Answer {
        var id = JSONPair.Identifier.none
        do {
            let pair = try JSONPair.read(line.bytes.get())
            id = pair.id
            let beads = try align(pair)
            return Answer(text: try JSONLine.text(AlignedRecord(id: id, beads: beads)), outcome: .aligned)
        } catch {
            var failure = Failure(catching: error)
            let record = FailedRecord(id: id, error: "\(failure)", line: line.number)
            failure.place = .init(line: line.number)
            let text = (try? JSONLine.text(record)) ?? #"{"error":"\#(failure.kind)","id":null,"line":\#(line.number)}"#
            return Answer(text: text, outcome: .failed(failure))
        }
    }

    private func align(_ pair: JSONPair) throws -> [AlignmentRecord] {
        let versions = [
            try version(
                pair.source.get(), language: pair.sourceLanguage.get() ?? languages.source, named: "source"),
            try version(
                pair.target.get(), language: pair.targetLanguage.get() ?? languages.target, named: "target"),
        ]
        try choice.lexicon.check(versions)
        let article = try AlignedPair(
            versions: versions, aligner: choice.aligner, keepsFurniture: keepsFurniture,
            leastConfidence: leastConfidence
        ).align()
        return article.beads.map { AlignmentRecord(bead: $0, article: article) }
    }

    private func version(_ text: JSONPair.Text, language: LanguageTag?, named name: String) throws -> Document {
        switch text {
        case .segments(let texts): return Document(texts: texts, language: language)
        case .whole(let text) where input.isSegmented:
            return Document(texts: Segment.lines(of: text).map(\.text), language: language)
        case .whole(let text):
            do {
                return try Document(
                    reading: Array(text.utf8), language: language, format: input.format, charset: .utf8)
            } catch let failure as Failure { throw failure.inFile("\"\(name)\"") }
        }
    }
}

/// What is answered to a pair.
private struct AlignedRecord: Encodable {
    let id: JSONPair.Identifier
    let beads: [AlignmentRecord]
}

/// What is answered to a line that cannot be aligned.
private struct FailedRecord: Encodable {
    let id: JSONPair.Identifier
    /// One line: what is wrong and what to do.
    let error: String
    /// Of the input, from 1.
    let line: Int
}

/// The lines that are not blank, with their numbers.
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
    /// Texts that are segments already.
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
