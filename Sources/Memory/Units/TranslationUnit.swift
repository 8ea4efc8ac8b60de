public import CalqueCore
public import CalqueXML

/// A segment and its translations (TMX 1.4b, `<tu>`).
public struct TranslationUnit: Sendable, Hashable {
    /// All attributes of `<tu>` in the order of the file.
    public var attributes: [XMLAttribute]
    /// Notes, properties, comments and instructions, in the order of the file.
    public var annotations: [UnitAnnotation]
    /// The texts, in any number of languages. Several variants of one language are alternative translations.
    public var variants: [Variant]
    /// Comments before the unit in the file.
    public var comments: [String] {
        get { asides.comments }
        set { asides.comments = newValue }
    }
    /// Comments and instructions before the unit.
    package var asides: [Aside]
    /// Comments and instructions after the last variant.
    package var asidesAfter: [Aside] = []

    /// Makes a unit.
    public init(
        attributes: [XMLAttribute] = [], annotations: [UnitAnnotation] = [], variants: [Variant] = [],
        comments: [String] = []
    ) {
        self.attributes = attributes
        self.annotations = annotations
        self.variants = variants
        asides = comments.map(Aside.comment)
    }

    /// The name of the unit in its file (`tuid`). Most tools leave it out, and it is not unique across files.
    public var tuid: String? {
        get { attributes["tuid"] }
        set { attributes["tuid"] = newValue }
    }
}

/// The text of a unit in one language (`<tuv>`).
public struct Variant: Sendable, Hashable {
    /// The language of the text, in canonical spelling.
    public var language: LanguageTag
    /// The language in the spelling of the file, if that is not canonical. TMX is written in it.
    public var rawLanguage: String?
    /// The text with its inline elements.
    public var content: SegmentContent
    /// The other attributes, in the order of the file.
    public var attributes: [XMLAttribute]
    /// Notes, properties, comments and instructions, in the order of the file.
    public var annotations: [UnitAnnotation]
    /// Comments and instructions before the variant, if it is not the first.
    package var asides: [Aside] = []
    /// Comments and instructions after the text.
    package var asidesAfter: [Aside] = []

    /// Makes a variant.
    public init(
        _ language: LanguageTag, _ content: SegmentContent, rawLanguage: String? = nil,
        attributes: [XMLAttribute] = [], annotations: [UnitAnnotation] = []
    ) {
        self.language = language
        self.content = content
        self.rawLanguage = rawLanguage
        self.attributes = attributes
        self.annotations = annotations
    }

    /// Makes a variant of a text without inline elements.
    public init(_ language: LanguageTag, _ text: String) { self.init(language, SegmentContent(text)) }

    /// The plain text of the content.
    public var text: String { content.plainText }
}

/// A statement of a header, unit or variant about itself.
public enum UnitAnnotation: Sendable, Hashable {
    /// `<note>`.
    case note(UnitNote)
    /// `<prop>`.
    case property(UnitProperty)
    /// `<ude>` of a header. Other elements are not in TMX, and are not written.
    case element(MarkupElement)
    /// A comment of XML.
    case comment(String)
    /// A processing instruction of XML, `<?target data?>`.
    case instruction(target: String, data: String)

    /// Makes an annotation of a comment or instruction.
    package init(_ aside: Aside) {
        self =
            switch aside {
            case .comment(let text): .comment(text)
            case .instruction(let target, let data): .instruction(target: target, data: data)
            }
    }
}

/// A remark for people (`<note>`).
public struct UnitNote: Sendable, Hashable {
    /// The text of the remark.
    public var text: String
    /// `xml:lang`, `o-encoding` and others.
    public var attributes: [XMLAttribute]

    /// Makes a note.
    public init(_ text: String, attributes: [XMLAttribute] = []) {
        self.text = text
        self.attributes = attributes
    }
}

/// A value for programs (`<prop>`).
public struct UnitProperty: Sendable, Hashable {
    /// The name of the property.
    public var type: String
    /// The value of the property.
    public var text: String
    /// `xml:lang`, `o-encoding` and others.
    public var attributes: [XMLAttribute]

    /// Makes a property.
    public init(_ type: String, _ text: String, attributes: [XMLAttribute] = []) {
        self.type = type
        self.text = text
        self.attributes = attributes
    }
}

/// An element of XML with its content.
public struct MarkupElement: Sendable, Hashable {
    /// A part of the content of an element.
    public enum Child: Sendable, Hashable {
        /// Characters.
        case text(String)
        /// An element inside this one.
        case element(MarkupElement)
    }

    /// The name, with its prefix.
    public var name: String
    /// The attributes, in the order of the file.
    public var attributes: [XMLAttribute]
    /// The texts and elements inside, in order.
    public var children: [Child]

    /// Makes an element.
    public init(_ name: String, attributes: [XMLAttribute] = [], children: [Child] = []) {
        self.name = name
        self.attributes = attributes
        self.children = children
    }
}

extension [UnitAnnotation] {
    /// The notes, in order.
    public var notes: [UnitNote] { compactMap { if case .note(let note) = $0 { note } else { nil } } }
    /// The properties, in order.
    public var properties: [UnitProperty] { compactMap { if case .property(let prop) = $0 { prop } else { nil } } }

    /// Returns the text of the first property of a type.
    public func property(_ type: String) -> String? {
        for case .property(let property) in self where property.type == type { return property.text }
        return nil
    }

    /// Sets the first property of a type, or adds one. nil removes all properties of the type.
    public mutating func setProperty(_ type: String, to text: String?) {
        let index = firstIndex { if case .property(let property) = $0 { property.type == type } else { false } }
        guard let text else {
            return removeAll { if case .property(let property) = $0 { property.type == type } else { false } }
        }
        if let index, case .property(var property) = self[index] {
            property.text = text
            self[index] = .property(property)
        } else {
            append(.property(UnitProperty(type, text)))
        }
    }
}
