/// Finds the block of a page that is the headline of its article.
///
/// Fields of the page name the article: linked data, OpenGraph, the title. The block that agrees with one of them is the
/// headline, a heading sooner than other text. Where none agrees, it is the first `h1` that is not the name of the site.
struct PageHeadline {
    /// The number of the block; nil if the page does not show the headline.
    let block: Int?

    /// The longest headline, in bytes.
    private static let longest = 600
    private static let least = 0.5

    init(_ tree: PageTree, _ facts: PageFacts) {
        let titles = facts.titles.map { WordBag(PageText($0.string).words) }
        var best: (score: Double, block: Int)?
        for (index, block) in tree.page.blocks.enumerated() where block.text.utf8.count <= Self.longest {
            let words = tree.texts[index].words
            let agreement = Self.agreement(of: words, with: titles)
            guard !words.isEmpty, agreement >= Self.least else { continue }
            let score = agreement + Self.weight(of: index, in: tree)
            if score > (best?.score ?? -1) + 1e-9 { best = (score, index) }
        }
        block = best?.block ?? Self.firstHeading(of: tree)
    }

    /// How much a text agrees with the best title, from 0 to 1. The last title is that of the page, in which the name of
    /// the site may stand beside the headline.
    private static func agreement(of words: [UInt32], with titles: [WordBag]) -> Double {
        var best = 0.0
        for (index, title) in titles.enumerated() where title.total > 0 {
            let common = Double(title.common(with: words))
            best = max(best, 2 * common / Double(words.count + title.total))
            if index == titles.count - 1, words.count >= 3 { best = max(best, 0.9 * common / Double(words.count)) }
        }
        return best
    }

    private static func weight(of index: Int, in tree: PageTree) -> Double {
        let block = tree.page.blocks[index]
        var weight = 0.0
        switch block.role {
        case .heading(1): weight += 0.5
        case .heading(2): weight += 0.3
        case .heading: weight += 0.1
        default: break
        }
        let marks = tree.page.elements[block.element].marks.words
        if marks.contains(.headline) { weight += 0.1 }
        if near(.navigation, block.element, in: tree) { weight -= 0.3 }
        if block.linked > 0 { weight -= 0.25 }
        if tree.isHidden[block.element] || tree.isInvisible[block.element] { weight -= 0.3 }
        return weight
    }

    private static func near(_ words: PageWords, _ element: Int, in tree: PageTree) -> Bool {
        tree.page.elements[element].marks.words.contains(words)
            || tree.page.elements[tree.parent(element)].marks.words.contains(words)
    }

    private static func firstHeading(of tree: PageTree) -> Int? {
        let headings = tree.page.blocks.indices.filter {
            tree.page.blocks[$0].role == .heading(1) && !tree.isInvisible[tree.page.blocks[$0].element]
        }
        return headings.first { !tree.isStrange(tree.page.blocks[$0].element) } ?? headings.first
    }
}
