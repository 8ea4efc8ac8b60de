import CCalqueOpenBLAS

/// Rows of single-precision numbers, one after the other: the vectors of some texts, or any table.
package struct Vectors: Sendable, Equatable {
    package let rows: Int
    /// How many numbers a row has.
    package let columns: Int
    /// Row-major, `rows × columns`.
    package private(set) var values: [Float]

    /// - Parameter values: row-major; its count must be `rows × columns`, or it traps.
    package init(rows: Int, columns: Int, values: [Float]) {
        precondition(rows >= 0 && columns >= 0 && values.count == rows * columns, "values do not fill the rows")
        self.rows = rows
        self.columns = columns
        self.values = values
    }

    /// The numbers of one row, not copied. Traps outside `0 ..< rows`.
    package subscript(row: Int) -> ArraySlice<Float> { values[row * columns..<(row + 1) * columns] }

    /// The product of two rows number by number, summed: the cosine where both are unit vectors.
    /// - Complexity: linear in `columns`.
    package func dot(_ row: Int, _ other: Vectors, _ otherRow: Int) -> Float {
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
