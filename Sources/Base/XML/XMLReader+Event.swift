import CCalqueLibXML2
package import CalqueCore
import CalqueIO

// The current event. Every property is valid after `advance()` returned a kind; those of another kind are empty.
extension XMLReader {
    private var event: calque_xml_event { cursor.pointee.batch.events[cursor.pointee.position] }
    private var isCurrent: Bool {
        cursor.pointee.position >= 0 && cursor.pointee.position < cursor.pointee.batch.event_count
    }

    /// The place where the current event ends. Lines count from 1. Columns are libxml2's, which are bytes for ASCII. At
    /// the end of the document, this is the line of the last event.
    package var place: Failure.Place {
        guard isCurrent else { return .init(file: file, line: lastLine) }
        return .init(file: file, line: Int(event.line), column: Int(event.column))
    }

    package var line: Int { isCurrent ? Int(event.line) : 0 }

    /// The name of the element that starts or ends.
    package var name: XMLName { knownName(nameNumber) }

    /// The number of the name, for fast comparison. Names are numbered from 0 in the order of their first occurrence.
    package var nameNumber: Int { Int(event.name) }

    /// The name with that number; see `nameNumber`.
    package func knownName(_ number: Int) -> XMLName {
        number < cursor.pointee.names.count ? cursor.pointee.names[number] : XMLName(qualified: "", local: "")
    }

    /// Whether the element was written `<a/>`.
    package var isEmptyElement: Bool { event.kind == Kind.startElement.rawValue && event.flag != 0 }

    /// Whether the text is white space only, without making a string of it.
    package var isWhitespace: Bool { event.kind == Kind.text.rawValue && event.flag != 0 }

    /// The text, the comment, the target of an instruction, the root's name of a DOCTYPE.
    /// - Complexity: O(length), a new string each time.
    package var text: String { string(event.offset, event.length) }

    /// The approximate size of the event in bytes. No strings are made.
    var size: Int {
        var size = event.length + 64
        for index in 0..<Int(event.attribute_count) { size += Int(raw(index).length) + 64 }
        return size
    }

    /// The approximate size in bytes of the events since this was last set, for callers that limit their memory.
    package var consumed: Int {
        get { cursor.pointee.consumed }
        set { cursor.pointee.consumed = newValue }
    }

    package var attributeCount: Int {
        event.kind == Kind.startElement.rawValue ? Int(event.attribute_count) : 0
    }

    private func raw(_ index: Int) -> calque_xml_attribute {
        precondition(index >= 0 && index < Int(event.attribute_count), "no such attribute")
        return cursor.pointee.batch.attributes[Int(event.first_attribute) + index]
    }

    /// The name of an attribute as a number; see `nameNumber`.
    package func attributeNameNumber(_ index: Int) -> Int { Int(raw(index).name) }

    /// The name of an attribute as it is written.
    package func attributeName(_ index: Int) -> String { cursor.pointee.names[Int(raw(index).name)].qualified }

    /// The value of an attribute. A value that repeats the last one of that name shares its storage.
    package func attributeValue(_ index: Int) -> String {
        let attribute = raw(index)
        let number = Int(attribute.name)
        let count = Int(attribute.length)
        // A batch without any bytes has no address.
        if count == 0 { return "" }
        let bytes = cursor.pointee.batch.bytes + attribute.offset
        let last = cursor.pointee.lastValues[number]
        let isSame = last.utf8.span.withUnsafeBufferPointer { last in
            guard last.count == count, let start = last.baseAddress else { return false }
            return Bytes.areEqual(start, bytes, count)
        }
        if isSame { return last }
        let value = string(attribute.offset, count)
        cursor.pointee.lastValues[number] = value
        return value
    }

    /// The attributes in the order of the document, namespace declarations first.
    package var attributes: [XMLAttribute] {
        let count = attributeCount
        var list: [XMLAttribute] = []
        list.reserveCapacity(count)
        for index in 0..<count { list.append(XMLAttribute(attributeName(index), attributeValue(index))) }
        return list
    }

    package var instructionData: String? { part(0, of: .processingInstruction) }
    package var publicID: String? { part(0, of: .doctype) }
    package var systemID: String? { part(1, of: .doctype) }

    private func part(_ index: Int, of kind: Kind) -> String? {
        guard event.kind == kind.rawValue, index < Int(event.attribute_count) else { return nil }
        let part = raw(index)
        return part.name == 0 ? nil : string(part.offset, Int(part.length))
    }

    private func string(_ offset: Int, _ count: Int) -> String {
        guard count > 0 else { return "" }
        return String(
            decoding: UnsafeBufferPointer(start: cursor.pointee.batch.bytes + offset, count: count), as: UTF8.self)
    }
}

/// An event with its content, for callers that prefer clarity to speed.
package enum XMLEvent: Sendable, Equatable {
    case startElement(XMLName, attributes: [XMLAttribute], isEmpty: Bool)
    case endElement(XMLName)
    case text(String)
    case comment(String)
    case processingInstruction(target: String, data: String?)
    case doctype(root: String, publicID: String?, systemID: String?)
}

extension XMLReader {
    /// The next event with its content, nil at the end; as `advance()`.
    package func next() throws(Failure) -> XMLEvent? {
        guard let kind = try advance() else { return nil }
        switch kind {
        case .startElement: return .startElement(name, attributes: attributes, isEmpty: isEmptyElement)
        case .endElement: return .endElement(name)
        case .text: return .text(text)
        case .comment: return .comment(text)
        case .processingInstruction: return .processingInstruction(target: text, data: instructionData)
        case .doctype: return .doctype(root: text, publicID: publicID, systemID: systemID)
        }
    }

    /// After a start: goes past the matching end and everything before it.
    package func skipElement() throws(Failure) {
        var depth = 1
        while depth > 0, let kind = try advance() {
            if kind == .startElement { depth += 1 } else if kind == .endElement { depth -= 1 }
        }
    }

    /// After a start: returns the text inside, including that of inner elements, and goes past the matching end.
    package func elementText() throws(Failure) -> String {
        var text = ""
        var depth = 1
        while depth > 0, let kind = try advance() {
            switch kind {
            case .startElement: depth += 1
            case .endElement: depth -= 1
            case .text: text = text.isEmpty ? self.text : text + self.text
            default: break
            }
        }
        return text
    }
}
