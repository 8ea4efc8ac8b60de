public import CalqueXML

/// An inline element of a segment (TMX 1.4b, "Content Markup").
public struct InlineElement: Sendable, Hashable {
    /// The name of an inline element, and its role.
    public enum Kind: Sendable, Hashable {
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
    public var kind: Kind
    /// `i`, `x`, `type`, `pos`, `assoc`, `datatype` and others, in the order of the file.
    public var attributes: [XMLAttribute]
    /// The native code, or the text of `hi` and `sub`.
    public var content: SegmentContent

    /// Makes an inline element.
    public init(_ kind: Kind, _ attributes: [XMLAttribute] = [], content: SegmentContent = "") {
        self.kind = kind
        self.attributes = attributes
        self.content = content
    }
}

extension InlineElement.Kind {
    /// Makes the kind of an element of this name.
    public init(name: String) {
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
    public var name: String {
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
    public var holdsText: Bool {
        switch self {
        case .hi, .other: true
        default: false
        }
    }
}

/// An inline element without its native code, for comparing the codes of two segments.
public struct SegmentTag: Sendable, Hashable, CustomStringConvertible {
    /// The name of the element.
    public var kind: InlineElement.Kind
    /// The attribute `i`, which `bpt` and `ept` of one pair share.
    public var pair: String?
    /// The attribute `x`, which the same element has in each language.
    public var match: String?
    /// The attribute `type`, such as `bold` or `link`.
    public var type: String?
    /// The attribute `pos` of `it`: `begin` or `end`.
    public var position: String?
    /// The number of UTF-8 bytes of `plainText` before the element.
    public var offset: Int

    init(_ element: InlineElement, at offset: Int) {
        kind = element.kind
        pair = element.attributes["i"]
        match = element.attributes["x"]
        type = element.attributes["type"]
        position = element.attributes["pos"]
        self.offset = offset
    }

    public var description: String {
        ([kind.name] + [pair ?? match, position].compactMap(\.self)).joined(separator: " ")
    }
}
