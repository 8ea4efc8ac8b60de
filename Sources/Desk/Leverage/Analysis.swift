import CalqueCore
import CalqueICU
package import CalqueMatching
package import CalqueSegmentation

/// How much of some text a memory knows, in segments, words and characters by band of score.
package struct Analysis: Sendable, Hashable {
    package struct Count: Sendable, Hashable {
        package var segments: Int
        /// See `WordCounter`.
        package var words: Int
        /// Without white space.
        package var characters: Int

        package init(segments: Int = 0, words: Int = 0, characters: Int = 0) {
            self.segments = segments
            self.words = words
            self.characters = characters
        }

        package static func += (one: inout Count, other: Count) {
            one.segments += other.segments
            one.words += other.words
            one.characters += other.characters
        }
    }

    private var counts: [Band: Count] = [:]

    package init() {}

    package subscript(band: Band) -> Count { counts[band] ?? Count() }

    package var total: Count {
        var total = Count()
        for count in counts.values { total += count }
        return total
    }

    /// The share of a band in the words of all, in tenths of a percent, rounded; 0 of nothing.
    package func permille(_ band: Band) -> Int {
        let all = total.words
        return all == 0 ? 0 : (self[band].words * 2000 + all) / (2 * all)
    }

    mutating func add(_ count: Count, to band: Band) { counts[band, default: Count()] += count }

    package static func += (one: inout Analysis, other: Analysis) {
        for (band, count) in other.counts { one.add(count, to: band) }
    }
}

/// Analyses files one after the other. What stood in one of them before is a repetition, wherever it was.
///
/// Not for use from several threads at once.
package final class Analyser {
    private let counter: WordCounter
    /// By bytes.
    private var seen: Set<[UInt8]> = []

    /// - Throws: `Failure(.internal)` when ICU cannot read its rules.
    package init() throws { counter = try WordCounter() }

    /// Counts the segments of an article; empty ones count nowhere.
    ///
    /// Each goes to one band: a context match to the first; then what stood before, in this article or another, to the
    /// repetitions; then by the score of its best match. So a text that is new and stands three times counts once by its
    /// score and twice as a repetition.
    /// - Parameter scoring: of the matches, which are looked for from 50 points on.
    /// - Throws: what the matcher throws.
    package func analyse(_ segments: [Segment], matcher: any Matcher, scoring: Scoring = .translator) throws -> Analysis
    {
        var analysis = Analysis()
        for (index, segment) in segments.enumerated() {
            let characters = WordCounter.characters(in: segment.text)
            guard characters > 0 else { continue }
            let query = Query(
                segment.text, cutoff: 50, limit: 1, scoring: scoring, context: segments.context(of: index))
            let points = try matcher.matches(for: query).first?.score.points
            let isNew = seen.insert(Array(segment.text.utf8)).inserted
            let band = Band(points: points)
            let count = Analysis.Count(
                segments: 1, words: try counter.words(in: segment.text), characters: characters)
            analysis.add(count, to: isNew || band == .context ? band : .repetition)
        }
        return analysis
    }
}
