/// A vector rounded to bytes with a scale of its own, so that its largest number becomes 127.
struct ByteVector: Equatable {
    /// Returns the sizes of the three consecutive stages in which vectors are compared.
    static func stages(_ width: Int) -> [Int] {
        let first = min(width, 128)
        let second = min(width - first, 128)
        return [first, second, width - first - second]
    }

    let values: [Int8]
    /// One over the length of `values`; 0 for a vector of zeros.
    let factor: Float
    /// The lengths of the remainders after the first and the second stage, rounded up.
    let rests: [Float]

    init(_ vector: ArraySlice<Float>) {
        let most = vector.reduce(0) { max($0, abs($1)) }
        let scale = most > 0 && most.isFinite ? 127 / most : 0
        self.init(values: vector.map { Int8(clamping: Int(($0 * scale).rounded())) })
    }

    init(values: [Int8]) {
        self.values = values
        let stages = Self.stages(values.count)
        func squares(from start: Int) -> Double {
            Double(values[start...].reduce(0) { $0 + Int($1) * Int($1) })
        }
        let whole = squares(from: 0)
        factor = whole > 0 ? Float(1 / whole.squareRoot()) : 0
        rests = [stages[0], stages[0] + stages[1]].map { Float(squares(from: $0).squareRoot()).nextUp }
    }
}
