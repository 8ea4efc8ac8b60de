/// The features of a linked bead: the inputs of `BeadModel`, in this order.
package enum Feature: Int, CaseIterable, Sendable {
    /// The cosine less the mean cosine with the neighbours, times log₂(1 + length ratio) (Bertalign, Liu and Zhu 2022).
    case margin
    case cosine
    /// The cosine less that of the best bead without one of the edge segments; at most 0, and 0 for 1:1 beads.
    case gain
    /// The greatest cosine of the bead with one more segment at an edge, less its own.
    case growth
    /// The cosine less the best mean cosine of two beads that the bead could be split into.
    case unity
    /// Cross-domain similarity local scaling (Conneau et al. 2018): twice the cosine less the mean cosine that each
    /// side has with its nearest.
    case scaled
    /// The cosine less the mean cosine of its segments with their nearest competitors outside the bead.
    case rivalry
    /// The lowest cosine of a segment of the bead with its nearest segment in the bead.
    case weakest
    /// Logarithms of odds, from `LexicalFeatures`.
    case length, terms, marks, lexicon
    /// The difference of the logarithms of both lengths, and the smaller logarithm.
    case imbalance, extent
    /// 1 if there is a lexicon of the languages, plus 1 if word associations of a first alignment are used.
    case vocabulary
    /// A logarithm of odds, from `QuotationFeatures`.
    case quotation

    /// The length of a feature vector.
    package static let count = 16
}

/// The values of all features of a bead, in the order of `Feature`.
package typealias FeatureVector = SIMD16<Float>

extension FeatureVector {
    /// The value of a feature.
    package subscript(feature: Feature) -> Float {
        get { self[feature.rawValue] }
        set { self[feature.rawValue] = newValue }
    }
}
