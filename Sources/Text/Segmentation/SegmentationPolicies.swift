/// What is a matter of taste in segmentation. The defaults are how a wire translator works.
package struct Policies: Sendable, Equatable {
    package enum Dateline: String, Sendable, CaseIterable {
        /// A dateline with a full stop of its own is a segment: `MOSCOW, February 3. /TASS/.`
        case alone
        /// It is one segment with the sentence after it.
        case joined
    }

    package enum Attribution: String, Sendable, CaseIterable {
        /// `"Are we ready?" Smith asked.` is one segment.
        case joined
        /// A quotation that ends in a terminator ends its segment, whoever's it is said to be.
        case apart
    }

    package var dateline = Dateline.alone
    package var attribution = Attribution.joined
    /// Whether a colon before a blank (or a full-width one) ends a segment. By default it does only before a list.
    package var splitsAtColon = false
    /// Whether a semicolon before a blank (or a full-width one) ends a segment.
    package var splitsAtSemicolon = false
    /// Whether a small letter may start a sentence, as in chat and bad optical reading. Off by default.
    package var allowsLowercaseStarts = false

    package init() {}
}
