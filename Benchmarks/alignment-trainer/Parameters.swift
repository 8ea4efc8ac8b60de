import Alignment

/// The learnt numbers of a model in a row, so that an optimiser can treat them alike.
extension BeadModel {
    static let parameterCount = 16 + 16 * 16 + 16 + 16 + 4 * Kind.allCases.count + 2

    var parameters: [Float] {
        get {
            var all: [Float] = []
            all.reserveCapacity(Self.parameterCount)
            func add(_ vector: FeatureVector) { for index in 0..<16 { all.append(vector[index]) } }
            add(linear)
            weights.forEach(add)
            add(bias)
            add(output)
            for prior in priors { for index in 0..<4 { all.append(prior[index]) } }
            all += [omission[0], omission[1]]
            return all
        }
        set {
            var at = 0
            func next() -> Float {
                at += 1
                return newValue[at - 1]
            }
            func vector() -> FeatureVector {
                var vector = FeatureVector.zero
                for index in 0..<16 { vector[index] = next() }
                return vector
            }
            linear = vector()
            for index in weights.indices { weights[index] = vector() }
            bias = vector()
            output = vector()
            for index in priors.indices { for part in 0..<4 { priors[index][part] = next() } }
            omission = SIMD2(next(), next())
        }
    }
}

/// Adam (Kingma and Ba 2015), uphill.
struct Adam {
    private var first: [Float]
    private var second: [Float]
    private var step = 0

    init(count: Int) {
        first = [Float](repeating: 0, count: count)
        second = first
    }

    mutating func climb(_ parameters: inout [Float], _ gradient: [Float], rate: Float) {
        step += 1
        let (a, b): (Float, Float) = (0.9, 0.999)
        let (fixA, fixB) = (1 - power(a, step), 1 - power(b, step))
        for index in parameters.indices {
            first[index] = a * first[index] + (1 - a) * gradient[index]
            second[index] = b * second[index] + (1 - b) * gradient[index] * gradient[index]
            parameters[index] += rate * (first[index] / fixA) / ((second[index] / fixB).squareRoot() + 1e-8)
        }
    }

    private func power(_ base: Float, _ exponent: Int) -> Float {
        (0..<min(exponent, 20_000)).reduce(1) { product, _ in product * base }
    }
}
