package import CalqueCore

/// A piece of wire copy: its text and what the parts of it are.
package struct Article: Sendable {
    /// The source as UTF-8, otherwise untouched. Every range in the house counts its bytes.
    package let source: [UInt8]
    package let language: LanguageTag
    /// In reading order. Formats that keep a headline behind the text have places that go back.
    package let blocks: [Block]
    /// Where, when and by whom it was filed, as far as the format has fields for it.
    package let dateline: Dateline?

    package init(source: [UInt8], language: LanguageTag, blocks: [Block], dateline: Dateline? = nil) {
        self.source = source
        self.language = language
        self.blocks = blocks
        self.dateline = dateline
    }

    package var headline: String? { first(.headline) }
    package var byline: String? { first(.byline) }

    private func first(_ kind: Block.Kind) -> String? { blocks.first { $0.kind == kind }?.text }

    /// The parts of a dateline, in the words of the document.
    package struct Dateline: Sendable, Equatable {
        package var place: String?
        package var date: String?
        package var agency: String?

        package init(place: String? = nil, date: String? = nil, agency: String? = nil) {
            self.place = place
            self.date = date
            self.agency = agency
        }
    }
}

/// A paragraph or a line that stands for one; no sentence goes beyond it.
package struct Block: Sendable, Equatable {
    package enum Kind: String, Sendable, Codable {
        case headline, subheadline, crosshead, paragraph
        /// Who wrote it, in a line of its own: "By Anna Smith".
        case byline
        /// Place, date and agency in a field of their own; where they open a paragraph they stay in it.
        case dateline
        /// What belongs to the page and not to the article: "All news", "Read also".
        case furniture
    }

    package let kind: Kind
    /// What a reader sees; in plain text the very bytes of the source.
    package let text: String
    /// Where each part of `text` stands in the source.
    package let map: SourceMap

    package init(kind: Kind, text: String, map: SourceMap) {
        self.kind = kind
        self.text = text
        self.map = map
    }
}
