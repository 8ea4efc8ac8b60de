import CalqueCore
import CalqueMatching

/// A query's tokens as texts: what does not depend on the index.
struct QueryText {
    let query: Query
    /// The text; for `.plain`, to which tags are tokens, with these written into it.
    let bytes: [UInt8]
    /// Its tokens as written.
    let written: [Range<Int>]
    /// The key and its tokens; empty for `.plain`.
    let key: [UInt8]
    let folded: [Range<Int>]
    /// The hashes of the neighbours, where they count.
    let context: (previous: UInt64, next: UInt64)?

    init(_ query: Query) throws(Failure) {
        self.query = query
        let shown = ShownText(query.scoring == .plain ? query.tagged : TaggedText(query.text))
        (bytes, written) = (shown.bytes, shown.tokens)
        key = query.scoring == .plain ? [] : Array(try foldedKey(of: query.text).utf8)
        context =
            query.bonus == 0
            ? nil : query.context.map { (RecordedContext.hash($0.previous ?? ""), RecordedContext.hash($0.next ?? "")) }
        folded = key.withUnsafeBufferPointer { Self.ranges($0) }
    }

    private static func ranges(_ utf8: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        Tokens.forEach(in: utf8) { ranges.append($0) }
        return ranges
    }
}
