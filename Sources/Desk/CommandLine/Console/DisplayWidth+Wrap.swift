extension DisplayWidth {
    /// Wraps a text into lines of at most `width` columns.
    ///
    /// Lines break at runs of spaces and next to wide characters, as in Chinese and Japanese, but not before closing or
    /// after opening punctuation. A word that no line can hold is cut between graphemes. Line breaks in the text are
    /// kept.
    ///
    /// - Parameter width: 1 or more. A wide character does not fit a line of one column and exceeds it.
    /// - Returns: at least one line.
    /// - Complexity: O(*n*).
    package static func wrap(_ text: String, to width: Int) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { fill(pieces(of: $0), to: width) }
    }

    /// A piece of text that no line break divides.
    private struct Piece {
        var text: Substring
        var followsSpace: Bool
    }

    private static func pieces(of line: Substring) -> [Piece] {
        var pieces: [Piece] = []
        for word in line.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\r" }) {
            var start = word.startIndex
            var index = word.index(after: start)
            var previous = word[start]
            while index < word.endIndex {
                let next = word[index]
                if isBreak(between: previous, and: next) {
                    pieces.append(Piece(text: word[start..<index], followsSpace: start == word.startIndex))
                    start = index
                }
                previous = next
                index = word.index(after: index)
            }
            pieces.append(Piece(text: word[start...], followsSpace: start == word.startIndex))
        }
        return pieces
    }

    private static func isBreak(between left: Character, and right: Character) -> Bool {
        guard of(left) == 2 || of(right) == 2 else { return false }
        return !openers.contains(left) && !closers.contains(right)
    }

    private static let openers = Set("（「『《〈【〔〖［｛“‘([{«\"'")
    private static let closers = Set("。，、！？：；…—）」』》〉】〕〗］｝”’)]}»\"'.,!?:;%％·・ー々")

    private static func fill(_ pieces: [Piece], to width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var used = 0
        for piece in pieces {
            var rest = piece.text
            let gap = piece.followsSpace && !line.isEmpty ? 1 : 0
            var columns = of(rest)
            if !line.isEmpty, used + gap + columns > width {
                lines.append(line)
                line = ""
                used = 0
            } else if gap > 0 {
                line += " "
                used += 1
            }
            while columns > width {
                var head = prefix(of: rest, columns: width)
                if head.isEmpty { head = rest.prefix(1) }
                lines.append(String(head))
                rest = rest[head.endIndex...]
                columns -= of(head)
            }
            line += rest
            used += columns
        }
        if !line.isEmpty || lines.isEmpty { lines.append(line) }
        return lines
    }
}
