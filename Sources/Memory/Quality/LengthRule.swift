import CalqueCore
import CalqueUnits

/// How long texts are to each other, and whether they are one.
enum LengthRule {
    /// Short texts vary: `Reuters` and `路透社报道`.
    private static let slack = 15.0

    static func fault(_ source: Variant, _ target: Variant, most: Double) -> String? {
        let (one, other) = (letters(source.text), letters(target.text))
        guard one > 0, other > 0 else { return nil }
        let ratio = (max(one, other) + slack) / (min(one, other) + slack)
        guard ratio > most else { return nil }
        let tenths = Int((max(one, other) / min(one, other) * 10).rounded())
        let (longer, shorter) = one > other ? (source, target) : (target, source)
        return "\(longer.language) is \(tenths / 10).\(tenths % 10) times as long as \(shorter.language)"
    }

    /// A Han character or kana says about as much as three letters.
    private static func letters(_ text: String) -> Double {
        var sum = 0.0
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x3040...0x30FF, 0x3400...0x9FFF, 0xAC00...0xD7AF, 0xF900...0xFAFF, 0x20000...0x323AF: sum += 3
            default: sum += 1
            }
        }
        return sum
    }

    /// A name or a number may be the same in two languages; two words of small letters are not.
    static func sameness(_ source: Variant, _ target: Variant) -> String? {
        guard source.language.language != target.language.language,
            source.text.utf8.elementsEqual(target.text.utf8)
        else { return nil }
        let words = source.text.split { !$0.isLetter }
        guard words.contains(where: { $0.count > 1 && ($0.first?.isLowercase ?? false) }) || isHan(source.text) else {
            return nil
        }
        return "\(target.language) is the text of \(source.language)"
    }

    private static func isHan(_ text: String) -> Bool {
        text.unicodeScalars.count { (0x4E00...0x9FFF).contains($0.value) } > 3
    }
}
