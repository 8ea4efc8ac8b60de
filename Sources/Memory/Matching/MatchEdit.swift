import CalqueCore

/// An edit of a match: a run of tokens in the memory's source, and its counterpart in the query.
public struct MatchEdit: Sendable, Hashable {
    /// The kinds of edits.
    public enum Kind: Sendable, Hashable {
        /// The same tokens on both sides.
        case same
        /// Only in the query.
        case inserted
        /// Only in the memory's source.
        case deleted
        /// Replaced tokens; also a word in another case or a mark of another width. A tag is a token.
        case substituted
    }

    /// The kind of the edit.
    public var kind: Kind
    /// UTF-8 bytes of `Match.shownSource`, from the beginning of the first token to the end of the last. The range of
    /// an insertion is empty and lies at its place.
    public var source: Range<Int>
    /// UTF-8 bytes of `Match.shownQuery`. The range of a deletion is empty and lies at its place.
    public var query: Range<Int>
}

/// Computes how the memory's source becomes the query, as runs of tokens.
///
/// The algorithm is that of R. A. Wagner and M. J. Fischer, "The string-to-string correction problem" (J. ACM 21,
/// 1974), applied after the common beginning and end are removed. It is meant for the few matches that are shown.
enum EditScript {
    /// The limit of cells of the matrix, which are a byte each. Beyond it, the rest becomes one substitution.
    static let mostCells = 1 << 24

    /// Returns a shortest script.
    ///
    /// For `.translator` the tokens are aligned as in the score. Three edits cost so little that no number of them
    /// outweighs another edit: replacing a number by a number, replacing a token by one that differs in case or width
    /// only, and inserting or deleting a tag. A tag never replaces a word.
    static func make(source: TaggedText, query: TaggedText, scoring: MatchScoring) -> [MatchEdit] {
        let source = ShownText(source, scoring)
        let query = ShownText(query, scoring)
        return runs(of: steps(source, query, scoring), source.tokens, query.tokens)
    }

    /// Returns the tokens of two texts that are the same, or differ in form or as numbers only, in pairs.
    static func pairs(_ source: ShownText, _ query: ShownText) -> [(Range<Int>, Range<Int>)] {
        var pairs: [(Range<Int>, Range<Int>)] = []
        var (row, column) = (0, 0)
        for kind in steps(source, query, .translator) {
            if kind == .same || kind == .substituted, source.forms[row] == query.forms[column] {
                pairs.append((source.tokens[row], query.tokens[column]))
            }
            if kind != .inserted { row += 1 }
            if kind != .deleted { column += 1 }
        }
        return pairs
    }

    private static func steps(_ source: ShownText, _ query: ShownText, _ scoring: MatchScoring) -> [MatchEdit.Kind] {
        var vocabulary = Vocabulary()
        let sourceIDs = Words(source, &vocabulary, scoring)
        let queryIDs = Words(query, &vocabulary, scoring)
        let full = 2 * (source.tokens.count + query.tokens.count) + 1
        func gaps(_ words: Words) -> [Int] { words.isTag.map { $0 ? 1 : full } }
        return align(gaps(sourceIDs), gaps(queryIDs)) { row, column in
            if sourceIDs.exact[row] == queryIDs.exact[column] { return 0 }
            guard scoring == .translator else { return full }
            let tags = (sourceIDs.isTag[row] ? 1 : 0) + (queryIDs.isTag[column] ? 1 : 0)
            if tags > 0 { return tags == 2 ? 1 : 2 * full }
            if sourceIDs.folded[row] == queryIDs.folded[column] { return 1 }
            return sourceIDs.folded[row].isNumber && queryIDs.folded[column].isNumber ? 2 : full
        }
    }

    private struct Words {
        var exact: [TokenID] = []
        var folded: [TokenID] = []
        /// Whether each token is a tag that is compared apart from the words.
        var isTag: [Bool] = []

        init(_ shown: ShownText, _ vocabulary: inout Vocabulary, _ scoring: MatchScoring) {
            var tags = shown.tags[...]
            for (number, range) in shown.tokens.enumerated() {
                var text = String(decoding: shown.bytes[range], as: UTF8.self)
                exact.append(text.withUTF8 { vocabulary.intern($0) })
                let isTag = tags.first == range
                if isTag { tags.removeFirst() }
                self.isTag.append(isTag && scoring == .translator)
                guard scoring == .translator else { continue }
                self.folded.append(shown.forms[number].withUnsafeBufferPointer { vocabulary.intern($0) })
            }
        }
    }

