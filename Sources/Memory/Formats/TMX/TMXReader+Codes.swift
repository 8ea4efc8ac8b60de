import CalqueCore
import CalqueUnits
import CalqueXML

// Inline elements without the attributes that TMX requires of them.
extension TMXReader {
    /// A segment whose `bpt` and `ept` all have an `i`, those without one by how they are nested, and whose `it` all
    /// have a `pos`.
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
                let was = element.attributes[name].map { " but “\(oneLine($0))”" } ?? ""
                try report("<\(element.kind.name)> has no \(name)\(was), read as \(name)=\"\(value)\"")
                element.attributes.removeAll { $0.name == name }
                element.attributes.append(XMLAttribute(name, value))
            }
            element.content = try numbered(element.content, &numbers)
            pieces.append(.element(element))
        }
        return SegmentContent(pieces)
    }

    /// What half of a pair a code is that does not say so: `</b>` ends one.
    private static func position(of element: InlineElement) -> String {
        let said = element.attributes["pos"]?.lowercased()
        if said == "close" || said == "end" { return "end" }
        guard case .text(let code)? = element.content.pieces.first else { return "begin" }
        return code.hasPrefix("</") ? "end" : "begin"
    }
}

extension SegmentContent {
    /// Those inside of others too.
    fileprivate var elements: [InlineElement] {
        pieces.flatMap { piece in
            if case .element(let element) = piece { [element] + element.content.elements } else { [InlineElement]() }
        }
    }
}

/// The numbers that tie the codes of one segment to one another.
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
