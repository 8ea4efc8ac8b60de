import CCalqueOpenBLAS
import CalqueCore

/// A rotation that moves most of the length of vectors to their first numbers: by the eigenvectors of the second
/// moments (principal components, not centred, because products are compared), the largest first.
///
/// A rotation does not change products, so its quality affects only the time of a search, not its answers.
struct Rotation {
    let width: Int
    /// The matrix by rows. Each number of a rotated vector is the product of a row and the vector.
    let values: [Float]

    /// Learns a rotation.
    /// - Parameter sample: rows of `width` numbers.
    /// - Complexity: O(n · width² + width³).
    init(of sample: [Float], width: Int) {
        self.width = width
        let rows = sample.count / max(width, 1)
        var moments = [Float](repeating: 0, count: width * width)
        var transposed = [Float](repeating: 0, count: sample.count)
        for row in 0..<rows {
            for column in 0..<width { transposed[column * rows + row] = sample[row * width + column] }
        }
        calque_blas_sgemm(
            Int32(width), Int32(width), Int32(rows), transposed, Int32(rows), sample, Int32(width), 0, &moments,
            Int32(width))
        if rows > 0, calque_blas_eigenvectors(Int32(width), &moments) {
            // The smallest eigenvalues come first.
            values = (0..<width).flatMap { row in moments[(width - 1 - row) * width..<(width - row) * width] }
        } else {
            values = (0..<width * width).map { $0 / width == $0 % width ? 1 : 0 }
        }
    }

    init(width: Int, values: [Float]) {
        self.width = width
        self.values = values
    }

    /// Rotates one vector.
    func turn(_ vector: [Float]) -> [Float] {
        var turned = [Float](repeating: 0, count: width)
        calque_blas_sgemm(Int32(width), 1, Int32(width), values, Int32(width), vector, 1, 0, &turned, 1)
        return turned
    }

    /// Turns a rotated vector back.
    func back(_ turned: [Float]) -> [Float] {
        var vector = [Float](repeating: 0, count: width)
        // The product of the row and the matrix.
        calque_blas_sgemm(
            1, Int32(width), Int32(width), turned, Int32(width), values, Int32(width), 0, &vector, Int32(width))
        return vector
    }

    /// Rotates many vectors.
    /// - Parameter vectors: rows of `width` numbers.
    func callAsFunction(_ vectors: [Float]) -> [Float] {
        let rows = vectors.count / max(width, 1)
        // The product takes its right side by rows.
        var transposed = [Float](repeating: 0, count: values.count)
        for row in 0..<width {
            for column in 0..<width { transposed[column * width + row] = values[row * width + column] }
        }
        var turned = [Float](repeating: 0, count: vectors.count)
        calque_blas_sgemm(
            Int32(rows), Int32(width), Int32(width), vectors, Int32(width), transposed, Int32(width), 0, &turned,
            Int32(width))
        return turned
    }
}
