import CalqueXML

/// What the attributes of a tag say about the text inside.
struct HTMLMarks {
    var words: PageWords = []
    /// A hash of the name and the class: tags that look alike have the same one.
    var style: UInt32 = 0
    /// Whether the `hidden` attribute is set. Scripts show such elements later, so they may hold the article.
    var isHidden = false
    /// Whether the text is neither shown nor read aloud.
    var isInvisible = false

    init() {}

    init(_ name: String, _ reader: HTMLReader, _ source: [UInt8], _ known: inout PageWords.Reader) {
        var hash = TextHash()
        for byte in name.utf8 { hash.add(UInt32(byte)) }
        words = .ofElement(name)
        reader.forEachAttribute { name, value in
            switch name {
            case "class":
                words.formUnion(known.read(source[value]))
                for byte in source[value].prefix(400) { hash.add(UInt32(byte)) }
            case "id", "itemprop", "role", "data-testid", "data-component", "data-type", "aria-label", "itemtype",
                "name":
                words.formUnion(known.read(source[value]))
            case "hidden": isHidden = true
            case "aria-hidden": isInvisible = isInvisible || source[value].elementsEqual("true".utf8)
            case "style": isInvisible = isInvisible || Self.hides(source[value])
            default: break
            }
        }
        style = hash.value
    }

    private static func hides(_ style: ArraySlice<UInt8>) -> Bool {
        let style = String(decoding: style.prefix(400).filter { $0 != 0x20 }, as: UTF8.self).lowercased()
        return style.contains("display:none") || style.contains("visibility:hidden")
    }

    mutating func formUnion(_ other: HTMLMarks) {
        words.formUnion(other.words)
        isHidden = isHidden || other.isHidden
        isInvisible = isInvisible || other.isInvisible
    }
}

/// FNV-1a (Fowler, Noll and Vo), over whole characters.
struct TextHash {
    private(set) var value: UInt32 = 2_166_136_261

    mutating func add(_ scalar: UInt32) { value = (value ^ scalar) &* 16_777_619 }
}
