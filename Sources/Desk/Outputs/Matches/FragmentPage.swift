package import CalqueCommandLine
package import CalqueConcordance
import CalqueMatching

/// The parts of a text that the memory knows, for people: shown where nothing matches the whole text.
package struct FragmentPage {
    private let page: ConcordancePage
    private let style: Style

    package init(_ style: Style, width: Int) {
        self.style = style
        page = ConcordancePage(style, width: width, lexicons: [])
    }

    /// - Parameter query: the text that the fragments are part of.
    package func text(of fragments: [Fragment], query: String) -> String {
        let bytes = Array(query.utf8)
        var text = ""
        for fragment in fragments {
            let count = fragment.count == 1 ? "1 segment" : "\(fragment.count) segments"
            let words = String(decoding: bytes[fragment.range], as: UTF8.self)
            text += "  " + style(words, .bold) + style("  in \(count)", .dim) + "\n"
            text += page.text(of: [fragment.example])
        }
        return text
    }
}

/// A fragment as a line of JSON.
package struct FragmentRecord: Encodable {
    let query: Int
    let rank: Int
    let fragment: String
    /// Byte ranges of the query.
    let range: [Int]
    let count: Int
    let example: ConcordanceRecord

    package init(_ fragment: Fragment, of text: String, query: Int, rank: Int) {
        self.query = query
        self.rank = rank
        self.fragment = String(decoding: Array(text.utf8)[fragment.range], as: UTF8.self)
        range = [fragment.range.lowerBound, fragment.range.upperBound]
        count = fragment.count
        example = ConcordanceRecord(fragment.example, fragment.example.targets.map { _ in [] })
    }
}
