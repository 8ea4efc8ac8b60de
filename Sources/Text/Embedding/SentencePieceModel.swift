import CalqueCore

/// The parts of a SentencePiece model file that tokenisation with a unigram model needs.
///
/// Source: sentencepiece_model.proto of SentencePiece 0.1.97. The addresses point into the bytes that were read.
struct SentencePieceModel {
    /// The type of a piece.
    enum Kind: UInt64 {
        case normal = 1
        case unknown, control, userDefined, unused, byte
    }

    /// A piece of the vocabulary.
    struct Piece {
        var text = UnsafeRawBufferPointer(start: nil, count: 0)
        var score: Float = 0
        var kind = Kind.normal
    }

    var pieces: [Piece] = []
    /// The normalisation rules; see `CharacterMap`.
    var characterMap = UnsafeRawBufferPointer(start: nil, count: 0)
    var addsDummyPrefix = true
    var removesExtraSpaces = true
    var escapesSpaces = true

    /// Reads the bytes of a model file.
    ///
    /// - Throws: `Failure(.badData)` if they are not a model, or one of a type that is not supported.
    init(_ bytes: UnsafeRawBufferPointer) throws(Failure) {
        var message = ProtocolBuffer(bytes)
        while let (field, value) = message.next() {
            switch (field, value) {
            case (1, .bytes(let piece)): pieces.append(try Self.piece(piece))
            case (2, .bytes(let trainer)): try Self.check(trainer: trainer)
            case (3, .bytes(let normalizer)): try read(normalizer: normalizer)
            default: break
            }
        }
        guard message.isSound, !pieces.isEmpty else { throw Self.damaged }
        guard pieces.lazy.filter({ $0.kind == .unknown }).count == 1 else {
            throw Failure(.badData, "not a SentencePiece model: it has no unknown piece, or more than one")
        }
    }

    private static var damaged: Failure { Failure(.badData, "not a SentencePiece model, or a damaged one") }

    private static func piece(_ bytes: UnsafeRawBufferPointer) throws(Failure) -> Piece {
        var piece = Piece()
        var message = ProtocolBuffer(bytes)
        while let (field, value) = message.next() {
            switch (field, value) {
            case (1, .bytes(let text)): piece.text = text
            case (2, .float(let score)): piece.score = score
            case (3, .number(let number)):
                guard let kind = Kind(rawValue: number) else { throw damaged }
                piece.kind = kind
            default: break
            }
        }
        guard message.isSound, !piece.text.isEmpty else { throw damaged }
        return piece
    }

    private static func check(trainer: UnsafeRawBufferPointer) throws(Failure) {
        var message = ProtocolBuffer(trainer)
        while let (field, value) = message.next() {
            switch (field, value) {
            case (3, .number(let kind)) where kind != 1: throw Failure(.badData, "not a unigram model")
            case (24, .number(let suffix)) where suffix != 0:
                throw Failure(.badData, "a model with spaces as suffixes, which is not supported")
            case (35, .number(let fallback)) where fallback != 0:
                throw Failure(.badData, "a model with pieces for bytes, which is not supported")
            default: break
            }
        }
        guard message.isSound else { throw damaged }
    }

    private mutating func read(normalizer: UnsafeRawBufferPointer) throws(Failure) {
        var message = ProtocolBuffer(normalizer)
        while let (field, value) = message.next() {
            switch (field, value) {
            case (2, .bytes(let map)): characterMap = map
            case (3, .number(let flag)): addsDummyPrefix = flag != 0
            case (4, .number(let flag)): removesExtraSpaces = flag != 0
            case (5, .number(let flag)): escapesSpaces = flag != 0
            default: break
            }
        }
        guard message.isSound else { throw Self.damaged }
    }
}
