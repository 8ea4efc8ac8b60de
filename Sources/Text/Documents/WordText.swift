import CalqueCore
import CalqueXML

/// The paragraph styles of a DOCX document that are headings. The ids of styles are in the author's language; their names
/// are not (ECMA-376, 17.7.4.9).
struct WordStyles {
    private(set) var headings: Set<String> = []

    init(_ bytes: [UInt8]) throws(Failure) {
        let reader = XMLSource.reader(bytes)
        var style: String?
        while let kind = try reader.advance() {
            guard kind == .startElement else { continue }
            switch reader.name.local {
            case "style": style = reader.attribute("styleId")
            case "name":
                let name = (reader.attribute("val") ?? "").lowercased()
                if let style, name == "title" || name.hasPrefix("heading ") { headings.insert(style) }
            case "outlineLvl":
                // Level 9 is running text.
                if let style, reader.attribute("val") != "9" { headings.insert(style) }
            default: break
            }
        }
    }
}

/// The text of the main part of a DOCX document: what a reader sees when all changes are accepted.
struct WordText {
    private(set) var paragraphs: [Extract.Paragraph] = []

    /// Text that is not part of the article as it stands: deleted or moved away, said twice for old programs, or of a field.
    private static let dropped: Set<String> = [
        "del", "moveFrom", "Fallback", "instrText", "delText", "pict", "txbxContent",
    ]
    private static let usualHeadings: Set<String> = ["Title", "Heading1", "Heading2", "Heading3"]

    /// - Parameter headings: the ids of the styles that are headings.
    init(_ bytes: [UInt8], headings: Set<String>) throws(Failure) {
        let reader = XMLSource.reader(bytes)
        var current = ParagraphText()
        var isText = false
        var isHidden = false
        while let kind = try reader.advance() {
            switch kind {
            case .startElement:
                let name = reader.name.local
                if Self.dropped.contains(name) {
                    // In the properties of a run these names mark the end of a paragraph, and have nothing inside.
                    if !reader.isEmptyElement { try reader.skipElement() }
                    continue
                }
                switch name {
                case "p": current.isHeading = false
                case "pStyle":
                    let style = reader.attribute("val") ?? ""
                    current.isHeading = headings.contains(style) || Self.usualHeadings.contains(style)
                case "outlineLvl": current.isHeading = reader.attribute("val") != "9"
                case "r": isHidden = false
                case "vanish": isHidden = !["0", "false", "off"].contains(reader.attribute("val") ?? "1")
                case "t": isText = true
                case "tab", "ptab": current.append(" ")
                case "br", "cr": current.close()
                case "noBreakHyphen": current.append("\u{2011}")
                case "sym": current.append(" ")
                default: break
                }
            case .endElement:
                switch reader.name.local {
                case "t": isText = false
                case "p": current.close()
                default: break
                }
            case .text: if isText, !isHidden { current.append(reader.text) }
            default: break
            }
        }
        current.close()
        paragraphs = current.done
    }
}

/// The text of an OpenDocument text, packed or flat.
struct OpenText {
    private(set) var paragraphs: [Extract.Paragraph] = []

    private static let dropped: Set<String> = [
        "tracked-changes", "annotation", "note", "table-of-content", "alphabetical-index", "bibliography", "styles",
        "automatic-styles", "master-styles", "meta", "settings", "scripts", "font-face-decls", "ruby-text",
        "binary-data",
    ]

    init(_ bytes: [UInt8]) throws(Failure) {
        let reader = XMLSource.reader(bytes)
        var current = ParagraphText()
        // Frames put paragraphs into paragraphs.
        var depth = 0
        while let kind = try reader.advance() {
            switch kind {
            case .startElement:
                let name = reader.name.local
                if Self.dropped.contains(name) {
                    if !reader.isEmptyElement { try reader.skipElement() }
                    continue
                }
                switch name {
                case "p", "h":
                    if depth > 0 { current.close() }
                    depth += 1
                    let style = reader.attribute("style-name")
                    current.isHeading = name == "h" || style == "Title" || style == "Subtitle"
                case "s": current.append(" ")
                case "tab": current.append(" ")
                case "line-break": current.close()
                default: break
                }
            case .endElement:
                guard ["p", "h"].contains(reader.name.local) else { continue }
                current.close()
                depth -= 1
            case .text: if depth > 0 { current.append(reader.text) }
            default: break
            }
        }
        paragraphs = current.done
    }
}
