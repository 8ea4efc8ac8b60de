import CalqueCore

/// The article of a web page: its headline and paragraphs in reading order, without what stands around them.
///
/// Three steps: `HTMLPage` reads the tags into blocks of text, `HTMLBody` finds the element that holds the article,
/// and here its blocks get their kinds. What is not of the page's own text – script, menus, captions, forms – never
/// becomes a block.
struct HTMLArticle {
    let blocks: [Block]
    /// What the page says of itself.
    let language: LanguageTag?

    /// Any page has a reading; one without text gives no blocks.
    init(reading source: [UInt8]) {
        var page = HTMLPage(reading: source)
        // Some makers of pages put the whole of the page into one form.
        if page.formBytes > 2 * page.blocks.reduce(0, { $0 + $1.text.utf8.count }) {
            page = HTMLPage(reading: source, keepingForms: true)
        }
        let body = HTMLBody(of: page)
        blocks = Self.classify(body.blocks)
        language = (page.elements[body.element].language ?? page.language).flatMap(LanguageTag.init)
    }

    /// The blocks of a piece of HTML that is all article: the body in a field of another format.
    ///
    /// - Parameter headline: what the format gives as headline; no heading in the body is one then.
    static func fragment(_ text: MappedText, headline: String?) -> [Block] {
        let page = HTMLPage(reading: text.bytes)
        return classify(page.blocks, headline: headline).map { $0.through(text.map) }
    }

    static func classify(_ raw: [HTMLPage.TextBlock], headline: String? = nil) -> [Block] {
        var blocks: [Block] = []
        let hasTitle = raw.contains { $0.role == .heading(1) }
        var seenHeadline = headline != nil
        var seenParagraph = false
        for block in raw {
            let kind: Block.Kind
            if Furniture.contains(block.text) || (blocks.last?.kind == .furniture && block.isLink) {
                // After "Read also" come links.
                kind = .furniture
            } else if case .heading(let level) = block.role {
                if !seenHeadline, hasTitle ? level == 1 : !seenParagraph {
                    kind = .headline
                    seenHeadline = true
                } else if block.text == headline {
                    continue  // said before
                } else {
                    kind = seenHeadline && !seenParagraph ? .subheadline : .crosshead
                }
            } else if !seenParagraph, Credit.isByline(block.text) {
                kind = .byline
            } else if seenHeadline, !seenParagraph, block.isSubheadline, BlockKinds.isHeading(block.text) {
                kind = .subheadline
            } else {
                kind = .paragraph
                seenParagraph = true
            }
            blocks.append(Block(kind: kind, text: block.text, map: block.map))
        }
        return blocks
    }
}
