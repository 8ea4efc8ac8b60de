/// What an element does to the text in it.
enum HTMLRole: Equatable {
    /// Parts blocks and holds them: `div`.
    case container
    /// Its text is a block: `p`, `li`, `td`.
    case paragraph
    /// `h1` to `h6`.
    case heading(Int)
    /// Ends a line and holds nothing.
    case lineBreak
    /// No text of it belongs to an article, and it parts blocks: `nav`.
    case dropped
    /// Likewise, but it may stand in the middle of a sentence: `svg`.
    case droppedInline
    /// Kept when it holds the headline.
    case header
}

/// What is known of the elements of HTML. One that is not named here is inline, and its tags vanish.
enum HTMLTag {
    static func role(_ name: String) -> HTMLRole? { roles[name] }

    private static let roles: [String: HTMLRole] = {
        var roles: [String: HTMLRole] = ["br": .lineBreak, "hr": .lineBreak, "header": .header]
        for level in 1...6 { roles["h\(level)"] = .heading(level) }
        let names: [(HTMLRole, String)] = [
            (
                .container,
                """
                html head body main article section div center ul ol menu dl table thead tbody tfoot tr details hgroup \
                fieldset pre
                """
            ),
            (.paragraph, "p li blockquote td th dt dd caption summary address"),
            (.dropped, "nav footer aside form figure figcaption template dialog noframes audio video object"),
            (.droppedInline, "button svg select datalist canvas math"),
            // Their content is passed over by the reader, so that only their ends are left to see.
            (.droppedInline, "script style title textarea xmp iframe noembed noscript"),
        ]
        for (role, list) in names {
            for name in list.split(separator: " ") { roles[String(name)] = role }
        }
        return roles
    }()

    /// The open elements that a start tag ends, because their end tags may be left out: `<li>` ends the item before it.
    /// - Returns: what is ended, up to which open element the look goes.
    static func implied(by name: String) -> (ends: Set<String>, within: Set<String>)? {
        switch name {
        case "li": (["li"], ["ul", "ol", "menu", "td", "th", "article"])
        case "dt", "dd": (["dt", "dd"], ["dl", "td", "th", "article"])
        case "td", "th": (["td", "th", "caption"], ["table"])
        case "tr", "tbody", "tfoot", "thead": (["tr", "td", "th", "caption"], ["table"])
        default: nil
        }
    }

    /// Open elements through which no end tag reaches but that of a part of a table: a page's `</div>` too many in a
    /// cell does not end the cell.
    static let scopes: Set<String> = ["td", "th", "caption", "template", "object"]
    /// A start tag that ends the paragraph before it does so only within these.
    static let paragraphScopes = scopes.union(["button", "svg", "select"])
    static let tableParts: Set<String> = [
        "table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "body", "html",
    ]

    /// Roles (ARIA) of what is not the article.
    static let foreignRoles: Set<String> = [
        "navigation", "complementary", "contentinfo", "search", "banner", "dialog", "menu", "menubar", "toolbar",
    ]

    /// Classes that pages give to the line under the headline.
    static let subheadlineClasses: Set<String> = [
        "subheadline", "sub-headline", "subhead", "subtitle", "sub-title", "standfirst", "dek", "deck", "kicker",
    ]
}
