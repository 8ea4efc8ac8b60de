package import CalqueArticles
package import CalqueCore
package import CalqueSegmentation

/// The lines of `segment --explain`: each place where a segment might end, the decision, and the rule that made it.
package struct DecisionLines {
    private let file: String
    private let isJSON: Bool
    private let line: (String) throws(Failure) -> Void

    /// - Parameters:
    ///   - file: the name that objects of JSON carry.
    ///   - isJSON: write objects of JSON rather than columns separated by tabs.
    ///   - line: takes a line without its end.
    package init(file: String, isJSON: Bool, to line: @escaping (String) throws(Failure) -> Void) {
        self.file = file
        self.isJSON = isJSON
        self.line = line
    }

    private struct Record: Encodable {
        let file: String
        let paragraph: Int
        let lang: String
        /// In bytes of the UTF-8 source, or of the line.
        let offset: Int
        let `break`: Bool
        let rule: String
        /// The features of the model that spoke loudest; left out if the rule alone decided.
        let reasons: [String]?
        let before: String
        let after: String
    }

    /// Writes the decisions in one paragraph.
    ///
    /// - Parameter offset: returns the place in the source of a byte of the paragraph.
    package func write(
        _ text: String, paragraph: Int, by segmenter: Segmenter, offset: (Int) -> Int
    ) throws(Failure) {
        let decisions = try segmenter.explain(text)
        for decision in decisions {
            let (before, after) = decision.context(in: text)
            let place = offset(decision.position)
            if isJSON {
                try line(
                    JSONLine.text(
                        Record(
                            file: file, paragraph: paragraph, lang: segmenter.language.description, offset: place,
                            break: decision.isBreak, rule: decision.rule.rawValue,
                            reasons: decision.reasons.isEmpty ? nil : decision.reasons, before: before, after: after)))
            } else {
                let verdict = decision.isBreak ? "break     " : "no break  "
                let rule = decision.rule.rawValue
                let gap = String(repeating: " ", count: max(1, 17 - rule.utf8.count))
                let reasons = decision.reasons.isEmpty ? "" : "  (" + decision.reasons.joined(separator: ", ") + ")"
                try line("\(paragraph)\t\(place)\t\(verdict)\(rule)\(gap)\(before)¦\(after)\(reasons)")
            }
        }
    }

    /// Writes the decisions in all paragraphs of an article.
    ///
    /// - Parameter first: the number of its first paragraph.
    package func write(_ article: Article, from first: Int, by segmenter: Segmenter) throws(Failure) {
        for (index, block) in article.blocks.enumerated() where block.kind == .paragraph {
            try write(block.text, paragraph: first + index, by: segmenter) {
                block.map.source(of: $0..<$0 + 1).lowerBound
            }
        }
    }
}
