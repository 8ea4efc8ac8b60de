import CalqueAlignment

/// The parameters of a model that are trained by likelihood, as one array for the optimiser.
extension BeadModel {
    private static let trained = parts.filter {
        ["linear", "weights", "bias", "output", "priors", "omission"].contains($0.name)
    }

    /// The parameters with weight decay: those of the network. The weights of kinds of beads have none, because decay would
    /// make rare kinds cost nothing.
    static let hasWeightDecay: [Bool] = trained.flatMap { part in
        [Bool](
            repeating: !["priors", "omission"].contains(part.name), count: BeadModel()[keyPath: part.path].count)
    }

    var parameters: [Float] {
        get { Self.trained.flatMap { self[keyPath: $0.path] } }
        set {
            var rest = newValue[...]
            for part in Self.trained {
                let count = self[keyPath: part.path].count
                self[keyPath: part.path] = Array(rest.prefix(count))
                rest = rest.dropFirst(count)
            }
        }
    }
}

/// The optimiser Adam (Kingma and Ba 2015), as gradient ascent.
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
