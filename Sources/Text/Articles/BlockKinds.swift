import CalqueCore

/// Classifies the lines of plain text as headline, subheadlines, crossheads, boilerplate and paragraphs.
///
/// A heading is a short line without the end of a sentence (`LineShape`). Headings before the first paragraph are the
/// headline and the subheadlines. After the first paragraph, a single heading with text below it is a crosshead, and
/// several headings in a row are a list.
package enum BlockKinds {
    /// Returns the kind of each line.
    ///
    /// - Complexity: linear in the lines.
    package static func classify(_ lines: [String]) -> [Article.Block.Kind] {
        var shapes = lines.map(LineShape.init)
        headFirstLine(lines, &shapes)
        dropLinks(&shapes, lines)
        // A text that consists of short lines is a list or a fragment. It has no body and therefore no headline.
        guard let body = shapes.firstIndex(of: .sentence) else {
            return shapes.map { $0 == .boilerplate ? .boilerplate : .paragraph }
        }
        var kinds: [Article.Block.Kind] = []
        var seenHeadline = false
        for index in lines.indices {
            switch shapes[index] {
            case .boilerplate: kinds.append(.boilerplate)
            case .sentence: kinds.append(.paragraph)
            case .credit where index > body && Credit.isSignOff(lines[index]): kinds.append(.boilerplate)
            case .credit: kinds.append(Credit.isByline(lines[index]) ? .byline : .paragraph)
            case .date where index < body && PageDate(lines[index]) != nil: kinds.append(.dateline)
            case .date: kinds.append(index < body || !standsAlone(index, lines, shapes) ? .paragraph : .crosshead)
            case .item: kinds.append(.paragraph)
            case .heading where index > body, .label where index > body:
                kinds.append(standsAlone(index, lines, shapes) ? .crosshead : .paragraph)
            case .heading, .label:
                kinds.append(seenHeadline ? .subheadline : .headline)
                seenHeadline = true
            }
        }
        return kinds
    }

    /// Whether a line has the form of a heading.
    static func isHeading(_ line: String) -> Bool {
        let shape = LineShape(line)
        return shape == .heading || shape == .label
    }

    /// Makes the first line a heading if it ends like a sentence but may be a headline: a question, or a line that
    /// ends with an abbreviation. Longer text must follow.
    private static func headFirstLine(_ lines: [String], _ shapes: inout [LineShape]) {
        guard let first = shapes.firstIndex(where: { $0 != .boilerplate && $0 != .credit && $0 != .date }),
            shapes[first] == .sentence, LineShape.mayBeHeadline(lines[first]), first + 1 < lines.count,
            lines[(first + 1)...].contains(where: { $0.utf8.count > lines[first].utf8.count })
        else { return }
        shapes[first] = .heading
    }

    /// The headings after a line such as "Read also:" are links.
    private static func dropLinks(_ shapes: inout [LineShape], _ lines: [String]) {
        var isList = false
        for index in shapes.indices {
            switch shapes[index] {
            case .boilerplate: isList = Boilerplate.isLinkLabel(lines[index])
            case .heading, .label, .item: if isList { shapes[index] = .boilerplate }
            default: isList = false
            }
        }
    }

    /// Whether a heading after the first paragraph has a paragraph below it and no heading above it.
    private static func standsAlone(_ index: Int, _ lines: [String], _ shapes: [LineShape]) -> Bool {
        guard index + 1 < lines.count, shapes[index + 1] == .sentence else { return false }
        let before = lines[index - 1]
        if shapes[index - 1] == .sentence { return before.last.map { $0 != ":" && $0 != "：" } ?? true }
        // A line of another form after a list is a heading: "Gold: A", "Silver: B", "What comes next".
        return shapes[index] == .heading && shapes[index - 1] != .heading
    }
}
