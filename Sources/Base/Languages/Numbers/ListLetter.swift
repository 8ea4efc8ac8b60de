/// Letters and small Roman numerals that number the items of lists.
package enum ListLetter {
    package enum Kind: Sendable { case latin, cyrillic, roman }

    private static let romans = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"]
    /// Lists leave out ё, й and the letters that begin no word.
    private static let cyrillic = Array("абвгдежзиклмнопрст".unicodeScalars)

    /// Words before a label that show that it stands inside a sentence: `a) is right and b) is wrong`.
    package static let conjunctions: Set = ["and", "or", "и", "или", "und", "oder", "et", "ou", "y", "o", "e"]

    /// The kind of a list whose first label is `a`, `а` or `i`.
    package static func kind(ofFirst letter: Unicode.Scalar) -> Kind {
        letter == "i" ? .roman : Letters.isCyrillic(letter.value) ? .cyrillic : .latin
    }

    /// Returns the number of an item, from 1; nil for a text that is no label of the kind.
    package static func number(of text: String, _ kind: Kind) -> Int? {
        if kind == .roman { return romans.firstIndex(of: text).map { $0 + 1 } }
        guard let letter = text.unicodeScalars.first, text.unicodeScalars.count == 1 else { return nil }
        if kind == .cyrillic { return cyrillic.firstIndex(of: letter).map { $0 + 1 } }
        return (0x61...0x7A).contains(letter.value) ? Int(letter.value) - 0x60 : nil
    }
}
