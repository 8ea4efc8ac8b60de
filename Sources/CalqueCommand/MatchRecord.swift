import Calque

/// A match as a line of JSON.
struct MatchRecord: Encodable {
    struct Text: Encodable {
        let lang: String
        let text: String
    }

    /// Byte ranges of source and query.
    struct Difference: Encodable {
        let kind: String
        let source: [Int]
        let query: [Int]
    }

    let query: Int
    let rank: Int
    let position: Int
    let score: Double
    let sourceLang: String
    let source: String
    let targets: [Text]
    let differences: [Difference]
    let tuid: String?
    let document: String?
    let date: String?
    let confidence: Double?

    init(_ match: Match, query: Int, rank: Int) {
        self.query = query
        self.rank = rank
        position = match.position
        score = Double(match.score.percentage) ?? 0
        sourceLang = match.sourceLanguage.description
        source = match.source
        targets = match.targets.map { Text(lang: $0.language.description, text: $0.text) }
        differences = match.differences.map { edit in
            Difference(
                kind: "\(edit.kind)", source: [edit.source.lowerBound, edit.source.upperBound],
                query: [edit.query.lowerBound, edit.query.upperBound])
        }
        tuid = match.tuid
        document = match.document
        date = match.date
        confidence = match.confidence
    }
}
