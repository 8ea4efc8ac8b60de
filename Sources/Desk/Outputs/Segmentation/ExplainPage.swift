import Calque
import CalqueCommandLine

/// `segment --explain`: the candidates of each paragraph, what was decided and why.
struct ExplainPage {
    let output: Output
    let file: String
    let isJSON: Bool

    private struct Record: Encodable {
        let file: String
        let paragraph: Int
        let lang: String
        /// In bytes of the UTF-8 source, or of the line.
        let offset: Int
        let `break`: Bool
        let rule: String
        let before: String
        let after: String
    }

    /// - Parameter offset: where a byte of the paragraph stands in the source.
    func print(_ text: String, paragraph: Int, by segmenter: Segmenter, offset: (Int) -> Int) throws {
        for decision in try segmenter.explain(text) {
            let (before, after) = decision.context(in: text)
            let place = offset(decision.position)
            if isJSON {
                try output.json(
                    Record(
                        file: file, paragraph: paragraph, lang: segmenter.language.description, offset: place,
                        break: decision.isBreak, rule: decision.rule.rawValue, before: before, after: after))
            } else {
                let verdict = decision.isBreak ? "break     " : "no break  "
                let rule = decision.rule.rawValue
                let gap = String(repeating: " ", count: max(1, 17 - rule.utf8.count))
                try output.line("\(paragraph)\t\(place)\t\(verdict)\(rule)\(gap)\(before)¦\(after)")
            }
        }
    }

    /// All that the segmenter parts of an article: its paragraphs.
    func print(_ article: Article, from first: Int, by segmenter: Segmenter) throws {
        for (index, block) in article.blocks.enumerated() where block.kind == .paragraph {
            try print(block.text, paragraph: first + index, by: segmenter) {
                block.map.source(of: $0..<$0 + 1).lowerBound
            }
        }
    }
}
