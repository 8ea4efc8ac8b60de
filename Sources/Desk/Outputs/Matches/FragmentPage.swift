package import CalqueCommandLine
package import CalqueConcordance
import CalqueCore
package import CalqueLexicons
import CalqueMatching
import CalqueRepair
import CalqueUnits

/// The parts of a text that the memory knows, for people: shown where nothing matches the whole text.
package struct FragmentPage {
    private let page: ConcordancePage
    private let style: Style

    package init(_ style: Style, width: Int, lexicons: [Lexicon] = []) {
        self.style = style
        page = ConcordancePage(style, width: width, lexicons: lexicons)
    }

    /// - Parameter query: the text that the fragments are part of.
    package func text(of fragments: [Fragment], query: String) -> String {
        let bytes = Array(query.utf8)
        var text = ""
        for fragment in fragments {
            let count = fragment.count == 1 ? "1 segment" : "\(fragment.count) segments"
            let words = String(decoding: bytes[fragment.range], as: UTF8.self)
            let shown = self.translation(of: fragment)
            let translations = shown.texts.isEmpty ? "" : " – " + shown.texts.joined(separator: ", ")
            text += "  " + style(words, .bold) + translations + style("  in \(count)", .dim) + "\n"
            text += page.text(
                of: [shown.line],
                marking: { line in
                    zip(shown.places, page.terms(of: line)).map { $0.map { [$0] } ?? $1 }
                },
                after: { line, target in
                    Self.difference(line, target).map { [StyledLines.Run(text: " [\($0)]", attributes: [.red])] } ?? []
                })
        }
        return text
    }

    /// Returns a fragment as a line of JSON.
    package func record(_ fragment: Fragment, of text: String, query: Int, rank: Int) -> FragmentRecord {
        FragmentRecord(fragment, self.translation(of: fragment), of: text, query: query, rank: rank)
    }

    /// The newest segment in which the translation of the fragment is sure, with its places in the targets and the texts
    /// there; else the newest segment.
    func translation(
        of fragment: Fragment
    ) -> (line: Concordance.Line, places: [Range<Int>?], texts: [String]) {
        for line in fragment.examples {
            guard let hit = line.hits.first else { continue }
            let places = page.phrase(hit, of: line)
            let texts = zip(line.targets, places).compactMap { target, place in
                place.map { OneLine.blanked(String(decoding: Array(target.text.utf8)[$0], as: UTF8.self)) }
            }
            if !texts.isEmpty { return (line, places, texts) }
        }
        return (fragment.example, fragment.example.targets.map { _ in nil }, [])
    }

    /// The numbers in which an aligned pair contradicts itself; nil if there are none, or if a person has confirmed it.
    static func difference(_ line: Concordance.Line, _ target: Match.Target) -> NumberDifference? {
        guard line.isUnconfirmed else { return nil }
        return NumberDifference(
            contradicting: Variant(line.language, line.text), Variant(target.language, target.text))
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
    /// The translations of the fragment in the example, where a lexicon is sure; absent if there are none.
    let translations: [Translation]?

    struct Translation: Encodable {
        let lang: String
        let text: String
        /// Byte range of the example's target.
        let range: [Int]
    }

    init(
        _ fragment: Fragment, _ shown: (line: Concordance.Line, places: [Range<Int>?], texts: [String]),
        of text: String,
        query: Int, rank: Int
    ) {
        self.query = query
        self.rank = rank
        self.fragment = String(decoding: Array(text.utf8)[fragment.range], as: UTF8.self)
        range = [fragment.range.lowerBound, fragment.range.upperBound]
        count = fragment.count
        example = ConcordanceRecord(
            shown.line, shown.line.targets.map { _ in [] },
            numbersDiffer: shown.line.targets.map { FragmentPage.difference(shown.line, $0)?.numbers })
        let found = zip(shown.line.targets, shown.places).compactMap { target, place in
            place.map {
                Translation(
                    lang: target.language.description,
                    text: String(decoding: Array(target.text.utf8)[$0], as: UTF8.self),
                    range: [$0.lowerBound, $0.upperBound])
            }
        }
        translations = found.isEmpty ? nil : found
    }
}
