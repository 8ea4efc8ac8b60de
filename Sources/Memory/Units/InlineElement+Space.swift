import CalqueXML

extension InlineElement {
    /// Whether the code stands for white space: a line break, a tab, a paragraph, a cell. It separates words where the text has
    /// no white space: `Snow is falling<br/>roads are closed`.
    ///
    /// The type of the element says so (`lb`, `x-lb`, `fmt` with `xlf:lb`), or its code: an element of HTML or of an office
    /// document that breaks the line, an escape (`\n`), a reference (`&nbsp;`), white space itself, or memoQ's `mq:ch` for
    /// one of them. A link, an image or bold letters do not.
    package var standsForSpace: Bool {
        for name in ["type", "ctype", "subType"] {
            if let type = attributes[name], Self.types.contains(Self.bare(type)) { return true }
        }
        if case .other(let name) = kind, content.isEmpty, Self.names.contains(Self.local(name)) { return true }
        if kind.holdsText || kind == .sub { return false }
        return Self.isSpace(code: native)
    }

    /// The native code; none if it has a text inside it.
    private var native: String {
        var code = ""
        for piece in content.pieces {
            switch piece {
            case .text(let text): code += text
            case .element: return ""
            case .aside: break
            }
        }
        return code
    }

    /// Types of elements in TMX and XLIFF 1.2 and 2.
    private static let types: Set<String> = [
        "lb", "pb", "cb", "br", "tab", "linebreak", "line-break", "newline", "space",
    ]

    /// Elements that begin or end a line or a cell: of HTML, DocBook and TEI; `cr` and `tab` of Office Open XML; `line-break`,
    /// `tab` and `s` of OpenDocument.
    private static let names: Set<String> = [
        "br", "lb", "tab", "cr", "p", "div", "li", "ul", "ol", "dl", "dt", "dd", "td", "th", "tr", "hr", "h1", "h2",
        "h3", "h4", "h5", "h6", "table", "blockquote", "section", "article", "option", "pre", "line-break",
        "linebreak", "soft-page-break", "newline", "text:s",
    ]

    /// References to white space.
    private static let references: Set<String> = [
        "nbsp", "ensp", "emsp", "thinsp", "numsp", "puncsp", "hairsp", "tab", "newline", "#9", "#10", "#13", "#32",
        "#160", "#8194", "#8195", "#8201", "#8239", "#x9", "#xa", "#xd", "#x20", "#xa0", "#x2002", "#x2003", "#x2009",
        "#x202f", "#x0a", "#x0d", "#x09",
    ]

    private static func isSpace(code: String) -> Bool {
        guard let first = code.unicodeScalars.first else { return false }
        if code.unicodeScalars.allSatisfy(\.properties.isWhitespace) { return true }
        switch first {
        case "\\": return ["\\n", "\\t", "\\r", "\\r\\n", "\\n\\r", "\\v", "\\f"].contains(code)
        case "&":
            return code.hasSuffix(";") && references.contains(code.dropFirst().dropLast().lowercased())
        case "<", "{", "[":
            let inside = code.dropFirst().drop { $0 == "/" }
            let name = String(inside.prefix { $0.isLetter || $0.isNumber || $0 == ":" || $0 == "-" }).lowercased()
            if names.contains(local(name)) { return true }
            guard name == "mq:ch" || name == "mq:rxt" else { return false }
            return ["val", "displaytext"].contains { attribute in value(of: attribute, in: code).map(isSpace) ?? false }
        default: return false
        }
    }

    /// The name without its prefix; OpenDocument's `text:s` is not HTML's `s`.
    private static func local(_ name: String) -> String {
        let name = name.lowercased()
        if name == "text:s" { return name }
        return name.split(separator: ":").last.map(String.init) ?? name
    }

    /// `x-html-BR` and `xlf:lb` without their prefixes.
    private static func bare(_ type: String) -> String {
        var name = local(type)
        for prefix in ["x-", "html-"] where name.hasPrefix(prefix) { name.removeFirst(prefix.count) }
        return name
    }

    /// Returns the value of an attribute in a native code.
    private static func value(of name: String, in code: String) -> String? {
        guard let found = code.firstRange(of: name + "=") else { return nil }
        let rest = code[found.upperBound...]
        guard let quote = rest.first, quote == "\"" || quote == "'" else { return nil }
        return String(rest.dropFirst().prefix { $0 != quote })
    }
}
