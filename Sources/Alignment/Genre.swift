/// What leaving a segment out scores is a matter of genre: wire copy drops and adds whole paragraphs, a novel hardly a
/// sentence. A first pass tells how much of this text has no counterpart; the second goes by that.
enum Genre {
    /// Of the first pass: between what suits wire copy and what suits novels.
    static let firstOmission: Float = -0.05

    /// - Parameters:
    ///   - omitted: segments of both versions that the first pass left out.
    ///   - total: segments of both versions.
    static func omission(omitted: Int, of total: Int) -> Float {
        // A short text says little: it is taken for common news until it says otherwise.
        let news: Float = 0.08
        let weight: Float = 30
        let share = (Float(omitted) + news * weight) / (Float(total) + weight)
        return share < news ? max(-0.1, -0.01 + (share - news) * 1.8) : min(0.03, -0.01 + (share - news) * 0.25)
    }
}
