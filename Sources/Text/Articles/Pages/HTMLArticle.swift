package import CalqueCore

/// The article of a web page: its headline and paragraphs in reading order, without the text around them.
///
/// `HTMLPage` reads the tags into blocks of text, `PageFacts` what the page says in fields. `PageHeadline` finds the
/// headline, and `PageModel` rates the other blocks. Of these, `PageChoice` takes those that are probably the text.
package struct HTMLArticle {
    package let blocks: [Article.Block]
    /// The language that the page declares.
    package let language: LanguageTag?
    package let metadata: Article.Metadata

    /// Reads a page. A page without text gives no blocks; no page is an error.
    ///
    /// - Parameter source: UTF-8.
    /// - Complexity: linear in the size of the page.
    package init(reading source: [UInt8]) {
        let page = HTMLPage(reading: source)
        let rating = PageRating(page, source)
        let chosen = PageChoice(rating).blocks
        var blocks = Self.classify(chosen.map { page.blocks[$0] }, at: rating.headline.flatMap(chosen.firstIndex))
        if let body = rating.facts.body, Self.isBetter(body, than: blocks) {
            blocks = blocks.filter { $0.kind == .headline } + body.lines(kind: .paragraph)
        }
        let hasText = blocks.contains { $0.kind != .headline && $0.kind != .boilerplate }
        if hasText, rating.headline == nil, !blocks.contains(where: { $0.kind == .headline }),
            let headline = rating.facts.headline
        {
            blocks.insert(headline, at: 0)
        }
        self.blocks = blocks
        let declared = rating.tree.language(of: chosen, default: page.metadata.languages.first, source)
        language = (declared ?? rating.facts.language).flatMap { LanguageTag($0) }
        metadata = rating.metadata(near: chosen.first)
    }

    /// Whether the text of the linked data is the article and the page shows little of it.
    private static func isBetter(_ body: MappedText, than blocks: [Article.Block]) -> Bool {
        let shown = blocks.filter { $0.kind == .paragraph }.reduce(0) { $0 + $1.text.utf8.count }
        guard body.bytes.count > 4 * shown else { return false }
        // A page that shows the beginning only has all of its text in the linked data.
        return !body.isBlank
    }

    /// Returns the blocks of HTML in a field of another format. All of it is article text, except the parts of pages
    /// that never are.
    ///
    /// - Parameter headline: the headline from another field. If there is one, no heading of the HTML is a headline.
    package static func fragment(_ text: MappedText, headline: String?) -> [Article.Block] {
        let page = HTMLPage(reading: text.bytes)
        let foreign = page.elements.indices.reduce(into: [Bool]()) { foreign, index in
            let element = page.elements[index]
            let isOwn = HTMLTag.foreign.contains(element.name) || element.marks.isHidden
            foreign.append(isOwn || (element.parent >= 0 && foreign[element.parent]))
        }
        let own = page.blocks.filter { !foreign[$0.element] }
        return classify(own, headline: headline).map { $0.through(text.map) }
    }

    /// Gives each block its kind.
    ///
    /// - Parameters:
    ///   - headline: the headline from another field. A heading with the same text is left out.
    ///   - place: the number of the block that is known to be the headline.
    package static func classify(
        _ raw: [HTMLPage.TextBlock], headline: String? = nil, at place: Int? = nil
    ) -> [Article.Block] {
        var blocks: [Article.Block] = []
        let hasTitle = raw.contains { $0.role == .heading(1) }
        var seenHeadline = headline != nil
        var seenParagraph = false
        for (index, block) in raw.enumerated() {
            let kind: Article.Block.Kind
            if index == place {
                kind = .headline
                seenHeadline = true
            } else if Boilerplate.contains(block.text) || (blocks.last?.kind == .boilerplate && block.isLink) {
                // After "Read also" come links.
                kind = .boilerplate
            } else if case .heading(let level) = block.role {
                if !seenHeadline, place == nil, hasTitle ? level == 1 : !seenParagraph {
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

/// The blocks of a page with what decides which of them are the article.
package struct PageRating {
    let tree: PageTree
    let facts: PageFacts
    /// The number of the block that is the headline; nil if the page shows none.
    package let headline: Int?
    package let features: PageFeatures
    /// For each block, the probability that it is text of the article.
    let probabilities: [Double]

    /// - Parameter source: UTF-8.
    init(_ page: HTMLPage, _ source: [UInt8]) {
        tree = PageTree(page)
        facts = PageFacts(page.metadata, in: source)
        headline = PageHeadline(tree, facts).block
        features = PageFeatures(tree, facts, headline: headline)
        let (tree, little) = (tree, LittlePage(tree, headline: headline))
        probabilities = PageModel.standard.probabilities(features).enumerated().map { block, probability in
            little?.probability(of: block, model: probability)
                ?? (tree.isForeign(block) ? probability / 10 : probability)
        }
    }

    /// Rates a page for the program that trains the model.
    ///
    /// - Parameter omitting: numbers of blocks to leave out, to make a shorter page of it.
    package init(reading source: [UInt8], omitting: Set<Int> = []) {
        var page = HTMLPage(reading: source)
        page.remove(omitting)
        self.init(page, source)
    }

    /// The facts of the page. A page without a field for its date often has it in a line near the headline, or in its
    /// address.
    func metadata(near first: Int?) -> Article.Metadata {
        var metadata = facts.metadata
        if metadata.date == nil, let place = headline ?? first {
            let near = tree.page.blocks.indices.clamped(to: max(0, place - 3)..<place + 9)
            metadata.date =
                near.lazy.filter { tree.texts[$0].length <= 120 && $0 != headline }
                .compactMap { PageDate(tree.page.blocks[$0].text)?.text }.first
        }
        if metadata.date == nil { metadata.date = metadata.url.flatMap { PageDate(address: $0)?.text } }
        return metadata
    }

    /// The text of each block.
    package var texts: [String] { tree.page.blocks.map(\.text) }
}
