import COpenBLAS

/// How the encoder multiplies.
public enum Arithmetic: Sendable, CaseIterable {
    /// Single precision, by OpenBLAS.
    case single
    /// Products of bfloat16 numbers summed in single precision: twice as fast where the processor has AVX-512 BF16.
    case bfloat16

    /// The fastest that this processor has.
    public static var fastest: Arithmetic { calque_bf16_available() ? .bfloat16 : .single }

    /// Whether this processor has it.
    public var isAvailable: Bool { self == .single || calque_bf16_available() }
}

/// A matrix of weights, laid out once for many products `C = A·B` with it as B.
///
/// Unchecked because it holds a raw address; safe because nothing is written after `init`.
final class Product: @unchecked Sendable {
    /// Rows and columns of the weights. Rows must be even, columns a multiple of 64.
    let rows: Int
    let columns: Int
    private let arithmetic: Arithmetic
    private let single: UnsafeMutablePointer<Float>
    private let packed: UnsafeMutablePointer<UInt16>

    /// - Parameter parts: row-major matrices of `rows` rows each, put side by side.
    init(_ parts: [(UnsafePointer<Float>, columns: Int)], rows: Int, arithmetic: Arithmetic) {
        let columns = parts.reduce(0) { $0 + $1.columns }
        self.rows = rows
        self.columns = columns
        self.arithmetic = arithmetic
        let size = rows * columns
        switch arithmetic {
        case .single:
            single = .allocate(capacity: size)
            packed = .allocate(capacity: 0)
            for row in 0..<rows {
                var at = row * columns
                for (part, width) in parts {
                    (single + at).initialize(from: part + row * width, count: width)
                    at += width
                }
            }
        case .bfloat16:
            single = .allocate(capacity: 0)
            packed = .allocate(capacity: size)
            var at = 0
            // The layout goes by panels of columns, so parts simply follow each other.
            for (part, width) in parts {
                calque_bf16_pack(part, width, rows, width, packed + at)
                at += rows * width
            }
        }
    }

    deinit {
        single.deallocate()
        packed.deallocate()
    }

    /// What products need beside their operands.
    struct Workspace: ~Copyable {
        let rounded: UnsafeMutablePointer<UInt16>
        let identity: UnsafeMutablePointer<Int32>
        let capacity: Int

        /// - Parameter capacity: of the largest operand A, in numbers.
        init(capacity: Int, rows: Int) {
            self.capacity = capacity
            rounded = .allocate(capacity: capacity)
            identity = .allocate(capacity: rows)
            for row in 0..<rows { identity[row] = Int32(row) }
        }

        deinit {
            rounded.deallocate()
            identity.deallocate()
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
        switch arithmetic {
        case .bfloat16:
            let size = (limit - 1) * stride + rows
            precondition(size <= work.capacity)
            calque_bf16_round(a, size, work.rounded)
            calque_bf16_multiply(count, columns, rows, work.rounded, stride, list, packed, c, cStride)
        case .single:
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
