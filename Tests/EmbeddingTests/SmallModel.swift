/// The bytes of a SentencePiece model with few pieces.
struct SmallModel {
    enum Kind: UInt8 {
        case normal = 1
        case unknown, control, userDefined, unused
    }

    /// The encoder's marks come first.
    var pieces: [(text: String, score: Float, kind: Kind)] = [
        ("<unk>", 0, .unknown), ("<s>", 0, .control), ("</s>", 0, .control), ("\u{2581}", -2, .normal),
    ]
    /// Whether a dummy prefix is added, extra spaces are removed, spaces are escaped.
    var flags = [true, true, true]
    /// The numeric fields of the trainer.
    var trainer: [(field: Int, value: UInt8)] = [(3, 1)]

    var bytes: [UInt8] {
        var file: [UInt8] = []
        for piece in pieces {
            let score = withUnsafeBytes(of: piece.score.bitPattern) { [UInt8]($0) }
            file += Self.field(
                1, Self.field(1, Array(piece.text.utf8)) + [2 << 3 | 5] + score + [3 << 3, piece.kind.rawValue])
        }
        file += Self.field(2, trainer.flatMap { Self.key($0.field, kind: 0) + [$0.value] })
        file += Self.field(3, zip(3..., flags).flatMap { Self.key($0, kind: 0) + [$1 ? 1 : 0] })
        return file
    }

    private static func key(_ field: Int, kind: Int) -> [UInt8] { number(field << 3 | kind) }

    private static func field(_ field: Int, _ content: [UInt8]) -> [UInt8] {
        key(field, kind: 2) + number(content.count) + content
    }

    private static func number(_ value: Int) -> [UInt8] {
        value < 128 ? [UInt8(value)] : [UInt8(value & 127 | 128)] + number(value >> 7)
    }
}
