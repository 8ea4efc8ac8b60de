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
        /// The numbers in which text and translation contradict each other, of the example of a fragment; absent if there are
        /// none.
        var numbersDiffer: [String]?
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
    package init(_ line: Concordance.Line, _ terms: [[Range<Int>]], numbersDiffer: [[String]?] = []) {
        position = line.position
        lang = line.language.description
        text = line.text
        hits = line.hits.map { [$0.lowerBound, $0.upperBound] }
        targets = zip(line.targets, terms).enumerated().map { number, pair in
            Target(
                lang: pair.0.language.description, text: pair.0.text,
                terms: pair.1.map { [$0.lowerBound, $0.upperBound] },
                numbersDiffer: numbersDiffer.indices.contains(number) ? numbersDiffer[number] : nil)
        }
        tuid = line.tuid
        document = line.document
        date = line.date
    }
}
