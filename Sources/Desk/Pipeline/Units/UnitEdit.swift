package import CalqueCore
import CalqueICU
package import CalqueUnits
import CalqueXML

/// Changes to one unit of a memory.
package struct UnitEdit {
    /// The new texts by language.
    package var texts: [(language: LanguageTag, text: String)] = []
    /// The new values of properties by name; an empty value removes the property.
    package var properties: [(name: String, value: String)] = []
    /// A note to add.
    package var note: String?
    /// The new status.
    package var status: UnitStatus?
    /// Whether to replace texts with inline elements, which are then lost.
    package var dropsTags = false

    package init() {}

    /// Applies the changes to a unit.
    ///
    /// - Parameter file: the name of the memory in failures.
    /// - Returns: the changes as lines for people, such as `ru - old text` and `ru + new text`.
    /// - Throws: `Failure(.badData)` when a text is ambiguous or has inline elements.
    package func apply(to unit: inout TranslationUnit, file: String) throws(Failure) -> [String] {
        var log: [String] = []
        for (language, text) in texts { try set(text, in: language, of: &unit, file: file, &log) }
        for property in properties {
            let old = unit.annotations.property(property.name)
            unit.annotations.setProperty(property.name, to: property.value.isEmpty ? nil : property.value)
            if let old { log.append("\(property.name) - \(old)") }
            if !property.value.isEmpty { log.append("\(property.name) + \(property.value)") }
        }
        if let status, status != unit.status {
            log.append(
                (unit.status.map { "\(PropertyType.status) - \($0), + " } ?? "\(PropertyType.status) + ") + "\(status)")
            unit.status = status
        }
        if let note {
            unit.annotations.append(.note(UnitNote(note)))
            log.append("note + \(note)")
        }
        return log
    }

    private func set(
        _ text: String, in language: LanguageTag, of unit: inout TranslationUnit, file: String, _ log: inout [String]
    ) throws(Failure) {
        guard SegmentContent.hasText(text) else {
            throw Failure(
                .usage, "the new text in \(language) is empty, and a text that is empty is no translation",
                advice: "remove the unit, or give --status rejected")
        }
        let found = unit.variants.indices.filter { unit.variants[$0].language == language }
        let near = found.isEmpty ? unit.variants.indices.filter { unit.variants[$0].language.matches(language) } : found
        guard near.count < 2 else {
            throw Failure(
                .badData, "the unit has \(near.count) texts in \(language)", at: .init(file: file),
                advice: "edit the file itself")
        }
        guard let index = near.first else {
            unit.variants.append(Variant(language, text))
            log.append("\(language) + \(text)")
            return
        }
        let old = unit.variants[index]
        guard dropsTags || !old.content.hasElements else {
            throw Failure(
                .badData, "the text in \(language) has inline elements: \(old.content)", at: .init(file: file),
                advice: "give --drop-tags to replace it without them")
        }
        guard !old.text.utf8.elementsEqual(text.utf8) || old.content.hasElements else { return }
        log.append("\(language) - \(old.text)")
        log.append("\(language) + \(text)")
        unit.variants[index].content = SegmentContent(text)
    }
}
