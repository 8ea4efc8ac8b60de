public import CalqueCore
public import CalqueXML

/// The header of a TMX file.
public struct TMXHeader: Sendable, Hashable {
    /// All attributes in the order of the file. A reader adds the seven required attributes if they are missing.
    public var attributes: [XMLAttribute]
    /// Notes, properties, user-defined encodings (`<ude>`), comments and instructions, in the order of the file.
    public var annotations: [UnitAnnotation]
    /// Comments before the header in the file.
    public var comments: [String] {
        get { prolog.comments + asides.comments }
        set {
            prolog.comments = []
            asides.comments = newValue
        }
    }
    /// The attributes of `<tmx>` other than its version. TMX has none, so they are neither read nor written.
    public var rootAttributes: [XMLAttribute]
    /// Comments and instructions before `<tmx>`.
    package var prolog: [Aside] = []
    /// Comments and instructions between `<tmx>` and the header.
    package var asides: [Aside]
    /// Comments and instructions between the header and the body.
    package var asidesAfter: [Aside] = []

    /// Makes a header of given parts.
    public init(
        attributes: [XMLAttribute], annotations: [UnitAnnotation] = [], comments: [String] = [],
        rootAttributes: [XMLAttribute] = []
    ) {
        self.attributes = attributes
        self.annotations = annotations
        asides = comments.map(Aside.comment)
        self.rootAttributes = rootAttributes
    }

    /// Makes the header of a file that Calque creates.
    ///
    /// - Parameters:
    ///   - sourceLanguage: `srclang`. nil means that any language may be the source.
    ///   - version: the version of Calque.
    ///   - creationDate: passed in, so that the same input gives the same bytes; nil leaves it out.
    public init(
        sourceLanguage: LanguageTag?, version: String, creationDate: UnitDate? = nil, annotations: [UnitAnnotation] = []
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

    /// The value of `srclang` if any variant may be the source.
    public static let anyLanguage = "*all*"

    /// The value of `srclang` in the file.
    public var sourceLanguage: String { attributes["srclang"] ?? Self.anyLanguage }

    /// The attributes that TMX 1.4 requires, with the values that readers and writers add if they are missing.
    package static let required: [XMLAttribute] = [
        XMLAttribute("creationtool", "unknown"), XMLAttribute("creationtoolversion", "unknown"),
        XMLAttribute("segtype", "sentence"), XMLAttribute("o-tmf", "unknown"), XMLAttribute("adminlang", "en"),
        XMLAttribute("srclang", anyLanguage), XMLAttribute("datatype", "unknown"),
    ]
}
