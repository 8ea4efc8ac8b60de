import CCalqueAlignment

/// The network of a model in the layout of the C kernel, which scores many beads in one call.
///
/// The scores equal those of `BeadModel.score` to the bit.
struct BeadNetwork {
    private var network = calque_network()

    init(_ model: BeadModel) {
        // The order is that of the members of `calque_network`.
        let parts = [model.mean, model.scale, model.linear, model.bias, model.output] + model.weights
        withUnsafeMutableBytes(of: &network) { bytes in
            for (index, part) in parts.enumerated() {
                bytes.storeBytes(
                    of: part, toByteOffset: index * MemoryLayout<FeatureVector>.stride, as: FeatureVector.self)
            }
        }
    }

    /// Returns the score of each bead, without the weight of its kind.
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
