/// The features by which the model tells the text of an article from the rest of a page, for each block.
///
/// The trees of the model compare them with thresholds, so their scale does not matter.
package struct PageFeatures {
    /// The names of the features in the order of their values. The model names those that it uses.
    package private(set) var names: [String] = []
    /// The features of each block.
    package private(set) var rows: [[Float]] = []

    private let tree: PageTree
    private let headline: Int?
    private let context: PageContext

    init(_ tree: PageTree, _ facts: PageFacts, headline: Int?) {
        self.tree = tree
        self.headline = headline
        context = PageContext(tree, facts, headline: headline)
        for block in tree.page.blocks.indices {
            var row = Row(names: block == 0 ? [] : nil)
            addText(block, &row)
            addSurroundings(block, &row)
            addPlace(block, &row)
            addContainers(block, &row)
            addStyles(block, &row)
            addNeighbours(block, &row)
            addAgreement(block, &row)
            if let names = row.names { self.names = names }
            rows.append(row.values)
        }
    }

    private struct Row {
        var names: [String]?
        var values: [Float] = []

        mutating func add(_ name: @autoclosure () -> String, _ value: Double) {
            names?.append(name())
            values.append(Float(value))
        }
    }

    // MARK: Features

    private func addText(_ block: Int, _ row: inout Row) {
        let text = tree.texts[block]
        let length = Double(max(1, text.length))
        row.add("length", Double(text.length))
        row.add("linked", tree.linked[block])
        row.add("bold", tree.bold[block])
        row.add("sentences", Double(min(text.sentences, 8)))
        row.add("commas", Double(text.commas) / length)
        row.add("end", Double(text.end))
        row.add("digits", Double(text.digits) / length)
        row.add("capitals", Double(text.capitals) / Double(max(1, text.letters)))
        row.add("role", context.roles[block])
        row.add("boilerplate", Boilerplate.contains(tree.page.blocks[block].text) ? 1 : 0)
    }

    /// What the elements around say.
    private func addSurroundings(_ block: Int, _ row: inout Row) {
        let element = tree.page.blocks[block].element
        let inline = tree.page.blocks[block].inline
        for (place, section) in PageWords.sections.enumerated() {
            let isInline = place > 1 && inline.words.rawValue >> UInt32(place) & 1 == 1
            row.add("words \(section)", isInline ? 0 : Double(tree.distances[element][place]))
        }
        for (place, name) in PageTree.names.enumerated() {
            row.add("inside \(name)", Double(tree.nameDistances[element][place]))
        }
        row.add("hidden", tree.isHidden[element] || inline.isHidden ? 1 : 0)
        row.add("foreign", tree.isForeign(block) ? 1 : 0)
        row.add("invisible", tree.isInvisible[element] || inline.isInvisible ? 1 : 0)
        row.add("depth", Double(min(tree.page.elements[element].depth, 40)))
        row.add("article", context.articleKind(of: element))
    }

    /// The place in the page and from the headline.
    private func addPlace(_ block: Int, _ row: inout Row) {
        let element = tree.page.blocks[block].element
        row.add("place", Double(block) / Double(tree.page.blocks.count))
        row.add("place in text", context.lengthBefore[block] / context.length)
        row.add("prose before", context.proseBefore[block] / context.prose)
        row.add("prose after", (context.prose - context.proseBefore[block]) / context.prose)
        row.add("from headline", headline.map { Double(max(-60, min(60, block - $0))) } ?? -61)
        row.add("letters from headline", headline.map { context.lengthBefore[block] - context.lengthBefore[$0] } ?? 0)
        let fromHeadline = context.headlinePath.map { context.meeting(element, with: $0) }
        row.add("up to headline", fromHeadline.map { Double(min(20, $0.up)) } ?? -1)
        row.add("down to headline", fromHeadline.map { Double(min(20, $0.down)) } ?? -1)
        row.add("prose with headline", fromHeadline.map { tree.sums[$0.element].prose / context.prose } ?? -1)
        let fromDensest = context.meeting(element, with: context.densestPath)
        row.add("up to densest", Double(min(20, fromDensest.up)))
        row.add("down to densest", Double(min(20, fromDensest.down)))
        row.add("prose with densest", tree.sums[fromDensest.element].prose / context.prose)
        row.add("headings since", context.headingsSince(block))
    }

    /// The elements that hold the block.
    private func addContainers(_ block: Int, _ row: inout Row) {
        let element = tree.page.blocks[block].element
        var holder = PageTree.leaves.contains(tree.page.elements[element].name) ? tree.parent(element) : element
        for level in 0..<5 {
            let sums = tree.sums[holder]
            row.add("share \(level)", sums.prose / context.prose)
            if level < 3 {
                row.add("links \(level)", sums.linked / max(1, sums.length))
                row.add("mean \(level)", sums.length / max(1, sums.blocks))
                row.add("blocks \(level)", sums.blocks)
                row.add("prose \(level)", sums.prose)
            }
            holder = tree.parent(holder)
        }
        row.add("own blocks", min(30, tree.sums[element].blocks))
        row.add("page prose", context.prose)
        row.add("page blocks", Double(tree.page.blocks.count))
    }

    /// The blocks of the page that look the same.
    private func addStyles(_ block: Int, _ row: inout Row) {
        let style = context.styles[block]
        let own = context.own[style.own, default: PageContext.Sum()]
        row.add("style blocks", own.blocks)
        row.add("style mean", own.length / max(1, own.blocks))
        row.add("style prose", own.prose / context.prose)
        row.add("two styles prose", context.both[style.both, default: PageContext.Sum()].prose / context.prose)
        let outer = context.outer[style.outer, default: PageContext.Sum()]
        row.add("outer style prose", outer.prose / context.prose)
        row.add("outer style links", outer.linked / max(1, outer.length))
    }

    private func addNeighbours(_ block: Int, _ row: inout Row) {
        let page = tree.page
        let element = page.blocks[block].element
        for step in [-2, -1, 1, 2] {
            let other = block + step
            let isThere = page.blocks.indices.contains(other)
            row.add("length \(step)", isThere ? Double(tree.texts[other].length) : -1)
            row.add("linked \(step)", isThere ? tree.linked[other] : -1)
            row.add("end \(step)", isThere ? Double(tree.texts[other].end) : -1)
            row.add("role \(step)", isThere ? context.roles[other] : -1)
            let holder = isThere ? page.blocks[other].element : 0
            row.add(
                "together \(step)",
                isThere && (holder == element || page.elements[holder].parent == page.elements[element].parent) ? 1 : 0)
        }
        for width in [3, 8] {
            let before = max(0, block - width)
            let after = min(page.blocks.count, block + width + 1)
            row.add("prose -\(width)", context.proseBefore[block] - context.proseBefore[before])
            row.add("prose +\(width)", context.proseBefore[after] - context.proseBefore[block + 1])
            let length = context.allBefore[after] - context.allBefore[before]
            row.add("links \(width)", (context.linkedBefore[after] - context.linkedBefore[before]) / max(1, length))
        }
    }

    /// What other texts say: fields of the page, and the same text elsewhere.
    private func addAgreement(_ block: Int, _ row: inout Row) {
        let words = tree.texts[block].words
        let count = Double(max(1, words.count))
        row.add("in title", Double(context.title.common(with: words)) / count)
        row.add("in description", words.count > 3 ? Double(context.description.common(with: words)) / count : 0)
        row.add("in body", context.inBody(words))
        row.add("repeated", context.repeated(words))
        row.add("same", Double(min(4, context.count(of: block))))
    }
}
