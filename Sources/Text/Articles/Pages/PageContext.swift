/// Sums and tables over a whole page, from which the features of its blocks are computed.
struct PageContext {
    private let tree: PageTree
    let roles: [Double]
    /// Sums over the blocks before each: letters outside links, running text, all letters, letters in links.
    private(set) var lengthBefore: [Double] = [0]
    private(set) var proseBefore: [Double] = [0]
    private(set) var allBefore: [Double] = [0]
    private(set) var linkedBefore: [Double] = [0]
    /// The sums of the page. They are not 0, so that they divide.
    var length: Double { (lengthBefore.last ?? 0) + 1 }
    var prose: Double { (proseBefore.last ?? 0) + 1 }

    /// The elements around a place, with their distance from it.
    typealias Path = [Int: Int]
    let headlinePath: Path?
    let densestPath: Path

    /// Blocks that look the same: by their own element, by that and the one around it, and by the one around it.
    struct Style {
        let own: UInt32
        let both: UInt64
        let outer: UInt32
    }
    struct Sum {
        var blocks = 0.0
        var length = 0.0
        var linked = 0.0
        var prose = 0.0
    }
    private(set) var styles: [Style] = []
    private(set) var own: [UInt32: Sum] = [:]
    private(set) var both: [UInt64: Sum] = [:]
    private(set) var outer: [UInt32: Sum] = [:]

    let title: WordBag
    let description: WordBag
    private var body: Set<UInt64>?
    /// How often runs of words and whole texts occur.
    private var runs: [UInt64: Int] = [:]
    private var texts: [String: Int] = [:]
    /// The innermost `article` around each element; 0 outside.
    private var articles: [Int]
    private var headlineArticle = -1
    private var headings: [Int] = [0]
    private let headline: Int?

    init(_ tree: PageTree, _ facts: PageFacts, headline: Int?) {
        self.tree = tree
        self.headline = headline
        let page = tree.page
        roles = page.blocks.map { Self.role($0, page.elements[$0.element].name) }
        func path(_ element: Int) -> Path {
            Path(tree.around(element).enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        }
        headlinePath = headline.map { path(page.blocks[$0].element) }
        densestPath = path(tree.densest)
        title = WordBag(facts.titles.prefix(2).flatMap { PageText($0.string).words })
        description = WordBag(PageText(facts.description).words)
        articles = []
        for (index, element) in page.elements.enumerated() {
            articles.append(element.name == "article" ? index : element.parent >= 0 ? articles[element.parent] : 0)
        }
        if let headline { headlineArticle = articles[page.blocks[headline].element] }
        if let text = facts.body, text.bytes.count > 100 { body = Set(Self.runs(of: PageText(text.string).words)) }
        for index in page.blocks.indices { add(index) }
    }

    private mutating func add(_ index: Int) {
        let block = tree.page.blocks[index]
        let length = Double(tree.texts[index].length)
        let linked = tree.linked[index]
        lengthBefore.append((lengthBefore.last ?? 0) + length * (1 - linked))
        proseBefore.append((proseBefore.last ?? 0) + tree.prose[index])
        allBefore.append((allBefore.last ?? 0) + length)
        linkedBefore.append((linkedBefore.last ?? 0) + length * linked)
        headings.append((headings.last ?? 0) + (block.role == .heading(1) ? 1 : 0))
        let inner = tree.page.elements[block.element].marks.style
        let around = tree.page.elements[tree.parent(block.element)].marks.style
        let style = Style(own: inner, both: UInt64(inner) << 32 | UInt64(around), outer: around)
        styles.append(style)
        func extend(_ sum: inout Sum) {
            sum.blocks += 1
            sum.length += length
            sum.linked += length * linked
            sum.prose += tree.prose[index]
        }
        extend(&own[style.own, default: Sum()])
        extend(&both[style.both, default: Sum()])
        extend(&outer[style.outer, default: Sum()])
        for run in Set(Self.runs(of: tree.texts[index].words)) { runs[run, default: 0] += 1 }
        texts[block.text, default: 0] += 1
    }

    private static func role(_ block: HTMLPage.TextBlock, _ name: String) -> Double {
        if case .heading(let level) = block.role { return Double(level) }
        return switch name {
        case "p": 0
        case "li": 7
        case "td", "th": 8
        case "dt", "dd": 9
        case "blockquote": 10
        case "figcaption", "caption": 11
        default: block.role == .container ? 12 : 13
        }
    }

    /// Where the way up from an element meets a path: the element, and the steps to it from here and from there.
    func meeting(_ element: Int, with path: Path) -> (element: Int, up: Int, down: Int) {
        var at = element
        var up = 0
        while path[at] == nil, tree.page.elements[at].parent >= 0 {
            at = tree.page.elements[at].parent
            up += 1
        }
        return (at, up, path[at] ?? 0)
    }

    /// 0 outside every `article`, 2 in that of the headline and 1 in another one; 3 where the headline is in none.
    func articleKind(of element: Int) -> Double {
        if articles[element] == 0 { return 0 }
        if headlineArticle <= 0 { return 3 }
        // Parts of an article may be articles again.
        let inside = headlineArticle..<tree.page.elements[headlineArticle].end
        return inside.contains(element) ? 2 : 1
    }

    /// How many headings of the first level stand between the headline and a block; -1 before it.
    func headingsSince(_ block: Int) -> Double {
        guard let headline, block >= headline else { return -1 }
        return Double(min(3, headings[block + 1] - headings[headline + 1]))
    }

    // MARK: The same text elsewhere

    /// The runs of four words of a text, as hashes.
    static func runs(of words: [UInt32]) -> [UInt64] {
        guard words.count >= 4 else { return [] }
        return (0...words.count - 4).map { start in
            words[start..<start + 4].reduce(14_695_981_039_346_656_037) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
        }
    }

    /// The share of a text that is in the text of the linked data; -1 if there is none, 0.5 for a few words.
    func inBody(_ words: [UInt32]) -> Double {
        guard let body else { return -1 }
        let runs = Self.runs(of: words)
        return runs.isEmpty ? 0.5 : Double(runs.count { body.contains($0) }) / Double(runs.count)
    }

    /// The share of a text that other blocks have, too; -1 for a few words.
    func repeated(_ words: [UInt32]) -> Double {
        let own = Self.runs(of: words)
        return own.isEmpty ? -1 : Double(own.count { runs[$0, default: 0] > 1 }) / Double(own.count)
    }

    func count(of block: Int) -> Int { texts[tree.page.blocks[block].text, default: 0] }
}
