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

    /// Rounds a vector. A vector of zeros, or one with a number that is not finite, becomes zeros.
    init(_ vector: ArraySlice<Float>) {
        let most = vector.reduce(0) { max($0, abs($1)) }
        // The greatest number says nothing of the others: it skips NaN.
        guard most > 0, vector.allSatisfy(\.isFinite) else {
            self.init(values: [Int8](repeating: 0, count: vector.count))
            return
        }
        // A number below the smallest normal one would make the scale infinite.
        let scale = min(127 / most, .greatestFiniteMagnitude)
        // bounded: the numbers are finite, so that no product is NaN.
        self.init(values: vector.map { Int8(max(-127, min(127, ($0 * scale).rounded()))) })
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
