import Calque
import CommandLineKit

/// Aligns the pairs of a list one after the other; one that fails is reported, and the rest is done.
struct AlignBatch {
    let aligner: Aligner
    let lexicon: LexiconChoice
    let input: ArticleInput
    let languages: (source: LanguageTag?, target: LanguageTag?)
    let layout: AlignmentLayout
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
        let pair = AlignedPair(
            source: try input.version(at: fields[0], language: languages.source),
            target: try input.version(at: fields[1], language: languages.target), aligner: aligner,
            keepsFurniture: keepsFurniture)
        try lexicon.check(pair.source, pair.target)
        let units = UnitMaker(document: fields[0], date: date, environment: environment)
        var bytes: [UInt8] = []
        try AlignmentPage(try pair.align()).write(layout, units: units) { bytes += Array($0.utf8) }
        let file = try AtomicFile(replacing: fields[2])
        try bytes.withUnsafeBytes { try file.write($0) }
        try file.commit()
    }
}
