/// The loops that are no matrix products, over raw memory, sixteen numbers at a time. Counts are multiples of 16.
enum Kernels {
    typealias Floats = UnsafePointer<Float>
    typealias Target = UnsafeMutablePointer<Float>
    typealias Lanes = SIMD16<Float>

    @inline(__always)
    static func load(_ address: Floats, _ at: Int) -> Lanes {
        UnsafeRawPointer(address + at).loadUnaligned(as: Lanes.self)
    }

    @inline(__always)
    static func load(_ address: Target, _ at: Int) -> Lanes {
        UnsafeRawPointer(address + at).loadUnaligned(as: Lanes.self)
    }

    @inline(__always)
    static func store(_ lanes: Lanes, _ address: Target, _ at: Int) {
        UnsafeMutableRawPointer(address + at).storeBytes(of: lanes, as: Lanes.self)
    }

    /// target = max(target + other, 0)
    static func rectifySum(_ target: Target, _ other: Floats, count: Int) {
        for at in stride(from: 0, to: count, by: 16) {
            store(pointwiseMax(load(target, at) + load(other, at), .zero), target, at)
        }
    }

    /// target = max(target, 0)
    static func rectify(_ target: Target, count: Int) {
        for at in stride(from: 0, to: count, by: 16) { store(pointwiseMax(load(target, at), .zero), target, at) }
    }

    /// target += source
    static func add(_ source: Floats, to target: Target, count: Int) {
        for at in stride(from: 0, to: count, by: 16) { store(load(target, at) + load(source, at), target, at) }
    }

    /// target += factor · source
    static func add(_ source: Floats, times factor: Float, to target: Target, count: Int) {
        let factor = Lanes(repeating: factor)
        for at in stride(from: 0, to: count, by: 16) {
            store(load(target, at) + factor * load(source, at), target, at)
        }
    }

    /// target *= factor
    static func scale(_ target: Target, by factor: Float, count: Int) {
        let factor = Lanes(repeating: factor)
        for at in stride(from: 0, to: count, by: 16) { store(load(target, at) * factor, target, at) }
    }

    /// The mean of the numbers, and what to multiply their distances from it with so that their variance is one.
    static func moments(_ values: Floats, count: Int, epsilon: Float) -> (mean: Float, factor: Float) {
        var sum = Lanes.zero
        for at in stride(from: 0, to: count, by: 16) { sum += load(values, at) }
        let mean = sum.sum() / Float(count)
        let middle = Lanes(repeating: mean)
        var squares = Lanes.zero
        for at in stride(from: 0, to: count, by: 16) {
            let distance = load(values, at) - middle
            squares += distance * distance
        }
        return (mean, 1 / (squares.sum() / Float(count) + epsilon).squareRoot())
    }

    /// target = (target − mean) · factor · gain + bias
    static func normalise(_ target: Target, mean: Float, factor: Float, gain: Floats, bias: Floats, count: Int) {
        let (mean, factor) = (Lanes(repeating: mean), Lanes(repeating: factor))
        for at in stride(from: 0, to: count, by: 16) {
            store((load(target, at) - mean) * factor * load(gain, at) + load(bias, at), target, at)
        }
    }

    /// target = quantised − middle
    static func widen(_ bytes: UnsafePointer<UInt8>, minus middle: Float, into target: Target, count: Int) {
        for at in 0..<count { target[at] = Float(bytes[at]) - middle }
    }

    /// The squares of the numbers, summed.
    static func squares(_ values: Target, count: Int) -> Float {
        var sum = Lanes.zero
        for at in stride(from: 0, to: count, by: 16) {
            let lanes = load(values, at)
            sum += lanes * lanes
        }
        return sum.sum()
    }
}
