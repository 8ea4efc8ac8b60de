import CCalqueLexicons
package import CalqueCore

extension Lexicon {
    /// The lexicon that Calque brings along: English with Russian and with Chinese, learnt from 20,000 and 10,000 pairs
    /// of news, the latter from a dictionary too; German with French, from dictionaries alone. Read when it is first
    /// asked for, and kept.
    ///
    /// - Returns: nil for other languages.
    package static func builtIn(for one: LanguageTag, _ other: LanguageTag) -> Lexicon? {
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
