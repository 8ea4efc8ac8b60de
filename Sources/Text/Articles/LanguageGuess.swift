import CCalqueCLD2
public import CalqueCore
import CalqueICU
import CalqueLanguages

extension LanguageTag {
    /// Guesses the language of a text from its letters and words.
    ///
    /// The most frequent script decides first. Han is Chinese, `zh-Hant` where traditional characters prevail, and with
    /// kana Japanese. Letters that Russian does not have identify other languages in Cyrillic. In all other scripts the
    /// Compact Language Detector 2 decides by the words and their parts. A text without letters is `und`.
    ///
    /// `Benchmarks/languages` measures the accuracy: about 99 % for single lines of news, 100 % for articles.
    ///
    /// - Complexity: linear in the first 20,000 scalars.
    public init(guessedFrom text: String) { self = LanguageGuess(of: text).language }
}

/// The language of a text by its letters and words, and how sure that is.
package struct LanguageGuess: Sendable {
    /// `und` for a text without letters.
    package let language: LanguageTag
    /// The letters of the text. A Han character counts three times, because it carries as much as about three letters.
    let letters: Int
    /// The share of the script that most letters have.
    private let share: Double
    /// Whether the detector calls the language reliable.
    private let isReliable: Bool

    /// How many scalars of a text are looked at.
    private static let most = 20_000

    /// - Complexity: linear in the first 20,000 scalars.
    package init(of text: String) {
        let start = String(text.unicodeScalars.prefix(Self.most))
        let counts = LetterCounts(start)
        letters = counts.total
        share = counts.total == 0 ? 0 : Double(counts.greatest) / Double(counts.total)
        switch counts.script {
        case nil: (language, isReliable) = ("und", false)
        case .han?: (language, isReliable) = (counts.kana * 10 > counts.han ? "ja" : counts.chinese.language, true)
        case .cyrillic?: (language, isReliable) = (Self.cyrillic(counts, start), true)
        case .latin?: (language, isReliable) = Self.detected(start, default: "en")
        case .other?: (language, isReliable) = Self.detected(start, default: "und")
        }
    }

    // MARK: Contradictions

    /// Whether the text shows that it is not in the language that a person or a document says.
    ///
    /// Another script is enough where most letters are of it. Languages of one script are told apart in longer texts,
    /// and only those that the detector was measured on.
    package func contradicts(_ claimed: LanguageTag) -> Bool {
        let (own, other) = (name(of: language), name(of: claimed))
        guard language != "und", claimed != "und", own != other, !Self.areAlike(own, other) else { return false }
        if isOfOtherScript(than: claimed) { return letters >= Self.leastOfScript && share >= Self.leastShare }
        return letters >= Self.leastOfLanguage && share >= Self.leastShare && isReliable && Self.known.contains(own)
            && Self.known.contains(other)
    }

    /// The language of a text to be looked up; nil where a few words in Latin letters may be of another language.
    package var ofQuery: LanguageTag? {
        if language == "und" { return nil }
        let isDoubtful =
            language.script == "Latn" && language != "en" && !(isReliable && letters >= Self.leastOfLanguage)
        return isDoubtful ? nil : language
    }

    /// Whether most letters are of a script that the language is not written in.
    package func isOfOtherScript(than claimed: LanguageTag) -> Bool {
        guard language != "und", let script = language.script, !Self.digraphic.contains(name(of: claimed)),
            let scripts = Script.names(of: claimed), let own = Script.names(of: language)
        else { return false }
        return script != claimed.script && scripts.isDisjoint(with: own)
    }

    /// Letters that show another script, and letters that show another language of the same script.
    private static let leastOfScript = 20
    private static let leastOfLanguage = 120
    private static let leastShare = 0.7

    private func name(of language: LanguageTag) -> String { String(language.canonical.language) }

    /// Whether the languages are so alike that a text may be taken for either.
    private static func areAlike(_ one: String, _ other: String) -> Bool {
        alike.contains { $0.contains(one) && $0.contains(other) }
    }

    // MARK: Guesses

    /// Guesses the language by the words. Of a short text, only usual languages are believed.
    private static func detected(_ text: String, default usual: LanguageTag) -> (LanguageTag, isReliable: Bool) {
        var found = [calque_language](repeating: calque_language(code: nil, percent: 0), count: 3)
        var text = text
        let isReliable = text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                // bounded: the first 20,000 scalars.
                calque_detect_languages(characters.baseAddress, Int32(characters.count), &found)
            }
        }
        let tags = found.compactMap { language -> (tag: LanguageTag, percent: Int)? in
            guard let code = language.code.map({ String(cString: $0) }), code != "un",
                let tag = LanguageTag(code)?.canonical, !code.hasPrefix("xx")
            else { return nil }
            return (tag, Int(language.percent))
        }
        guard let first = tags.first else { return (usual, false) }
        let isSure = isReliable && first.percent >= 80
        if isSure || known.contains(String(first.tag.language)) { return (first.tag, isSure) }
        return (tags.first { known.contains(String($0.tag.language)) }?.tag ?? first.tag, false)
    }

    /// Guesses the language of a text in Cyrillic letters. A name or quotation in another language does not decide.
    private static func cyrillic(_ counts: LetterCounts, _ text: String) -> LanguageTag {
        let total = counts.cyrillic
        func share(of language: String) -> Double {
            let letters = clues.characters("letters \(language)")
            return Double(letters.reduce(0) { $0 + counts.cyrillicLetters[$1, default: 0] }) / Double(total)
        }
        let russian = share(of: "ru")
        if share(of: "kk") > 0.02 { return "kk" }
        if share(of: "be") > 0.005 { return "be" }
        if share(of: "uk") > max(0.005, russian) { return "uk" }
        if share(of: "mk") > 0.002, russian == 0 { return "mk" }
        if share(of: "sr") > 0.01 { return "sr" }
        if total >= 80, russian == 0, share(of: "bg") > 0.006 { return "bg" }
        // A few words of Ukrainian may have none of its letters.
        return russian == 0 && detected(text, default: "ru").0 == "uk" ? "uk" : "ru"
    }

    private static let clues = ResourceLines(PackageResources.language_clues_txt)
    private static let known = Set(clues.words("known").joined())
    private static let alike = clues.words("alike").map(Set.init)
    private static let digraphic = Set(clues.words("several scripts").joined())
}
