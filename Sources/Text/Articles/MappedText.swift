/// Decoded text (of a JSON string with escapes, of an XML element with references) and its source map.
package struct MappedText: Sendable {
    package private(set) var bytes: [UInt8] = []
    package private(set) var map = SourceMap()

    package init() {}

    package mutating func append(_ text: some Collection<UInt8>, source: Range<Int>) {
        bytes.append(contentsOf: text)
        map.append(length: text.count, source: source)
    }

    package var isEmpty: Bool { bytes.isEmpty }

    /// The text as a block of one line, with white space collapsed and trimmed; nil if no text is left.
    package func line(kind: Article.Block.Kind) -> Article.Block? { line(bytes.indices, kind: kind) }

    /// A part of the text as a block of one line.
    private func line(_ range: Range<Int>, kind: Article.Block.Kind) -> Article.Block? {
        var text = HTMLText()
        text.append(bytes[range], source: range)
        return text.isEmpty
            ? nil
            : Article.Block(kind: kind, text: String(decoding: text.bytes, as: UTF8.self), map: text.map.through(map))
    }

    /// The lines of the text as blocks; empty ones are left out.
    package func lines(kind: Article.Block.Kind) -> [Article.Block] {
        bytes.indices.split { bytes[$0] == 0x0A || bytes[$0] == 0x0D }
            .compactMap { line($0.startIndex..<$0.endIndex, kind: kind) }
    }

    /// The text with a map into the outer source from which its source was decoded.
    package func through(_ outer: SourceMap) -> MappedText {
        var text = self
        text.map = map.through(outer)
        return text
    }

    package var string: String { String(decoding: bytes, as: UTF8.self) }

    /// A part of the text, with its map.
    package func part(_ range: Range<Int>) -> MappedText {
        var part = MappedText()
        let places = SourceMap(verbatim: range).through(map)
        for run in places.runs { part.append(bytes[shifted(run.text, by: range.lowerBound)], source: run.source) }
        return part
    }

    private func shifted(_ range: Range<Int>, by offset: Int) -> Range<Int> {
        range.lowerBound + offset..<range.upperBound + offset
    }
}

extension Article.Block {
    /// The block with a map into the outer source from which the inner source was decoded.
    package func through(_ outer: SourceMap) -> Article.Block {
        Article.Block(kind: kind, text: text, map: map.through(outer))
    }

    package func of(_ kind: Kind) -> Article.Block { Article.Block(kind: kind, text: text, map: map) }
}
