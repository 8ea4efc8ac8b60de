/// What is a matter of taste in segmentation. The defaults are how a wire translator works.
public struct Policies: Sendable, Equatable {
    public enum Dateline: String, Sendable, CaseIterable {
        /// A dateline with a full stop of its own is a segment: `MOSCOW, February 3. /TASS/.`
        case alone
        /// It is one segment with the sentence after it.
        case joined
    }

    public enum Attribution: String, Sendable, CaseIterable {
        /// `"Are we ready?" Smith asked.` is one segment.
        case joined
        /// A quotation that ends in a terminator ends its segment, whoever's it is said to be.
        case apart
    }

    public var dateline = Dateline.alone
    public var attribution = Attribution.joined
    /// Whether a colon before a blank (or a full-width one) ends a segment. By default it does only before a list.
    public var splitsAtColon = false
    /// Whether a semicolon before a blank (or a full-width one) ends a segment.
    public var splitsAtSemicolon = false
    /// Whether a small letter may start a sentence, as in chat and bad optical reading. Off by default.
    public var allowsLowercaseStarts = false

    public init() {}
}
