import Calque
import CalqueCommandLine
import CalqueHistory
import CalqueOutputs

private let memory = Operand("MEMORY", .file, help: "A TMX file, or a folder of TMX files")

let memoryHistoryCommand = Command(
    "history", "List the changes of a memory that are kept", operands: [memory], flags: [SharedFlags.layout],
    discussion: [
        "Prints the number, date and command of each change, the oldest first, and what became of its files. "
            + "'calque memory undo' takes back the last ones.",
        "A change keeps what it replaced in .calque/history, in a memory that is a folder, or beside a memory that is a "
            + "file. At most \(MemoryHistory.mostChanges) changes are kept. Older ones are dropped while together they have more bytes than 1 "
            + "MiB and a tenth of the memory. Each command that changes a memory has --no-history.",
    ],
    examples: [Example("memory history memories/wire", "List the changes.")],
    exitCodes: [.nothing: "there are no changes"]
) { (call) throws(Failure) in
    let changes = try MemoryHistory(of: call[memory]).changes()
    for change in changes {
        switch call[SharedFlags.layout] {
        case .json: try call.output.json(ChangeRecord(change))
        case .text:
            try call.output.line(OneLine.escaped(change.title))
            try call.output.line("      " + OneLine.escaped(change.effects))
        }
    }
    if changes.isEmpty { call.messages.note("no changes are kept") }
    return changes.isEmpty ? .nothing : .done
}

let memoryUndoCommand = move(
    "undo", "Take back the last changes of a memory", isRedo: false,
    [
        "Each file gets the content that it had before the change. A change that was undone can be redone, until another "
            + "change is made. If a file is no longer as the change left it, nothing is done."
    ])

let memoryRedoCommand = move(
    "redo", "Make changes of a memory again that were undone", isRedo: true,
    ["Each file gets the content that it had before 'calque memory undo'."])

private func move(_ name: String, _ summary: String, isRedo: Bool, _ discussion: [String]) -> Command {
    let count = Operand.optional("N", .integer(in: 1...1000), help: "How many changes; 1 if it is not given")
    return Command(
        name, summary, operands: [memory, count], flags: [MemoryFlags.dryRun], discussion: discussion,
        examples: [
            Example("memory \(name) memories/wire", isRedo ? "Redo the change." : "Undo the last change."),
            Example("memory \(name) wire.tmx 3 --dry-run", "Show which changes these are."),
        ],
        exitCodes: [.nothing: "there is no such change; nothing was done"]
    ) { (call) throws(Failure) in
        let done = try MemoryHistory(of: call[memory]).move(
            call[count] ?? 1, isRedo: isRedo, isDryRun: call[MemoryFlags.dryRun])
        for change in done { try call.report("\(isRedo ? "redone" : "undone"): \(change.title)") }
        if done.isEmpty { try call.report("there is no change to \(name)") }
        try call.reportDryRun()
        return done.isEmpty ? .nothing : .done
    }
}

extension MemoryHistory.Change {
    /// `   7  2026-02-03 10:30  memory edit wire.tmx 17 --set ru=…`
    fileprivate var title: String {
        let number = String(number)
        let time = note.date.description.dropFirst(9)
        let moment = "\(note.date.day) \(time.prefix(2)):\(time.dropFirst(2).prefix(2))"
        return "\(String(repeating: " ", count: max(0, 4 - number.utf8.count)))\(number)  \(moment)  \(note.command)"
    }

    /// `wire.tmx changed; 312 bytes are kept`
    fileprivate var effects: String {
        let most = 3
        var parts = [files.prefix(most).map { "\($0.name) \($0.effect.rawValue)" }.joined(separator: ", ")]
        if files.count > most { parts[0] += " and \(files.count - most) more" }
        parts.append("\(size) bytes are kept")
        if isUndone { parts.append("undone") }
        if !isMovable { parts.append("cannot be \(isUndone ? "redone" : "undone"): a file was changed since") }
        return parts.joined(separator: "; ")
    }
}

private struct ChangeRecord: Encodable {
    struct File: Encodable {
        let file: String
        let effect: String
    }

    let change: Int
    let date: String
    let command: String
    let files: [File]
    let bytes: Int
    let undone: Bool
    let possible: Bool

    init(_ change: MemoryHistory.Change) {
        self.change = change.number
        date = change.note.date.description
        command = change.note.command
        files = change.files.map { File(file: $0.name, effect: $0.effect.rawValue) }
        bytes = change.size
        undone = change.isUndone
        possible = change.isMovable
    }
}

extension MemoryFlags {
    static let noHistory = noHistory()

    /// `--no-history`, under a heading.
    static func noHistory(group: String = FlagRow.defaultGroup) -> Flag<Bool> {
        .switch("no-history", help: "Do not keep what the change replaces: it cannot be undone", group: group)
    }

    /// The change, as the history shows it; nil with `--no-history`.
    static func changeNote(_ call: Invocation, _ flag: Flag<Bool> = noHistory) -> ChangeNote? {
        call[flag] ? nil : ChangeNote(command: typedCommand, date: now(call))
    }

    /// Opens a memory that the command will change.
    static func memoryToChange(_ call: Invocation, _ path: String) throws(Failure) -> Memory {
        var memory = try Memory(open: path)
        memory.changeNote = changeNote(call)
        return memory
    }

    /// The words of the call, quoted where a shell needs it, at most a few lines.
    private static var typedCommand: String {
        var words: [String] = []
        for word in CommandLine.arguments.dropFirst() {
            let isPlain =
                !word.isEmpty
                && word.utf8.allSatisfy { byte in
                    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte >= 0x80
                        || "_-+=./:,@%".utf8.contains(byte)
                }
            words.append(isPlain ? word : "'\(word.replacing("'", with: "'\\''"))'")
        }
        let text = words.joined(separator: " ")
        return text.utf8.count <= 1000 ? text : "\(text.prefix(500))…"
    }
}
