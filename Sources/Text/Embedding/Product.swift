import CCalqueOpenBLAS

/// A matrix of weights, laid out once for many products `C = A·B` with it as B.
///
/// Unchecked because it holds a raw address; safe because nothing is written after `init`.
final class Product: @unchecked Sendable {
    /// Rows and columns of the weights. Rows must be even, columns a multiple of 64.
    let rows: Int
    let columns: Int
    private let layout: Layout

    /// The weights as their kernel reads them.
    private enum Layout {
        case single(UnsafeMutablePointer<Float>)
        case bfloat16(UnsafeMutablePointer<UInt16>)
        /// The bytes, a scale for each column, and the sums of the columns in each part of the window.
        case int8(UnsafeMutablePointer<Int8>, scales: UnsafeMutablePointer<Float>, sums: UnsafeMutablePointer<Float>)
    }

    /// - Parameter parts: row-major matrices of `rows` rows each, put side by side.
    init(_ parts: [(UnsafePointer<Float>, columns: Int)], rows: Int, arithmetic: Arithmetic) {
        let columns = parts.reduce(0) { $0 + $1.columns }
        self.rows = rows
        self.columns = columns
        if arithmetic == .single {
            let single = UnsafeMutablePointer<Float>.allocate(capacity: rows * columns)
            for row in 0..<rows {
                var at = row * columns
                for (part, width) in parts {
                    (single + at).initialize(from: part + row * width, count: width)
                    at += width
                }
            }
            layout = .single(single)
        } else {
            let packed = UnsafeMutablePointer<UInt16>.allocate(capacity: rows * columns)
            var at = 0
            // The layout goes by panels of columns, so parts simply follow each other.
            for (part, width) in parts {
                calque_bf16_pack(part, width, rows, width, packed + at)
                at += rows * width
            }
            layout = .bfloat16(packed)
        }
    }

    /// For windows in bytes: what `windows` gets then has rows of `width` numbers, and `rows / width` make a window.
    init(bytes weights: UnsafePointer<Float>, rows: Int, columns: Int, width: Int) {
        self.rows = rows
        self.columns = columns
        let packed = UnsafeMutablePointer<Int8>.allocate(capacity: rows * columns)
        let scales = UnsafeMutablePointer<Float>.allocate(capacity: columns)
        let sums = UnsafeMutablePointer<Float>.allocate(capacity: rows / width * columns)
        calque_int8_pack(weights, rows / width, width, columns, packed, scales, sums)
        layout = .int8(packed, scales: scales, sums: sums)
    }

    deinit {
        switch layout {
        case .single(let single): single.deallocate()
        case .bfloat16(let packed): packed.deallocate()
        case .int8(let packed, let scales, let sums):
            packed.deallocate()
            scales.deallocate()
            sums.deallocate()
        }
    }

    /// What products need beside their operands.
    struct Workspace: ~Copyable {
        let rounded: UnsafeMutablePointer<UInt16>
        let identity: UnsafeMutablePointer<Int32>
        /// Two numbers a row.
        let scales: UnsafeMutablePointer<Float>
        let capacity: Int
        let rows: Int

        /// - Parameter capacity: of the largest operand A, in numbers; `rows`: of the one with the most rows.
        init(capacity: Int, rows: Int) {
            self.capacity = capacity
            self.rows = rows
            scales = .allocate(capacity: 2 * rows)
            rounded = .allocate(capacity: capacity)
            identity = .allocate(capacity: rows)
            for row in 0..<rows { identity[row] = Int32(row) }
        }

        deinit {
            rounded.deallocate()
            identity.deallocate()
            scales.deallocate()
        }
    }

    /// Multiplies `count` rows of A, `stride` numbers apart, into C.
    func callAsFunction(
        _ a: UnsafePointer<Float>, stride: Int, count: Int, into c: UnsafeMutablePointer<Float>, stride cStride: Int,
        with work: borrowing Workspace
    ) {
        windows(
            a, stride: stride, among: count, UnsafePointer(work.identity), count: count, into: c, stride: cStride,
            with: work)
    }

    /// Multiplies the rows that `list` names, `count` of them, all below `limit`. Rows of A may overlap: one is
    /// `self.rows` numbers long, whatever the stride. Rows of C below `limit` that are not named hold anything after.
    func windows(
        _ a: UnsafePointer<Float>, stride: Int, among limit: Int, _ list: UnsafePointer<Int32>, count: Int,
        into c: UnsafeMutablePointer<Float>, stride cStride: Int, with work: borrowing Workspace
    ) {
        guard count > 0 else { return }
        switch layout {
        case .bfloat16(let packed):
            let size = (limit - 1) * stride + rows
            precondition(size <= work.capacity)
            calque_bf16_round(a, size, work.rounded)
            calque_bf16_multiply(count, columns, rows, work.rounded, stride, list, packed, c, cStride)
        case .int8(let packed, let scales, let sums):
            let parts = rows / stride
            let places = limit - 1 + parts
            precondition(places * stride <= work.capacity && places <= work.rows)
            // The bytes go where the other arithmetic has its rounded numbers.
            let bytes = UnsafeMutableRawPointer(work.rounded).assumingMemoryBound(to: UInt8.self)
            calque_int8_quantise(a, places, stride, bytes, work.scales)
            calque_int8_multiply(
                count, columns, parts, stride, bytes, work.scales, list, packed, scales, sums, c, cStride)
        case .single(let single):
            // BLAS knows no overlapping rows; a product for each part of the window, added up, is the same.
            let part = min(rows, stride)
            for at in Swift.stride(from: 0, to: rows, by: part) {
                calque_blas_sgemm(
                    Int32(limit), Int32(columns), Int32(part), a + at, Int32(stride), single + at * columns,
                    Int32(columns), at == 0 ? 0 : 1, c, Int32(cStride))
            }
        }
    }
}
