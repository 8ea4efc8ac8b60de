/// What decided whether a candidate position is a boundary.
public enum Rule: String, Sendable, CaseIterable {
    /// The dateline ends here (break), or the position lies inside it (no break).
    case dateline
    /// A closing quote or bracket, or more punctuation, follows.
    case closerNext = "closer-next"
    /// The position lies inside the brackets of a title: 《…！》.
    case insideTitle = "inside-title"
    /// A full stop in letters or digits with no space after it: `3.5`, `Apple.com`.
    case noSpace = "no-space"
    /// What follows starts with a small letter.
    case lowerCase = "lower-case"
    /// What follows says whose the quotation was: `"Stop!" Smith said.`
    case attribution
    /// An ellipsis before a word that carries the sentence on.
    case ellipsis
    /// The number of an item of a list belongs to the item.
    case listNumber = "list-number"
    /// An item of a list starts.
    case listItem = "list-item"
    /// `Mr. Smith`, `ул. Ленина`: never the end.
    case title
    /// `No. 1`, `ст. 126`: not the end before a digit.
    case numberAbbreviation = "number"
    /// `Apple Inc. Chief Executive`: the end only before a word that starts sentences.
    case organisation
    /// `5 p.m. Entry is free.`: the end before a capital letter, but for words that carry on.
    case unit
    /// `J. K. Rowling`, `В. В. Путин`.
    case initial
    /// A sentence ends with a terminator, and a new one starts.
    case terminator
}

/// A candidate position of a paragraph, and what was made of it.
public struct Decision: Sendable, Equatable {
    /// Where the next segment would start, in UTF-8 bytes of the paragraph.
    public let position: Int
    public let isBreak: Bool
    public let rule: Rule
}
