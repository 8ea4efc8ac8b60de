/// The rules that decide whether a candidate position is a boundary. A decision names its rule.
///
/// Raw values are the names in the output of `segment --explain`.
public enum SegmentationRule: String, Sendable, CaseIterable {
    /// The dateline ends here (boundary), or the position is inside it (no boundary).
    case dateline
    /// A list item starts here.
    case listItem = "list-item"
    /// A colon or semicolon, which the policies make a boundary.
    case clause
    /// A closing quote or bracket, or more punctuation, follows.
    case closerNext = "closer-next"
    /// The position is inside the brackets of a title or a remark, or directly after them: 《…！》, （真的！）.
    case insideTitle = "inside-title"
    /// A full stop between letters or digits, without a space after it: `3.5`, `Apple.com`.
    case noSpace = "no-space"
    /// The rest of the paragraph has no letters or digits.
    case nothingFollows = "nothing-follows"
    /// The segment has no word yet: `... And then`.
    case nothingBefore = "nothing-before"
    /// The full stop belongs to the number or letter of a list item: `1.`, `3.2.`, `Q.`
    case listNumber = "list-number"
    /// An attribution follows a quotation: `"Stop!" Smith said.`
    case attribution
    /// A lower-case letter follows.
    case lowerCase = "lower-case"
    /// A name ends in an exclamation mark: `Yahoo! News`.
    case exclaimed
    /// A word that continues the sentence follows an ellipsis.
    case ellipsis
    /// An abbreviation that is never the end of a sentence: `Mr. Smith`, `ул. Ленина`.
    case title
    /// An abbreviation before a number: `No. 1`, `ст. 126`.
    case numberAbbreviation = "number"
    /// An abbreviation that ends a sentence only before a word that starts sentences: `Apple Inc. Chief Executive`.
    case organisation
    /// A unit, which ends a sentence before a capital letter, except before a word that continues the sentence:
    /// `5 p.m. Entry is free.`
    case unit
    /// An abbreviation for "year" or "century". It does not end a sentence that has only said when something happened:
    /// `В 2014 г. Россия`.
    case year
    /// An initial: `J. K. Rowling`, `В. В. Путин`.
    case initial
    /// A line ends.
    case lineEnd = "line-end"
    /// A sentence ends with a terminator, and a new one starts.
    case terminator
}
