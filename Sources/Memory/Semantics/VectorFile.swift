import CalqueCore
import CalqueMatchIndex

/// The vectors of the variants of a part of an index, in a file beside it that is laid out as the part is: sections,
/// a check sum for each page, mapped, never changed.
///
/// Header; rotation; of each row its variant, and the hash of its text; blocks. Rows are in the order of the languages,
/// then of the variants. A block has `blockRows` rows, the last one what is left: factors, rests after the first and
/// the second stage (Float each), then the bytes of the first stage of all rows, of the second, of the third.
final class VectorFile: Sendable {
    /// Told apart from the versions of parts.
    static let version: UInt32 = 0x5645_0002
    static let blockRows = 4096
    /// Bytes of a row beside its numbers.
    static let rowHead = 12

    let header: VectorHeader
    let bytes: PartBytes
    let rotation: Rotation
    let variants: Rows
    let hashes: Rows
    let blocks: Rows

    /// - Returns: nil when it is no sound file of this version; the vectors are checked when they are used.
    init?(_ bytes: PartBytes) {
        guard let sections = try? SectionTable(bytes),
            let head = try? sections.rows(.vectorHeader, size: 1), head.isSound(0..<head.count),
            let header = VectorHeader(head.raw(0..<head.count)),
            let turn = try? sections.rows(.vectorRotation, size: 4), turn.count == header.width * header.width,
            turn.isSound(0..<turn.count),
            let variants = try? sections.rows(.vectorVariants, size: 4), variants.count == header.rowCount,
            let hashes = try? sections.rows(.vectorHashes, size: 8), hashes.count == header.rowCount,
            let blocks = try? sections.rows(.vectorBlocks, size: 1),
            blocks.count == header.rowCount * (header.width + Self.rowHead)
        else { return nil }
        self.header = header
        self.bytes = bytes
        self.variants = variants
        self.hashes = hashes
        self.blocks = blocks
        let raw = turn.raw(0..<turn.count)
        rotation = Rotation(
            width: header.width,
            values: (0..<turn.count).map { raw.loadUnaligned(fromByteOffset: 4 * $0, as: Float.self) })
    }

    /// Where the pieces of a block are, in bytes of `blocks`.
    struct Block {
        let rows: Range<Int>
        let start: Int
        let stages: [Int]

        /// 0: factors; 1 and 2: the rests.
        func head(_ kind: Int) -> Int { start + 4 * kind * rows.count }

        /// Where the bytes of a stage begin.
        func stage(_ number: Int) -> Int {
            start + rowHead * rows.count + stages[..<number].reduce(0, +) * rows.count
        }

        /// A row's own bytes of a stage.
        func bytes(_ row: Int, stage number: Int) -> Range<Int> {
            let start = stage(number) + (row - rows.lowerBound) * stages[number]
            return start..<start + stages[number]
        }
    }

    func block(of row: Int) -> Block {
        let first = row / Self.blockRows * Self.blockRows
        return Block(
            rows: first..<min(first + Self.blockRows, header.rowCount),
            start: first * (header.width + Self.rowHead), stages: ByteVector.stages(header.width))
    }

    /// Whether a row's bytes and numbers are sound. - Throws: `VectorError` when not.
    func check(_ range: Range<Int>) throws(VectorError) {
        guard blocks.isSound(range) else { throw .corruptVectors }
    }
}

/// The error of a search for vectors.
enum VectorError: Error {
    /// The bytes of a file of vectors are not those that were written.
    case corruptVectors
    /// The index that the vectors belong to is corrupt: see `CorruptIndex`.
    case corruptIndex
}

/// What a file of vectors says of itself.
struct VectorHeader: Equatable {
    /// What made the vectors.
    var encoder: String
    /// Numbers of a vector, a multiple of 64: filled up with zeros.
    var width: Int
    var rowCount: Int
    /// One past the last row of each language of the part.
    var languageEnds: [Int]

    var serial: [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(text: encoder)
        bytes.append(number: UInt32(width))
        bytes.append(number: UInt64(rowCount))
        bytes.append(number: UInt32(languageEnds.count))
        for end in languageEnds { bytes.append(number: UInt64(end)) }
        return bytes
    }

    init(encoder: String, width: Int, rowCount: Int, languageEnds: [Int]) {
        self.encoder = encoder
        self.width = width
        self.rowCount = rowCount
        self.languageEnds = languageEnds
    }

    /// - Returns: nil when the bytes are no such thing.
    init?(_ bytes: UnsafeRawBufferPointer) {
        var reader = SerialReader(bytes)
        guard let encoder = reader.text(), let width = reader.number(UInt32.self),
            width > 0, width <= 2048, width % 64 == 0, let rows = reader.number(UInt64.self), rows < 1 << 32,
            let count = reader.number(UInt32.self)
        else { return nil }
        var last = 0
        var ends: [Int] = []
        for _ in 0..<count {
            guard let end = reader.number(UInt64.self), end >= last, end <= rows else { return nil }
            last = Int(end)
            ends.append(last)
        }
        guard last == Int(rows) else { return nil }
        self.init(encoder: encoder, width: Int(width), rowCount: Int(rows), languageEnds: ends)
    }

    func rows(ofLanguage language: Int) -> Range<Int> {
        (language == 0 ? 0 : languageEnds[language - 1])..<languageEnds[language]
    }
}
