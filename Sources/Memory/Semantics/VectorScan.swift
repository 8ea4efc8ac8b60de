import CCalqueSemantics
import CalqueCore
import CalqueMatchIndex

/// Finds the rows of a file of vectors that are nearest to a query.
///
/// The first 128 numbers of a row, which have most of its length after the rotation, bound its whole product: by Cauchy
/// and Schwarz the rest contributes at most the product of the lengths. Only rows whose bound reaches the worst of the
/// best so far are compared further. So the answer is that of an exhaustive scan, to the last bit.
struct VectorScan {
    private let file: VectorFile
    private let query: ByteVector
    private let stages: [Int]
    private let rows: Range<Int>
    /// For each row of `rows` the product so far, and the bound after the first stage.
    private var products: [Int32]
    private var bounds: [Float]

    /// - Parameters:
    ///   - query: a vector rotated as those of the file.
    ///   - rows: the rows of one language.
    init(_ file: VectorFile, _ query: ByteVector, rows: Range<Int>) {
        self.file = file
        self.rows = rows
        self.query = query
        stages = ByteVector.stages(file.header.width)
        products = [Int32](repeating: 0, count: rows.count)
        bounds = [Float](repeating: 0, count: rows.count)
    }

    /// Returns the cosine of a row: exact except for two roundings, and the same at each call.
    func score(_ row: Int) throws(VectorError) -> Float {
        let block = file.block(of: row)
        var product: Int32 = 0
        for stage in stages.indices { product += try self.product(row, block, stage) }
        return score(product, try factor(row, block))
    }

    private func score(_ product: Int32, _ factor: Float) -> Float { Float(product) * factor * query.factor }

    /// Offers all rows that may be among the best.
    /// - Parameters:
    ///   - least: returns the score that a row must reach at the time of the call.
    ///   - offer: receives a row and its score.
    mutating func run(
        least: () -> Float, offer: (Int, Float) throws(VectorError) -> Void
    ) throws(VectorError) {
        var best: [Int] = []
        for piece in pieces { best.append(try bound(piece)) }
        // The nearest row is probably the best of its block: so the threshold is high before the other rows are
        // compared.
        for row in best { try offer(row, try score(row)) }
        let seen = Set(best)
        var found = [UInt32](repeating: 0, count: VectorFile.blockRows)
        for piece in pieces {
            let count = try refine(piece, least(), &found)
            for number in found[..<count] where !seen.contains(piece.first + Int(number)) {
                let row = piece.first + Int(number)
                let product = products[row - rows.lowerBound] + (try self.product(row, piece.block, 2))
                try offer(row, score(product, try factor(row, piece.block)))
            }
        }
    }

    // MARK: Pieces

    /// The rows of a block that are compared.
    private struct Piece {
        let block: VectorFile.Block
        let first: Int
        let count: Int

        /// Returns the place of the rows' bytes in a stage.
        func stage(_ number: Int) -> Range<Int> {
            let start = block.bytes(first, stage: number).lowerBound
            return start..<start + count * block.stages[number]
        }

        func head(_ kind: Int) -> Range<Int> {
            let start = block.head(kind) + 4 * (first - block.rows.lowerBound)
            return start..<start + 4 * count
        }
    }

    private var pieces: [Piece] {
        var pieces: [Piece] = []
        var row = rows.lowerBound
        while row < rows.upperBound {
            let block = file.block(of: row)
            let end = min(block.rows.upperBound, rows.upperBound)
            pieces.append(Piece(block: block, first: row, count: end - row))
            row = end
        }
        return pieces
    }

    /// Bounds the rows by the first stage. - Returns: the row with the largest bound.
    private mutating func bound(_ piece: Piece) throws(VectorError) -> Int {
        let bytes: UnsafePointer<Int8> = try address(piece.stage(0))
        let factors: UnsafePointer<Float> = try address(piece.head(0))
        let rests: UnsafePointer<Float> = try address(piece.head(1))
        let start = piece.first - rows.lowerBound
        return piece.first
            + products.withUnsafeMutableBufferPointer { products in
                bounds.withUnsafeMutableBufferPointer { bounds in
                    calque_semantics_bounds(
                        bytes, piece.count, stages[0], query.values, factors, rests, query.rests[0],
                        products.baseAddress.map { $0 + start }, bounds.baseAddress.map { $0 + start })
                }
            }
    }

    /// Bounds the rows that are still of interest by the second stage, too.
    /// - Returns: how many are left; `found` contains their numbers in the piece.
    private mutating func refine(
        _ piece: Piece, _ least: Float, _ found: inout [UInt32]
    ) throws(VectorError) -> Int {
        let start = piece.first - rows.lowerBound
        // The threshold of a bound, slightly lowered because of the rounding.
        let threshold = query.factor > 0 ? (least / query.factor).nextDown.nextDown : -.infinity
        guard bounds[start..<start + piece.count].contains(where: { $0 >= threshold }) else { return 0 }
        let bytes: UnsafePointer<Int8> = try address(piece.stage(1))
        let factors: UnsafePointer<Float> = try address(piece.head(0))
        let rests: UnsafePointer<Float> = try address(piece.head(2))
        let values = Array(query.values[stages[0]...])
        return products.withUnsafeMutableBufferPointer { products in
            bounds.withUnsafeBufferPointer { bounds in
                calque_semantics_refine(
                    bytes, piece.count, stages[1], values, factors, rests, query.rests[1], threshold,
                    bounds.baseAddress.map { $0 + start }, products.baseAddress.map { $0 + start }, &found)
            }
        }
    }

    // MARK: Bytes

    /// Returns the address of bytes of the blocks after checking them.
    private func address<Number>(_ range: Range<Int>) throws(VectorError) -> UnsafePointer<Number> {
        try file.check(range)
        // The range is empty for a stage that the vectors are too short for; it is never read.
        let base = file.blocks.raw(0..<file.blocks.count).baseAddress ?? UnsafeRawPointer(bitPattern: 16)
        guard let base else { throw .corruptVectors }
        return (base + range.lowerBound).assumingMemoryBound(to: Number.self)
    }

    private func product(_ row: Int, _ block: VectorFile.Block, _ stage: Int) throws(VectorError) -> Int32 {
        if stages[stage] == 0 { return 0 }
        let bytes: UnsafePointer<Int8> = try address(block.bytes(row, stage: stage))
        let start = stages[..<stage].reduce(0, +)
        return query.values.withUnsafeBufferPointer { query in
            query.baseAddress.map { calque_semantics_product(bytes, $0 + start, stages[stage]) } ?? 0
        }
    }

    private func factor(_ row: Int, _ block: VectorFile.Block) throws(VectorError) -> Float {
        let start = block.head(0) + 4 * (row - block.rows.lowerBound)
        let number: UnsafePointer<Float> = try address(start..<start + 4)
        return number.pointee
    }
}
