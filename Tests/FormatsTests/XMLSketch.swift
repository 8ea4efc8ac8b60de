import CalqueXML

/// An XML file as lines, one for each thing in it, in order. Two files with equal sketches say the same: attributes have no
/// order, and white space between elements that hold no text does not count.
///
/// - Parameter isCurrent: whether to read an old version of TMX as the current one.
func sketch(_ bytes: [UInt8], isCurrent: Bool = false) throws -> [String] {
    let holdingText: Set = ["note", "prop", "seg", "bpt", "ept", "it", "ph", "hi", "sub", "ut"]
    let reader = XMLReader(bytes: bytes)
    var lines: [String] = []
    var open: [String] = []
    var text = ""
    func flush() {
        let isText = open.last.map(holdingText.contains) ?? false
        if isText ? !text.isEmpty : text.contains(where: { !$0.isWhitespace }) {
            lines.append("text \(text.debugDescription)")
        }
        text = ""
    }
    while let event = try reader.next() {
        if case .text(let more) = event {
            text += more
            continue
        }
        flush()
        switch event {
        case .startElement(let name, let attributes, _):
            var attributes = attributes
            if isCurrent, name.qualified == "tmx" { attributes["version"] = "1.4" }
            if isCurrent, name.qualified == "tuv", attributes["xml:lang"] == nil {
                attributes["xml:lang"] = attributes["lang"]
                attributes["lang"] = nil
            }
            let list = attributes.map { "\($0.name)=\($0.value.debugDescription)" }.sorted()
            lines.append((["<\(name.qualified)"] + list).joined(separator: " "))
            open.append(name.qualified)
        case .endElement(let name):
            lines.append("</\(name.qualified)")
            open.removeLast()
        case .comment(let comment): lines.append("comment \(comment.debugDescription)")
        case .processingInstruction(let target, let data):
            lines.append("instruction \(target) \((data ?? "").debugDescription)")
        case .text, .doctype: break
        }
    }
    return lines
}
