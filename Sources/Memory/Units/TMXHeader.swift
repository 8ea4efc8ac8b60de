package import CalqueCore
package import CalqueXML

/// The header of a TMX file.
package struct TMXHeader: Sendable, Hashable {
    /// In the order of the file, those that TMX does not know too. The seven that TMX requires are always there: a
    /// reader fills in what is missing.
    package var attributes: [XMLAttribute]
    /// Notes, properties, user-defined encodings (`ude`) and comments, in the order of the file.
    package var annotations: [Annotation]
    /// Comments of the file that stand before the header.
    package var comments: [String]
    /// The attributes of `<tmx>` besides its version: namespaces that attributes further down may need.
    package var rootAttributes: [XMLAttribute]

    package init(
        attributes: [XMLAttribute], annotations: [Annotation] = [], comments: [String] = [],
        rootAttributes: [XMLAttribute] = []
    ) {
        self.attributes = attributes
        self.annotations = annotations
        self.comments = comments
        self.rootAttributes = rootAttributes
    }

    /// The header of a file that Calque makes.
    /// - Parameters:
    ///   - sourceLanguage: `srclang`; nil says that any language may be the source.
    ///   - version: Calque's own.
    ///   - creationDate: passed in so that the same input gives the same bytes; nil leaves it out.
    package init(
        sourceLanguage: LanguageTag?, version: String, creationDate: UnitDate? = nil, annotations: [Annotation] = []
    ) {
        self.init(
            attributes: [
                XMLAttribute("creationtool", "calque"), XMLAttribute("creationtoolversion", version),
                XMLAttribute("segtype", "sentence"), XMLAttribute("o-tmf", "calque"),
                XMLAttribute("adminlang", "en"),
                XMLAttribute("srclang", sourceLanguage?.description ?? Self.anyLanguage),
                XMLAttribute("datatype", "plaintext"),
            ], annotations: annotations)
        if let creationDate { attributes.append(XMLAttribute("creationdate", creationDate.description)) }
    }

    /// `srclang` when any variant may be the source.
    package static let anyLanguage = "*all*"

    /// `srclang` as the file gives it.
    package var sourceLanguage: String { attributes["srclang"] ?? Self.anyLanguage }

    /// What TMX 1.4 requires and what stands for one that is missing.
    package static let required: [XMLAttribute] = [
        XMLAttribute("creationtool", "unknown"), XMLAttribute("creationtoolversion", "unknown"),
        XMLAttribute("segtype", "sentence"), XMLAttribute("o-tmf", "unknown"), XMLAttribute("adminlang", "en"),
        XMLAttribute("srclang", anyLanguage), XMLAttribute("datatype", "unknown"),
    ]
}
