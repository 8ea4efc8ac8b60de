/// The content of a segment: text, and native codes as inline elements of TMX.
///
/// Equality and hashing are by bytes: "é" and "e" with a combining accent are two contents, as they are two texts in a
/// file.
public struct SegmentContent: Sendable {
    /// A text, an inline element, or a comment or instruction of XML.
    public enum Piece: Sendable, Hashable {
        /// Characters.
        case text(String)
        /// An inline element with its content.
        case element(InlineElement)
        /// A comment or instruction of XML, which is no part of the text.
        case aside(Aside)

        public static func == (one: Piece, other: Piece) -> Bool {
            switch (one, other) {
            case (.text(let one), .text(let other)): sameBytes(one, other)
            case (.element(let one), .element(let other)): one == other
            case (.aside(let one), .aside(let other)): one == other
            default: false
            }
        }

        public func hash(into hasher: inout Hasher) {
            switch self {
            case .text(let text): hashBytes(text, into: &hasher)
            case .element(let element): hasher.combine(element)
            case .aside(let aside): hasher.combine(aside)
            }
        }
    }

    // Nearly every segment is one text, and needs no array.
    private enum Storage: Sendable {
        case plain(String)
        case mixed([Piece])
    }

    private var storage: Storage

    /// Makes a content of one text without inline elements.
    public init(_ text: String) { storage = .plain(text) }

    /// Makes a content of pieces. Adjacent texts are joined and empty texts are dropped, so that equal contents have
    /// equal pieces.
    public init(_ pieces: [Piece]) {
        var joined: [Piece] = []
        for piece in pieces {
            if case .text(let text) = piece {
                if text.isEmpty { continue }
                if case .text(let before)? = joined.last {
                    joined[joined.count - 1] = .text(before + text)
                    continue
                }
            }
            joined.append(piece)
        }
        switch (joined.count, joined.first) {
        case (0, _): storage = .plain("")
        case (1, .text(let text)?): storage = .plain(text)
        default: storage = .mixed(joined)
        }
    }

    /// The texts, inline elements, comments and instructions, in order.
    public var pieces: [Piece] {
        switch storage {
        case .plain(let text): text.isEmpty ? [] : [.text(text)]
        case .mixed(let pieces): pieces
        }
    }

    /// Whether there is an inline element, a comment or an instruction.
    public var hasElements: Bool {
        if case .mixed = storage { true } else { false }
    }

    /// Whether there is neither text nor an inline element.
    public var isEmpty: Bool {
        if case .plain(let text) = storage { text.isEmpty } else { false }
    }

    /// The text outside native codes, with that of `hi`. The text of a `sub`, which is a text of its own inside a code
    /// (such as a caption), is not part of it; see `subflows`. A code that stands for white space (`<br/>`, a tab) is a
    /// blank where the text has none.
    ///
    /// - Complexity: O(1) without inline elements.
    public var plainText: String {
        guard case .mixed(let pieces) = storage else {
            if case .plain(let text) = storage { return text }
            return ""
        }
        var plain = PlainText()
        Self.walk(pieces) { part in
            switch part {
            case .text(let more): plain.add(more)
            case .element(let element): plain.note(element)
            case .aside: break
            }
        }
        return plain.text
    }

    /// The inline elements in order, with their offsets in `plainText`.
    public var tags: [SegmentTag] {
        guard case .mixed(let pieces) = storage else { return [] }
        var tags: [SegmentTag] = []
        var plain = PlainText()
        Self.walk(pieces) { part in
            switch part {
            case .text(let text): plain.add(text)
            case .element(let element):
                tags.append(SegmentTag(element, at: plain.offset))
                plain.note(element)
            case .aside: break
            }
        }
        return tags
    }

    /// The texts of `sub` elements, in order. A text comes before those inside it.
    public var subflows: [SegmentContent] {
        var flows: [SegmentContent] = []
        func search(_ pieces: [Piece]) {
            for case .element(let element) in pieces {
                if element.kind == .sub { flows.append(element.content) }
                search(element.content.pieces)
            }
        }
        if case .mixed(let pieces) = storage { search(pieces) }
        return flows
    }

    /// Calls `body` with the texts and elements outside native codes.
    private static func walk(_ pieces: [Piece], _ body: (Piece) -> Void) {
        for piece in pieces {
            body(piece)
            if case .element(let element) = piece, element.kind.holdsText { walk(element.content.pieces, body) }
        }
    }
}

extension SegmentContent: Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
    public static func == (one: SegmentContent, other: SegmentContent) -> Bool {
        switch (one.storage, other.storage) {
        case (.plain(let one), .plain(let other)): sameBytes(one, other)
        case (.mixed(let one), .mixed(let other)): one == other
        default: false
        }
    }

    public func hash(into hasher: inout Hasher) {
        switch storage {
        case .plain(let text): hashBytes(text, into: &hasher)
        case .mixed(let pieces): hasher.combine(pieces)
        }
    }

    public init(stringLiteral literal: String) { self.init(literal) }

    /// The content for people: `Click {bpt 1}here{ept 1}`.
    public var description: String {
        pieces.map { piece in
            switch piece {
            case .text(let text): text
            case .element(let element):
                element.kind.holdsText
                    ? "{\(SegmentTag(element, at: 0))}\(element.content){/\(element.kind.name)}"
                    : "{\(SegmentTag(element, at: 0))}"
            case .aside: ""
            }
        }.joined()
    }
}
