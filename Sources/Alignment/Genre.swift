/// What leaving a segment out scores is a matter of genre: wire copy drops and adds whole paragraphs, a novel hardly a
/// sentence. A first pass tells how much of this text has no counterpart; the second goes by that.
enum Genre {
    /// The share of segments that common news leaves out, and the share of a text that is sure to be no news.
    private static let news: Float = 0.08
    private static let book: Float = 0.045
    /// A short text says little: it is taken for common news until so many segments say otherwise.
    private static let doubt: Float = 60

    /// - Parameters:
    ///   - omitted: segments of both versions that the first pass left out.
    ///   - total: segments of both versions.
    static func omission(omitted: Int, of total: Int, weights: Weights) -> Float {
        let share = (Float(omitted) + news * doubt) / (Float(total) + doubt)
        if share < news {
            let bookish = min(1, (news - share) / (news - book))
            return weights.newsOmission + bookish * (weights.bookOmission - weights.newsOmission)
        }
        return min(weights.wireOmission, weights.newsOmission + (share - news) * weights.wireSlope)
    }
}
