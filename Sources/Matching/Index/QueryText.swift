import Core

/// A query's tokens as texts: what does not depend on the index.
struct QueryText {
    let query: Query
    let bytes: [UInt8]
    /// As written.
    let written: [Range<Int>]
    /// The key and its tokens; empty for `.plain`.
    let key: [UInt8]
    let folded: [Range<Int>]

    init(_ query: Query) throws(Failure) {
        self.query = query
        bytes = Array(query.text.utf8)
        written = bytes.withUnsafeBufferPointer { Self.ranges($0) }
        key = query.scoring == .plain ? [] : Array(try foldedKey(of: query.text).utf8)
        folded = key.withUnsafeBufferPointer { Self.ranges($0) }
    }

    private static func ranges(_ utf8: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        Tokens.forEach(in: utf8) { ranges.append($0) }
        return ranges
    }
}
