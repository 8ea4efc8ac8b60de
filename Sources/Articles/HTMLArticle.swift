import Core

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

    private static func classify(_ raw: [HTMLPage.TextBlock]) -> [Block] {
        var kinds: [Block.Kind] = []
        let hasTitle = raw.contains { $0.role == .heading(1) }
        var seenHeadline = false
        var seenParagraph = false
        for block in raw {
            let kind: Block.Kind
            if Furniture.contains(block.text) || (kinds.last == .furniture && block.isLink) {
                // After "Read also" come links.
                kind = .furniture
            } else if case .heading(let level) = block.role {
                if !seenHeadline, hasTitle ? level == 1 : !seenParagraph {
                    kind = .headline
                    seenHeadline = true
                } else {
                    kind = seenHeadline && !seenParagraph ? .subheadline : .crosshead
                }
            } else if seenHeadline, !seenParagraph, block.isSubheadline, BlockKinds.isHeading(block.text) {
                kind = .subheadline
            } else {
                kind = .paragraph
                seenParagraph = true
            }
            kinds.append(kind)
        }
        return zip(raw, kinds).map { Block(kind: $1, text: $0.text, map: $0.map) }
    }
}
