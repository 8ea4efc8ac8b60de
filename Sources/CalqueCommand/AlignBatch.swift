import Calque
import CommandLineKit

/// Aligns the pairs of a list one after the other; one that fails is reported, and the rest is done.
struct AlignBatch {
    let aligner: Aligner
    let input: ArticleInput
    let languages: (source: LanguageTag?, target: LanguageTag?)
    let layout: AlignmentLayout
    /// Beads below are for review.
    let leastConfidence: Double?
    let keepsFurniture: Bool
    /// The date of all articles; nil: today.
    let date: String?
    let environment: (String) -> String?
    let messages: Messages

    func run(list: String) throws -> ExitCode {
        let text = String(decoding: try Input.read(list), as: UTF8.self)
        let lines = Segment.lines(of: text)
        let progress = messages.progress("aligning", total: lines.count)
        var worst = ExitCode.done
        for (number, line) in lines.enumerated() where !line.text.isEmpty {
            do {
                try align(line.text)
            } catch let failure as Failure {
                let place = Failure.Place(file: inputName(list), line: number + 1)
                messages.failure(Failure(failure.kind, "\(failure)", at: place))
                worst = ExitCode(failure.kind)
            }
            progress.advance()
        }
        progress.finish()
        return worst
    }

    private func align(_ line: String) throws {
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        guard fields.count == 3 else {
            throw Failure(
                .badData, "the line has \(fields.count) fields, not 3", advice: "write source TAB target TAB output")
        }
        var pair = AlignedPair(
            source: try input.version(at: fields[0], language: languages.source),
            target: try input.version(at: fields[1], language: languages.target), aligner: aligner,
            keepsFurniture: keepsFurniture)
        pair.leastConfidence = leastConfidence
        let units = UnitMaker(document: fields[0], date: date, environment: environment)
        let files = AlignmentFiles(article: try pair.align(), units: units)
        try files.write(layout, to: fields[2])
        for note in try files.notes(on: layout, isKept: false) { messages.note("\(fields[2]): \(note)") }
    }
}
