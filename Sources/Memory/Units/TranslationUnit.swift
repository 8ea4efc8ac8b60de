package import CalqueCore
package import CalqueXML

/// One piece of a memory: a segment and its translations (TMX 1.4b, `<tu>`).
package struct TranslationUnit: Sendable, Hashable {
    /// The attributes of `<tu>` in the order of the file, those that TMX does not know too.
    package var attributes: [XMLAttribute]
    /// Notes, properties, comments, in the order of the file.
    package var annotations: [Annotation]
    /// Any number of languages; several of one language are several translations.
    package var variants: [Variant]
    /// Comments of the file that stand before the unit.
    package var comments: [String]

    package init(
        attributes: [XMLAttribute] = [], annotations: [Annotation] = [], variants: [Variant] = [],
        comments: [String] = []
    ) {
        self.attributes = attributes
        self.annotations = annotations
        self.variants = variants
        self.comments = comments
    }

    /// The unit's name in its file; not unique over files, and most tools leave it out.
    package var tuid: String? {
        get { attributes["tuid"] }
        set { attributes["tuid"] = newValue }
    }
}

/// One language's text in a unit (`<tuv>`).
package struct Variant: Sendable, Hashable {
    package var language: LanguageTag
    /// The language as the file writes it, where that is not the canonical spelling.
    package var rawLanguage: String?
    package var content: SegmentContent
    /// The other attributes in the order of the file.
    package var attributes: [XMLAttribute]
    package var annotations: [Annotation]

    package init(
        _ language: LanguageTag, _ content: SegmentContent, rawLanguage: String? = nil,
        attributes: [XMLAttribute] = [], annotations: [Annotation] = []
    ) {
        self.language = language
        self.content = content
        self.rawLanguage = rawLanguage
        self.attributes = attributes
        self.annotations = annotations
    }

    package init(_ language: LanguageTag, _ text: String) { self.init(language, SegmentContent(text)) }

    /// `content.plainText`.
    package var text: String { content.plainText }
}

/// What a header, unit or variant says about itself.
package enum Annotation: Sendable, Hashable {
    case note(Note)
    case property(Property)
    /// `<ude>` of a header, and elements that TMX does not know.
    case element(Element)
    case comment(String)
}

/// `<note>`: a remark for people.
package struct Note: Sendable, Hashable {
    package var text: String
    /// `xml:lang`, `o-encoding`, others.
    package var attributes: [XMLAttribute]

    package init(_ text: String, attributes: [XMLAttribute] = []) {
        self.text = text
        self.attributes = attributes
    }
}

/// `<prop>`: a value for programs.
package struct Property: Sendable, Hashable {
    package var type: String
    package var text: String
    /// `xml:lang`, `o-encoding`, others.
    package var attributes: [XMLAttribute]

    package init(_ type: String, _ text: String, attributes: [XMLAttribute] = []) {
        self.type = type
        self.text = text
        self.attributes = attributes
    }
}

/// An element kept as it was.
package struct Element: Sendable, Hashable {
    package enum Child: Sendable, Hashable {
        case text(String)
        case element(Element)
    }

    package var name: String
    package var attributes: [XMLAttribute]
    package var children: [Child]

    package init(_ name: String, attributes: [XMLAttribute] = [], children: [Child] = []) {
        self.name = name
        self.attributes = attributes
        self.children = children
    }
}

extension [Annotation] {
    package var notes: [Note] { compactMap { if case .note(let note) = $0 { note } else { nil } } }
    package var properties: [Property] { compactMap { if case .property(let prop) = $0 { prop } else { nil } } }

    /// The text of the first property of that type.
    package func property(_ type: String) -> String? {
        for case .property(let property) in self where property.type == type { return property.text }
        return nil
    }

    /// Sets the first property of that type or adds one; nil takes all of that type away.
    package mutating func setProperty(_ type: String, to text: String?) {
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
