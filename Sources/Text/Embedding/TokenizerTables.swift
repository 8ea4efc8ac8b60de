import CalqueCore
import CalqueIO

/// The tables of the tokenizer in one mapped file: a header, the units of the trie of pieces, the character map and the
/// user-defined symbols.
///
/// The file is derived from a model file and valid with that one only. Numbers are in the byte order of the machine; a file
/// of another byte order is invalid and made again.
///
/// It is `@unchecked Sendable` because it holds addresses. That is safe because `file` is never written and lives as long as
/// this value.
struct TokenizerTables: @unchecked Sendable {
    private struct Header {
        /// "calque" and two bytes with the version of the format.
        static let magic: UInt64 = 0x0001_6575_716C_6163

        var magic = Self.magic
        /// The size of the model file in bytes.
        var sourceSize: UInt64 = 0
        /// The checksum of the model file.
        var sourceSum: UInt64 = 0
        /// The checksum of all bytes after the header.
        var sum: UInt64 = 0
        var pieces: UInt64 = 0
        /// The sizes of the three parts in bytes.
        var units: UInt64 = 0
        var map: UInt64 = 0
        var symbols: UInt64 = 0
        /// Three bits: a dummy prefix is added, extra spaces are removed, spaces are escaped.
        var flags: UInt64 = 0
        var unknown: UInt64 = 0
        var unknownScore: UInt64 = 0
        var reserved: UInt64 = 0
    }

    /// The score of an unknown character is the least score of a piece less this penalty.
    private static let unknownPenalty: Float = 10

    /// The checksum of the model file.
    let sourceSum: UInt64
    let pieceCount: Int32
    let unknown: Int32
    let unknownScore: Float
    let addsDummyPrefix: Bool
    let removesExtraSpaces: Bool
    let escapesSpaces: Bool
    let units: UnsafePointer<PieceUnit>
    let map: CharacterMap?
    /// The user-defined symbols, the longest first, to which the character map does not apply.
    let symbols: [UnsafeRawBufferPointer]
    /// Whether each ASCII byte is kept if another ASCII byte or the end follows.
    let plain: [Bool]
    private let file: MappedFile

    /// Opens a file of tables.
    ///
    /// - Parameter source: the bytes of the model file.
    /// - Returns: nil if the file is damaged, of another model, or of another version of the format.
    /// - Complexity: linear in the bytes; less than a millisecond for 128,000 pieces.
    init?(_ file: MappedFile, source: UnsafeRawBufferPointer) {
        let size = MemoryLayout<Header>.size
        guard file.bytes.count >= size else { return nil }
        let header = file.bytes.loadUnaligned(as: Header.self)
        var rest = file.bytes[size...]
        guard header.magic == Header.magic, header.sourceSize == UInt64(source.count),
            header.sum == Checksum.of(UnsafeRawBufferPointer(rebasing: rest)), header.sourceSum == Checksum.of(source)
        else { return nil }
        func part(_ count: UInt64) -> UnsafeRawBufferPointer? {
            guard count <= UInt64(rest.count) else { return nil }
            defer { rest = rest.dropFirst(Int(count)) }
            return UnsafeRawBufferPointer(rebasing: rest.prefix(Int(count)))
        }
        guard let units = part(header.units), let map = part(header.map), var symbols = part(header.symbols),
            rest.isEmpty, let pieceCount = Int32(exactly: header.pieces), header.unknown < header.pieces,
            let score = UInt32(exactly: header.unknownScore), let first = units.baseAddress
        else { return nil }
        // These checks make checks at each step of the search unnecessary.
        let typed = units.bindMemory(to: PieceUnit.self)
        guard typed.count % 256 == 0, !typed.isEmpty, units.count % MemoryLayout<PieceUnit>.stride == 0 else {
            return nil
        }
        var isSound = true
        for unit in typed {
            isSound = isSound && Int(unit.step >> 8) < typed.count && unit.piece < pieceCount
        }
        guard isSound else { return nil }
        sourceSum = header.sourceSum
        self.pieceCount = pieceCount
        unknown = Int32(header.unknown)
        unknownScore = Float(bitPattern: score)
        addsDummyPrefix = header.flags & 1 != 0
        removesExtraSpaces = header.flags & 2 != 0
        escapesSpaces = header.flags & 4 != 0
        self.units = first.assumingMemoryBound(to: PieceUnit.self)
        self.map = CharacterMap(map)
        if self.map == nil, !map.isEmpty { return nil }
        var found: [UnsafeRawBufferPointer] = []
        while symbols.count >= 4 {
            let count = Int(symbols.loadUnaligned(as: UInt32.self))
            guard count > 0, count <= symbols.count - 4 else { return nil }
            found.append(UnsafeRawBufferPointer(rebasing: symbols[4..<4 + count]))
            symbols = UnsafeRawBufferPointer(rebasing: symbols[(4 + count)...])
        }
        self.symbols = found
        plain = Self.plain(self.map, symbols: found)
        self.file = file
    }

