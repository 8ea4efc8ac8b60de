import CalqueCore
import CalqueICU
import CalqueMatching

/// The texts of a query's tokens, which do not depend on the index.
struct QueryText {
    let query: MatchQuery
    /// The text; for `.plain`, with tags written into it, as they are tokens.
    let bytes: [UInt8]
    /// The tokens of the text.
    let written: [Range<Int>]
    /// The folded text and its tokens; empty for `.plain`.
    let key: [UInt8]
    let folded: [Range<Int>]
    /// The hashes of the neighbours, where they count.
    let context: (previous: UInt64, next: UInt64)?

    init(_ query: MatchQuery) throws(Failure) {
        self.query = query
        let shown = ShownText(query.scoring == .plain ? query.tagged : TaggedText(query.text))
        (bytes, written) = (shown.bytes, shown.tokens)
        key = query.scoring == .plain ? [] : Array(try MatchingKey.make(of: query.text).utf8)
        context =
            query.bonus == 0
            ? nil : query.context.map { (RecordedContext.hash($0.previous ?? ""), RecordedContext.hash($0.next ?? "")) }
        folded = key.withUnsafeBufferPointer { Self.ranges($0) }
    }

    private static func ranges(_ utf8: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        SegmentTokens.forEach(in: utf8) { ranges.append($0) }
        return ranges
    }
}
