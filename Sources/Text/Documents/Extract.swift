package import CalqueArticles
package import CalqueCore

/// The text of one article, taken out of a file that packs or encodes it: a word processor's document, a mail, a page of
/// a web archive.
package struct Extract: Sendable {
    /// A paragraph of a document that says which of them are headings.
    package struct Paragraph: Sendable, Equatable {
        package var text: String
        /// Whether a style of the document makes it a heading or a title.
        package var isHeading: Bool

        package init(_ text: String, isHeading: Bool = false) { (self.text, self.isHeading) = (text, isHeading) }
    }

    package enum Content: Sendable {
        case paragraphs([Paragraph])
        /// The bytes of plain text, and the encoding by its name if it is stated.
        case text([UInt8], charset: String?)
        /// The bytes of a web page, and the encoding by its name if it is stated.
        case page([UInt8], charset: String?)
        /// Pieces of HTML in UTF-8 that are text throughout, such as the chapters of a book.
        case chapters([[UInt8]])
    }

    package var content: Content
    /// What the file says about the article.
    package var facts = Article.Metadata()
    /// The line that stands for a headline where the text has none: the subject of a mail.
    package var headline: String?
    package var language: LanguageTag?

    package init(_ content: Content) { self.content = content }
}

/// A limit on what is taken out of one file.
enum ExtractLimit {
    /// The most unpacked bytes. No article comes near.
    static let bytes = 64 << 20
    /// The most articles of an archive of pages or a box of mail.
    static let articles = 100_000

    static var tooLong: Failure {
        Failure(.badData, "unpacks to more than the \(bytes >> 20) MiB allowed", advice: "give one article to a file")
    }
}
