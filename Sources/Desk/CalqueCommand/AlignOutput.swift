import Calque
import CalqueCommandLine
import CalqueHistory
import CalqueOutputs

/// The flags of `align` for its output.
enum AlignOutputFlags {
    private static let group = "Output options"

    static let layout = Flag.optional(
        "format", short: "f", .choice(of: AlignmentLayout.self),
        absent: "by the name of --output, otherwise text; with --into or --report alone, one line of summary",
        help: "The output format", group: group)
    static let output = Flag.optional(
        "output", short: "o", .file, absent: "standard output",
        help: "Write to this file; for moses and intertext, which are several files, the prefix of their names",
        group: group)
    static let report = Flag.optional(
        "report", .file, "PAGE", help: "Also write an HTML page that shows the alignment", group: group)
    static let leastConfidence = Flag.optional(
        "min-confidence", .number(in: 0...1), "X",
        help: "Flag linked beads below X for review, and leave them out of tsv, tmx, moses and the memory",
        group: group)

    static let all: [any AnyFlag] = [layout, output, report, leastConfidence]
}

/// The places that an alignment is written to.
struct AlignOutput {
    let layout: AlignmentLayout?
    /// Nil: standard output.
    private let path: String?
    private let report: String?
    private let memory: OutputPlace?

    /// The articles.
    private let inputs: [String]

    /// - Parameters:
    ///   - inputs: the articles, which no output may replace.
    ///   - memory: the memory that keeps the alignment.
    /// - Throws: `Failure` for flags that do not go together, for outputs whose folder does not exist, and for outputs that
    ///   are inputs.
    init(_ call: Invocation, inputs: [String], memory: String?) throws(Failure) {
        self.inputs = inputs
        path = call[AlignOutputFlags.output].flatMap { $0 == "-" ? nil : $0 }
        layout = try .chosen(call[AlignOutputFlags.layout], for: path)
        report = call[AlignOutputFlags.report]
        if let layout, layout.isSeveralFiles, path == nil {
            throw Failure(.usage, "\(layout) is several files", advice: "give --output PREFIX")
        }
        for file in [path, report] { if let file { try OutputPlace.check(file, reading: inputs) } }
        self.memory = try memory.map { (memory) throws(Failure) in try OutputPlace(memory, reading: inputs) }
    }

    /// Writes an alignment to all places.
    ///
    /// - Parameters:
    ///   - names: the names of the documents.
    ///   - date: the date of the article, if it was given.
    ///   - document: the document in the memory.
    ///   - change: the change, as the history of the memory shows it.
    func deliver(
        _ article: AlignedArticle, names: [String], date: String?, units: UnitMaker, document: MemoryDocument,
        onConflict: ConflictPolicy, change: ChangeNote?, call: Invocation
    ) throws(Failure) {
        let isPrinted = layout != nil || path != nil || (memory == nil && report == nil)
        let files = AlignmentFiles(article: article, units: units)
        // First the failures that the user's choice of format may cause.
        let notes = try files.notes(on: isPrinted ? layout ?? .text : nil, isKept: memory != nil)
        var summary = [article.summary]
        if isPrinted, let path { try files.write(layout ?? .text, to: path, reading: inputs) }
        if let report {
            let page = Report(article, names: names, date: date, generator: "Calque \(calqueVersion)").page
            try AlignmentFiles.replace([(report, Array(page.utf8))])
            summary.append("report in \(report)")
        }
        if let memory {
            let addition = try Memory.add(
                article, to: memory.path, as: units, of: document, onConflict: onConflict, change: change,
                onRepair: { call.messages.warning("\($0)") })
            summary.append(addition.summary)
            call.noteNewFolder(memory)
        }
        if isPrinted {
            for line in summary.dropFirst() { call.messages.note(line) }
        } else {
            try call.output.report(summary.joined(separator: ", "))
        }
        if isPrinted, path == nil {
            try article.write(
                layout ?? .text, units: units, style: call.terminal.style, width: call.terminal.width
            ) { (text) throws(Failure) in try call.output.write(text) }
        }
        for note in notes { call.messages.note(note) }
    }
}

extension Memory.Addition {
    /// `19 units added to wire.tmx (2 updated, 1 were there already)`
    fileprivate var summary: String {
        var notes: [String] = []
        if updated > 0, revision == nil { notes.append("\(updated) updated") }
        if alreadyThere > 0, revision == nil { notes.append("\(alreadyThere) were there already") }
        let others = notes.isEmpty ? "" : " (\(notes.joined(separator: ", ")))"
        if let revision { return revision.summary + " in \(file)" + others + draftNote }
        return "\(counted(added, "unit")) added to \(file)\(others)" + draftNote
    }
}

extension Memory.Addition {
    private var draftNote: String {
        guard drafts > 0 else { return "" }
        let least = Hundredths.text(UnitMaker.leastConfidence)
        return ", \(drafts) of them \(drafts == 1 ? "a draft" : "drafts") (below \(least))"
    }
}

extension Memory.Addition.Revision {
    /// `12 replaced, 2 added, 1 kept as edited`
    var summary: String {
        let others = [(added, "added"), (kept, "kept as edited"), (gone, "gone"), (leftOut, "left out as removed")]
        return (["\(replaced) replaced"] + others.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }).joined(separator: ", ")
    }
}

extension Invocation {
    /// Says that a memory is a new folder.
    func noteNewFolder(_ memory: OutputPlace) {
        if let folder = memory.newFolder { messages.note("created the folder \(folder)") }
    }
}
