import Calque
import CalqueCommandLine

let memoryCommand = Command(
    "memory", "Look after a memory",
    discussion: [
        "Every command that changes a memory says what it did, and with --dry-run what it would do. Each file is written "
            + "aside and put in place whole, so that nobody reads half of one, and what fails leaves it as it was."
    ],
    commands: [
        memoryInfoCommand, memoryCheckCommand, memoryDedupeCommand, memoryMergeCommand, memorySplitCommand,
        memoryFilterCommand, memoryRemoveCommand, memoryEditCommand, memoryCompactCommand,
    ])

/// What the commands of a memory have in common.
enum MemoryFlags {
    static let memory = Operand("MEMORY", .file, help: "A .tmx file, or a folder of them")
    static let dryRun = Flag.switch("dry-run", short: "n", help: "Say what would be done, and do nothing")
    static let condition = Flag.optional(
        "where", short: "w", .string, "CONDITION", help: "Only units for which this holds, as told above")
    static let onConflict = Flag(
        "on-conflict", .choice(of: ConflictChoice.self), default: .keep, help: onConflictHelp)
    static let onConflictHelp =
        "What to do with a unit that has the source of one that is there, in a .tmx file, and another target: keep "
        + "both, the newest, overwrite the one that is there, or ask on the terminal"

    /// The language of conditions, for help.
    static let conditionHelp = [
        "A condition is FIELD OPERATOR VALUE; and, or, not and parentheses join several. Operators: = != contains ~ !~ "
            + "(~ finds a regular expression), < <= > >= of dates and numbers; FIELD exists. Case does not count. Quote "
            + "values that have blanks. Fields:",
        UnitFilter.fields.map { "  \($0.name.padded(to: 12))\($0.meaning)" }.joined(separator: "\n"),
    ]

    /// The condition that a call gives.
    static func filter(_ call: Invocation) throws -> UnitFilter? {
        guard let text = call[condition] else { return nil }
        do { return try UnitFilter(text) } catch {
            var failure = error
            failure.message = "--where: " + failure.message
            throw failure
        }
    }

    static func now(_ call: Invocation) -> TMXDate {
        UnitMaker(document: "", date: nil, environment: call.environment).now
    }

    static func header(_ call: Invocation) -> TMXHeader {
        TMXHeader(sourceLanguage: nil, version: calqueVersion, creationDate: now(call))
    }

    static func options(_ call: Invocation, onConflict: ConflictChoice = .keep) throws -> Memory.AdditionOptions {
        var options = Memory.AdditionOptions()
        options.invalidCharacters = .replace
        options.isDryRun = call[dryRun]
        options.onConflict = try onConflict.policy()
        options.now = now(call)
        options.same = { $0.matches($1) }
        options.onRepair = { call.messages.warning("\($0)") }
        return options
    }
}

extension Invocation {
    /// Says what a change did to each file and in all.
    func report(_ done: Memory.Rewriting) throws {
        for change in done.files {
            let what = [(change.removed, "removed"), (change.changed, "changed")].filter { $0.0 > 0 }
                .map { "\($0.0) \($0.1)" }.joined(separator: ", ")
            try output.line("\(change.file): \(what)\(change.isGone ? ", file removed" : "")")
        }
        try output.line("\(counted(done.units, "unit")), \(done.removed) removed, \(done.changed) changed")
        try reportDryRun()
    }

    func reportDryRun() throws {
        if self[MemoryFlags.dryRun] { try output.line("dry run: nothing was written") }
    }

    func report(_ addition: Memory.Addition, repaired: Int? = nil) throws {
        let repairs = repaired.map { ", \($0) repaired" } ?? ""
        try output.line(
            "\(addition.file): \(addition.read) read, \(addition.added) created, \(addition.updated) updated, "
                + "\(addition.alreadyThere) skipped\(repairs), \(addition.failed) failed")
        try reportDryRun()
    }
}

/// `1 unit`, `2 units`.
func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

extension String {
    /// With blanks up to a width.
    func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - DisplayWidth.of(self)))
    }
}
