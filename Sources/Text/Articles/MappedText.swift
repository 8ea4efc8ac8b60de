/// Text taken out of its wrapping – the escapes of a JSON string, the references of an XML element – that knows where
/// each part of it stands.
struct MappedText {
    private(set) var bytes: [UInt8] = []
    private(set) var map = SourceMap()

    mutating func append(_ text: some Collection<UInt8>, source: Range<Int>) {
        bytes.append(contentsOf: text)
        map.append(length: text.count, source: source)
    }

    var isEmpty: Bool { bytes.isEmpty }

    /// What a reader sees of it as one line: white space collapsed, none at the ends; nil when that is nothing.
    func line(kind: Block.Kind) -> Block? {
        var text = HTMLText()
        text.append(bytes[...], source: 0..<bytes.count)
        return text.isEmpty
            ? nil : Block(kind: kind, text: String(decoding: text.bytes, as: UTF8.self), map: text.map.through(map))
    }

    var string: String { String(decoding: bytes, as: UTF8.self) }
}

extension Block {
    /// The block with its places carried on to the source that its text was taken from.
    func through(_ outer: SourceMap) -> Block { Block(kind: kind, text: text, map: map.through(outer)) }

    func of(_ kind: Kind) -> Block { Block(kind: kind, text: text, map: map) }
}
