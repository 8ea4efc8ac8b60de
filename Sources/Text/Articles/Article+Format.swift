extension Article {
    /// The file format of an article.
    public enum Format: String, Sendable, CaseIterable {
        /// Plain text with one paragraph a line, or wrapped at about 70 columns with blank lines or indentation
        /// between paragraphs.
        case text
        /// A web page, or a piece of HTML.
        case html
        /// NITF 3.x (IPTC News Industry Text Format).
        case nitf
        /// An item, a package or a message of NewsML-G2 (IPTC).
        case newsml = "newsml-g2"
        /// ninjs 1.x, 2.x or 3.x (IPTC News in JSON).
        case ninjs
    }
}

extension Article.Format {
    /// Detects the format from the start of the content. Plain text is the fallback.
    init(of source: [UInt8]) {
        let head = String(decoding: source.prefix(4096), as: UTF8.self).drop { $0.isWhitespace }
        if Self.isJSON(head) {
            self = .ninjs
        } else if head.hasPrefix("<") {
            self = Self.marked(Self.root(of: head), isXML: head.hasPrefix("<?xml"))
        } else {
            self = .text
        }
    }

    /// Whether the content starts as a JSON object with a member or as a list of objects.
    private static func isJSON(_ head: Substring) -> Bool {
        guard let first = head.first, first == "{" || first == "[" else { return false }
        let next = head.dropFirst().first { !$0.isWhitespace }
        return first == "{" ? next == "\"" || next == "}" : next == "{"
    }

    /// The format of a document with markup.
    private static func marked(_ root: String, isXML: Bool) -> Self {
        switch root {
        case "nitf", "body.content", "body.head": .nitf
        case "newsitem", "newsmessage", "packageitem", "itemset", "contentmeta", "contentset", "newsitemset": .newsml
        case "html", "head", "body", "main", "article", "section", "div", "h1", "p": .html
        // Other XML may be an envelope around items. The reader reports an error if it is not.
        default: isXML ? .newsml : .text
        }
    }

    /// The name of the root element in lower case, without its namespace prefix.
    private static func root(of head: Substring) -> String {
        var rest = head
        while rest.hasPrefix("<?") || rest.hasPrefix("<!") {
            if rest.lowercased().hasPrefix("<!doctype") {
                let name = rest.dropFirst(9).drop { $0.isWhitespace }
                return local(name)
            }
            let end: Substring = rest.hasPrefix("<!--") ? "-->" : ">"
            guard let found = rest.firstRange(of: end) else { return "" }
            rest = rest[found.upperBound...].drop { $0.isWhitespace }
        }
        return rest.hasPrefix("<") ? local(rest.dropFirst()) : ""
    }

    private static func local(_ text: Substring) -> String {
        let name = text.prefix { $0.isLetter || $0.isNumber || $0 == ":" || $0 == "." || $0 == "-" || $0 == "_" }
        return (name.split(separator: ":").last ?? name).lowercased()
    }
}
