package import CalqueXML

/// An inline element of a segment (TMX 1.4b, "Content Markup").
package struct InlineElement: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// The beginning and the end of a pair of codes, tied by the attribute `i`.
        case bpt, ept
        /// One half of a pair whose other half is in another segment.
        case it
        /// A code that stands alone.
        case ph
        /// Text set off, with no code.
        case hi
        /// Text to translate inside a code.
        case sub
        /// A code of unknown sort (deprecated).
        case ut
        /// An element that TMX does not know; kept as it was.
        case other(String)
    }

    package var kind: Kind
    /// In the order of the file: `i`, `x`, `type`, `pos`, `assoc`, `datatype`, others.
    package var attributes: [XMLAttribute]
    /// The native code, or the text of `hi` and `sub`.
    package var content: SegmentContent

    package init(_ kind: Kind, _ attributes: [XMLAttribute] = [], content: SegmentContent = "") {
        self.kind = kind
        self.attributes = attributes
        self.content = content
    }
}

extension InlineElement.Kind {
    package init(name: String) {
        self =
            switch name {
            case "bpt": .bpt
            case "ept": .ept
            case "it": .it
            case "ph": .ph
            case "hi": .hi
            case "sub": .sub
            case "ut": .ut
            default: .other(name)
            }
    }

    package var name: String {
        switch self {
        case .bpt: "bpt"
        case .ept: "ept"
        case .it: "it"
        case .ph: "ph"
        case .hi: "hi"
        case .sub: "sub"
        case .ut: "ut"
        case .other(let name): name
        }
    }

    /// Whether the text inside belongs to the segment's own. That of an unknown element does: losing text is worse.
    package var holdsText: Bool {
        switch self {
        case .hi, .other: true
        default: false
        }
    }
}

/// What is left of an inline element when its native code is left out: enough to compare the codes of two segments.
package struct Tag: Sendable, Hashable, CustomStringConvertible {
    package var kind: InlineElement.Kind
    /// `i`: ties `bpt` and `ept` of one segment.
    package var pair: String?
    /// `x`: ties an element to its like in the other languages.
    package var match: String?
    package var type: String?
    /// `begin` or `end`, of `it`.
    package var position: String?
    /// UTF-8 bytes of `plainText` before it.
    package var offset: Int

    init(_ element: InlineElement, at offset: Int) {
        kind = element.kind
        pair = element.attributes["i"]
        match = element.attributes["x"]
        type = element.attributes["type"]
        position = element.attributes["pos"]
        self.offset = offset
    }

    package var description: String {
        ([kind.name] + [pair ?? match, position].compactMap(\.self)).joined(separator: " ")
    }
}
