/// What a concordance is asked for.
package struct ConcordanceQuery: Sendable {
    package enum Form: Sendable {
        /// The words of the term as they stand, whatever their case, width and the marks on their letters. `*` stands
        /// for any letters of a word, or by itself for any word or mark; `\*` for itself.
        case words
        /// Also other forms of the words, by Snowball's stemmer of the segments' language. Where there is none, as for
        /// Chinese, as `words`.
        case stems
        /// A regular expression of ICU, over the segments as they stand, case ignored.
        case regex
    }

    package var term: String
    package var form: Form
    /// How many lines at most; all are counted.
    package var limit: Int

    package init(_ term: String, form: Form = .words, limit: Int = 20) {
        self.term = term
        self.form = form
        self.limit = limit
    }
}
