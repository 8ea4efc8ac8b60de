package import CalqueConcordance
import CalqueCore
import CalqueMatching

/// A line of a concordance as a line of JSON.
package struct ConcordanceRecord: Encodable {
    struct Target: Encodable {
        let lang: String
        let text: String
        /// Byte ranges of the words that a lexicon knows as translations of the term.
        let terms: [[Int]]
    }

    let position: Int
    let lang: String
    let text: String
    /// Byte ranges.
    let hits: [[Int]]
    let targets: [Target]
    let tuid: String?
    let document: String?
    let date: String?

    /// - Parameter terms: the byte ranges for each target.
    package init(_ line: Concordance.Line, _ terms: [[Range<Int>]]) {
        position = line.position
        lang = line.language.description
        text = line.text
        hits = line.hits.map { [$0.lowerBound, $0.upperBound] }
        targets = zip(line.targets, terms).map { target, terms in
            Target(
                lang: target.language.description, text: target.text,
                terms: terms.map { [$0.lowerBound, $0.upperBound] })
        }
        tuid = line.tuid
        document = line.document
        date = line.date
    }
}
