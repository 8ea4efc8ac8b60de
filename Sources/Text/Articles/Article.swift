public import CalqueCore

/// A news article: its text as typed blocks, with the place of each block in the source.
public struct Article: Sendable {
    /// The source as UTF-8, otherwise unchanged. All ranges count bytes of it.
    public let source: [UInt8]
    /// The language of the text: the one given by the caller, declared by the document, or guessed from the letters.
    public let language: LanguageTag
    /// The blocks in reading order. Where a format stores the headline after the text, places in the source are not
    /// ascending.
    public let blocks: [Block]
    /// Place, date and agency, where the format has fields for them.
    public let dateline: Dateline?
    /// What the document says about the article besides its text.
    package var metadata = Metadata()
    /// Whether it is one of the articles of an archive or a feed, which have nothing to do with each other.
    package var isOfArchive = false

    /// Creates an article from its parts.
    public init(source: [UInt8], language: LanguageTag, blocks: [Block], dateline: Dateline? = nil) {
        self.source = source
        self.language = language
        self.blocks = blocks
        self.dateline = dateline
    }

    /// The text of the first headline.
    public var headline: String? { first(.headline) }
    /// The text of the first byline.
    public var byline: String? { first(.byline) }

    private func first(_ kind: Block.Kind) -> String? { blocks.first { $0.kind == kind }?.text }

    /// Facts from the fields of a document.
    package struct Metadata: Sendable, Equatable {
        /// The article's own name, the same wherever its file lies: the `doc-id` of NITF, the `guid` of NewsML-G2, the
        /// `uri` of ninjs, the canonical URL of a page.
        package var identifier: String?
        /// The date of the article, as the document writes it, usually by ISO 8601.
        package var date: String?
        /// The headline by the fields of a page, which may differ from the one that it shows.
        package var title: String?
        package var author: String?
        /// The agency or publication.
        package var agency: String?

        /// The identifier, where it is the address of a page.
        package var url: String? {
            identifier.flatMap { $0.hasPrefix("https://") || $0.hasPrefix("http://") ? $0 : nil }
        }

        /// The date in ISO 8601; as the document writes it if it has another form.
        package var day: String? { date.map { PageDate(BasicDate.extended($0))?.text ?? $0 } }

        package init(identifier: String? = nil, date: String? = nil) {
            self.identifier = identifier
            self.date = date
        }
    }

    /// The parts of a dateline, as the document writes them.
    public struct Dateline: Sendable, Equatable {
        /// The place: `MOSCOW`.
        public var place: String?
        /// The date, in the form of the document: `3 February`, `2022-02-03`.
        public var date: String?
        /// The news agency: `TASS`.
        public var agency: String?

        /// Creates a dateline from its parts.
        public init(place: String? = nil, date: String? = nil, agency: String? = nil) {
            self.place = place
            self.date = date
            self.agency = agency
        }
    }
}

extension Article {
    /// A paragraph, or a line with the role of one. No sentence crosses its end.
    public struct Block: Sendable, Equatable {
        /// The role of a block.
        public enum Kind: String, Sendable, Codable {
            /// The headline of the article.
            case headline
            /// A line under the headline.
            case subheadline
            /// A heading inside the text.
            case crosshead
            /// Running text.
            case paragraph
            /// The author, on a line of its own: "By Anna Smith".
            case byline
            /// Place, date and agency in a field of their own. At the start of a paragraph they belong to the
            /// paragraph.
            case dateline
            /// Text of the page around the article: "All news", "Read also". The raw value is the older name.
            case boilerplate = "furniture"
        }

        /// The role of the block.
        public let kind: Kind
        /// The text that a reader sees. In plain text these are exactly the bytes of the source.
        public let text: String
        /// The place of each part of `text` in the source.
        package let map: SourceMap

        /// Creates a block from its parts. `map` must cover all of `text`.
        package init(kind: Kind, text: String, map: SourceMap) {
            self.kind = kind
            self.text = text
            self.map = map
        }
    }
}
