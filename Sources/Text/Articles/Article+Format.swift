extension Article {
    /// How the bytes of an article are laid out.
    package enum Format: String, Sendable, CaseIterable {
        /// One paragraph a line, or lines wrapped at some 70 columns with something between paragraphs.
        case text
        case html
        /// NITF 3.x.
        case nitf
        /// An item, package or message of NewsML-G2.
        case newsml = "newsml-g2"
        /// ninjs 1.x, 2.x, 3.x.
        case ninjs
    }
}

extension Article.Format {
    /// Tells the format from how the content starts; what starts as no other is plain text.
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

    /// An object with a member, or a list of objects.
    private static func isJSON(_ head: Substring) -> Bool {
        guard let first = head.first, first == "{" || first == "[" else { return false }
        let next = head.dropFirst().first { !$0.isWhitespace }
        return first == "{" ? next == "\"" || next == "}" : next == "{"
    }

    private static func marked(_ root: String, isXML: Bool) -> Self {
        switch root {
        case "nitf", "body.content", "body.head": .nitf
        case "newsitem", "newsmessage", "packageitem", "itemset", "contentmeta", "contentset", "newsitemset": .newsml
        case "html", "head", "body", "main", "article", "section", "div", "h1", "p": .html
        // Some other XML may be an envelope; if not, that is told.
        default: isXML ? .newsml : .text
        }
    }

    /// The name of the first element in small letters, without its prefix.
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
