extension Vectors {
    /// Returns the dot products of some vectors with some of another table, in row-major order. They are cosines for unit
    /// vectors.
    ///
    /// - Precondition: both tables have the same number of columns.
    /// - Complexity: the product of both counts and `columns`.
    public func products(rows: Range<Int>, with other: Vectors, rows otherRows: Range<Int>) -> [Float] {
        precondition(columns == other.columns, "vectors of different lengths")
        return values.withUnsafeBufferPointer { left in
            other.values.withUnsafeBufferPointer { right in
                [Float](unsafeUninitializedCapacity: rows.count * otherRows.count) { out, count in
                    for row in rows {
                        let a = UnsafeBufferPointer(rebasing: left[row * columns..<(row + 1) * columns])
                        for otherRow in otherRows {
                            let b = UnsafeBufferPointer(rebasing: right[otherRow * columns..<(otherRow + 1) * columns])
                            out[count] = Vectors.dot(a, b)
                            count += 1
                        }
                    }
                }
            }
        }
    }
}
