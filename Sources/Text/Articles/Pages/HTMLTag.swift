/// The role of an element for the text inside it.
package enum HTMLRole: Equatable {
    /// Separates blocks and contains them: `div`.
    case container
    /// The text of the element is a block: `p`, `li`, `td`.
    case paragraph
    /// `h1` to `h6`.
    case heading(Int)
    /// Ends a line and has no content.
    case lineBreak
    /// The text never belongs to an article, and the element separates blocks: `nav`.
    case dropped
    /// The text never belongs to an article, but the element may be in the middle of a sentence: `svg`.
    case droppedInline
}

/// The roles and nesting rules of HTML elements. An element that is not listed is inline, and its tags are ignored.
package enum HTMLTag {
    /// The role of an element; nil for an inline element.
    ///
    /// Elements with a name of their own (`amp-list`) hold blocks more often than words.
    package static func role(_ name: String) -> HTMLRole? {
        roles[name] ?? (name.utf8.contains(UInt8(ascii: "-")) ? .container : nil)
    }

    /// Whether HTML has an element of that name.
    package static func isKnown(_ name: String) -> Bool {
        role(name) != nil && !name.utf8.contains(UInt8(ascii: "-")) || void.contains(name) || inline.contains(name)
    }

    private static let inline: Set<String> = [
        "a", "abbr", "b", "cite", "em", "font", "i", "q", "span", "strong", "sub", "sup", "u",
    ]

    /// Inline elements that make text bold.
    static let bold: Set<String> = ["b", "strong"]
    /// Inline elements without content and end tag.
    static let void: Set<String> = [
        "area", "base", "col", "embed", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    ]

    private static let roles: [String: HTMLRole] = {
        var roles: [String: HTMLRole] = ["br": .lineBreak, "hr": .lineBreak]
        for level in 1...6 { roles["h\(level)"] = .heading(level) }
        let names: [(HTMLRole, String)] = [
            (
                .container,
                """
                html head body main article section div center ul ol menu dl table thead tbody tfoot tr details hgroup \
                fieldset pre nav footer aside form figure dialog header
                """
            ),
            (.paragraph, "p li blockquote td th dt dd caption summary address figcaption"),
            (.dropped, "template noframes audio video object"),
            (.droppedInline, "button svg select datalist canvas math"),
            // The HTML reader skips the content of these.
            (.droppedInline, "script style title textarea xmp iframe noembed noscript"),
        ]
        for (role, list) in names {
            for name in list.split(separator: " ") { roles[String(name)] = role }
        }
        return roles
    }()

    /// The open elements that a start tag closes because their end tags are optional: `<li>` closes the item before it.
    ///
    /// - Returns: the elements that are closed, and the open elements at which the search for them stops.
    static func implied(by name: String) -> (ends: Set<String>, within: Set<String>)? {
        switch name {
        case "li": (["li"], ["ul", "ol", "menu", "td", "th", "article"])
        case "dt", "dd": (["dt", "dd"], ["dl", "td", "th", "article"])
        case "td", "th": (["td", "th", "caption"], ["table"])
        case "tr", "tbody", "tfoot", "thead": (["tr", "td", "th", "caption"], ["table"])
        default: nil
        }
    }

    /// The elements at which the search for an end tag's start tag stops, except for parts of tables: a superfluous
    /// `</div>` in a table cell does not close the cell.
    static let scopes: Set<String> = ["td", "th", "caption", "template", "object"]
    /// The elements at which the search for an implicitly closed paragraph stops.
    static let paragraphScopes = scopes.union(["button", "svg", "select"])
    static let tableParts: Set<String> = [
        "table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "body", "html",
    ]

    /// Elements whose text is no part of an article, where a field of another format holds it.
    static let foreign: Set<String> = ["nav", "footer", "aside", "form", "figure", "figcaption", "dialog"]
}
