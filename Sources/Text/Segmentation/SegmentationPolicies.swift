/// The choices on which segmentation styles differ. The defaults follow the practice of wire translators.
public struct SegmentationPolicies: Sendable, Equatable {
    /// How a dateline is segmented.
    public enum Dateline: String, Sendable, CaseIterable {
        /// A dateline with a full stop of its own is a segment: `MOSCOW, February 3. /TASS/.`
        case alone
        /// A dateline and the sentence after it are one segment.
        case joined
    }

    /// How a quotation and its attribution are segmented.
    public enum Attribution: String, Sendable, CaseIterable {
        /// A quotation and its attribution are one segment: `"Are we ready?" Smith asked.`
        case joined
        /// A quotation that ends in a terminator ends its segment, and its attribution starts another.
        case apart
    }

    /// Whether a segment ends at a full stop without a space after it: `The talks ended.He left.`
    public enum MissingSpaces: String, Sendable, CaseIterable {
        /// Where the words around it show that a space is missing, because they are in lower case elsewhere or often begin
        /// sentences. `Node.Js` stays whole.
        case evidence
        /// Between any word and a capitalised word.
        case any
        /// Nowhere.
        case never
    }

    /// How a dateline with a full stop of its own is segmented.
    public var dateline = Dateline.alone
    /// How a quotation that ends in a terminator and its attribution are segmented.
    public var attribution = Attribution.joined
    /// Whether a colon ends a segment, if a space follows or the colon is full-width. By default it ends one only
    /// before a list.
    public var splitsAtColon = false
    /// Whether a semicolon ends a segment, if a space follows or the semicolon is full-width.
    public var splitsAtSemicolon = false
    /// Whether a sentence may start with a lower-case letter, as in chat and in poor optical character recognition.
    public var allowsLowercaseStarts = false

    /// Whether a segment ends at a full stop without a space after it. Full stops in Chinese and Japanese text need none.
    public var missingSpaces = MissingSpaces.evidence

    /// Creates the default policies.
    public init() {}
}
