public import Core
public import XML

/// One piece of a memory: a segment and its translations (TMX 1.4b, `<tu>`).
public struct TranslationUnit: Sendable, Hashable {
    /// The attributes of `<tu>` in the order of the file, those that TMX does not know too.
    public var attributes: [XMLAttribute]
    /// Notes, properties, comments, in the order of the file.
    public var annotations: [Annotation]
    /// Any number of languages; several of one language are several translations.
    public var variants: [Variant]
    /// Comments of the file that stand before the unit.
    public var comments: [String]

    public init(
        attributes: [XMLAttribute] = [], annotations: [Annotation] = [], variants: [Variant] = [],
        comments: [String] = []
    ) {
        self.attributes = attributes
        self.annotations = annotations
        self.variants = variants
        self.comments = comments
    }

    /// The unit's name in its file; not unique over files, and most tools leave it out.
    public var tuid: String? {
        get { attributes["tuid"] }
        set { attributes["tuid"] = newValue }
    }
}

/// One language's text in a unit (`<tuv>`).
public struct Variant: Sendable, Hashable {
    public var language: LanguageTag
    /// The language as the file writes it, where that is not the canonical spelling.
    public var rawLanguage: String?
    public var content: SegmentContent
    /// The other attributes in the order of the file.
    public var attributes: [XMLAttribute]
    public var annotations: [Annotation]

    public init(
        _ language: LanguageTag, _ content: SegmentContent, rawLanguage: String? = nil,
        attributes: [XMLAttribute] = [], annotations: [Annotation] = []
    ) {
        self.language = language
        self.content = content
        self.rawLanguage = rawLanguage
        self.attributes = attributes
        self.annotations = annotations
    }

    public init(_ language: LanguageTag, _ text: String) { self.init(language, SegmentContent(text)) }

    /// `content.plainText`.
    public var text: String { content.plainText }
}

/// What a header, unit or variant says about itself.
public enum Annotation: Sendable, Hashable {
    case note(Note)
    case property(Property)
    /// `<ude>` of a header, and elements that TMX does not know.
    case element(Element)
    case comment(String)
}

/// `<note>`: a remark for people.
public struct Note: Sendable, Hashable {
    public var text: String
    /// `xml:lang`, `o-encoding`, others.
    public var attributes: [XMLAttribute]

    public init(_ text: String, attributes: [XMLAttribute] = []) {
        self.text = text
        self.attributes = attributes
    }
}

/// `<prop>`: a value for programs.
public struct Property: Sendable, Hashable {
    public var type: String
    public var text: String
    /// `xml:lang`, `o-encoding`, others.
    public var attributes: [XMLAttribute]

    public init(_ type: String, _ text: String, attributes: [XMLAttribute] = []) {
        self.type = type
        self.text = text
        self.attributes = attributes
    }
}

/// An element kept as it was.
public struct Element: Sendable, Hashable {
    public enum Child: Sendable, Hashable {
        case text(String)
        case element(Element)
    }

    public var name: String
    public var attributes: [XMLAttribute]
    public var children: [Child]

    public init(_ name: String, attributes: [XMLAttribute] = [], children: [Child] = []) {
        self.name = name
        self.attributes = attributes
        self.children = children
    }
}

extension [Annotation] {
    public var notes: [Note] { compactMap { if case .note(let note) = $0 { note } else { nil } } }
    public var properties: [Property] { compactMap { if case .property(let prop) = $0 { prop } else { nil } } }

    /// The text of the first property of that type.
    public func property(_ type: String) -> String? {
        for case .property(let property) in self where property.type == type { return property.text }
        return nil
    }

    /// Sets the first property of that type or adds one; nil takes all of that type away.
    public mutating func setProperty(_ type: String, to text: String?) {
        let index = firstIndex { if case .property(let property) = $0 { property.type == type } else { false } }
        guard let text else {
            return removeAll { if case .property(let property) = $0 { property.type == type } else { false } }
        }
        if let index, case .property(var property) = self[index] {
            property.text = text
            self[index] = .property(property)
        } else {
            append(.property(Property(type, text)))
        }
    }
}
