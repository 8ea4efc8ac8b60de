/// What each part of a score counts, and the prices of the search: learnt from the development sets by
/// `Benchmarks/alignment-trainer`, kept in `Resources/weights.txt`.
package struct Weights: Sendable {
    /// The features of a linked bead, in the order of their weights.
    package enum Feature: Int, CaseIterable, Sendable {
        /// The cosine less the mean cosine with the neighbours, times log₂(1 + length ratio) (Bertalign).
        case margin
        case cosine
        /// What a bead of more than two has over the best bead without one of its edge segments; at most 0.
        case gain
        /// Cross-domain similarity local scaling (Conneau et al. 2018): twice the cosine less the mean cosine that
        /// each side has with its nearest.
        case scaled
        /// Logarithms of odds from lengths, numbers and names, marks, and the shape of the bead (`LexicalScorer`).
        case length, terms, marks, prior
    }

    package var features = SIMD8<Float>(1, 0, 1, 0, 0.01, 0.01, 0.01, 0.01)
    /// Of the share of segments whose kind the other side lacks. Not learnt: the development sets have no layout.
    package var structure: Float = 0.2

    /// The price of leaving out a segment in the first pass.
    package var firstOmission: Float = -0.05
    /// That of the second for a novel, common news, and wire copy that leaves out much, and how it rises to the last
    /// with the share of segments that the first pass left out.
    package var bookOmission: Float = -0.3
    package var newsOmission: Float = -0.01
    package var wireOmission: Float = 0.03
    package var wireSlope: Float = 0.25

    /// Links that score less may be given up for a block that stands elsewhere, which must score at least so much.
    package var weakLink: Float = 0.2
    package var movedBlock: Float = 0.35

    package init() {}
}

extension Weights {
    /// Every number by name, in a fixed order; the form of the resource file and what the trainer varies.
    package static let names =
        Feature.allCases.map { "\($0)" } + [
            "structure", "firstOmission", "bookOmission", "newsOmission", "wireOmission", "wireSlope", "weakLink",
            "movedBlock",
        ]

    package subscript(name: String) -> Float {
        get { path(name).map { self[keyPath: $0] } ?? feature(name).map { features[$0] } ?? 0 }
        set {
            if let path = path(name) {
                self[keyPath: path] = newValue
            } else if let feature = feature(name) {
                features[feature] = newValue
            }
        }
    }

    private func feature(_ name: String) -> Int? { Feature.allCases.first { "\($0)" == name }?.rawValue }

    private func path(_ name: String) -> WritableKeyPath<Weights, Float>? {
        switch name {
        case "structure": \.structure
        case "firstOmission": \.firstOmission
        case "bookOmission": \.bookOmission
        case "newsOmission": \.newsOmission
        case "wireOmission": \.wireOmission
        case "wireSlope": \.wireSlope
        case "weakLink": \.weakLink
        case "movedBlock": \.movedBlock
        default: nil
        }
    }

    /// The weights of the resource file: a name and a number a line.
    package static let learnt: Weights = {
        var weights = Weights()
        for line in String(decoding: PackageResources.weights_txt, as: UTF8.self).split(separator: "\n") {
            let words = line.split(separator: " ")
            if words.count == 2, let value = Float(words[1]) { weights[String(words[0])] = value }
        }
        return weights
    }()
}
