import CalqueCore
import CalqueLanguages
import CalqueUnits

/// Compares the lengths of two texts, and finds texts that are equal.
enum LengthRule {
    /// Letters that are added to both lengths, because short texts vary: `Reuters` and `路透社报道`.
    private static let slack = 15.0

    /// Returns how many times as long as the other text the longer one is, in one line.
    /// - Parameter most: the ratio up to which there is no fault.
    static func fault(_ source: Variant, _ target: Variant, most: Double) -> String? {
        let one = Double(TextLength.roughLetters(in: source.text))
        let other = Double(TextLength.roughLetters(in: target.text))
        guard one > 0, other > 0 else { return nil }
        let ratio = (max(one, other) + slack) / (min(one, other) + slack)
        guard ratio > most else { return nil }
        // bounded: a ratio of two counts of letters.
        let tenths = Int((max(one, other) / min(one, other) * 10).rounded())
        let (longer, shorter) = one > other ? (source, target) : (target, source)
        return "\(longer.language) is \(tenths / 10).\(tenths % 10) times as long as \(shorter.language)"
    }

    /// Returns that two texts are equal, in one line; nil where they differ or may be equal. A name or a number may be
    /// the same in two languages, a word in small letters is not.
    static func sameness(_ source: Variant, _ target: Variant) -> String? {
        guard source.language.language != target.language.language,
            source.text.utf8.elementsEqual(target.text.utf8)
        else { return nil }
        let words = source.text.split { !$0.isLetter }
        guard words.contains(where: { $0.count > 1 && ($0.first?.isLowercase ?? false) }) || hasHan(source.text) else {
            return nil
        }
        return "\(target.language) is the text of \(source.language)"
    }

    /// Returns whether a text has more Han characters than a name.
    private static func hasHan(_ text: String) -> Bool {
        text.unicodeScalars.count(where: \.isHan) > 3
    }
}
