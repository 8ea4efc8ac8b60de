public import Core

extension LanguageTag {
    /// The language that the letters of a text speak for: Chinese for Han, Japanese for kana, Russian for Cyrillic,
    /// English for Latin, `und` for a text without letters.
    ///
    /// A Han character counts three times: it stands for about as much as three letters, so a Chinese report that
    /// quotes English names stays Chinese.
    /// - Complexity: linear in the first 20,000 scalars.
    public init(guessedFrom text: String) {
        var latin = 0
        var cyrillic = 0
        var han = 0
        var kana = 0
        for scalar in text.unicodeScalars.prefix(20_000) {
            switch scalar.value {
            case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F: latin += 1
            case 0x400...0x52F: cyrillic += 1
            case 0x3040...0x30FF: kana += 3
            case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF: han += 3
            default: break
            }
        }
        let most = max(latin, cyrillic, han + kana)
        self =
            most == 0 ? "und" : most == latin ? "en" : most == cyrillic ? "ru" : kana * 10 > han ? "ja" : "zh"
    }
}
