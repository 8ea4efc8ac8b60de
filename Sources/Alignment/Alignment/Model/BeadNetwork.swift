import CCalqueAlignment

/// The network of a model, laid out to score many beads at a time: the same scores as `BeadModel.score`, to the bit.
struct BeadNetwork {
    private var network = calque_network()

    init(_ model: BeadModel) {
        // In the order of the structure.
        let parts = [model.mean, model.scale, model.linear, model.bias, model.output] + model.weights
        withUnsafeMutableBytes(of: &network) { bytes in
            for (index, part) in parts.enumerated() {
                bytes.storeBytes(
                    of: part, toByteOffset: index * MemoryLayout<FeatureVector>.stride, as: FeatureVector.self)
            }
        }
    }

    /// The score of each bead, whatever its shape.
    func scores(_ features: [FeatureVector]) -> [Float] {
        [Float](unsafeUninitializedCapacity: features.count) { scores, count in
            features.withUnsafeBytes { features in
                withUnsafePointer(to: network) { network in
                    calque_network_score(
                        network, features.assumingMemoryBound(to: Float.self).baseAddress, scores.count,
                        scores.baseAddress)
                }
            }
            count = features.count
        }
    }
}
