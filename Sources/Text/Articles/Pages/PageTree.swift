/// The elements of a page with sums over the text inside each, and what surrounds each.
struct PageTree {
    let page: HTMLPage
    let texts: [PageText]
    /// The share of a block's text that is inside links, and that is bold.
    let linked: [Double]
    let bold: [Double]
    /// The letters of running text of a block: blocks with a sentence, mostly outside links.
    let prose: [Double]
    /// For each element, sums over the blocks inside it at any depth.
    private(set) var sums: [Sums]
    /// For each element and section of `PageWords`, how far up the nearest element with such words is; `far` if none.
    private(set) var distances: [[UInt8]]
    /// The same for `names`.
    private(set) var nameDistances: [[UInt8]]
    /// Whether the element or one around it has the `hidden` attribute, and whether it is invisible.
    private(set) var isHidden: [Bool]
    private(set) var isInvisible: [Bool]
    /// The element whose own paragraphs have the most running text. Of several equal ones, the outermost.
    private(set) var densest = 0

    struct Sums {
        var length = 0.0
        var linked = 0.0
        var prose = 0.0
        var blocks = 0.0
    }

    static let far: UInt8 = 12
    static let names = [
        "ul", "table", "li", "p", "section", "blockquote", "article", "figure", "nav", "aside", "footer", "header",
        "main",
    ]
    /// Elements that are one block of text, not a place for several.
    static let leaves: Set<String> = ["p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "blockquote"]
    private static let strange: PageWords = [.comment, .signup, .navigation, .related, .side, .hidden]

    init(_ page: HTMLPage) {
        self.page = page
        let texts = page.blocks.map { PageText($0.text) }
        self.texts = texts
        let sizes = page.blocks.map { Double(max(1, $0.text.utf8.count)) }
        linked = zip(page.blocks, sizes).map { min(1, Double($0.linked) / $1) }
        bold = zip(page.blocks, sizes).map { min(1, Double($0.bold) / $1) }
        var prose: [Double] = []
        for (index, block) in page.blocks.enumerated() {
            if case .heading = block.role {
                prose.append(0)
            } else {
                let isProse = texts[index].sentences > 0 && linked[index] < 0.5
                prose.append(isProse ? Double(texts[index].length) * (1 - linked[index]) : 0)
            }
        }
        self.prose = prose
        let count = page.elements.count
        sums = Array(repeating: Sums(), count: count)
        distances = Array(repeating: Array(repeating: Self.far, count: PageWords.sections.count), count: count)
        nameDistances = Array(repeating: Array(repeating: Self.far, count: Self.names.count), count: count)
        isHidden = Array(repeating: false, count: count)
        isInvisible = isHidden
        measure()
        sum()
        densest = findDensest()
    }

    func parent(_ element: Int) -> Int { max(0, page.elements[element].parent) }

    /// The element and those around it, the innermost first.
    func around(_ element: Int) -> [Int] {
        var path = [element]
        while let last = path.last, page.elements[last].parent >= 0 { path.append(page.elements[last].parent) }
        return path
    }

    /// Passes on what the elements around say. Outer elements have lower numbers.
    private mutating func measure() {
        for (index, element) in page.elements.enumerated() {
            if element.parent >= 0 {
                distances[index] = distances[element.parent].map { min($0 + 1, Self.far) }
                nameDistances[index] = nameDistances[element.parent].map { min($0 + 1, Self.far) }
                isHidden[index] = isHidden[element.parent] || element.marks.isHidden
                isInvisible[index] = isInvisible[element.parent] || element.marks.isInvisible
            }
            // The classes of the whole page are those of its kind, not of its parts.
            if element.name == "html" || element.name == "body" { continue }
            for section in PageWords.sections.indices where element.marks.words.rawValue >> UInt32(section) & 1 == 1 {
                distances[index][section] = 0
            }
            let name = element.name == "ol" || element.name == "dl" || element.name == "menu" ? "ul" : element.name
            if let place = Self.names.firstIndex(of: name) { nameDistances[index][place] = 0 }
        }
    }

    private mutating func sum() {
        for (index, block) in page.blocks.enumerated() {
            let length = Double(texts[index].length)
            sums[block.element].length += length
            sums[block.element].linked += length * linked[index]
            sums[block.element].prose += prose[index]
            sums[block.element].blocks += 1
        }
        // Inner elements have higher numbers, so one pass from the end computes all sums.
        for index in stride(from: page.elements.count - 1, to: 0, by: -1) {
            let parent = page.elements[index].parent
            sums[parent].length += sums[index].length
            sums[parent].linked += sums[index].linked
            sums[parent].prose += sums[index].prose
            sums[parent].blocks += sums[index].blocks
        }
    }

    /// Text in two or three wrappers belongs to the element around the wrappers.
    private func findDensest() -> Int {
        var own = Array(repeating: 0.0, count: page.elements.count)
        for (index, block) in page.blocks.enumerated() where prose[index] > 0 {
            let isStrange = isStrange(block.element)
            let weight = prose[index] * (isStrange ? 0.2 : 1)
            let name = page.elements[block.element].name
            let holder = name == "p" || name == "li" || name == "blockquote" ? parent(block.element) : block.element
            own[holder] += weight
            guard page.elements[holder].parent >= 0 else { continue }
            own[parent(holder)] += weight / 2
            if page.elements[parent(holder)].parent >= 0 { own[parent(parent(holder))] += weight / 4 }
        }
        var best = 0
        for index in own.indices where own[index] > own[best] { best = index }
        return best
    }

    /// Whether the block is in a small part of the page that is no part of any story: comments, an order form for a
    /// letter, text that is not shown. Where most of the text is in such a part, its name means something else.
    func isForeign(_ block: Int) -> Bool {
        let element = page.blocks[block].element
        if page.blocks[block].inline.isInvisible { return true }
        for (level, holder) in around(element).enumerated() {
            let marks = page.elements[holder].marks
            let isNamed = level < 4 && !marks.words.isDisjoint(with: [.comment, .promotion])
            if isNamed || marks.isInvisible { return sums[holder].prose < 0.4 * sums[0].prose }
        }
        return false
    }

    /// Whether something close around says that this is no part of a story.
    func isStrange(_ element: Int) -> Bool {
        isInvisible[element]
            || distances[element].indices.contains {
                distances[element][$0] <= 3 && Self.strange.rawValue >> UInt32($0) & 1 == 1
            }
    }

    /// The language that the element around the article or the page declares.
    func language(of blocks: [Int], default page: Range<Int>?, _ source: [UInt8]) -> String? {
        let text = blocks.max { prose[$0] < prose[$1] }
        let own = text.flatMap {
            around(self.page.blocks[$0].element).lazy.compactMap { self.page.elements[$0].language }.first
        }
        return own ?? page.map { String(decoding: source[$0], as: UTF8.self) }
    }
}
