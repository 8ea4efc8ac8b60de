import CCalqueLexicons
public import CalqueCore

extension Lexicon {
    /// Returns the built-in lexicon of two languages, in either order.
    ///
    /// There are three: English–Russian, learned from 20,000 pairs of news; English–Chinese, from 10,000 pairs of news and
    /// a dictionary; German–French, from dictionaries. Each is read at first use, which takes some ten milliseconds, and
    /// kept.
    ///
    /// - Returns: nil for other languages.
    public static func builtIn(for one: LanguageTag, _ other: LanguageTag) -> Lexicon? {
        switch Set([one.language, other.language]) {
        case ["de", "fr"]: germanFrench
        case ["en", "ru"]: englishRussian
        case ["en", "zh"]: englishChinese.serves(one, other) ? englishChinese : nil
        default: nil
        }
    }

    private static let germanFrench = read(calque_lexicon_de_fr)
    private static let englishRussian = read(calque_lexicon_en_ru)
    private static let englishChinese = read(calque_lexicon_en_zh)

    private static func read(_ file: (UnsafeMutablePointer<Int>?) -> UnsafePointer<UInt8>?) -> Lexicon {
        var count = 0
        let bytes = UnsafeRawBufferPointer(start: file(&count), count: count)
        do { return try Lexicon(reading: bytes) } catch { fatalError("a built-in lexicon: \(error)") }
    }
}
