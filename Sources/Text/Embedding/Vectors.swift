import CCalqueOpenBLAS

/// Vectors of the same length, as the rows of a single-precision matrix.
public struct Vectors: Sendable, Equatable {
    /// The number of vectors.
    public let rows: Int
    /// The length of each vector.
    public let columns: Int
    /// The numbers in row-major order, `rows × columns`.
    public private(set) var values: [Float]

    /// Creates vectors from their numbers.
    ///
    /// - Precondition: `values` has `rows × columns` numbers in row-major order.
    public init(rows: Int, columns: Int, values: [Float]) {
        precondition(rows >= 0 && columns >= 0 && values.count == rows * columns, "values do not fill the rows")
        self.rows = rows
        self.columns = columns
        self.values = values
    }

    /// Whether no number is infinite or undefined.
    package var isFinite: Bool { values.withUnsafeBufferPointer { calque_all_finite($0.baseAddress, $0.count) } }

    /// The numbers of one vector, which are not copied.
    ///
    /// - Precondition: `row` is within `0 ..< rows`.
    public subscript(row: Int) -> ArraySlice<Float> { values[row * columns..<(row + 1) * columns] }

    /// Returns the dot product of a vector with one of another table, which is the cosine for unit vectors.
    ///
    /// - Precondition: both tables have the same number of columns.
    /// - Complexity: linear in `columns`.
    public func dot(_ row: Int, _ other: Vectors, _ otherRow: Int) -> Float {
        precondition(columns == other.columns, "vectors of different lengths")
        return values.withUnsafeBufferPointer { a in
            other.values.withUnsafeBufferPointer { b in
                let a = a[row * columns..<(row + 1) * columns]
                let b = b[otherRow * columns..<(otherRow + 1) * columns]
                return Vectors.dot(UnsafeBufferPointer(rebasing: a), UnsafeBufferPointer(rebasing: b))
            }
        }
    }

    static func dot(_ a: UnsafeBufferPointer<Float>, _ b: UnsafeBufferPointer<Float>) -> Float {
        guard let left = a.baseAddress, let right = b.baseAddress else { return 0 }
        let whole = a.count / 16 * 16
        var sum = Kernels.sum { calque_product_lanes(left, right, whole, $0) }
        for at in whole..<a.count { sum += a[at] * b[at] }
        return sum
    }
}
