import Core
import ICU

/// A stretch of a match: what stands in the memory's source text and what in the query.
public struct Edit: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        /// The same tokens on both sides.
        case same
        /// Only in the query.
        case inserted
        /// Only in the memory's source.
        case deleted
        /// One for the other; also a word in another case or a mark of another width.
        case substituted
    }

    public var kind: Kind
    /// UTF-8 bytes of the memory's source text, from the first token's begin to the last one's end; empty, at the
    /// place of the insertion, when nothing stands there.
    public var source: Range<Int>
    /// UTF-8 bytes of the query; empty, at the place of the deletion, when nothing stands there.
    public var query: Range<Int>
}

/// How the memory's source becomes the query, as runs of tokens.
///
/// R. A. Wagner and M. J. Fischer, "The string-to-string correction problem" (J. ACM 21, 1974), after what both begin
/// and end with is taken off. It is made for the few matches that are shown.
enum EditScript {
    /// Matrices above this many cells (a byte each) are not made: what is left becomes one substitution.
    static let mostCells = 1 << 24

    /// A shortest script.
    ///
    /// For `.translator` the tokens are aligned as the score does it: to substitute a number for a number, or a token
    /// for one that differs in case or width only, costs so little that no number of them outweighs another edit.
    static func make(source: String, query: String, scoring: Scoring) -> [Edit] {
        let source = Tokens(source)
        let query = Tokens(query)
        var vocabulary = Vocabulary()
        let sourceIDs = Words(source, &vocabulary, folded: scoring == .translator)
        let queryIDs = Words(query, &vocabulary, folded: scoring == .translator)
        let full = 2 * max(source.count, query.count) + 1
        let steps = align(source.count, query.count, gap: full) { row, column in
            if sourceIDs.exact[row] == queryIDs.exact[column] { return 0 }
            guard scoring == .translator else { return full }
            if sourceIDs.folded[row] == queryIDs.folded[column] { return 1 }
            return sourceIDs.folded[row].isNumber && queryIDs.folded[column].isNumber ? 2 : full
        }
        return runs(of: steps, source.ranges, query.ranges)
    }

    private struct Words {
        var exact: [TokenID] = []
        var folded: [TokenID] = []

        init(_ tokens: Tokens, _ vocabulary: inout Vocabulary, folded: Bool) {
            for var text in tokens.texts {
                exact.append(text.withUTF8 { vocabulary.intern($0) })
                guard folded else { continue }
                // A single token is never too long to be folded, unless the whole segment was.
                var key = (try? MatchingKey.make(of: text)) ?? text
                self.folded.append(key.withUTF8 { vocabulary.intern($0) })
            }
        }
    }

    /// The kinds of the steps from the first token to the last, of a least cost.
    /// - Parameters:
    ///   - gap: what inserting or deleting a token costs.
    ///   - cost: what the query's token `column` in the place of the source's `row` costs; 0 when they are the same.
    static func align(_ rows: Int, _ columns: Int, gap: Int, cost: (_ row: Int, _ column: Int) -> Int) -> [Edit.Kind] {
        var head = 0
        while head < min(rows, columns), cost(head, head) == 0 { head += 1 }
        var tail = 0
        while tail < min(rows, columns) - head, cost(rows - 1 - tail, columns - 1 - tail) == 0 { tail += 1 }
        let height = rows - head - tail
        let width = columns - head - tail
        var middle: [Edit.Kind] = []
        if height > 0, width > 0, height < mostCells / (width + 1) {
            middle = trace(height, width, gap) { cost(head + $0, head + $1) }
        } else {
            middle += repeatElement(.substituted, count: min(height, width))
            middle += repeatElement(height > width ? .deleted : .inserted, count: abs(height - width))
        }
        return [Edit.Kind](repeating: .same, count: head) + middle + [Edit.Kind](repeating: .same, count: tail)
    }

    private static func trace(_ height: Int, _ width: Int, _ gap: Int, _ cost: (Int, Int) -> Int) -> [Edit.Kind] {
        // Of each cell how it was reached: 0 along the diagonal at no cost, 1 at a cost, 2 deletion, 3 insertion.
        var ways = [UInt8](repeating: 3, count: (height + 1) * (width + 1))
        var above = (0...width).map { $0 * gap }
        var row = above
        for y in 1...height {
            row[0] = y * gap
            ways[y * (width + 1)] = 2
            for x in 1...width {
                let step = cost(y - 1, x - 1)
                var best = above[x - 1] + step
                var way: UInt8 = step == 0 ? 0 : 1
                if above[x] + gap < best { (best, way) = (above[x] + gap, 2) }
                if row[x - 1] + gap < best { (best, way) = (row[x - 1] + gap, 3) }
                row[x] = best
                ways[y * (width + 1) + x] = way
            }
            swap(&above, &row)
        }
        var kinds: [Edit.Kind] = []
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

    /// Steps of one kind that follow one another become one edit.
    private static func runs(of steps: [Edit.Kind], _ source: [Range<Int>], _ query: [Range<Int>]) -> [Edit] {
        var edits: [Edit] = []
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
                edits.append(Edit(kind: kind, source: inSource, query: inQuery))
            }
        }
        return edits
    }
}
