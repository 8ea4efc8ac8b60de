import Glibc

/// What a text does on the whole: wire copy drops and adds whole paragraphs, a novel hardly a sentence, but it cuts and
/// joins sentences.
package struct Genre: Sendable, Equatable {
    /// The share of segments that nothing corresponds to.
    package var omitted: Float
    /// The share of linked beads that are not of one segment each.
    package var joined: Float

    package init(omitted: Float, joined: Float) {
        self.omitted = omitted
        self.joined = joined
    }

    /// Copy of a news agency, of which the other version drops and adds much.
    package static let wire = Genre(omitted: 0.25, joined: 0.08)
    /// A novel or another book: nothing is left out, sentences are cut and joined.
    package static let book = Genre(omitted: 0.01, joined: 0.35)

    /// What is taken for granted before anything is known.
    package static let common = Genre(omitted: 0.08, joined: 0.08)

    /// A short text says little: it is taken for common until so many segments say otherwise.
    private static let doubt: Float = 30

    /// - Parameters:
    ///   - omitted: segments left out, of so many.
    ///   - joined: beads of more than one segment on a side, of so many that are linked.
    package init(omitted: Float, segments: Float, joined: Float, linked: Float) {
        let common = Genre.common
        self.omitted = (omitted + common.omitted * Self.doubt) / (segments + Self.doubt)
        self.joined = (joined + common.joined * Self.doubt / 2) / (linked + Self.doubt / 2)
    }

    /// 1, and the logarithms of both shares over those of common texts.
    package var inputs: SIMD4<Float> {
        SIMD4(1, log(max(omitted, 1e-3) / Genre.common.omitted), log(max(joined, 1e-3) / Genre.common.joined), 0)
    }
}
