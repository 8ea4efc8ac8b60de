import CalqueBlocks
import CalqueCore
import CalqueMatchIndex

/// The vectors of the variants of a part of an index. They are in a file beside the part with the same layout:
/// sections, a checksum for each page, mapped, never changed.
///
/// The sections are: the header; the rotation; the variant of each row, and the hash of its text; blocks. Rows are in
/// the order of the languages, then of the variants. A block has `blockRows` rows, the last block fewer: the factors,
/// the rests after the first and the second stage (Float each), then the bytes of the first stage of all rows, of the
/// second stage, of the third.
final class VectorFile: Sendable {
    /// The version of the layout. It differs from all versions of parts.
    static let version: UInt32 = 0x5645_0002
    static let blockRows = 4096
    /// The number of bytes of a row before those of the stages.
    static let rowHead = 12

    let header: VectorHeader
    let bytes: PartBytes
    let rotation: Rotation
    let variants: Rows
    let hashes: Rows
    let blocks: Rows

    /// - Returns: nil if it is not an intact file of this version; the vectors are checked when they are used.
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

    /// The places of the pieces of a block, in bytes of `blocks`.
    struct Block {
        let rows: Range<Int>
        let start: Int
        let stages: [Int]

        /// Returns the place of the factors (0) or of the rests (1 and 2).
        func head(_ kind: Int) -> Int { start + 4 * kind * rows.count }

        /// Returns the place of the bytes of a stage.
        func stage(_ number: Int) -> Int {
            start + rowHead * rows.count + stages[..<number].reduce(0, +) * rows.count
        }

        /// Returns the bytes of a row in a stage.
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

    /// Returns the bytes of a row.
    func values(ofRow row: Int) throws(VectorError) -> [Int8] {
        let block = block(of: row)
        var values: [Int8] = []
        values.reserveCapacity(header.width)
        for stage in 0..<3 {
            let range = block.bytes(row, stage: stage)
            try check(range)
            values += blocks.raw(range).map { Int8(bitPattern: $0) }
        }
        return values
    }

    /// Checks that bytes of blocks are intact.
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

/// The header of a file of vectors.
struct VectorHeader: Equatable {
    /// The name of the encoder that made the vectors.
    var encoder: String
    /// The length of a vector, a multiple of 64: vectors are padded with zeros.
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

    /// - Returns: nil if the bytes are not a header.
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
