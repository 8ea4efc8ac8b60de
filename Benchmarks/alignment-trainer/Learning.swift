import CalqueAlignment

/// A generator of the same random numbers in each run.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}

/// A training pair and its weight.
struct Sample: Sendable {
    let document: TrainingPair
    let weight: Float
}

/// Returns an initial model: its inputs are standardised over all beads, its network has small random weights.
func initialModel(_ samples: [Sample], random: inout SplitMix) -> BeadModel {
    var model = BeadModel()
    var (sum, squares, count) = (FeatureVector.zero, FeatureVector.zero, Float(0))
    for sample in samples {
        for features in sample.document.features where Float.random(in: 0..<1, using: &random) < 0.05 {
            sum += features
            squares += features * features
            count += 1
        }
    }
    model.mean = sum / count
    let variance = squares / count - model.mean * model.mean
    for index in 0..<FeatureVector.scalarCount {
        model.scale[index] = variance[index] > 1e-6 ? 1 / variance[index].squareRoot() : 0
        model.output[index] = Float.random(in: -0.3...0.3, using: &random)
        for unit in 0..<FeatureVector.scalarCount {
            model.weights[index][unit] = Float.random(in: -0.3...0.3, using: &random)
        }
    }
    for feature in [Feature.cosine, .length, .terms, .lexicon] { model.linear[feature] = 0.5 }
    for kind in BeadModel.Kind.allCases where kind.rawValue > BeadModel.Kind.single.rawValue {
        model.kindWeights[kind.rawValue][0] = -3
    }
    return model
}

/// Maximises the likelihood of the gold in rounds over all samples. The result is the mean of the last third of the steps,
/// which generalises better than the last step (Polyak and Juditsky 1992).
func train(
    _ start: BeadModel, _ samples: [Sample], rounds: Int, rate fastest: Float, random: inout SplitMix,
    tell: (Int, Double) -> Void
) -> BeadModel {
    let batch = 16
    let decay: Float = 0.005
    var samples = samples
    var model = start
    var parameters = model.parameters
    var mean = [Float](repeating: 0, count: parameters.count)
    var meaned: Float = 0
    var adam = Adam(count: parameters.count)
    for round in 1...rounds {
        samples.shuffle(using: &random)
        var total = 0.0
        let rate = fastest * max(0.05, 1 - Float(round - 1) / Float(rounds))
        for start in stride(from: 0, to: samples.count, by: batch) {
            let part = Array(samples[start..<min(start + batch, samples.count)])
            let current = model
            let results = concurrently(part) { likelihood($0.document, current) }
            var gradient = zip(parameters, BeadModel.hasWeightDecay).map { $1 ? -decay * $0 : 0 }
            for (sample, result) in zip(part, results) {
                total += result.value * Double(sample.weight)
                for (index, value) in result.gradient.parameters.enumerated() {
                    gradient[index] += value * sample.weight / Float(part.count)
                }
            }
            adam.climb(&parameters, gradient, rate: rate)
            model.parameters = parameters
            if round * 3 > rounds * 2 {
                for index in mean.indices { mean[index] += parameters[index] }
                meaned += 1
            }
        }
        tell(round, total)
    }
    if meaned > 0 { model.parameters = mean.map { $0 / meaned } }
    return model
}

/// Chooses the thresholds of moved blocks with the fewest errors in all sets.
func tuneMovedBlocks(_ model: BeadModel, _ sets: [(weight: Float, documents: [TrainingPair])]) -> BeadModel {
    func errors(_ model: BeadModel) -> Double {
        sets.reduce(0) { sum, set in
            var counts = Counts()
            for (document, beads) in zip(set.documents, concurrently(set.documents) { $0.align(model) }) {
                counts.add(beads, document)
            }
            return sum + Double(set.weight) * (1 - counts.f1)
        }
    }
    var (best, least) = (model, errors(model))
    for step: Float in [0.5, 0.25, 0.12] {
        for index in 0..<3 {
            for direction: Float in [1 + step, 1 - step] {
                var trial = best
                trial.moved[index] = max(0.01, trial.moved[index] * direction)
                let value = errors(trial)
                if value < least { (best, least) = (trial, value) }
            }
        }
    }
    return best
}
