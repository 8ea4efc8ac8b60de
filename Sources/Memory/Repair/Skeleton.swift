import CalqueLanguages
import CalqueMatching

/// Compares the words between the quantities of two texts of a language.
enum Skeleton {
    /// Returns whether two texts are equal except for the values of their quantities. What `MatchScoring.translator` calls
    /// form does not count (case, blanks, quotes, ё), nor does the form that a noun has because of its number (3 процента,
    /// 5 процентов; 1 day, 5 days).
    static func isSame(_ one: QuantityReader, _ other: QuantityReader) -> Bool {
        guard one.quantities.count == other.quantities.count else { return false }
        for index in 0...one.quantities.count {
            let before = index > 0 ? one.quantities[index - 1].value != other.quantities[index - 1].value : false
            guard isSame(gap(one, index), gap(other, index), isCounted: before, one.language) else { return false }
        }
        return true
    }

    private static func gap(_ reader: QuantityReader, _ index: Int) -> String {
        let start = index > 0 ? reader.quantities[index - 1].range.upperBound : 0
        let end = index < reader.quantities.count ? reader.quantities[index].range.lowerBound : reader.text.count
        return reader.string(min(start, end)..<end)
    }

    private static func isSame(_ one: String, _ other: String, isCounted: Bool, _ language: NumberLanguage) -> Bool {
        let (one, other) = (key(one, language), key(other, language))
        if one == other { return true }
        guard isCounted, language != .chinese else { return false }
        let (ours, theirs) = (words(one), words(other))
        guard ours.count == theirs.count else { return false }
        // The first two words may be the noun and an adjective before it.
        return zip(ours, theirs).enumerated().allSatisfy { index, pair in
            pair.0 == pair.1 || (index < 2 && isSameNoun(pair.0, pair.1, language))
        }
    }

    private static func key(_ gap: String, _ language: NumberLanguage) -> String {
        var key = FoldedTokens(gap).key
        // Keys have no white space at their ends, where it may separate a mark from a number.
        let names = language == .english ? ["percent", "per cent"] : ["процентов", "процента", "процент"]
        for name in names
        where key == name || key.hasPrefix(name + " ") || key.hasPrefix(name + ",") || key.hasPrefix(name + ".") {
            key = "%" + key.dropFirst(name.count)
            break
        }
        return key
    }

    private static func words(_ key: String) -> [Substring] { key.split(separator: " ") }

    /// Returns whether two words are forms of one noun or adjective.
    private static func isSameNoun(_ one: Substring, _ other: Substring, _ language: NumberLanguage) -> Bool {
        let (one, oneTail) = split(one)
        let (other, otherTail) = split(other)
        guard oneTail == otherTail, !one.isEmpty, !other.isEmpty else { return false }
        if language == .english { return one + "s" == other || other + "s" == one }
        if let noun = RussianNoun(String(one)) { return RussianNoun(String(other))?.many == noun.many }
        let shared = zip(one, other).prefix { $0 == $1 }.count
        return shared >= 3 && endings.contains(String(one.dropFirst(shared)))
            && endings.contains(String(other.dropFirst(shared)))
    }

    private static func split(_ word: Substring) -> (Substring, Substring) {
        let end = word.firstIndex { !$0.isLetter } ?? word.endIndex
        return (word[..<end], word[end...])
    }

    private static let endings: Set<String> = [
        "", "а", "я", "и", "ы", "ь", "й", "е", "у", "ю", "ов", "ев", "ей", "ам", "ями", "ами", "ах", "ий", "ый", "ая",
        "ое", "ые", "ых", "их", "ого", "ой",
    ]
}
