/// What decided whether a candidate position is a boundary.
package enum Rule: String, Sendable, CaseIterable {
    /// The dateline ends here (break), or the position lies inside it (no break).
    case dateline
    /// An item of a list starts.
    case listItem = "list-item"
    /// A colon or semicolon, which the policies make an end.
    case clause
    /// A closing quote or bracket, or more punctuation, follows.
    case closerNext = "closer-next"
    /// The position lies inside the brackets of a title or a remark, or right after them: 《…！》, （真的！）.
    case insideTitle = "inside-title"
    /// A full stop in letters or digits with no space after it: `3.5`, `Apple.com`.
    case noSpace = "no-space"
    /// Nothing but marks follows to the end of the paragraph.
    case nothingFollows = "nothing-follows"
    /// The segment has no word yet: `... And then`.
    case nothingBefore = "nothing-before"
    /// The number or letter of an item of a list belongs to the item: `1.`, `3.2.`, `Q.`
    case listNumber = "list-number"
    /// What follows says whose the quotation was: `"Stop!" Smith said.`
    case attribution
    /// What follows starts with a small letter.
    case lowerCase = "lower-case"
    /// A name that ends in an exclamation mark: `Yahoo! News`.
    case exclaimed
    /// An ellipsis before a word that carries the sentence on.
    case ellipsis
    /// `Mr. Smith`, `ул. Ленина`: never the end.
    case title
    /// `No. 1`, `ст. 126`: not the end before a digit.
    case numberAbbreviation = "number"
    /// `Apple Inc. Chief Executive`: the end only before a word that starts sentences.
    case organisation
    /// `5 p.m. Entry is free.`: the end before a capital letter, but for words that carry on.
    case unit
    /// `В 2014 г. Россия`: not the end while all there is of the sentence is when it happened.
    case year
    /// `J. K. Rowling`, `В. В. Путин`.
    case initial
    /// A line ends.
    case lineEnd = "line-end"
    /// A sentence ends with a terminator, and a new one starts.
    case terminator
}

/// A candidate position of a paragraph, and what was made of it.
package struct Decision: Sendable, Equatable {
    /// Where the next segment would start, in UTF-8 bytes of the paragraph.
    package let position: Int
    package let isBreak: Bool
    package let rule: Rule
}
