import CalqueLanguages

extension QuantityReader {
    /// Adds the endings of English ordinals to their figures: `3rd`. Dates are left out, because they have been read.
    mutating func readOrdinals() {
        for index in quantities.indices {
            guard case .figures(var form) = quantities[index].form, form.unit == nil, form.decimals == 0,
                let number = quantities[index].amount?.whole
            else { continue }
            let (start, end) = (quantities[index].range.upperBound, quantities[index].range.upperBound + 2)
            guard end <= text.count, string(start..<end).lowercased() == Self.ending(of: number),
                end == text.count || !(text[end].isWordLetter || text[end].digit != nil)
            else { continue }
            form.isOrdinal = true
            quantities[index].form = .figures(form)
            quantities[index].range = quantities[index].range.lowerBound..<end
        }
    }

    /// Returns the letters that English writes after the figures of an ordinal.
    static func ending(of number: Int) -> String {
        if (11...13).contains(number % 100) { return "th" }
        return switch number % 10 {
        case 1: "st"
        case 2: "nd"
        case 3: "rd"
        default: "th"
        }
    }

    /// Returns whether the ending of a Russian ordinal follows a place: `-й` of 3-й. It is the same for every number.
    func hasRussianEnding(_ place: Int) -> Bool {
        guard language == .russian, place < text.count, Self.isHyphen(text[place]) else { return false }
        var end = place + 1
        while end < text.count, text[end].isWordLetter { end += 1 }
        return Self.russianEndings.contains(string(place + 1..<end))
            && (end == text.count || !(Self.isHyphen(text[end]) || text[end].digit != nil))
    }

    private static let russianEndings: Set<String> = [
        "й", "я", "е", "го", "му", "м", "ю", "х", "ми", "ый", "ой", "ая", "ое", "ого", "ому", "ом", "ую", "ые", "ых",
        "ым",
    ]
}
