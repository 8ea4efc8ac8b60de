import CalqueCore
import CalqueUnits
import CalqueXML

// Inline elements without their required attributes.
extension TMXReader {
    /// Adds missing attributes: `i` of `bpt` and `ept`, by the nesting of the codes, and `pos` of `it`.
    func numbered(_ content: SegmentContent) throws(Failure) -> SegmentContent {
        guard content.hasElements, content.elements.contains(where: Self.lacksAttribute) else { return content }
        var numbers = CodeNumbers(taken: Set(content.elements.compactMap { $0.attributes["i"] }))
        return try numbered(content, &numbers)
    }

    private static func lacksAttribute(_ element: InlineElement) -> Bool {
        switch element.kind {
        case .bpt, .ept: element.attributes["i"] == nil
        case .it: !["begin", "end"].contains(element.attributes["pos"])
        default: false
        }
    }

    private func numbered(_ content: SegmentContent, _ numbers: inout CodeNumbers) throws(Failure) -> SegmentContent {
        var pieces: [SegmentContent.Piece] = []
        for piece in content.pieces {
            guard case .element(var element) = piece else {
                pieces.append(piece)
                continue
            }
            if Self.lacksAttribute(element) {
                let name = element.kind == .it ? "pos" : "i"
                let value =
                    switch element.kind {
                    case .bpt: numbers.open()
                    case .ept: numbers.close()
                    default: Self.position(of: element)
                    }
                let fault = element.attributes[name].map { "has \(name)=“\(oneLine($0))”" } ?? "has no \(name)"
                try report("<\(element.kind.name)> \(fault), read as \(name)=\"\(value)\"")
                element.attributes.removeAll { $0.name == name }
                element.attributes.append(XMLAttribute(name, value))
            }
            element.content = try numbered(element.content, &numbers)
            pieces.append(.element(element))
        }
        return SegmentContent(pieces)
    }

    /// The half of its pair that a code without a valid `pos` is. A code like `</b>` is an end.
    private static func position(of element: InlineElement) -> String {
        let said = element.attributes["pos"]?.lowercased()
        if said == "close" || said == "end" { return "end" }
        guard case .text(let code)? = element.content.pieces.first else { return "begin" }
        return code.hasPrefix("</") ? "end" : "begin"
    }
}

extension SegmentContent {
    /// All inline elements, also those inside other elements.
    fileprivate var elements: [InlineElement] {
        pieces.flatMap { piece in
            if case .element(let element) = piece { [element] + element.content.elements } else { [InlineElement]() }
        }
    }
}

/// The values of `i` that pair the codes of one segment.
private struct CodeNumbers {
    private var taken: Set<String>
    private var next = 1
    private var waiting: [String] = []

    init(taken: Set<String>) { self.taken = taken }

    mutating func open() -> String {
        let number = free()
        waiting.append(number)
        return number
    }

    mutating func close() -> String { waiting.popLast() ?? free() }

    private mutating func free() -> String {
        while !taken.insert(String(next)).inserted { next += 1 }
        return String(next)
    }
}
