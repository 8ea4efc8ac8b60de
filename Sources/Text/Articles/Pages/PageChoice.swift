/// The blocks of a page that make up the article: those whose choice has the greatest expected F1, and the headline.
struct PageChoice {
    /// The numbers of the blocks, ascending.
    let blocks: [Int]

    init(_ rating: PageRating) {
        let tree = rating.tree
        let lengths = tree.texts.map { Double($0.words.count) + 0.5 }
        var chosen = Self.best(rating.probabilities, lengths)
        if let headline = rating.headline { chosen.remove(headline) }
        chosen.formUnion(Self.lists(between: chosen.sorted(), tree))
        chosen = Self.withoutRepeats(chosen, rating)
        if let headline = rating.headline {
            chosen.formUnion(Self.bylines(after: headline, before: chosen.filter { $0 > headline }.min(), tree))
            chosen.insert(headline)
        }
        blocks = chosen.sorted()
    }

    /// The first byline between the headline and the text.
    private static func bylines(after headline: Int, before text: Int?, _ tree: PageTree) -> [Int] {
        let near = headline + 1..<max(headline + 1, min(text ?? headline, headline + 8))
        return near.first { Credit.isByline(tree.page.blocks[$0].text) && !tree.isForeign($0) }.map { [$0] } ?? []
    }

    /// Takes the blocks from the most probable one on, as long as the expected F1 grows. Of a text with the length l and
    /// the probability p, p·l is expected to be right.
    private static func best(_ probabilities: [Double], _ lengths: [Double]) -> Set<Int> {
        let order = probabilities.indices.sorted {
            (-probabilities[$0], $0) < (-probabilities[$1], $1)
        }
        let expected = zip(probabilities, lengths).reduce(0) { $0 + $1.0 * $1.1 }
        var right = 0.0
        var length = 0.0
        var best = (value: 0.0, count: 0)
        for (count, block) in order.enumerated() {
            right += probabilities[block] * lengths[block]
            length += lengths[block]
            let value = 2 * right / (length + expected)
            if value > best.value { best = (value, count + 1) }
        }
        return Set(order.prefix(best.count))
    }

    /// The items of lists between two chosen paragraphs of one element, if the list is in that element, too, and does
    /// not consist of links. A list of results reads like a list of links to the model.
    private static func lists(between chosen: [Int], _ tree: PageTree) -> [Int] {
        func holder(_ block: Int) -> Int {
            let element = tree.page.blocks[block].element
            return PageTree.leaves.contains(tree.page.elements[element].name) ? tree.parent(element) : element
        }
        var found: [Int] = []
        for (before, after) in zip(chosen, chosen.dropFirst())
        where after > before + 1 && holder(before) == holder(after) {
            let around = holder(before)
            let items = before + 1..<after
            let isList = items.allSatisfy { item in
                let element = tree.page.blocks[item].element
                return tree.page.elements[element].name == "li" && tree.parent(tree.parent(element)) == around
                    && tree.linked[item] < 0.3 && !tree.isForeign(item) && !tree.isStrange(element)
            }
            if isList { found += items }
        }
        return found
    }

    /// Leaves out a long text that blocks of other elements have, too: some pages hold their text twice, the second time
    /// hidden for machines.
    private static func withoutRepeats(_ chosen: Set<Int>, _ rating: PageRating) -> Set<Int> {
        /// The elements that hold the blocks in which runs of words were seen first.
        var seen: [UInt64: Int] = [:]
        var kept: Set<Int> = []
        for block in chosen.sorted() {
            let runs = PageContext.runs(of: rating.tree.texts[block].words)
            let holder = rating.tree.parent(rating.tree.page.blocks[block].element)
            let known = runs.count { run in seen[run].map { $0 != holder } ?? false }
            if runs.count >= 8, known * 5 >= runs.count * 4 { continue }
            for run in runs where seen[run] == nil { seen[run] = holder }
            kept.insert(block)
        }
        return kept
    }
}
