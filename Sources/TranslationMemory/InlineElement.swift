public import XML

/// An inline element of a segment (TMX 1.4b, "Content Markup").
public struct InlineElement: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
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

    public var kind: Kind
    /// In the order of the file: `i`, `x`, `type`, `pos`, `assoc`, `datatype`, others.
    public var attributes: [XMLAttribute]
    /// The native code, or the text of `hi` and `sub`.
    public var content: SegmentContent

    public init(_ kind: Kind, _ attributes: [XMLAttribute] = [], content: SegmentContent = "") {
        self.kind = kind
        self.attributes = attributes
        self.content = content
    }
}

extension InlineElement.Kind {
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

    /// Whether the text inside belongs to the segment's own. That of an unknown element does: losing text is worse.
    package var holdsText: Bool {
        switch self {
        case .hi, .other: true
        default: false
        }
    }
}

/// What is left of an inline element when its native code is left out: enough to compare the codes of two segments.
public struct Tag: Sendable, Hashable, CustomStringConvertible {
    public var kind: InlineElement.Kind
    /// `i`: ties `bpt` and `ept` of one segment.
    public var pair: String?
    /// `x`: ties an element to its like in the other languages.
    public var match: String?
    public var type: String?
    /// `begin` or `end`, of `it`.
    public var position: String?
    /// UTF-8 bytes of `plainText` before it.
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
