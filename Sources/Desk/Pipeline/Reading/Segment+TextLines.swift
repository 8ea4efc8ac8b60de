import CalqueSegmentation

extension Segment {
    /// Returns a segment for each line that is not blank. A blank line ends a paragraph; in a text without blank lines each
    /// line is one.
    ///
    /// - Complexity: linear in the text.
    static func textLines(of text: String) -> [Segment] {
        let all = lines(of: text)
        func isBlank(_ line: Segment) -> Bool { line.text.unicodeScalars.allSatisfy(\.properties.isWhitespace) }
        guard all.contains(where: isBlank) else { return all }
        var paragraph = 0
        var found: [Segment] = []
        for line in all {
            if isBlank(line) {
                if found.last?.paragraph == paragraph { paragraph += 1 }
                continue
            }
            found.append(Segment(text: line.text, range: line.range, paragraph: paragraph, kind: line.kind))
        }
        return found
    }
}
