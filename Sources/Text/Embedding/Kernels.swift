import CCalqueOpenBLAS

/// The loops over raw memory that are not matrix products, 16 numbers at a time. Counts are multiples of 16.
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

    /// Returns the lanes with negative numbers replaced by 0. `pointwiseMax` does not compile to a vector instruction.
    @inline(__always)
    static func rectified(_ lanes: Lanes) -> Lanes { lanes.replacing(with: Lanes.zero, where: lanes .< Lanes.zero) }

    /// target = max(target + other, 0)
    static func rectifySum(_ target: Target, _ other: Floats, count: Int) {
        for at in stride(from: 0, to: count, by: 16) {
            store(rectified(load(target, at) + load(other, at)), target, at)
        }
    }

    /// target = max(target, 0)
    static func rectify(_ target: Target, count: Int) {
        for at in stride(from: 0, to: count, by: 16) { store(rectified(load(target, at)), target, at) }
    }

    /// target = tanh(a + b)
    ///
    /// It computes e^2x = 2^n · e^r with a polynomial for e^r (Cody and Waite's reduction), exact to 1e-6. The function of
    /// the C library takes one number at a time, which was a third of the cost of a span.
    static func tanhSum(_ a: Target, _ b: Target, into target: Target, count: Int) {
        // Beyond 9 the result is 1 in single precision.
        let (limit, log2e) = (Lanes(repeating: 9), Lanes(repeating: 2 * 1.442_695_04))
        let (high, low) = (Lanes(repeating: 0.693_359_375), Lanes(repeating: -2.121_944_4e-4))
        // Adding this number leaves the rounded integer in the lowest bits.
        let rounder = Lanes(repeating: 12_582_912)
        let one = Lanes(repeating: 1)
        for at in stride(from: 0, to: count, by: 16) {
            var x = load(a, at) + load(b, at)
            x.replace(with: limit, where: x .> limit)
            x.replace(with: -limit, where: x .< -limit)
            let shifted = x * log2e + rounder
            let whole = shifted - rounder
            let r = x + x - whole * high - whole * low
            var power = Lanes(repeating: 1.0 / 720)
            for factor: Float in [1.0 / 120, 1.0 / 24, 1.0 / 6, 0.5, 1, 1] {
                power = power * r + Lanes(repeating: factor)
            }
            let exponent = unsafeBitCast(shifted, to: SIMD16<Int32>.self) &<< 23
            let exponential = unsafeBitCast(unsafeBitCast(power, to: SIMD16<Int32>.self) &+ exponent, to: Lanes.self)
            store((exponential - one) / (exponential + one), target, at)
        }
    }

    /// target += source
    static func add(_ source: Floats, to target: Target, count: Int) {
        for at in stride(from: 0, to: count, by: 16) { store(load(target, at) + load(source, at), target, at) }
    }

    /// target += factor · source
    static func add(_ source: Floats, times factor: Float, to target: Target, count: Int) {
        calque_add_times(source, factor, count, target)
    }

    /// target *= factor
    static func scale(_ target: Target, by factor: Float, count: Int) {
        let factor = Lanes(repeating: factor)
        for at in stride(from: 0, to: count, by: 16) { store(load(target, at) * factor, target, at) }
    }

    /// Returns the mean of numbers, and the factor that gives them variance 1.
    static func moments(_ values: Floats, count: Int, epsilon: Float) -> (mean: Float, factor: Float) {
        let mean = sum { calque_sum_lanes(values, count, $0) } / Float(count)
        let squares = sum { calque_square_lanes(values, mean, count, $0) }
        return (mean, 1 / (squares / Float(count) + epsilon).squareRoot())
    }

    /// target = (target − mean) · factor · gain + bias
    static func normalise(_ target: Target, mean: Float, factor: Float, gain: Floats, bias: Floats, count: Int) {
        let (mean, factor) = (Lanes(repeating: mean), Lanes(repeating: factor))
        for at in stride(from: 0, to: count, by: 16) {
            store((load(target, at) - mean) * factor * load(gain, at) + load(bias, at), target, at)
        }
    }

    /// target = quantised · factor + offset
    static func widen(
        _ bytes: UnsafePointer<UInt8>, times factor: Float, plus offset: Float, into target: Target, count: Int
    ) {
        calque_widen(bytes, factor, offset, count, target)
    }

    /// target = quantised − middle
    static func widen(_ bytes: UnsafePointer<UInt8>, minus middle: Float, into target: Target, count: Int) {
        for at in 0..<count { target[at] = Float(bytes[at]) - middle }
    }

    /// Returns the sum of squares.
    static func squares(_ values: Target, count: Int) -> Float {
        sum { calque_square_lanes(values, 0, count, $0) }
    }

    /// Returns the sum of 16 numbers that `write` stores at its argument.
    @inline(__always)
    static func sum(_ write: (Target) -> Void) -> Float {
        var lanes = Lanes.zero
        withUnsafeMutableBytes(of: &lanes) { bytes in
            if let address = bytes.assumingMemoryBound(to: Float.self).baseAddress { write(address) }
        }
        return lanes.sum()
    }
}
