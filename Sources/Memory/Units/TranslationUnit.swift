package import CalqueCore
package import CalqueXML

/// A segment and its translations (TMX 1.4b, `<tu>`).
package struct TranslationUnit: Sendable, Hashable {
    /// All attributes of `<tu>` in the order of the file, those that are not in TMX included.
    package var attributes: [XMLAttribute]
    /// Notes, properties and comments, in the order of the file.
    package var annotations: [UnitAnnotation]
    /// The texts, in any number of languages. Several variants of one language are alternative translations.
    package var variants: [Variant]
    /// Comments before the unit in the file.
    package var comments: [String]

    /// Makes a unit.
    package init(
        attributes: [XMLAttribute] = [], annotations: [UnitAnnotation] = [], variants: [Variant] = [],
        comments: [String] = []
    ) {
        self.attributes = attributes
        self.annotations = annotations
        self.variants = variants
        self.comments = comments
    }

    /// The name of the unit in its file (`tuid`). Most tools leave it out, and it is not unique across files.
    package var tuid: String? {
        get { attributes["tuid"] }
        set { attributes["tuid"] = newValue }
    }
}

/// The text of a unit in one language (`<tuv>`).
package struct Variant: Sendable, Hashable {
    /// The language of the text, in canonical spelling.
    package var language: LanguageTag
    /// The language in the spelling of the file, if that is not canonical.
    package var rawLanguage: String?
    /// The text with its inline elements.
    package var content: SegmentContent
    /// The other attributes, in the order of the file.
    package var attributes: [XMLAttribute]
    /// Notes, properties and comments, in the order of the file.
    package var annotations: [UnitAnnotation]

    /// Makes a variant.
    package init(
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
    package init(_ language: LanguageTag, _ text: String) { self.init(language, SegmentContent(text)) }

    /// The plain text of the content.
    package var text: String { content.plainText }
}

/// A statement of a header, unit or variant about itself.
package enum UnitAnnotation: Sendable, Hashable {
    case note(UnitNote)
    case property(UnitProperty)
    /// `<ude>` of a header, or an element that is not in TMX.
    case element(MarkupElement)
    case comment(String)
}

/// A remark for people (`<note>`).
package struct UnitNote: Sendable, Hashable {
    /// The text of the remark.
    package var text: String
    /// `xml:lang`, `o-encoding` and others.
    package var attributes: [XMLAttribute]

    /// Makes a note.
    package init(_ text: String, attributes: [XMLAttribute] = []) {
        self.text = text
        self.attributes = attributes
    }
}

/// A value for programs (`<prop>`).
package struct UnitProperty: Sendable, Hashable {
    /// The name of the property.
    package var type: String
    /// The value of the property.
    package var text: String
    /// `xml:lang`, `o-encoding` and others.
    package var attributes: [XMLAttribute]

    /// Makes a property.
    package init(_ type: String, _ text: String, attributes: [XMLAttribute] = []) {
        self.type = type
        self.text = text
        self.attributes = attributes
    }
}

/// An element of XML with its content.
package struct MarkupElement: Sendable, Hashable {
    /// A part of the content of an element.
    package enum Child: Sendable, Hashable {
        case text(String)
        case element(MarkupElement)
    }

    /// The name, with its prefix.
    package var name: String
    /// The attributes, in the order of the file.
    package var attributes: [XMLAttribute]
    /// The texts and elements inside, in order.
    package var children: [Child]

    /// Makes an element.
    package init(_ name: String, attributes: [XMLAttribute] = [], children: [Child] = []) {
        self.name = name
        self.attributes = attributes
        self.children = children
    }
}

extension [UnitAnnotation] {
    /// The notes, in order.
    package var notes: [UnitNote] { compactMap { if case .note(let note) = $0 { note } else { nil } } }
    /// The properties, in order.
    package var properties: [UnitProperty] { compactMap { if case .property(let prop) = $0 { prop } else { nil } } }

    /// Returns the text of the first property of a type.
    package func property(_ type: String) -> String? {
        for case .property(let property) in self where property.type == type { return property.text }
        return nil
    }

    /// Sets the first property of a type, or adds one. nil removes all properties of the type.
    package mutating func setProperty(_ type: String, to text: String?) {
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