    /// Returns the kinds of the steps from the first token to the last, of least cost.
    /// - Parameters:
    ///   - rowGaps: the cost of deleting each token of the source.
    ///   - columnGaps: the cost of inserting each token of the query.
    ///   - cost: the cost of replacing the source's token `row` by the query's token `column`; 0 when they are the
    ///     same.
    private static func align(
        _ rowGaps: [Int], _ columnGaps: [Int], cost: (_ row: Int, _ column: Int) -> Int
    ) -> [MatchEdit.Kind] {
        let (rows, columns) = (rowGaps.count, columnGaps.count)
        var head = 0
        while head < min(rows, columns), cost(head, head) == 0 { head += 1 }
        var tail = 0
        while tail < min(rows, columns) - head, cost(rows - 1 - tail, columns - 1 - tail) == 0 { tail += 1 }
        let height = rows - head - tail
        let width = columns - head - tail
        var middle: [MatchEdit.Kind] = []
        if height > 0, width > 0, height < mostCells / (width + 1) {
            middle = trace(rowGaps[head..<rows - tail], columnGaps[head..<columns - tail]) {
                cost(head + $0, head + $1)
            }
        } else {
            middle += repeatElement(.substituted, count: min(height, width))
            middle += repeatElement(height > width ? .deleted : .inserted, count: abs(height - width))
        }
        return [MatchEdit.Kind](repeating: .same, count: head) + middle
            + [MatchEdit.Kind](repeating: .same, count: tail)
    }

    private static func trace(
        _ rowGaps: ArraySlice<Int>, _ columnGaps: ArraySlice<Int>, _ cost: (Int, Int) -> Int
    ) -> [MatchEdit.Kind] {
        let (rowGaps, columnGaps) = (Array(rowGaps), Array(columnGaps))
        let (height, width) = (rowGaps.count, columnGaps.count)
        // How each cell was reached: 0 along the diagonal at no cost, 1 at a cost, 2 by a deletion, 3 by an insertion.
        var ways = [UInt8](repeating: 3, count: (height + 1) * (width + 1))
        var above = [0]
        for gap in columnGaps { above.append(above[above.count - 1] + gap) }
        var row = above
        for y in 1...height {
            row[0] = above[0] + rowGaps[y - 1]
            ways[y * (width + 1)] = 2
            for x in 1...width {
                let step = cost(y - 1, x - 1)
                var best = above[x - 1] + step
                var way: UInt8 = step == 0 ? 0 : 1
                let (deletion, insertion) = (above[x] + rowGaps[y - 1], row[x - 1] + columnGaps[x - 1])
                if deletion < best { (best, way) = (deletion, 2) }
                if insertion < best { (best, way) = (insertion, 3) }
                row[x] = best
                ways[y * (width + 1) + x] = way
            }
            swap(&above, &row)
        }
        var kinds: [MatchEdit.Kind] = []
        var (y, x) = (height, width)
        while y > 0 || x > 0 {
            switch ways[y * (width + 1) + x] {
            case 0:
                kinds.append(.same)
                (y, x) = (y - 1, x - 1)
            case 1:
                kinds.append(.substituted)
                (y, x) = (y - 1, x - 1)
            case 2:
                kinds.append(.deleted)
                y -= 1
            default:
                kinds.append(.inserted)
                x -= 1
            }
        }
        return kinds.reversed()
    }

    /// Joins consecutive steps of one kind into one edit.
    private static func runs(of steps: [MatchEdit.Kind], _ source: [Range<Int>], _ query: [Range<Int>]) -> [MatchEdit] {
        var edits: [MatchEdit] = []
        var (row, column) = (0, 0)
        for kind in steps {
            let sourceEnd = row == 0 ? 0 : source[row - 1].upperBound
            let queryEnd = column == 0 ? 0 : query[column - 1].upperBound
            let inSource = kind == .inserted ? sourceEnd..<sourceEnd : source[row]
            let inQuery = kind == .deleted ? queryEnd..<queryEnd : query[column]
            if kind != .inserted { row += 1 }
            if kind != .deleted { column += 1 }
            if let last = edits.indices.last, edits[last].kind == kind {
                edits[last].source = edits[last].source.lowerBound..<inSource.upperBound
                edits[last].query = edits[last].query.lowerBound..<inQuery.upperBound
            } else {
                edits.append(MatchEdit(kind: kind, source: inSource, query: inQuery))
            }
        }
        return edits
    }
}
