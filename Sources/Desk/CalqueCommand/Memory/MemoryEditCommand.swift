import Calque
import CalqueCommandLine

private let unit = Operand("UNIT", .string, help: "The unit's number in the memory, from 0, or its tuid")
private let set = Flag.repeated("set", .assignment, "LANG=TEXT", help: "Give the unit this text in that language")
private let properties = Flag.repeated(
    "prop", .assignment, "NAME=VALUE",
    help: "Set a property, such as x-domain=energy; with nothing after = take it away")
private let note = Flag.optional("note", .string, help: "Add a note")
private let dropTags = Flag.switch("drop-tags", help: "Replace a text that has inline elements, and lose these")

let memoryEditCommand = Command(
    "edit", "Change a unit of a memory", operands: [MemoryFlags.memory, unit],
    flags: [set, properties, note, dropTags, MemoryFlags.dryRun],
    examples: [
        Example("memory edit wire.tmx 17 --set 'ru=Новый перевод.'", "Another text."),
        Example("memory edit wire.tmx 17 --prop x-domain=energy", "A property."),
    ]
) { call in
    guard !call[set].isEmpty || !call[properties].isEmpty || call[note] != nil else {
        throw Failure(.usage, "nothing to change", advice: "give --set, --prop or --note")
    }
    let memory = try Memory(open: call[MemoryFlags.memory])
    let snapshot = memory.snapshot()
    let name = UnitName(call[unit])
    try UnitName.check([name], in: memory)
    let texts = try call[set].map { (assignment) throws(Failure) in
        guard let language = LanguageTag(assignment.name) else {
            throw Failure(.usage, "'\(assignment.name)' in --set is no language tag", advice: "write --set ru=TEXT")
        }
        return (language: language, text: assignment.value)
    }
    var lines: [String] = []
    let decide = { (entry: Memory.Entry, header: TMXHeader) throws(Failure) -> Memory.Decision in
        guard name.names(entry) else { return .keep }
        var unit = entry.unit
        var log = ["\(memory.files[entry.fileIndex]): unit \(entry.position)"]
        for (language, text) in texts {
            try unit.setText(text, in: language, dropsTags: call[dropTags], place: call[MemoryFlags.memory], &log)
        }
        for property in call[properties] {
            let old = unit.annotations.property(property.name)
            unit.annotations.setProperty(property.name, to: property.value.isEmpty ? nil : property.value)
            if let old { log.append("  \(property.name) - \(old)") }
            if !property.value.isEmpty { log.append("  \(property.name) + \(property.value)") }
        }
        if let text = call[note] {
            unit.annotations.append(.note(UnitNote(text)))
            log.append("  note + \(text)")
        }
        if unit == entry.unit { return .keep }
        unit.attributes["changedate"] = MemoryFlags.now(call).description
        lines = log
        return .replace(unit)
    }
    let done = try memory.rewrite(
        since: snapshot, isDryRun: call[MemoryFlags.dryRun], onRepair: { call.messages.warning("\($0)") },
        decide: decide)
    for line in lines { try call.output.line(line) }
    if done.changed == 0 { try call.output.line("the unit is so already") }
    try call.reportDryRun()
    return .done
}

extension TranslationUnit {
    fileprivate mutating func setText(
        _ text: String, in language: LanguageTag, dropsTags: Bool, place: String, _ log: inout [String]
    ) throws(Failure) {
        let found = variants.indices.filter { variants[$0].language == language }
        let near = found.isEmpty ? variants.indices.filter { variants[$0].language.matches(language) } : found
        guard near.count < 2 else {
            throw Failure(
                .badData, "the unit has \(near.count) texts in \(language)", at: .init(file: place),
                advice: "edit the file itself")
        }
        guard let index = near.first else {
            variants.append(Variant(language, text))
            log.append("  \(language) + \(text)")
            return
        }
        guard dropsTags || !variants[index].content.hasElements else {
            throw Failure(
                .badData, "the text in \(language) has inline elements: \(variants[index].content)",
                at: .init(file: place), advice: "give --drop-tags to replace it without them")
        }
        guard !variants[index].text.utf8.elementsEqual(text.utf8) || variants[index].content.hasElements else { return }
        log.append("  \(language) - \(variants[index].text)")
        log.append("  \(language) + \(text)")
        variants[index].content = SegmentContent(text)
    }
}

/// `NAME=VALUE`.
struct Assignment: Sendable {
    let name: String
    let value: String
}

extension ValueKind where Value == Assignment {
    static var assignment: ValueKind {
        ValueKind("NAME=VALUE", expects: "a name and a value with = between them") { word in
            guard let sign = word.firstIndex(of: "="), sign > word.startIndex else { return nil }
            return Assignment(name: String(word[..<sign]), value: String(word[word.index(after: sign)...]))
        } spell: {
            "\($0.name)=\($0.value)"
        }
    }
}
