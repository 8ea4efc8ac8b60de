import CalqueXML

/// The facts that a web page states in its tags and scripts, as they stand there.
struct HTMLMetadata {
    /// Names of `meta` elements and their contents.
    private(set) var fields: [(name: String, value: Range<Int>)] = []
    private(set) var canonical: Range<Int>?
    private(set) var title: Range<Int>?
    /// The scripts of linked data.
    private(set) var scripts: [Range<Int>] = []
    private(set) var times: [Range<Int>] = []
    private(set) var languages: [Range<Int>] = []
    private var isLinkedData = false

    /// Reads a start tag.
    mutating func see(_ name: String, _ reader: HTMLReader, _ source: [UInt8]) {
        switch name {
        case "link": seeLink(reader, source)
        case "meta": seeMeta(reader)
        case "time": reader.forEachAttribute { if $0 == "datetime" { times.append($1) } }
        case "html", "body": reader.forEachAttribute { if $0 == "lang" || $0 == "xml:lang" { languages.append($1) } }
        case "script":
            isLinkedData = reader.attribute("type")?.lowercased().contains("ld+json") ?? false
        default: break
        }
    }

    private mutating func seeLink(_ reader: HTMLReader, _ source: [UInt8]) {
        guard canonical == nil else { return }
        let relations = reader.attribute("rel")?.lowercased().split(separator: " ") ?? []
        guard relations.contains("canonical") else { return }
        reader.forEachAttribute { if $0 == "href" { canonical = $1 } }
    }

    private mutating func seeMeta(_ reader: HTMLReader) {
        var names: [Range<Int>] = []
        var content: Range<Int>?
        reader.forEachAttribute { name, value in
            switch name {
            case "content": content = value
            case "property", "name", "itemprop": names.append(value)
            default: break
            }
        }
        guard let content, !content.isEmpty else { return }
        for name in names { fields.append((reader.lowercased(name), content)) }
    }

    /// Reads an end tag, after which the content of a title or a script is known.
    mutating func seeEnd(_ name: String, _ reader: HTMLReader) {
        if name == "script", isLinkedData {
            scripts.append(reader.rawRange)
            isLinkedData = false
        } else if name == "title", title == nil {
            title = reader.rawRange
        }
    }
}
