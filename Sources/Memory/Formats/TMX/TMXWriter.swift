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
/// no white space is added where it would be text. Languages are written in the spelling of the file that they are from.
/// The file is valid against `tmx14.dtd`, provided that inline elements have the attributes that it requires (`i`, `pos`):
/// a unit without variants, and elements and attributes that are not in TMX, are not written. The text of inline elements
/// is.
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
        try write(header.prolog, indent: 0)
        try xml.line(indent: 0)
        try xml.start("tmx", [XMLAttribute("version", "1.4")])
        try write(header.asides, indent: 2)
        try xml.line(indent: 2)
        try start("header", header.attributes, .header)
        for required in TMXHeader.required where header.attributes[required.name] == nil {
            try xml.attribute(required.name, required.value)
        }
        for annotation in header.annotations where Self.isAllowed(annotation, inHeader: true) {
            try xml.line(indent: 4)
            try write(annotation)
        }
        if !header.annotations.isEmpty { try xml.line(indent: 2) }
        try xml.end()
        try write(header.asidesAfter, indent: 2)
        try xml.line(indent: 2)
        try xml.start("body")
    }

    /// Writes a unit.
    ///
    /// - Throws: `Failure(.badData)` with the name of the unit; errors of the sink.
    public func write(_ unit: TranslationUnit) throws(Failure) {
        unitCount += 1
        do throws(Failure) {
            try write(unit.asides, indent: 4)
            if unit.variants.isEmpty { return }
            try xml.line(indent: 4)
            try start("tu", unit.attributes, .tu)
            for annotation in unit.annotations where Self.isAllowed(annotation) {
                try xml.line(indent: 6)
                try write(annotation)
            }
            // By index, because a copy of a variant is large.
            for index in unit.variants.indices {
                try write(unit.variants[index].asides, indent: 6)
                try xml.line(indent: 6)
                try write(unit.variants[index])
            }
            try write(unit.asidesAfter, indent: 6)
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
        try finish(TMXTrailer(inBody: comments.map(Aside.comment)))
    }

    /// Ends the file. It is complete only after it.
    package func finish(_ trailer: TMXTrailer) throws(Failure) {
        try write(trailer.inBody, indent: 4)
        try xml.line(indent: 2)
        try xml.end()
        try write(trailer.afterBody, indent: 2)
        try xml.line(indent: 0)
        try xml.end()
        try write(trailer.afterRoot, indent: 0)
        try xml.line(indent: 0)
        try xml.finish()
    }

    private func write(_ variant: Variant) throws(Failure) {
        try xml.start("tuv")
        try xml.attribute("xml:lang", variant.writtenLanguage)
        for attribute in variant.attributes where attribute.name != "xml:lang" { try write(attribute, of: .tuv) }
        for annotation in variant.annotations where Self.isAllowed(annotation) { try write(annotation) }
        try xml.start("seg")
        try write(variant.content, in: nil)
        try xml.end()
        for aside in variant.asidesAfter { try write(aside) }
        try xml.end()
    }

    private func write(_ content: SegmentContent, in outer: InlineElement.Kind?) throws(Failure) {
        if !content.hasElements { return try xml.text(content.plainText) }
        for piece in content.pieces {
            switch piece {
            case .text(let text): try xml.text(text)
            case .aside(let aside): try write(aside)
            case .element(let element):
                guard element.kind.isAllowed(inside: outer) else {
                    try write(element.content, in: outer)
                    continue
                }
                try start(element.kind.name, element.attributes, element.kind.element)
                if !element.content.isEmpty { try write(element.content, in: element.kind) }
                try xml.end()
            }
        }
    }

    /// Whether TMX has an annotation in a header, or in a unit or variant.
    private static func isAllowed(_ annotation: UnitAnnotation, inHeader: Bool = false) -> Bool {
        if case .element(let element) = annotation { inHeader && element.isEncoding } else { true }
    }

    private func write(_ annotation: UnitAnnotation) throws(Failure) {
        switch annotation {
        case .note(let note):
            try start("note", note.attributes, .note)
            try xml.text(note.text)
            try xml.end()
        case .property(let property):
            try xml.start("prop")
            try xml.attribute("type", property.type)
            for attribute in property.attributes where attribute.name != "type" { try write(attribute, of: .prop) }
            try xml.text(property.text)
            try xml.end()
        case .element(let element): try write(element, .ude)
        case .comment(let comment): try xml.comment(comment)
        case .instruction(let target, let data): try xml.instruction(target, data)
        }
    }

    private func write(_ aside: Aside) throws(Failure) { try write(UnitAnnotation(aside)) }

    /// Writes asides, each on its own line.
    private func write(_ asides: [Aside], indent: Int) throws(Failure) {
        for aside in asides {
            try xml.line(indent: indent)
            try write(aside)
        }
    }

    /// Writes `<ude>` and `<map>`.
    private func write(_ element: MarkupElement, _ kind: TMXElements) throws(Failure) {
        try start(element.name, element.attributes, kind)
        for case .element(let inner) in element.children { try write(inner, .map) }
        try xml.end()
    }

    private func start(_ name: String, _ attributes: [XMLAttribute], _ element: TMXElements) throws(Failure) {
        try xml.start(name)
        for attribute in attributes { try write(attribute, of: element) }
    }

    /// Writes an attribute, unless the element does not have it in TMX.
    private func write(_ attribute: XMLAttribute, of element: TMXElements) throws(Failure) {
        guard TMXElements(allowing: attribute.name).contains(element) else { return }
        try xml.attribute(attribute.name, attribute.value)
    }
}
