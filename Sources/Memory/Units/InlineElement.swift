package import CalqueXML

/// An inline element of a segment (TMX 1.4b, "Content Markup").
package struct InlineElement: Sendable, Hashable {
    /// The name of an inline element, and its role.
    package enum Kind: Sendable, Hashable {
        /// The start and the end of a pair of codes, which share the attribute `i`.
        case bpt, ept
        /// One half of a pair. The other half is in another segment.
        case it
        /// A code without a partner.
        case ph
        /// Highlighted text, without a code.
        case hi
        /// Text inside a code that is to be translated.
        case sub
        /// A code of unknown kind (deprecated).
        case ut
        /// An element that is not in TMX.
        case other(String)
    }

    /// The name of the element.
    package var kind: Kind
    /// `i`, `x`, `type`, `pos`, `assoc`, `datatype` and others, in the order of the file.
    package var attributes: [XMLAttribute]
    /// The native code, or the text of `hi` and `sub`.
    package var content: SegmentContent

    /// Makes an inline element.
    package init(_ kind: Kind, _ attributes: [XMLAttribute] = [], content: SegmentContent = "") {
        self.kind = kind
        self.attributes = attributes
        self.content = content
    }
}

extension InlineElement.Kind {
    /// Makes the kind of an element of this name.
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

    /// The name of the element in TMX.
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

    /// Whether the text inside is part of the segment's text. The text of an unknown element is, because losing text is
    /// worse than showing a code.
    package var holdsText: Bool {
        switch self {
        case .hi, .other: true
        default: false
        }
    }
}

/// An inline element without its native code, for comparing the codes of two segments.
package struct SegmentTag: Sendable, Hashable, CustomStringConvertible {
    /// The name of the element.
    package var kind: InlineElement.Kind
    /// The attribute `i`, which `bpt` and `ept` of one pair share.
    package var pair: String?
    /// The attribute `x`, which the same element has in each language.
    package var match: String?
    /// The attribute `type`, such as `bold` or `link`.
    package var type: String?
    /// The attribute `pos` of `it`: `begin` or `end`.
    package var position: String?
    /// The number of UTF-8 bytes of `plainText` before the element.
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
