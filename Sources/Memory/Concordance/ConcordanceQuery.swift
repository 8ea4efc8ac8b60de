/// A term to search for.
public struct ConcordanceQuery: Sendable {
    /// How a term is compared with words.
    public enum Form: Sendable {
        /// The words of the term, without regard to case, width, ё, stress and marks on letters. A number is one word
        /// (`2.5`). `*` matches any letters of a word, or by itself any word or mark; `\*` matches a star.
        case words
        /// The words and their other forms, by Snowball's stemmer for the language of the segments. Without a stemmer,
        /// as for Chinese, this is the same as `words`.
        case stems
        /// A regular expression of ICU for the text of segments, without regard to case.
        case regex
    }

    /// The term as a person writes it.
    public var term: String
    /// How the term is compared with words.
    public var form: Form
    /// The largest number of lines; all segments are counted.
    public var limit: Int

    /// Makes a query.
    public init(_ term: String, form: Form = .words, limit: Int = 20) {
        self.term = term
        self.form = form
        self.limit = limit
    }
}
