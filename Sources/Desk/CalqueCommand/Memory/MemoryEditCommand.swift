import Calque
import CalqueCommandLine

private let unit = Operand("UNIT", .string, help: "The number of the unit in the memory, from 0, or its tuid")
private let set = Flag.repeated("set", .assignment, "LANG=TEXT", help: "Set the text in a language")
private let properties = Flag.repeated(
    "prop", .assignment, "NAME=VALUE",
    help: "Set a property, such as x-domain=energy, or remove it with an empty value")
private let note = Flag.optional("note", .string, help: "Add a note")
private let status = Flag.optional(
    "status", .choice(of: UnitStatus.self),
    help: "Say what the unit is worth: drafts and rejected units are never offered as translations")
private let dropTags = Flag.switch(
    "drop-tags", help: "Let --set replace a text that has inline elements, without the elements")

let memoryEditCommand = Command(
    "edit", "Change a unit of a memory", operands: [Shared.memory, unit],
    flags: [set, properties, note, status, dropTags, MemoryFlags.noHistory, MemoryFlags.dryRun],
    discussion: [
        "A new text confirms the unit, unless --status says otherwise. The unit keeps the name of the user (changeid, from "
            + "USER or LOGNAME) and the time. If its document is aligned anew, it stays as edited."
    ],
    examples: [
        Example("memory edit wire.tmx 17 --set 'ru=Новый перевод.'", "Change a text."),
        Example("memory edit wire.tmx 17 --prop x-domain=energy", "Set a property."),
        Example("memory edit wire.tmx 17 --status confirmed", "Confirm a pair as it is."),
    ]
) { (call) throws(Failure) in
    guard !call[set].isEmpty || !call[properties].isEmpty || call[note] != nil || call[status] != nil else {
        throw Failure(.usage, "nothing to change", advice: "give --set, --prop, --status or --note")
    }
    let memory = try MemoryFlags.memoryToChange(call, call[Shared.memory])
    let name = UnitName(call[unit])
    var edit = UnitEdit()
    edit.texts = try call[set].map { (assignment) throws(Failure) in
        guard let language = LanguageTag(assignment.name) else {
            throw Failure(.usage, "'\(assignment.name)' in --set is no language tag", advice: "write --set ru=TEXT")
        }
        return (language: language, text: assignment.value)
    }
    edit.properties = call[properties].map { ($0.name, $0.value) }
    edit.note = call[note]
    edit.status = call[status]
    edit.dropsTags = call[dropTags]
    var lines: [String] = []
    let decide = { (entry: Memory.Entry, header: TMXHeader) throws(Failure) -> Memory.Decision in
        guard name.names(entry) else { return .keep }
        var unit = entry.unit
        let changes = try edit.apply(to: &unit, file: call[Shared.memory])
        if unit == entry.unit { return .keep }
        unit.markEdited(
            from: entry.unit, isOfDocument: entry.unit.isAligned || header.isOfDocument, by: MemoryFlags.user(call),
            at: MemoryFlags.now(call))
        lines = ["\(memory.files[entry.fileIndex]): unit \(entry.position)"] + changes.map { "  " + $0 }
        return .replace(unit)
    }
    let done = try memory.rewrite(
        naming: [name], isDryRun: call[MemoryFlags.dryRun], onRepair: { call.messages.warning("\($0)") }, decide: decide
    )
    for line in lines { try call.report(line) }
    if done.changed == 0 { try call.report("the unit has these values already") }
    try call.reportDryRun()
    return .done
}

/// `NAME=VALUE`.
struct Assignment: Sendable {
    let name: String
    let value: String
}

extension ValueKind where Value == Assignment {
    static var assignment: ValueKind {
        ValueKind("NAME=VALUE", expects: "a name and a value, separated by =") { word in
            guard let sign = word.firstIndex(of: "="), sign > word.startIndex else { return nil }
            return Assignment(name: String(word[..<sign]), value: String(word[word.index(after: sign)...]))
        } spell: {
            "\($0.name)=\($0.value)"
        }
    }
}
