/// Decoded text (of a JSON string with escapes, of an XML element with references) and its source map.
struct MappedText {
    private(set) var bytes: [UInt8] = []
    private(set) var map = SourceMap()

    mutating func append(_ text: some Collection<UInt8>, source: Range<Int>) {
        bytes.append(contentsOf: text)
        map.append(length: text.count, source: source)
    }

    var isEmpty: Bool { bytes.isEmpty }

    /// The text as a block of one line, with white space collapsed and trimmed; nil if no text is left.
    func line(kind: Article.Block.Kind) -> Article.Block? {
        var text = HTMLText()
        text.append(bytes[...], source: 0..<bytes.count)
        return text.isEmpty
            ? nil
            : Article.Block(kind: kind, text: String(decoding: text.bytes, as: UTF8.self), map: text.map.through(map))
    }

    var string: String { String(decoding: bytes, as: UTF8.self) }
}

extension Article.Block {
    /// The block with a map into the outer source from which the inner source was decoded.
    func through(_ outer: SourceMap) -> Article.Block { Article.Block(kind: kind, text: text, map: map.through(outer)) }

    func of(_ kind: Kind) -> Article.Block { Article.Block(kind: kind, text: text, map: map) }
}
