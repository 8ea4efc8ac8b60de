/// The part of a page that is the article.
///
/// An `article` element is preferred, then `main`, then the element whose own paragraphs have the most text. If the
/// page uses `article` only for teasers, that element has little text compared with the rest, and it is not used.
struct HTMLBody {
    /// The number of the element that holds the article.
    let element: Int
    /// The blocks of the element. A headline above the element comes first.
    let blocks: [HTMLPage.TextBlock]

    init(of page: HTMLPage) {
        let prose = Prose(of: page)
        let densest = prose.densest
        let candidates = page.elements.indices.filter { page.elements[$0].name == "article" }
        let mains = page.elements.indices.filter { page.elements[$0].isMain }
        let least = prose.inside(densest) / 4
        element =
            [candidates, mains].lazy
            .compactMap { group in prose.richest(of: group).flatMap { prose.inside($0) > least ? $0 : nil } }.first
            ?? densest
        let inside = element..<max(page.elements[element].end, element + 1)
        let titled = Set(page.blocks.filter { $0.role == .heading(1) }.compactMap(\.header))
        var body = page.blocks.filter { block in
            // A header that contains the headline belongs to the article. All other headers belong to the page.
            inside.contains(block.element) && block.header.map { titled.contains($0) } ?? true
        }
        if !body.contains(where: { $0.role == .heading(1) }) {
            body = Self.headline(of: page, above: element) + body
        }
        blocks = body
    }

    /// The last `h1` before the element, and an `h2` directly after that.
    private static func headline(of page: HTMLPage, above element: Int) -> [HTMLPage.TextBlock] {
        let before = page.blocks.prefix { $0.element < element }
        guard let title = before.lastIndex(where: { $0.role == .heading(1) }) else { return [] }
        let next = title + 1
        return [before[title]] + (next < before.endIndex && before[next].role == .heading(2) ? [before[next]] : [])
    }
}

/// The amount of running text, in bytes, in the elements of a page. Headings and links are not counted.
private struct Prose {
    /// For each element, the text inside it at any depth.
    private var total: [Int]
    /// For each element, the text of its own paragraphs plus half of the paragraphs of its children: text in two or
    /// three wrappers belongs to the element around the wrappers.
    private var own: [Int]

    init(of page: HTMLPage) {
        let count = page.elements.count
        total = Array(repeating: 0, count: count)
        let hasParagraphs = page.blocks.contains { page.elements[$0.element].name == "p" && !$0.isLink }
        own = Array(repeating: 0, count: count)
        for block in page.blocks where !block.isLink && block.header == nil {
            if case .heading = block.role { continue }
            let size = block.text.utf8.count
            total[block.element] += size
            let isParagraph = page.elements[block.element].name == "p"
            if hasParagraphs, !isParagraph { continue }
            let holder = isParagraph ? page.elements[block.element].parent : block.element
            own[holder] += size
            let around = page.elements[holder].parent
            if around >= 0 { own[around] += size / 2 }
        }
        // Inner elements have higher numbers, so one pass from the end computes all sums.
        for index in stride(from: count - 1, to: 0, by: -1) { total[page.elements[index].parent] += total[index] }
    }

    /// The text inside an element at any depth, in bytes.
    func inside(_ element: Int) -> Int { total[element] }

    /// The element with the most own text; of several equal ones, the outermost.
    var densest: Int { richest(of: own.indices, by: own) ?? 0 }

    /// The one of some elements with the most text inside it; nil if none has text.
    func richest(of elements: some Sequence<Int>) -> Int? { richest(of: elements, by: total) }

    private func richest(of elements: some Sequence<Int>, by score: [Int]) -> Int? {
        var best: Int?
        for element in elements where score[element] > best.map({ score[$0] }) ?? 0 { best = element }
        return best
    }
}
