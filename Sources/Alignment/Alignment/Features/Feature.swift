/// What a linked bead is judged by: the input of `BeadModel`, in this order.
package enum Feature: Int, CaseIterable, Sendable {
    /// The cosine less the mean cosine with the neighbours, times log₂(1 + length ratio) (Bertalign, Liu and Zhu 2022).
    case margin
    case cosine
    /// What the bead has over the best bead without one of its edge segments; at most 0, and 0 for one segment each.
    case gain
    /// What the bead would gain by the best segment beside it.
    case growth
    /// What the bead has over the best of its cuts into two beads.
    case unity
    /// Cross-domain similarity local scaling (Conneau et al. 2018): twice the cosine less the mean cosine that each
    /// side has with its nearest.
    case scaled
    /// What the bead has over the nearest that its segments have outside it.
    case rivalry
    /// The lowest of the cosines that its segments have with their nearest in it.
    case weakest
    /// Logarithms of odds, from `LexicalEvidence`.
    case length, terms, marks, lexicon
    /// The difference of the lengths' logarithms, and the logarithm of the lesser.
    case imbalance, extent
    /// 1 for a lexicon of the languages, and 1 for the words that a first alignment of the text showed.
    case vocabulary
    /// A logarithm of odds, from `Quotations`.
    case quotation

    package static let count = 16
}

package typealias FeatureVector = SIMD16<Float>

extension FeatureVector {
    package subscript(feature: Feature) -> Float {
        get { self[feature.rawValue] }
        set { self[feature.rawValue] = newValue }
    }
}
