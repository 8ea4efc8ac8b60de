/// Rates the blocks of a page with little text, of which the model has seen none: a fragment, a mail, a page made by hand.
///
/// Nearly everything on such a page is its article. What is around it is said by names of elements and words in their
/// attributes, or stands before the headline.
struct LittlePage {
    private let tree: PageTree
    private let headline: Int?
    /// The innermost `article` or `main` around the headline.
    private let part: Range<Int>?

    /// The length in letters up to which a page is little.
    private static let longest = 1200.0
    private static let foreign: PageWords = [
        .caption, .related, .share, .comment, .signup, .promotion, .navigation, .side, .byline, .date, .hidden, .tags,
        .ad,
    ]

    /// Nil for a page of the usual size.
    init?(_ tree: PageTree, headline: Int?) {
        guard tree.sums[0].length < Self.longest else { return nil }
        self.tree = tree
        self.headline = headline
        let elements = tree.page.elements
        let around = headline.flatMap {
            tree.around(tree.page.blocks[$0].element).first { Self.parts.contains(elements[$0].name) }
        }
        part = around.map { $0..<elements[$0].end }
    }

    private static let parts: Set<String> = ["article", "main"]

    /// The probability that a block is text of the article, from that by the model.
    func probability(of block: Int, model probability: Double) -> Double {
        isText(block) ? max(probability, 0.8) : min(probability, 0.2)
    }

    private func isText(_ block: Int) -> Bool {
        let element = tree.page.blocks[block].element
        if let headline, block < headline { return false }
        if let part, !part.contains(element) { return false }
        if tree.linked[block] >= 0.5 || tree.page.blocks[block].inline.isInvisible { return false }
        if !tree.page.blocks[block].inline.words.isDisjoint(with: Self.foreign) { return false }
        for (level, holder) in tree.around(element).enumerated() {
            let (name, marks) = (tree.page.elements[holder].name, tree.page.elements[holder].marks)
            // The classes of the page are those of its kind.
            if name == "body" || name == "html" { break }
            let isNamed = level < 3 && !marks.words.isDisjoint(with: Self.foreign) && !holds(headline, in: holder)
            // A hidden part of an article is shown later.
            let isHidden = marks.isHidden && part == nil
            if isNamed || isHidden || marks.isInvisible, tree.sums[holder].length < 0.6 * tree.sums[0].length {
                return false
            }
        }
        return true
    }

    private func holds(_ block: Int?, in element: Int) -> Bool {
        block.map { (element..<tree.page.elements[element].end).contains(tree.page.blocks[$0].element) } ?? false
    }
}
