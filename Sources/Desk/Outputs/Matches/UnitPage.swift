package import CalqueCommandLine
import CalqueCore
package import CalqueMemory
package import CalqueUnits

/// The units of a memory as text for people and as rows of a table.
package struct UnitPage {
    private let style: Style
    private let width: Int

    package init(_ style: Style, width: Int) {
        self.style = style
        self.width = width
    }

    /// A unit with its number and facts, and a line or more for each text.
    package func text(of record: UnitRecord) -> String {
        let number = "\(record.position)"
        let facts = [record.status, record.confidence, record.date, record.document].compactMap(\.self)
        let head = ([record.tuid].compactMap(\.self) + facts).map { OneLine.blanked($0) }.joined(separator: "  ")
        let indent = String(repeating: " ", count: number.utf8.count + 2)
        var page = style(number, .bold)
        for (index, line) in DisplayWidth.wrap(head, to: width - indent.utf8.count).enumerated() {
            page += (index == 0 ? "  " : indent) + style(line, .dim) + "\n"
        }
        if head.isEmpty { page += "\n" }
        for variant in record.variants {
            let label = indent + DisplayWidth.pad(variant.lang, to: 2) + "  "
            let text = oneLine(variant.text)
            let lines = DisplayWidth.wrap(text.isEmpty ? "–" : text, to: width - label.count)
            for (index, line) in lines.enumerated() {
                page += (index == 0 ? label : String(repeating: " ", count: label.count)) + line + "\n"
            }
        }
        return page
    }

    /// A row: number, name, languages, status, confidence, document, date, and a column for each text.
    package static func row(_ record: UnitRecord) -> String {
        let cells: [String?] = [
            "\(record.position)", record.tuid, record.variants.map(\.lang).joined(separator: ","), record.status,
            record.confidence, record.document, record.date,
        ]
        return (cells.map { $0 ?? "" } + record.variants.map(\.text)).map(oneLine).joined(separator: "\t")
    }
}

/// A unit as an object of JSON.
package struct UnitRecord: Encodable {
    package struct Text: Encodable {
        let lang: String
        let text: String
    }

    let position: Int
    let file: String
    let tuid: String?
    let status: String?
    let confidence: String?
    let document: String?
    let date: String?
    let variants: [Text]

    /// - Parameters:
    ///   - header: the header of the unit's file.
    ///   - file: the path of the file.
    package init(_ entry: Memory.Entry, header: TMXHeader?, file: String) {
        let unit = entry.unit
        position = entry.position
        self.file = file
        tuid = unit.tuid
        status = unit.annotations.property(PropertyType.status)
        confidence = unit.annotations.property(PropertyType.confidence)
        document =
            unit.annotations.property(PropertyType.document) ?? header?.annotations.property(PropertyType.document)
        date = unit.annotations.property(PropertyType.date) ?? unit.lastChange?.day
        variants = unit.variants.map { Text(lang: $0.language.description, text: $0.text) }
    }
}
