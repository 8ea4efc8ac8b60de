/// The dateline that opens a wire story and stands as a sentence of its own: `MOSCOW, February 3. /TASS/.`
enum Dateline {
    /// Room enough for two cities, a date and an agency.
    private static let longest = 160

    /// The end of the dateline at the start of the paragraph, 0 where there is none: a place, a date, an agency
    /// between slashes, a full stop.
    static func end(in paragraph: Paragraph) -> Int {
        guard let first = paragraph.scalar(at: 0), first.isUppercaseLetter else { return 0 }
        let limit = min(paragraph.count, longest)
        var opening: Int?
        var seenDigit = false
        var at = 0
        while at < limit, let scalar = paragraph.scalar(at: at) {
            let after = at + UTF8.width(scalar)
            switch scalar {
            case "/":
                if paragraph.scalar(at: after) == ".", let opening, after - opening > 2, seenDigit { return after + 1 }
                opening = after
            case "!", "?", "…", "\"", "«", "“": return 0
            default: seenDigit = seenDigit || scalar.isDigit
            }
            at = after
        }
        return 0
    }

    /// Whether a whole sentence is a dateline: it ends in `/AGENCY/.`, or it is no more than place, date and agency
    /// before `电`, as Chinese agencies write it.
    static func isDateline(_ sentence: String) -> Bool {
        if sentence.hasSuffix("/.") || sentence.hasSuffix("电。") || sentence.hasSuffix("电") || sentence.hasSuffix("電。") {
            return sentence.utf8.count <= longest && sentence.unicodeScalars.contains { $0.isDigit }
        }
        // МОСКВА, 3 фев — РИА Новости.
        guard sentence.utf8.count <= longest, sentence.hasSuffix("."), let dash = sentence.firstIndex(of: "—") else {
            return false
        }
        let place = sentence[..<dash].unicodeScalars.prefix { $0 != "," }
        return sentence[..<dash].unicodeScalars.contains { $0.isDigit } && place.count > 2
            && place.allSatisfy { !$0.isLowercaseLetter }
    }
}
