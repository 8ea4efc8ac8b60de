import Glibc

/// How much likelier two lengths are as translations than as any two texts of the same number of segments.
///
/// Gale and Church (1993) take the probability that the difference of two lengths is as great as it is; here it is set
/// against what any segments of the article would give (after Moore 2002), so that two sentences that are both
/// unusually long speak for each other, and two of ordinary length hardly do. Logarithms of lengths are taken as
/// normal: the spread of the ratio is then the same for all lengths but the shortest.
struct LengthModel {
    /// The deviation of the logarithm of the ratio, 0.18 to 0.26 over 30,000 pairs of news.
    private let spread: Float = 0.18
    /// The mean logarithm of the length of one segment of the target.
    private let mean: Float
    /// By how many segments of the target: the deviation from their mean, and the logarithm of the number.
    private let counts: [(deviation: Float, logarithm: Float)]

    init(target lengths: [Float]) {
        let logarithms = lengths.map { log($0 + Self.floor) }
        let count = Float(max(1, logarithms.count))
        let mean = logarithms.reduce(0, +) / count
        let variance = logarithms.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
        self.mean = mean
        // Shrunk towards what articles show, for those of few segments.
        let deviation = ((variance * count + 0.3 * 5) / (count + 5)).squareRoot()
        counts = (0..<Shapes.most).map { (deviation / Float($0).squareRoot(), log(Float($0))) }
    }

    /// Added to both lengths, so that a word or two more weighs little on headlines and crossheads.
    private static let floor: Float = 4

    /// The length of a span in letters, with the logarithms that every bead of it needs.
    struct Extent: Sendable {
        let letters: Float
        /// Of the length and `floor`.
        let logarithm: Float
        /// Of the length and 1.
        let plain: Float

        init(_ letters: Float) {
            self.letters = letters
            logarithm = log(letters + LengthModel.floor)
            plain = log(1 + letters)
        }
    }

    /// The logarithm of the ratio of the probabilities: above 0 it speaks for translations.
    ///
    /// - Parameter count: how many segments of the target the length is of.
    func evidence(_ source: Extent, _ target: Extent, count: Int) -> Float {
        let linked = (spread * spread + 4 / (source.letters + target.letters + Self.floor)).squareRoot()
        let ratio = (target.logarithm - source.logarithm) / linked
        // The sum of n lengths has n times their mean, and varies less; never less than translations do.
        let (deviation, logarithm) = counts[count]
        let any = max(deviation, linked)
        let typical = (target.logarithm - mean - logarithm) / any
        // Most beads vary as translations do: the last part is 0.
        let odds = any == linked ? 0 : log(any / linked)
        return min(typical * typical, 9) / 2 - min(ratio * ratio, 16) / 2 + odds
    }
}

/// Sums over consecutive numbers in constant time.
struct RunningSum: Sendable {
    private let sums: [Float]

    init(_ values: [Float]) {
        var sums: [Float] = [0]
        for value in values { sums.append(sums[sums.count - 1] + value) }
        self.sums = sums
    }

    /// The numbers themselves.
    var values: [Float] { zip(sums.dropFirst(), sums).map { $0 - $1 } }

    subscript(range: Range<Int>) -> Float { sums[range.upperBound] - sums[range.lowerBound] }
}
