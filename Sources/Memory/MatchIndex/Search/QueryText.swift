import CalqueCore
import CalqueMatching

/// The texts of a query's tokens, which do not depend on the index.
struct QueryText {
    let query: MatchQuery
    /// The text; for `.plain`, with tags written into it, as they are tokens.
    let bytes: [UInt8]
    /// The tokens of the text for `.plain`.
    let written: [Range<Int>]
    /// The folded tokens; none for `.plain`.
    let folded: FoldedTokens
    /// Whether the folded tokens have the places of the written ones.
    let isRegular: Bool
    /// The hashes of the neighbours, where they count.
    let context: (previous: UInt64, next: UInt64)?

    init(_ query: MatchQuery) {
        self.query = query
        let shown = ShownText(query.scoring == .plain ? query.tagged : TaggedText(query.text))
        (bytes, written) = (shown.bytes, shown.tokens)
        folded = query.scoring == .plain ? FoldedTokens() : FoldedTokens(query.text)
        isRegular = folded.ranges == written
        context =
            query.bonus == 0
            ? nil : query.context.map { (RecordedContext.hash($0.previous ?? ""), RecordedContext.hash($0.next ?? "")) }
    }

    /// Whether there is nothing to compare.
    var isEmpty: Bool { query.scoring == .plain ? written.isEmpty : folded.count == 0 }
}
