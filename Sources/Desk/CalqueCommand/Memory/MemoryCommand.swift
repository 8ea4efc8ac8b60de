import Calque
import CalqueCommandLine

let memoryCommand = Command(
    "memory", "Maintain a memory",
    discussion: [
        "Every command that changes a memory reports its changes; with --dry-run it only reports them. Files are replaced "
            + "whole, so that no reader sees half a file, and a command that fails leaves them as they were. What a change "
            + "replaces is kept, and 'calque memory undo' brings it back."
    ],
    commands: [
        memoryInfoCommand, memoryListCommand, memoryCheckCommand, memoryDedupeCommand, memoryMergeCommand,
        memorySplitCommand, memoryFilterCommand, memoryRemoveCommand, memoryEditCommand, memoryCompactCommand,
        memoryHistoryCommand, memoryUndoCommand, memoryRedoCommand,
    ])

/// Flags and helpers of the commands of a memory.
enum MemoryFlags {
    static let dryRun = Flag.switch("dry-run", short: "n", help: "Report the changes without making them")
    static let condition = Flag.optional(
        "where", short: "w", .string, "CONDITION", help: "Only units that meet this condition; see above")

    /// `--on-conflict`, under a heading.
    static func onConflict(group: String = FlagRow.defaultGroup) -> Flag<ConflictChoice> {
        Flag(
            "on-conflict", .choice(of: ConflictChoice.self), default: .keep,
            help:
                "What to do in a TMX file with a unit that has the source of an existing one and another target: keep "
                + "both, keep the newest, overwrite the existing one, or ask on the terminal",
            group: group)
    }

    /// The grammar of conditions, for help.
    static let conditionHelp = [
        "A condition is FIELD OPERATOR VALUE, or FIELD exists. Conditions are joined by and, or, not and parentheses. The "
            + "operators are = != contains ~ !~ (~ finds a regular expression), and < <= > >= for dates and numbers. Case "
            + "does not count. Quote values with spaces. The fields are:",
        UnitFilter.fields.map { "\($0.name)\t\($0.meaning)" }.joined(separator: "\n"),
    ]

    /// Returns the condition of `--where`; nil if there is none.
    static func filter(_ call: Invocation) throws(Failure) -> UnitFilter? {
        guard let text = call[condition] else { return nil }
        do { return try UnitFilter(text) } catch {
            var failure = error
            failure.message = "--where: " + failure.message
            throw failure
        }
    }

    /// The name of the user, as other programs take it from the environment; nil if there is none.
    static func user(_ call: Invocation) -> String? {
        ["USER", "LOGNAME"].lazy.compactMap { call.environment($0) }.first { !$0.isEmpty }
    }

    static func now(_ call: Invocation) -> UnitDate { UnitMaker.now(call.environment) }

    static func header(_ call: Invocation) -> TMXHeader {
        TMXHeader(sourceLanguage: nil, version: calqueVersion, creationDate: now(call))
    }

    static func options(
        _ call: Invocation, onConflict: ConflictChoice = .keep
    ) throws(Failure) -> Memory.AdditionOptions {
        var options = Memory.AdditionOptions()
        options.invalidCharacters = .replace
        options.isDryRun = call[dryRun]
        options.changeNote = changeNote(call)
        options.onConflict = try onConflict.policy()
        options.now = now(call)
        options.same = { $0.matches($1) }
        options.onRepair = { call.messages.warning("\($0)") }
        return options
    }
}

extension Invocation {
    /// Reports the changes to each file and their sum.
    func report(_ done: Memory.Rewriting) throws(Failure) {
        for change in done.files {
            let what = [(change.removed, "removed"), (change.changed, "changed")].filter { $0.0 > 0 }
                .map { "\($0.0) \($0.1)" }.joined(separator: ", ")
            try report("\(change.file): \(what)\(change.isGone ? ", file removed" : "")")
        }
        try report("\(counted(done.units, "unit")), \(done.removed) removed, \(done.changed) changed")
        try reportDryRun()
    }

    /// Prints a line about a change. With `--dry-run` there is none, so the line is the result.
    func report(_ line: String) throws(Failure) {
        // The line names files and units, whose names may have line ends.
        let line = OneLine.escaped(line)
        if self[MemoryFlags.dryRun] { try output.line(line) } else { try output.report(line) }
    }

    func reportDryRun() throws(Failure) {
        if self[MemoryFlags.dryRun] { try output.line("dry run: nothing was written") }
    }

    func report(_ addition: Memory.Addition, repaired: Int? = nil) throws(Failure) {
        let repairs = repaired.map { ", \($0) repaired" } ?? ""
        try report(
            "\(addition.file): \(addition.read) read, \(addition.added) created, \(addition.updated) updated, "
                + "\(addition.alreadyThere) skipped\(repairs), \(addition.failed) failed")
        try reportDryRun()
    }
}

/// `1 unit`, `2 units`.
func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

extension String {
    /// The text with spaces up to a width.
    func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - DisplayWidth.of(self)))
    }
}
