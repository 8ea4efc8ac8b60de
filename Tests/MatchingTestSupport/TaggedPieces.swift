import CalqueMatching
package import CalqueUnits
import CalqueXML
import Foundation
package import TestSupport

/// The reference for `TaggedText` and `ShownText`: a segment taken apart in the plainest way.
package struct TaggedPieces {
    /// The texts before, between and behind the tags.
    package private(set) var stretches = [""]
    /// With the number that ties an end to its beginning.
    private var names: [String] = []
    /// By kind and number; `i` is not part of it.
    package var tags: [String] { names.map { $0.components(separatedBy: " i=")[0] } }

    package init(_ content: SegmentContent) { add(content) }

    /// Tags and words in their order.
    package var tokens: [String] {
        zip(stretches, tags + [""]).flatMap { SegmentTokens($0).texts + ($1.isEmpty ? [] : [$1]) }
    }

    private mutating func add(_ content: SegmentContent) {
        for piece in content.pieces {
            switch piece {
            case .text(let text): stretches[stretches.count - 1] += text
            case .element(let element): add(element)
            case .aside: break
            }
        }
    }

    private mutating func add(_ element: InlineElement) {
        switch element.kind {
        case .bpt: add("pair \(count("pair") + 1) i=\(element.attributes["i"] ?? "")")
        case .ept:
            let i = "i=\(element.attributes["i"] ?? "")"
            // The last tag of the same number that was begun and is not ended.
            let begun = names.last { $0.hasPrefix("pair") && $0.hasSuffix(i) && !names.contains("end of \($0)") }
            add(begun.map { "end of \($0)" } ?? "end of pair \(count("pair") + 1)")
        case .hi: around(element, "hi")
        case .other where !element.content.isEmpty: around(element, "pair")
        case .ph, .other: add("ph \(count("ph") + 1)")
        default: add("\(element.kind.name) \(count(element.kind.name) + 1)")
        }
    }

    private mutating func around(_ element: InlineElement, _ kind: String) {
        let name = "\(kind) \(count(kind) + 1)"
        add(name)
        add(element.content)
        add("end of \(name)")
    }

    /// How many numbers of a kind are given, to beginnings and to ends without a beginning.
    private func count(_ kind: String) -> Int {
        names.count { name in
            name.hasPrefix(kind) || (name.hasPrefix("end of \(kind)") && !names.contains(String(name.dropFirst(7))))
        }
    }

    private mutating func add(_ tag: String) {
        names.append(tag)
        stretches.append("")
    }
}

/// A text as `randomText` makes it, now and then with tags in it.
package func randomContent(_ random: inout SeededGenerator, atMost longest: Int) -> SegmentContent {
    let text = randomText(&random, atMost: longest)
    guard Int.random(in: 0..<3, using: &random) == 0 else { return SegmentContent(text) }
    return tagged(text, &random)
}

/// A text with random tags, most often those of other texts at the same places.
package func tagged(_ text: String, _ random: inout SeededGenerator) -> SegmentContent {
    let number = String(Int.random(in: 1...3, using: &random))
    let i = [XMLAttribute("i", number)]
    let elements: [InlineElement] = [
        InlineElement(.bpt, i, content: "<b>"), InlineElement(.ept, i, content: "</b>"), InlineElement(.ph),
        InlineElement(.hi, content: SegmentContent(randomText(&random, atMost: 2))), InlineElement(.it),
        InlineElement(.other("g"), content: "the file"), InlineElement(.other("x")),
    ]
    var pieces: [SegmentContent.Piece] = []
    var rest = text[...]
    for _ in 0..<Int.random(in: 1...3, using: &random) {
        let head = rest.prefix(Int.random(in: 0...max(1, rest.count / 2), using: &random))
        rest = rest.dropFirst(head.count)
        pieces.append(.text(String(head)))
        pieces.append(.element(elements[Bool.random(using: &random) ? 2 : Int.random(in: 0..<7, using: &random)]))
    }
    return SegmentContent(pieces + [.text(String(rest))])
}
