import CCalqueOpenBLAS

/// A matrix of weights in the layout of its kernel, for many products `C = A·B` with it as B.
///
/// It is `@unchecked Sendable` because it holds raw addresses. That is safe because nothing is written after `init`.
final class WeightMatrix: @unchecked Sendable {
    /// The number of rows, which must be even.
    let rows: Int
    /// The number of columns, which must be a multiple of 64.
    let columns: Int
    private let layout: Layout

    /// The weights in the layout of their kernel.
    private enum Layout {
        case single(UnsafeMutablePointer<Float>)
        case bfloat16(UnsafeMutablePointer<UInt16>)
        /// The weights in 12 bits, and the scale of each column.
        case words(calque_kernel, UnsafeMutablePointer<Int16>, scales: UnsafeMutablePointer<Float>)
        case bytes(Bytes)
    }

    /// The weights in bytes, the scale of each column, and the sums of the columns in each part of the window.
    private struct Bytes {
        let kernel: calque_kernel
        /// The number of rows of a part of the window.
        let width: Int
        let packed: UnsafeMutablePointer<Int8>
        let scales: UnsafeMutablePointer<Float>
        let sums: UnsafeMutablePointer<Float>

        init(_ weights: UnsafePointer<Float>, rows: Int, columns: Int, width: Int, _ kernel: calque_kernel) {
            self.kernel = kernel
            self.width = width
            packed = .allocate(capacity: rows * columns)
            scales = .allocate(capacity: columns)
            sums = .allocate(capacity: rows / width * columns)
            calque_int8_pack(weights, rows / width, width, columns, packed, scales, sums)
        }

        func deallocate() {
            packed.deallocate()
            scales.deallocate()
            sums.deallocate()
        }
    }

    /// Creates a matrix from row-major matrices with `rows` rows each, side by side.
    ///
    /// - Parameters:
    ///   - window: for products with windows, the number of rows that a part of the window has. They cannot be in words.
    ///   - kernel: the kernel for words and bytes.
    init(
        _ parts: [(UnsafePointer<Float>, columns: Int)], rows: Int, window: Int? = nil, _ format: Arithmetic.Format,
        _ kernel: calque_kernel
    ) {
        let columns = parts.reduce(0) { $0 + $1.columns }
        self.rows = rows
        self.columns = columns
        switch format {
        case .single: layout = .single(Self.joined(parts, rows, columns))
        case .words:
            let joined = Self.joined(parts, rows, columns)
            let packed = UnsafeMutablePointer<Int16>.allocate(capacity: rows * columns)
            let scales = UnsafeMutablePointer<Float>.allocate(capacity: columns)
            calque_int16_pack(joined, rows, columns, packed, scales)
            layout = .words(kernel, packed, scales: scales)
            joined.deallocate()
        case .bytes:
            let joined = Self.joined(parts, rows, columns)
            layout = .bytes(Bytes(joined, rows: rows, columns: columns, width: window ?? rows, kernel))
            joined.deallocate()
        case .bfloat16:
            let packed = UnsafeMutablePointer<UInt16>.allocate(capacity: rows * columns)
            var at = 0
            // The layout is by panels of columns, so the parts follow each other.
            for (part, width) in parts {
                calque_bf16_pack(part, width, rows, width, packed + at)
                at += rows * width
            }
            layout = .bfloat16(packed)
        }
    }

    private static func joined(
        _ parts: [(UnsafePointer<Float>, columns: Int)], _ rows: Int, _ columns: Int
    ) -> UnsafeMutablePointer<Float> {
        let joined = UnsafeMutablePointer<Float>.allocate(capacity: rows * columns)
        for row in 0..<rows {
            var at = row * columns
            for (part, width) in parts {
                (joined + at).initialize(from: part + row * width, count: width)
                at += width
            }
        }
        return joined
    }

    deinit {
        switch layout {
        case .single(let single): single.deallocate()
        case .bfloat16(let packed): packed.deallocate()
        case .words(_, let packed, let scales):
            packed.deallocate()
            scales.deallocate()
        case .bytes(let bytes): bytes.deallocate()
        }
    }

    /// The memory that products need besides their operands.
    struct Workspace: ~Copyable {
        /// The operand A in the arithmetic of the kernel.
        let rounded: UnsafeMutablePointer<UInt16>
        /// The numbers 0, 1, 2 …
        let identity: UnsafeMutablePointer<Int32>
        /// Two numbers for each row.
        let scales: UnsafeMutablePointer<Float>
        let capacity: Int
        let rows: Int

        /// - Parameters:
        ///   - capacity: the greatest number of elements of an operand A.
        ///   - rows: the greatest number of its rows.
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

    /// Multiplies `count` rows of A, which are `stride` numbers apart, and writes the product to C.
    func callAsFunction(
        _ a: UnsafePointer<Float>, stride: Int, count: Int, into c: UnsafeMutablePointer<Float>, stride cStride: Int,
        with work: borrowing Workspace
    ) {
        windows(
            a, stride: stride, among: count, UnsafePointer(work.identity), count: count, into: c, stride: cStride,
            with: work)
    }

    /// Multiplies the rows of A that `list` names: `count` rows, all below `limit`. A row is `self.rows` numbers long
    /// whatever the stride is, so rows may overlap. Rows of C below `limit` that are not named have any value afterwards.
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
        case .words(let kernel, let packed, let scales):
            precondition(count == limit && limit * rows <= work.capacity && limit <= work.rows)
            let quantised = UnsafeMutableRawPointer(work.rounded).assumingMemoryBound(to: Int16.self)
            calque_int16_quantise(a, stride, limit, rows, quantised, work.scales)
            calque_int16_multiply(kernel, limit, columns, rows, quantised, work.scales, packed, scales, c, cStride)
        case .bytes(let bytes):
            let parts = rows / bytes.width
            // Rows overlap, or are apart.
            let places = parts == 1 ? limit : limit - 1 + parts
            precondition(places * bytes.width <= work.capacity && places <= work.rows)
            precondition(parts == 1 || stride == bytes.width)
            // The bytes are written where bfloat16 has its rounded numbers.
            let quantised = UnsafeMutableRawPointer(work.rounded).assumingMemoryBound(to: UInt8.self)
            calque_int8_quantise(bytes.kernel, a, stride, places, bytes.width, quantised, work.scales)
            calque_int8_multiply(
                bytes.kernel, count, columns, parts, bytes.width, quantised, work.scales, list, bytes.packed,
                bytes.scales, bytes.sums, c, cStride)
        case .single(let single):
            // BLAS does not allow overlapping rows, so the products of the parts of the window are added.
            let part = min(rows, stride)
            for at in Swift.stride(from: 0, to: rows, by: part) {
                calque_blas_sgemm(
                    Int32(limit), Int32(columns), Int32(part), a + at, Int32(stride), single + at * columns,
                    Int32(columns), at == 0 ? 0 : 1, c, Int32(cStride))
            }
        }
    }
}
