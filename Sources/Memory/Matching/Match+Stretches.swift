extension Match {
    /// A piece of the memory's source, or of its replacement in the query.
    public struct Stretch: Sendable, Hashable {
        /// Which of the two texts has the piece.
        public enum Kind: Sendable, Hashable {
            /// In both.
            case same
            /// Only in the memory.
            case deleted
            /// Only in the query.
            case inserted
        }

        /// Which of the two texts has the piece.
        public var kind: Kind
        /// The piece, with tags written into it.
        public var text: String
    }

    /// The memory's source with its replacements in the query, for display: each deleted text is followed by the
    /// inserted text, with tags as labels. No stretch is empty. A number is replaced as a whole (3.2, not 3 and 2).
    /// - Complexity: the same as for `edits`.
    public var stretches: [Stretch] {
        let (shownSource, shownQuery) = (taggedSource.shown, taggedQuery.shown)
        let (source, query) = (shownSource.bytes, shownQuery.bytes)
        func part(_ bytes: [UInt8], _ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
        var stretches: [Stretch] = []
        var place = 0
        for edit in wholeDifferences(shownSource, shownQuery) {
            let isInsertion = edit.source.isEmpty && !edit.query.isEmpty
            let isTag = isInsertion && shownQuery.hasTag(atEndOf: edit.query)
            var start = max(place, edit.source.lowerBound)
            // A tag is attached to the same word as in the query; an inserted word goes between two words.
            if isTag, isBlank(query, edit.query.lowerBound - 1), isBlank(source, start) { start += 1 }
            let same = part(source, place..<start)
            let needsSpace = isInsertion && !isTag && same.last?.isWhitespace == false
            stretches.append(Stretch(kind: .same, text: needsSpace ? same + " " : same))
            stretches.append(Stretch(kind: .deleted, text: part(source, edit.source)))
            stretches.append(Stretch(kind: .inserted, text: part(query, edit.query)))
            place = max(start, edit.source.upperBound)
        }
        stretches.append(Stretch(kind: .same, text: part(source, min(place, source.count)..<source.count)))
        return stretches.filter { !$0.text.isEmpty }
    }

    /// Returns the differences, joined where only blanks separate them or a mark within a number.
    private func wholeDifferences(_ source: ShownText, _ query: ShownText) -> [MatchEdit] {
        func hasTag(_ edit: MatchEdit) -> Bool {
            source.hasTag(atEndOf: edit.source) || query.hasTag(atEndOf: edit.query)
        }
        var joined: [MatchEdit] = []
        for edit in differences {
            if let last = joined.last, !hasTag(last), !hasTag(edit),
                isSlight(source.bytes, last.source.upperBound..<edit.source.lowerBound),
                isSlight(query.bytes, last.query.upperBound..<edit.query.lowerBound)
            {
                joined[joined.count - 1] = MatchEdit(
                    kind: .substituted, source: Self.union(last.source, edit.source),
                    query: Self.union(last.query, edit.query))
            } else {
                joined.append(edit)
            }
        }
        return joined
    }

    /// Returns the union of two consecutive ranges. An empty range has a place but no text.
    private static func union(_ one: Range<Int>, _ other: Range<Int>) -> Range<Int> {
        one.isEmpty ? other : other.isEmpty ? one : one.lowerBound..<other.upperBound
    }

    private func isBlank(_ text: [UInt8], _ place: Int) -> Bool { text.indices.contains(place) && text[place] == 0x20 }

    /// Whether a range has only blanks, or a decimal mark or colon between digits.
    private func isSlight(_ text: [UInt8], _ range: Range<Int>) -> Bool {
        func isDigit(_ place: Int) -> Bool { text.indices.contains(place) && (0x30...0x39).contains(text[place]) }
        if text[range].allSatisfy({ $0 == 0x20 }) { return true }
        return range.count == 1 && [0x2C, 0x2E, 0x3A].contains(text[range.lowerBound])
            && isDigit(range.lowerBound - 1) && isDigit(range.upperBound)
    }
}
