import CalqueBlocks
import CalqueCore
import CalqueEmbedding
import CalqueIO
import CalqueMatchIndex

/// Builds the vectors of a part of an index.
struct VectorBuilder {
    let part: IndexPart
    let encoder: any SentenceEncoder
    /// The name of the encoder in the file.
    let name: String
    /// Earlier files, whose vectors are used again.
    let others: [VectorFile]
    /// Receives the number of rows after each batch.
    let onRows: (Int) -> Void

    /// The number of texts that are encoded together.
    private static let batch = 512
    /// The number of texts from which the rotation is learnt, spread over the part.
    private static let sample = 4096

    private var width: Int { (encoder.dimension + 63) / 64 * 64 }

    /// - Throws: `IndexError.corrupt` for the index; the failure of the encoder or the sink.
    func write(to sink: @escaping PartWriter.Sink) throws(IndexError) {
        let (variants, ends) = try orCorrupt(order())
        let known = Known(others.filter { $0.header.encoder == name && $0.header.width == width })
        let rotation = if let earlier = known.rotation { earlier } else { try learn(variants) }
        let header = VectorHeader(encoder: name, width: width, rowCount: variants.count, languageEnds: ends)
        var writer = PartWriter(version: VectorFile.version, to: sink)
        try orFailure(writer.write(.vectorHeader, header.serial))
        try orFailure(writer.write(.vectorRotation, rotation.values))
        try orFailure(writer.write(.vectorVariants, variants))
        try orFailure(writer.begin(.vectorBlocks, count: variants.count * (width + VectorFile.rowHead)))
        var hashes: [UInt64] = []
        hashes.reserveCapacity(variants.count)
        var start = 0
        while start < variants.count {
            let end = min(start + VectorFile.blockRows, variants.count)
            var rows: [ByteVector] = []
            for first in stride(from: start, to: end, by: Self.batch) {
                rows += try vectors(of: variants[first..<min(first + Self.batch, end)], rotation, known, &hashes)
            }
            try orFailure(Self.append(rows, to: &writer))
            start = end
        }
        try orFailure(writer.write(.vectorHashes, hashes))
        try orFailure(writer.finish())
    }

    /// Returns the variants in the order of the rows, and the end of each language.
    private func order() throws(CorruptIndex) -> (variants: [UInt32], ends: [Int]) {
        var rows = [[UInt32]](repeating: [], count: part.languages.count)
        for variant in 0..<part.variantCount {
            rows[try part.language(ofVariant: variant)].append(UInt32(variant))
        }
        var ends: [Int] = []
        for language in rows { ends.append((ends.last ?? 0) + language.count) }
        return (rows.flatMap { $0 }, ends)
    }

    private func learn(_ variants: [UInt32]) throws(IndexError) -> Rotation {
        let step = max(1, variants.count / Self.sample)
        var texts: [String] = []
        for place in stride(from: 0, to: variants.count, by: step).prefix(Self.sample) {
            texts.append(try orCorrupt(part.text(ofVariant: Int(variants[place]))))
        }
        return Rotation(of: padded(try encode(texts)), width: width)
    }

    /// - Throws: also for vectors that are not finite, which must not be kept.
    private func encode(_ texts: [String]) throws(IndexError) -> Vectors {
        let vectors = try orFailure(encoder.encode(texts))
        guard vectors.isFinite else {
            throw .failure(Failure(.badData, "the encoder's vectors are not finite numbers: no vectors are kept"))
        }
        return vectors
    }

    private func padded(_ vectors: Vectors) -> [Float] {
        if vectors.columns == width { return vectors.values }
        return (0..<vectors.rows).flatMap { row in
            Array(vectors[row]) + [Float](repeating: 0, count: width - vectors.columns)
        }
    }

    private func vectors(
        of variants: ArraySlice<UInt32>, _ rotation: Rotation, _ known: Known, _ hashes: inout [UInt64]
    ) throws(IndexError) -> [ByteVector] {
        var texts: [String] = []
        var rows: [ByteVector?] = []
        // The place in `rows` of each text to be encoded.
        var places: [Int] = []
        for variant in variants {
            let text = try orCorrupt(part.text(ofVariant: Int(variant)))
            let hash = Checksum.of(text)
            hashes.append(hash)
            rows.append(known.vector(hash))
            if rows.last == .some(nil) {
                places.append(rows.count - 1)
                texts.append(text)
            }
        }
        if !texts.isEmpty {
            let turned = rotation(padded(try encode(texts)))
            for (number, place) in places.enumerated() {
                rows[place] = ByteVector(turned[number * width..<(number + 1) * width])
            }
        }
        onRows(variants.count)
        return rows.compactMap { $0 }
    }

    private static func append(_ rows: [ByteVector], to writer: inout PartWriter) throws(Failure) {
        var bytes: [UInt8] = []
        for row in rows { bytes.append(number: row.factor.bitPattern) }
        for rest in 0..<2 {
            for row in rows { bytes.append(number: row.rests[rest].bitPattern) }
        }
        var start = 0
        for stage in ByteVector.stages(rows.first?.values.count ?? 0) {
            for row in rows { bytes += row.values[start..<start + stage].map { UInt8(bitPattern: $0) } }
            start += stage
        }
        try bridged({ bytes.withUnsafeBytes($0) }) { (bytes) throws(Failure) in try writer.append(bytes) }
    }
}

/// The vectors of earlier files, by the hashes of their texts.
private struct Known {
    private let files: [VectorFile]
    private var places: [UInt64: (file: Int, row: Int)] = [:]
    /// The rotation of these vectors. Vectors can only be used again with their rotation.
    let rotation: Rotation?

    init(_ others: [VectorFile]) {
        let largest = others.max { $0.header.rowCount < $1.header.rowCount }
        rotation = largest?.rotation
        files = others.filter { $0.rotation.values == largest?.rotation.values }
        for (number, file) in files.enumerated() where file.hashes.isSound(0..<file.hashes.count) {
            for row in 0..<file.header.rowCount { places[file.hashes.wide(row)] = (number, row) }
        }
    }

    func vector(_ hash: UInt64) -> ByteVector? {
        guard let (number, row) = places[hash] else { return nil }
        let file = files[number]
        let block = file.block(of: row)
        var values: [Int8] = []
        for stage in 0..<3 {
            let range = block.bytes(row, stage: stage)
            guard file.blocks.isSound(range) else { return nil }
            values += file.blocks.raw(range).map { Int8(bitPattern: $0) }
        }
        return ByteVector(values: values)
    }
}
