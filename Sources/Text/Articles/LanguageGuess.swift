public import CalqueCore
import CalqueLanguages

extension LanguageTag {
    /// Guesses the language of a text from its letters: Chinese for Han, Japanese for kana, Russian for Cyrillic,
    /// English for Latin, `und` for a text without letters.
    ///
    /// Traditional Chinese is `zh-Hant`, simplified Chinese is `zh`. Letters that Russian does not have identify other
    /// languages in Cyrillic. A Han character counts three times, because it carries as much as about three letters: a
    /// Chinese report with English names is Chinese.
    ///
    /// - Complexity: linear in the first 20,000 scalars.
    public init(guessedFrom text: String) {
        var latin = 0
        var cyrillic: [Unicode.Scalar: Int] = [:]
        var cyrillicCount = 0
        var script = ChineseScript()
        var han = 0
        var kana = 0
        for scalar in text.unicodeScalars.prefix(20_000) {
            if scalar.isASCIILetter || Letters.isAccentedLatin(scalar.value) {
                latin += 1
            } else if scalar.isCyrillic {
                cyrillic[scalar, default: 0] += 1
                cyrillicCount += 1
            } else if scalar.isKana {
                kana += TextLength.wholeLettersPerHan
            } else if scalar.isHan {
                han += TextLength.wholeLettersPerHan
                script.see(scalar)
            }
        }
        let most = max(latin, cyrillicCount, han + kana)
        self =
            most == 0
            ? "und"
            : most == latin
                ? "en"
                : most == cyrillicCount
                    ? Self.cyrillic(cyrillic, of: cyrillicCount) : kana * 10 > han ? "ja" : script.language
    }

    /// Guesses the language of a text in Cyrillic letters. A name or quotation in another language does not decide.
    ///
    /// - Parameters:
    ///   - counts: the number of occurrences of each letter.
    ///   - total: the number of all Cyrillic letters.
    private static func cyrillic(_ counts: [Unicode.Scalar: Int], of total: Int) -> LanguageTag {
        func share(of language: String) -> Double {
            Double(clues.characters("letters \(language)").reduce(0) { $0 + counts[$1, default: 0] }) / Double(total)
        }
        let russian = share(of: "ru")
        if share(of: "kk") > 0.02 { return "kk" }
        if share(of: "be") > 0.005 { return "be" }
        if share(of: "uk") > max(0.005, russian) { return "uk" }
        if share(of: "mk") > 0.002, russian == 0 { return "mk" }
        if share(of: "sr") > 0.01 { return "sr" }
        if total >= 80, russian == 0, share(of: "bg") > 0.006 { return "bg" }
        return "ru"
    }

    /// Whether a text in Latin letters is clearly English, judged by its function words. Items of Italian and German
    /// agencies are declared `it` and `de` even if their text is English.
    static func isEnglish(_ text: String) -> Bool {
        var words = 0
        var articles = 0
        var others = 0
        for word in text.prefix(20_000).split(whereSeparator: { !$0.isLetter }) {
            words += 1
            if englishArticle.contains(word) { articles += 1 }
            if englishWords.contains(word) { others += 1 }
        }
        return words >= 12 && articles * 40 >= words && others * 20 >= words
    }

    private static let clues = ResourceLines(PackageResources.language_clues_txt)
    private static let englishArticle = Set(clues.words("article en").joined().map { Substring($0) })
    private static let englishWords = Set(clues.words("words en").joined().map { Substring($0) })
}
