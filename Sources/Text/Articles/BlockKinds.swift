import CalqueCore

/// Tells headline, subheadlines, crossheads and furniture from paragraphs in copy that has no markup.
///
/// A heading is a short line that does not end as a sentence does (`LineShape`). Those before the first paragraph are
/// the headline and what stands under it. After it, one that stands alone and has text below it is a crosshead;
/// several in a row are a list.
enum BlockKinds {
    static func classify(_ lines: [String]) -> [Block.Kind] {
        var shapes = lines.map(LineShape.init)
        headFirstLine(lines, &shapes)
        // A text of nothing but short lines is a list or a fragment: there is no body that a headline could head.
        guard let body = shapes.firstIndex(of: .sentence) else {
            return shapes.map { $0 == .furniture ? .furniture : .paragraph }
        }
        var kinds: [Block.Kind] = []
        var seenHeadline = false
        for index in lines.indices {
            switch shapes[index] {
            case .furniture: kinds.append(.furniture)
            case .sentence: kinds.append(.paragraph)
            case .credit: kinds.append(Credit.isByline(lines[index]) ? .byline : .paragraph)
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

    /// Whether a line of the page could head something, by its form.
    static func isHeading(_ line: String) -> Bool {
        let shape = LineShape(line)
        return shape == .heading || shape == .label
    }

    /// A headline may be a question, or end in an abbreviation; told by its place and by the longer text below it.
    private static func headFirstLine(_ lines: [String], _ shapes: inout [LineShape]) {
        guard let first = shapes.firstIndex(where: { $0 != .furniture && $0 != .credit && $0 != .date }),
            shapes[first] == .sentence, LineShape.mayBeHeadline(lines[first]), first + 1 < lines.count,
            lines[(first + 1)...].contains(where: { $0.utf8.count > lines[first].utf8.count })
        else { return }
        shapes[first] = .heading
    }

    /// Whether a heading after the first paragraph has a paragraph below it and no line of its own sort beside it.
    private static func standsAlone(_ index: Int, _ lines: [String], _ shapes: [LineShape]) -> Bool {
        guard index + 1 < lines.count, shapes[index + 1] == .sentence else { return false }
        let before = lines[index - 1]
        if shapes[index - 1] == .sentence { return before.last.map { $0 != ":" && $0 != "：" } ?? true }
        // After a list a line of another form heads what follows: "Gold: A", "Silver: B", "What comes next".
        return shapes[index] == .heading && shapes[index - 1] != .heading
    }
}
