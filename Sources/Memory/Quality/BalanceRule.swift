import CalqueUnits

/// Finds brackets and quotation marks without a partner.
///
/// A quotation may continue over several segments, so a mark is a fault only where the other text has no such mark without
/// a partner.
enum BalanceRule {
    private static let brackets: [Character: Character] = [
        ")": "(", "]": "[", "}": "{", "）": "（", "】": "【", "》": "《", "〉": "〈",
    ]
    private static let quotes: [Character: Character] = ["”": "“", "»": "«", "」": "「", "』": "『"]

    /// Returns the quotation marks of a text that have no partner in it.
    static func strayQuotes(in text: String) -> [Character] { unbalanced(text, quotes) }

    /// Returns the mark that another mark closes; a straight one closes itself.
    static func opener(of mark: Character) -> Character? { mark == "\"" ? mark : quotes[mark] }

    /// Returns the first mark without a partner in a line, and the text that has it; nil where there is no fault.
    static func fault(_ source: Variant, _ target: Variant) -> (variant: Variant, message: String)? {
        for partners in [brackets, quotes] {
            let (one, other) = (unbalanced(source.text, partners), unbalanced(target.text, partners))
            guard one.isEmpty != other.isEmpty else { continue }
            let variant = one.isEmpty ? target : source
            return (variant, "\((one + other)[0]) has no partner in \(variant.language)")
        }
        return nil
    }

    /// Returns the marks without a partner: first those that close nothing, then those that are never closed.
    private static func unbalanced(_ text: String, _ partners: [Character: Character]) -> [Character] {
        var open: [Character] = []
        var alone: [Character] = []
        var straight = 0
        let isQuotes = partners["”"] != nil
        let openers = Set(partners.values)
        let characters = Array(text)
        for (index, character) in characters.enumerated() {
            if isQuotes, character == "\"" {
                // An inch: 5".
                if index > 0, characters[index - 1].isNumber, straight % 2 == 0 { continue }
                straight += 1
            } else if isQuotes, character == "„" {
                open.append("“")
            } else if isQuotes, character == "“", open.last == "“" {
                open.removeLast()  // „…“
            } else if openers.contains(character) {
                open.append(character)
            } else if let opener = partners[character] {
                if open.last == opener {
                    open.removeLast()
                } else if !(character == ")" && isLabel(characters, index)) {
                    alone.append(character)
                }
            }
        }
        if straight % 2 == 1 {
            // “…" is a matter of style: the quotation has both marks.
            if let index = open.firstIndex(where: { quotes.values.contains($0) }) {
                open.remove(at: index)
            } else if let index = alone.firstIndex(where: { quotes.keys.contains($0) }) {
                alone.remove(at: index)
            } else {
                alone.append("\"")
            }
        }
        return alone + open
    }

    /// Returns whether a bracket ends the label of a list at the start of a text: `a)`, `1)`.
    private static func isLabel(_ characters: [Character], _ index: Int) -> Bool {
        index < 4 && characters[..<index].allSatisfy { $0.isLetter || $0.isNumber || $0.isWhitespace }
    }
}