    private static func plain(_ map: CharacterMap?, symbols: [UnsafeRawBufferPointer]) -> [Bool] {
        (0..<256).map { byte in
            guard byte < 128, byte != 0x20, !symbols.contains(where: { Int($0[0]) == byte }) else { return false }
            return (0..<128).allSatisfy { map?.longest([UInt8(byte), $0], count: 2) == nil }
        }
    }

    /// Returns the bytes of the tables of a model file.
    ///
    /// - Throws: `Failure(.badData)` if the source is not a unigram model.
    static func make(from source: UnsafeRawBufferPointer) throws(Failure) -> [UInt8] {
        let model = try SentencePieceModel(source)
        guard model.characterMap.isEmpty || CharacterMap(model.characterMap) != nil else {
            throw Failure(.badData, "not a SentencePiece model: its character map is damaged")
        }
        let normal = model.pieces.lazy.filter { $0.kind == .normal }.map(\.score)
        // SentencePiece starts its search for the extremes with these values.
        let least = normal.reduce(Float.greatestFiniteMagnitude) { min($0, $1) }
        let greatest = normal.reduce(Float.leastNormalMagnitude) { max($0, $1) }
        var keys: [PieceTrieBuilder.Key] = []
        var unknown = 0
        for (id, piece) in model.pieces.enumerated() {
            switch piece.kind {
            case .normal: keys.append((piece.text, Int32(id), Double(piece.score)))
            // User-defined symbols are always chosen.
            case .userDefined:
                keys.append((piece.text, Int32(id), Double(Float(piece.text.count) * greatest) - 0.1))
            case .unknown: unknown = id
            case .control, .unused, .byte: break
            }
        }
        let units = try PieceTrieBuilder(keys).units
        var body: [UInt8] = []
        units.withUnsafeBytes { body += $0 }
        body += model.characterMap
        var symbols: [UInt8] = []
        for text in model.pieces.filter({ $0.kind == .userDefined }).map(\.text).sorted(by: { $0.count > $1.count }) {
            withUnsafeBytes(of: UInt32(truncatingIfNeeded: text.count)) { symbols += $0 }
            symbols += text
        }
        body += symbols
        let header = Header(
            sourceSize: UInt64(source.count), sourceSum: Checksum.of(source),
            sum: body.withUnsafeBytes { Checksum.of($0) },
            pieces: UInt64(model.pieces.count), units: UInt64(units.count * MemoryLayout<PieceUnit>.stride),
            map: UInt64(model.characterMap.count), symbols: UInt64(symbols.count),
            flags: (model.addsDummyPrefix ? 1 : 0) | (model.removesExtraSpaces ? 2 : 0)
                | (model.escapesSpaces ? 4 : 0),
            unknown: UInt64(unknown), unknownScore: UInt64((least - unknownPenalty).bitPattern))
        return withUnsafeBytes(of: header) { [UInt8]($0) } + body
    }
}
