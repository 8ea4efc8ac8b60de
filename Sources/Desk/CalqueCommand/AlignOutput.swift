import Calque
import CalqueCommandLine
import CalqueOutputs

/// The flags of `align` that say where the alignment goes and what of it.
enum AlignOutputFlags {
    static let layout = Flag.optional(
        "format", short: "f", .choice(of: AlignmentLayout.self),
        absent: "text, or a line of summary with --into or --report", help: "How to write the alignment",
        group: "Output options")
    static let output = Flag.optional(
        "output", short: "o", .file, absent: "standard output",
        help: "Where to write it; for moses and intertext, which are several files, what their names begin with",
        group: "Output options")
    static let report = Flag.optional(
        "report", .file, "PAGE", help: "Besides, write one HTML page that shows the alignment to a person",
        group: "Output options")
    static let leastConfidence = Flag.optional(
        "min-confidence", .number(in: 0...1), "X",
        help: "Flag linked beads below X for review, and leave them out of tsv, tmx, moses and the memory",
        group: "Output options")

    static let all: [any AnyFlag] = [layout, output, report, leastConfidence]
}

/// Where one alignment goes.
struct AlignOutput {
    let layout: AlignmentLayout?
    /// Nil: standard output.
    let path: String?
    let report: String?
    let memory: String?

    init(_ call: Invocation, memory: String?) throws {
        layout = call[AlignOutputFlags.layout]
        path = call[AlignOutputFlags.output].flatMap { $0 == "-" ? nil : $0 }
        report = call[AlignOutputFlags.report]
        self.memory = memory
        if let layout, layout.isSeveralFiles, path == nil {
            throw Failure(.usage, "\(layout) is several files", advice: "give --output PREFIX")
        }
    }

    /// - Parameter date: the article's, where it was given.
    func deliver(
        _ article: AlignedArticle, names: [String], date: String?, units: UnitMaker, call: Invocation
    ) throws {
        let isPrinted = layout != nil || path != nil || (memory == nil && report == nil)
        let files = AlignmentFiles(article: article, units: units)
        // First of all what may fail because of what the user asked for.
        let notes = try files.notes(on: isPrinted ? layout ?? .text : nil, isKept: memory != nil)
        var summary = [article.summary]
        if isPrinted, let path { try files.write(layout ?? .text, to: path) }
        if let report {
            let page = Report(article, names: names, date: date, generator: "Calque \(calqueVersion)").page
            try AlignmentFiles.replace([(report, Array(page.utf8))])
            summary.append("report in \(report)")
        }
        if let memory { summary.append(try units.add(article, to: memory, messages: call.messages)) }
        if isPrinted {
            for line in summary.dropFirst() { call.messages.note(line) }
        } else {
            try call.output.line(summary.joined(separator: ", "))
        }
        if isPrinted, path == nil {
            let page = AlignmentPage(article, style: call.terminal.style, width: call.terminal.width)
            try page.write(layout ?? .text, units: units) { try call.output.write($0) }
        }
        for note in notes { call.messages.note(note) }
    }
}
