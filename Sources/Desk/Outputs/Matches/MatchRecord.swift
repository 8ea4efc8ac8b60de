import CalqueCore
package import CalqueMatching
import CalqueRepair

/// A match as a line of JSON.
package struct MatchRecord: Encodable {
    package struct Text: Encodable {
        let lang: String
        let text: String
        /// The text with the numbers, dates and times of the query; absent if they are the same or the repair is unsure.
        var repaired: String?
        /// The numbers, dates and times in which source and query differ, and which were not repaired; absent if there are
        /// none.
        var numbersDiffer: [String]?
    }

    /// Byte ranges of source and query; of `taggedSource` and `taggedQuery` if these are present.
    struct Difference: Encodable {
        let kind: String
        let source: [Int]
        let query: [Int]
    }

    let query: Int
    /// The first and the last of several queries that were joined; absent otherwise.
    let span: [Int]?
    let rank: Int
    let position: Int
    let score: Double
    /// Which neighbours are the same; absent if none is.
    let context: [String]?
    /// How the score was made up: edited tokens, all tokens, the penalties by name, and the penalty of the unit.
    let edits: Int
    let tokens: Int
    let penalties: [String]
    let unitPenalty: Int
    /// The points that the unit loses because nobody confirmed it; absent if it loses none.
    let unconfirmedPenalty: Int?
    /// Whether the match is a part of a unit, and the points that it loses for that, which are among those of the unit; absent
    /// otherwise.
    let part: Bool?
    let partPenalty: Int?
    let sourceLang: String
    let source: String
    /// The text with its inline tags; absent if it has none.
    let taggedSource: String?
    let taggedQuery: String?
    /// The rank of the first match with the same source; absent in that match itself.
    let variantOf: Int?
    let targets: [Text]
    let differences: [Difference]
    let tuid: String?
    let document: String?
    let date: String?
    let confidence: Double?
    /// `draft` or `confirmed`; absent if the unit has no status.
    let status: String?

    /// - Parameter last: the last query of several that were joined.
    package init(_ match: Match, query: Int, through last: Int? = nil, rank: Int, variantOf: Int? = nil) {
        self.query = query
        span = last.map { [query, $0] }
        self.rank = rank
        position = match.position
        score = Double(match.score.percentage) ?? 0
        let neighbours = (match.score.context.contains(.previous), match.score.context.contains(.next))
        let names = (neighbours.0 ? ["previous"] : []) + (neighbours.1 ? ["next"] : [])
        context = names.isEmpty ? nil : names
        edits = match.score.distance
        tokens = match.score.length
        penalties = match.score.penalties.names
        unitPenalty = match.score.unitPenalty
        unconfirmedPenalty = match.score.unconfirmedPenalty > 0 ? match.score.unconfirmedPenalty : nil
        part = match.partPenalty == nil ? nil : true
        partPenalty = match.partPenalty
        sourceLang = match.sourceLanguage.description
        source = match.source
        taggedSource = match.sourceTags.isEmpty ? nil : match.shownSource
        taggedQuery = match.queryTags.isEmpty ? nil : match.shownQuery
        self.variantOf = variantOf
        targets = match.targets.map {
            Text(
                lang: $0.language.description, text: $0.text, repaired: match.repair(of: $0)?.text,
                numbersDiffer: match.numberDifference(in: $0)?.numbers)
        }
        differences = match.differences.map { edit in
            Difference(
                kind: "\(edit.kind)", source: [edit.source.lowerBound, edit.source.upperBound],
                query: [edit.query.lowerBound, edit.query.upperBound])
        }
        tuid = match.tuid
        document = match.document
        date = match.date
        confidence = match.confidence
        status = match.statusName
    }

    /// The matches of a query in the order of their ranks.
    package static func all(_ matches: [Match], query: Int, through last: Int? = nil) -> [MatchRecord] {
        var ranks: [Int: Int] = [:]
        for (rank, match) in matches.enumerated() { ranks[match.position] = rank }
        var firsts: [Int: Int] = [:]
        for variants in matches.bySource {
            for match in variants.dropFirst() { firsts[match.position] = ranks[variants[0].position] }
        }
        return matches.enumerated().map { rank, match in
            MatchRecord(match, query: query, through: last, rank: rank, variantOf: firsts[match.position])
        }
    }
}
