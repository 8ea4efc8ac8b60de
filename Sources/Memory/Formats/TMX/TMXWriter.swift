public import CalqueCore
public import CalqueIO
public import CalqueUnits
public import CalqueXML

/// A streaming writer of TMX 1.4 in UTF-8.
///
///     let writer = try TMXWriter(to: sink, header: header)
///     try writer.write(unit)
///     try writer.finish()
///
/// The layout suits people who read differences in git: each `<tuv>` is on its own line, attributes keep their order, and
/// no white space is added where it would be text. Language tags are written canonically (`en-US`, `zh-Hans`). The file
/// is valid against `tmx14.dtd` if each unit has a variant and no unit has elements or attributes that are not in TMX;
/// such elements and attributes are written.
public final class TMXWriter {
    private let xml: XMLWriter
    /// The number of units that were written.
    public private(set) var unitCount = 0

    /// Writes the header.
    ///
    /// - Parameter invalidCharacters: the treatment of characters that XML forbids. If they are refused, the failure
    ///   names the unit.
    public init(
        to sink: @escaping ByteSink, header: TMXHeader, invalidCharacters: InvalidCharacters = .refuse
    ) throws(Failure) {
        xml = XMLWriter(to: sink, invalidCharacters: invalidCharacters)
        try xml.declaration()
        try xml.line(indent: 0)
        try xml.doctype(root: "tmx", systemID: "tmx14.dtd")
        try xml.line(indent: 0)
        try xml.start("tmx", [XMLAttribute("version", "1.4")] + header.rootAttributes)
        try write(comments: header.comments, indent: 2)
        try xml.line(indent: 2)
        try start("header", header.attributes)
        for required in TMXHeader.required where header.attributes[required.name] == nil {
            try xml.attribute(required.name, required.value)
        }
        for annotation in header.annotations {
            try xml.line(indent: 4)
            try write(annotation)
        }
        if !header.annotations.isEmpty { try xml.line(indent: 2) }
        try xml.end()
        try xml.line(indent: 2)
        try xml.start("body")
    }

    /// Writes a unit.
    ///
    /// - Throws: `Failure(.badData)` with the name of the unit; errors of the sink.
    public func write(_ unit: TranslationUnit) throws(Failure) {
        unitCount += 1
        do throws(Failure) {
            try write(comments: unit.comments, indent: 4)
            try xml.line(indent: 4)
            try start("tu", unit.attributes)
            for annotation in unit.annotations {
                try xml.line(indent: 6)
                try write(annotation)
            }
            // By index, because a copy of a variant is large.
            for index in unit.variants.indices {
                try xml.line(indent: 6)
                try write(unit.variants[index])
            }
            try xml.line(indent: 4)
            try xml.end()
        } catch {
            var located = error
            if located.place.unit == nil { located.place.unit = unit.tuid.map(oneLine) ?? "unit \(unitCount)" }
            throw located
        }
    }

    /// Ends the file. It is complete only after it.
    public func finish(comments: [String]) throws(Failure) {
        try write(comments: comments, indent: 4)
        try xml.line(indent: 2)
        try xml.end()
        try xml.line(indent: 0)
        try xml.end()
        try xml.line(indent: 0)
        try xml.finish()
    }

    private func write(_ variant: Variant) throws(Failure) {
        try xml.start("tuv")
        // A word that is not a language is written unchanged, because it says more than "und".
        let isReadable = variant.rawLanguage.map { LanguageTag(asWritten: $0) == variant.language } ?? true
        try xml.attribute(
            "xml:lang", isReadable ? variant.language.description : variant.rawLanguage ?? "und")
        for attribute in variant.attributes where attribute.name != "xml:lang" {
            try xml.attribute(attribute.name, attribute.value)
        }
        for annotation in variant.annotations { try write(annotation) }
        try xml.start("seg")
        try write(variant.content)
        try xml.end()
        try xml.end()
    }

    private func write(_ content: SegmentContent) throws(Failure) {
        if !content.hasElements { return try xml.text(content.plainText) }
        for piece in content.pieces {
            switch piece {
            case .text(let text): try xml.text(text)
            case .element(let element):
                try xml.start(element.kind.name, element.attributes)
                if !element.content.isEmpty { try write(element.content) }
                try xml.end()
            }
        }
    }

    private func write(_ annotation: UnitAnnotation) throws(Failure) {
        switch annotation {
        case .note(let note):
            try start("note", note.attributes)
            try xml.text(note.text)
            try xml.end()
        case .property(let property):
            try xml.start("prop")
            try xml.attribute("type", property.type)
            for attribute in property.attributes where attribute.name != "type" { try write(attribute) }
            try xml.text(property.text)
            try xml.end()
        case .element(let element): try write(element)
        case .comment(let comment): try xml.comment(comment)
        }
    }

    private func write(_ element: MarkupElement) throws(Failure) {
        try xml.start(element.name, element.attributes)
        for child in element.children {
            switch child {
            case .text(let text): try xml.text(text)
            case .element(let inner): try write(inner)
            }
        }
        try xml.end()
    }

    private func write(comments: [String], indent: Int) throws(Failure) {
        for comment in comments {
            try xml.line(indent: indent)
            try xml.comment(comment)
        }
    }

    private func start(_ name: String, _ attributes: [XMLAttribute]) throws(Failure) {
        try xml.start(name)
        for attribute in attributes { try write(attribute) }
    }

    /// Writes an attribute. Languages get their canonical spelling; other values (`*all*`) are unchanged.
    private func write(_ attribute: XMLAttribute) throws(Failure) {
        switch attribute.name {
        case "srclang", "adminlang", "xml:lang":
            try xml.attribute(attribute.name, LanguageTag(attribute.value)?.description ?? attribute.value)
        default: try xml.attribute(attribute.name, attribute.value)
        }
    }
}
