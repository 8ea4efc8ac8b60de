import Calque
import CalqueCommandLine

private let units = Operand.repeated(
    "UNIT", .string, atLeast: 0, help: "A unit's number in the memory, from 0, or its tuid")

let memoryRemoveCommand = Command(
    "remove", "Take units out of a memory", operands: [MemoryFlags.memory, units],
    flags: [MemoryFlags.condition, MemoryFlags.dryRun],
    discussion: ["A file of a folder that has no unit left is removed."] + MemoryFlags.conditionHelp,
    examples: [
        Example("memory remove wire.tmx 17 18", "Two units; export --format json tells their numbers."),
        Example("memory remove memories/wire --where 'document = old.txt'", "All of a document."),
    ],
    exitCodes: [.nothing: "there is no such unit, so nothing was done"]
) { call in
    let filter = try MemoryFlags.filter(call)
    let names = call[units].map(UnitName.init)
    guard (filter == nil) != names.isEmpty else {
        throw Failure(.usage, "name units, or give --where CONDITION, one of both")
    }
    let memory = try Memory(open: call[MemoryFlags.memory])
    let snapshot = memory.snapshot()
    try UnitName.check(names, in: memory)
    let decide = { (entry: Memory.Entry, header: TMXHeader) throws(Failure) -> Memory.Decision in
        if let filter {
            return try filter.holds(for: entry, header: header, file: memory.files[entry.fileIndex]) ? .remove : .keep
        }
        return names.contains { $0.names(entry) } ? .remove : .keep
    }
    let done = try memory.rewrite(
        since: snapshot, isDryRun: call[MemoryFlags.dryRun], onRepair: { call.messages.warning("\($0)") },
        decide: decide)
    try call.report(done)
    return done.removed == 0 ? .nothing : .done
}

/// What a user calls a unit.
struct UnitName {
    let word: String
    private let position: Int?

    init(_ word: String) {
        self.word = word
        position = Int(word)
    }

    func names(_ entry: Memory.Entry) -> Bool {
        position.map { $0 == entry.position } ?? (entry.unit.tuid == word)
    }

    /// - Throws: `Failure(.noInput)` for one that names no unit, `Failure(.usage)` for one that names several.
    static func check(_ names: [UnitName], in memory: Memory) throws(Failure) {
        guard !names.isEmpty else { return }
        var counts = names.map { _ in 0 }
        var units = 0
        try memory.forEachUnit { entry in
            units += 1
            for (index, name) in names.enumerated() where name.names(entry) { counts[index] += 1 }
        }
        for (name, count) in zip(names, counts) where count != 1 {
            if count == 0 {
                throw Failure(
                    .noInput, "there is no unit \(name.word) among its \(units)", at: .init(file: memory.path),
                    advice: "'calque export --format json' tells their numbers")
            }
            throw Failure(
                .usage, "\(count) units are called \(name.word)", at: .init(file: memory.path),
                advice: "name one by its number")
        }
    }
}
