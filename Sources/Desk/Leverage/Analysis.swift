public import CalqueCore
import CalqueICU
public import CalqueMatching
public import CalqueSegmentation

/// How much of a text a memory knows: segments, words and characters by band of score.
public struct Analysis: Sendable, Hashable {
    /// Counts of one band.
    public struct Count: Sendable, Hashable {
        /// The number of segments.
        public var segments: Int
        /// Words by the rules of `WordCounter`.
        public var words: Int
        /// Characters without white space.
        public var characters: Int

        /// Makes counts.
        public init(segments: Int = 0, words: Int = 0, characters: Int = 0) {
            self.segments = segments
            self.words = words
            self.characters = characters
        }

        /// Adds the counts of another text.
        public static func += (one: inout Count, other: Count) {
            one.segments += other.segments
            one.words += other.words
            one.characters += other.characters
        }
    }

    private var counts: [MatchBand: Count] = [:]

    /// Makes an analysis of no text.
    public init() {}

    /// Returns the counts of a band.
    public subscript(band: MatchBand) -> Count { counts[band] ?? Count() }

    /// The counts of all bands together.
    public var total: Count {
        var total = Count()
        for count in counts.values { total += count }
        return total
    }

    /// Returns the share of a band in all words, in tenths of a percent, rounded; 0 if there are no words.
    public func permille(_ band: MatchBand) -> Int {
        let all = total.words
        return all == 0 ? 0 : (self[band].words * 2000 + all) / (2 * all)
    }

    mutating func add(_ count: Count, to band: MatchBand) { counts[band, default: Count()] += count }

    /// Adds the counts of another text, band by band.
    public static func += (one: inout Analysis, other: Analysis) {
        for (band, count) in other.counts { one.add(count, to: band) }
    }
}

/// Analyses files one after the other. A text that occurred before, in any of the files, is a repetition.
///
/// Not for use from several threads at once.
public final class Analyser {
    private let counter: WordCounter
    /// The texts so far, as bytes.
    private var seen: Set<[UInt8]> = []

    /// - Throws: `Failure(.internal)` when ICU cannot read its rules.
    public init() throws(Failure) { counter = try WordCounter() }

    /// Counts the segments of an article, except empty ones.
    ///
    /// Each segment belongs to one band: context for a context match; otherwise repetitions if the text occurred before,
    /// in this article or another; otherwise the band of its best match. A new text that occurs three times counts once
    /// by its score and twice as a repetition. Segments that the memory knows together have the score of the whole; see
    /// `LeveragedArticle`.
    ///
    /// - Parameters:
    ///   - language: that of the article, by which segments are joined; nil: as the segments say.
    ///   - scoring: the scoring of matches. Matches below 50 points do not count.
    ///   - penalties: penalties of units, see `MatchQuery.penalties`.
    ///   - areLines: whether the segments are the lines of a file, in which a blank line ends a paragraph.
    /// - Throws: the errors of the matcher.
    public func analyse(
        _ segments: [Segment], language: LanguageTag? = nil, matcher: any Matcher, scoring: MatchScoring = .translator,
        penalties: [MatchPenalty] = [], areLines: Bool = false
    ) throws(Failure) -> Analysis {
        var query = MatchQuery("", cutoff: 50, limit: 1, scoring: scoring)
        query.penalties = penalties
        let language = language ?? segments.first { $0.language != "und" }?.language ?? "und"
        let cover = try Cover(of: segments, language: language, matcher: matcher, like: query, areLines: areLines)
        var analysis = Analysis()
        for piece in cover.pieces {
            for segment in segments[piece.range] {
                let characters = WordCounter.characters(in: segment.text)
                guard characters > 0 else { continue }
                let isNew = seen.insert(Array(segment.text.utf8)).inserted
                let band = MatchBand(points: piece.matches.first?.score.points)
                let count = Analysis.Count(
                    segments: 1, words: try counter.words(in: segment.text), characters: characters)
                analysis.add(count, to: isNew || band == .context ? band : .repetition)
            }
        }
        return analysis
    }
}
