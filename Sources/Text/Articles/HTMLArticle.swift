import CalqueCore

/// The article of a web page: its headline and paragraphs in reading order, without the text around them.
///
/// There are three steps. `HTMLPage` reads the tags into blocks of text. `HTMLBody` finds the element that holds the
/// article. This type classifies the blocks of that element. Scripts, menus, captions and forms never become blocks.
struct HTMLArticle {
    let blocks: [Article.Block]
    /// The language that the page declares.
    let language: LanguageTag?
    let metadata: Article.Metadata

    /// Reads a page. A page without text gives no blocks; no page is an error.
    ///
    /// - Parameter source: UTF-8.
    /// - Complexity: linear in the size of the page.
    init(reading source: [UInt8]) {
        var page = HTMLPage(reading: source)
        // Some systems put the whole page into one form.
        if page.formBytes > 2 * page.blocks.reduce(0, { $0 + $1.text.utf8.count }) {
            page = HTMLPage(reading: source, keepingForms: true)
        }
        let body = HTMLBody(of: page)
        blocks = Self.classify(body.blocks)
        language = (page.elements[body.element].language ?? page.language).flatMap(LanguageTag.init)
        metadata = page.metadata.article
    }

    /// Returns the blocks of HTML in a field of another format. All of it is article text.
    ///
    /// - Parameter headline: the headline from another field. If there is one, no heading of the HTML is a headline.
    static func fragment(_ text: MappedText, headline: String?) -> [Article.Block] {
        let page = HTMLPage(reading: text.bytes)
        return classify(page.blocks, headline: headline).map { $0.through(text.map) }
    }

    /// Gives each block its kind.
    ///
    /// - Parameter headline: the headline from another field. A heading with the same text is left out.
    static func classify(_ raw: [HTMLPage.TextBlock], headline: String? = nil) -> [Article.Block] {
        var blocks: [Article.Block] = []
        let hasTitle = raw.contains { $0.role == .heading(1) }
        var seenHeadline = headline != nil
        var seenParagraph = false
        for block in raw {
            let kind: Article.Block.Kind
            if Boilerplate.contains(block.text) || (blocks.last?.kind == .boilerplate && block.isLink) {
                // After "Read also" come links.
                kind = .boilerplate
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
            blocks.append(Article.Block(kind: kind, text: block.text, map: block.map))
        }
        return blocks
    }
}
