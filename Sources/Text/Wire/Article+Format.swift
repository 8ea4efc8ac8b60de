public import CalqueArticles
import CalqueJSON

extension Article {
    /// A text format of articles.
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
        /// NewsML 1.x (IPTC).
        case newsml1 = "newsml-1"
        /// ninjs 1.x, 2.x or 3.x (IPTC News in JSON), or a similar object of JSON.
        case ninjs
        /// A feed: RSS, Atom, or an export of WordPress (WXR).
        case feed
        /// A message of IPTC 7901.
        case iptc7901 = "iptc-7901"
        /// A message of ANPA 1312.
        case anpa
        /// Markdown.
        case markdown
        /// Subtitles: SubRip (SRT) or WebVTT.
        case subtitles
    }
}

extension Article.Format {
    /// Detects the format from the content. Plain text is the fallback.
    init(of source: [UInt8]) {
        let start = source.prefix(4096)
        let head = String(decoding: start, as: UTF8.self).drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        if Self.isJSON(head) || head.hasPrefix("["), (try? JSONDocument(source)) != nil || Self.isJSON(head) {
            self = .ninjs
        } else if head.hasPrefix("<") {
            self = Self.marked(Self.root(of: head), isXML: head.hasPrefix("<?xml"), source)
        } else if IPTC7901.begins(start) {
            self = .iptc7901
        } else if ANPAMessage.begins(start) {
            self = .anpa
        } else if Subtitles.begins(head) {
            self = .subtitles
        } else if Markdown.isLikely(source) {
            self = .markdown
        } else {
            self = Self.hasTags(source) ? .html : .text
        }
    }

    /// Whether the content starts as a JSON object with a member or as a list of objects.
    private static func isJSON(_ head: Substring) -> Bool {
        guard let first = head.first, first == "{" || first == "[" else { return false }
        let next = head.dropFirst().first { !$0.isWhitespace }
        return first == "{" ? next == "\"" || next == "}" : next == "{"
    }

    /// The format of a document with markup.
    private static func marked(_ root: String, isXML: Bool, _ source: [UInt8]) -> Self {
        switch root {
        case "nitf", "body.content", "body.head": return .nitf
        case "newsml": return .newsml1
        case "newsitem", "newsmessage", "packageitem", "itemset", "contentmeta", "contentset", "newsitemset":
            return .newsml
        case "rss", "rdf", "feed", "channel", "entry": return .feed
        case "html", "head", "body", "main", "article", "section", "div", "h1", "p": return .html
        case "": return isXML ? .newsml : .text
        default:
            // Other XML may be an envelope around items. The reader reports an error if it is not.
            if isXML { return .newsml }
            if HTMLTag.isKnown(root) { return .html }
            if isClosed(root, source), (try? XMLTree.read(source)) != nil { return .newsml }
            return hasTags(source) ? .html : .text
        }
    }

    /// Whether text holds so many tags of HTML that it is not plain text.
    private static func hasTags(_ source: [UInt8]) -> Bool {
        var found = 0
        var at = source.firstIndex(of: UInt8(ascii: "<"))
        while let start = at {
            var name = source[(start + 1)...].prefix(12)
            let isEnd = name.first == UInt8(ascii: "/")
            if isEnd { name = name.dropFirst() }
            let word = String(
                decoding: name.prefix { (0x61...0x7A).contains($0 | 0x20) || (0x31...0x36).contains($0) }, as: UTF8.self
            )
            if ["p", "br", "div", "h1", "h2", "h3", "li", "span", "strong", "em", "table"].contains(word.lowercased()) {
                found += 1
                if found >= 2 { return true }
            }
            at = source[(start + 1)...].firstIndex(of: UInt8(ascii: "<"))
        }
        return false
    }

    /// Whether the end tag of an element is there.
    private static func isClosed(_ root: String, _ source: [UInt8]) -> Bool {
        let tail = String(decoding: source.suffix(200), as: UTF8.self).lowercased()
        return tail.contains("\(root)>") && tail.contains("</")
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
