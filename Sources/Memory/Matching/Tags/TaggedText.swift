package import CalqueUnits
import CalqueXML

/// The text of a segment and the places of its tags.
package struct TaggedText {
    package let text: String
    /// The tags in the order of their places.
    package let tags: [InlineTag]

    package init(_ text: String, _ tags: [InlineTag] = []) {
        self.text = text
        self.tags = tags
    }

    /// - Complexity: O(1) without inline elements.
    package init(_ content: SegmentContent) {
        guard content.hasElements else {
            (text, tags) = (content.plainText, [])
            return
        }
        var numbering = TagNumbering()
        numbering.walk(content.pieces)
        (text, tags) = (numbering.plain.text, numbering.tags)
    }

    package var shown: ShownText { ShownText(self) }

    /// The ranges before, between and after the tags, in bytes of the text: one more than there are tags.
    package var stretches: [Range<Int>] {
        var stretches: [Range<Int>] = []
        let end = text.utf8.count
        var start = 0
        for tag in tags {
            let place = min(max(tag.offset, start), end)
            stretches.append(start..<place)
            start = place
        }
        stretches.append(start..<end)
        return stretches
    }

    /// Whether two segments have the same tags in the same order, at any places.
    package func hasTags(of other: TaggedText) -> Bool { tags.elementsEqual(other.tags) { $0.label == $1.label } }
}

/// Finds the tags of a segment and numbers them.
private struct TagNumbering {
    private(set) var tags: [InlineTag] = []
    private(set) var plain = PlainText()
    /// The last number of each kind.
    private var last: [String: Int] = [:]
    /// The numbers of pairs that are open, by `i`.
    private var open: [String: [Int]] = [:]

    mutating func walk(_ pieces: [SegmentContent.Piece]) {
        for piece in pieces {
            switch piece {
            case .text(let text): plain.add(text)
            case .element(let element): note(element)
            case .aside: break
            }
        }
    }

    private mutating func note(_ element: InlineElement) {
        switch element.kind {
        case .bpt:
            let number = next("")
            open[element.attributes["i"] ?? "", default: []].append(number)
            add("\(number)")
        case .ept:
            // The latest, if a number is used twice.
            let number = open[element.attributes["i"] ?? ""]?.popLast()
            add("/\(number ?? next(""))")
        case .other where !element.content.isEmpty: around(element, "")
        case .hi: around(element, "hi ")
        case .ph, .other: add("\(next("/"))/")
        case .it, .ut, .sub: add("\(element.kind.name) \(next(element.kind.name))/")
        }
        // The text of an element that holds any is added already.
        plain.note(element)
    }

    private mutating func around(_ element: InlineElement, _ kind: String) {
        let number = next(kind)
        add("\(kind)\(number)")
        walk(element.content.pieces)
        add("/\(kind)\(number)")
    }

    private mutating func next(_ kind: String) -> Int {
        last[kind, default: 0] += 1
        return last[kind, default: 0]
    }

    private mutating func add(_ name: String) { tags.append(InlineTag(label: "⟨\(name)⟩", offset: plain.offset)) }
}
