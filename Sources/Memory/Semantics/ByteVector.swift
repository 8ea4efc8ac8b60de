/// A vector rounded to bytes, by a scale of its own: 127 is its greatest number.
struct ByteVector: Equatable {
    /// One after the other: what is looked at first, second and third.
    static func stages(_ width: Int) -> [Int] {
        let first = min(width, 128)
        let second = min(width - first, 128)
        return [first, second, width - first - second]
    }

    let values: [Int8]
    /// One over the length of `values`; 0 of a vector of zeros.
    let factor: Float
    /// The lengths of what is left after the first and after the second stage, rounded up.
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
