import CalqueCore
import Testing

@testable import CalqueLexicons

/// The translation of some words of a segment within its translation.
@Suite struct PhraseTranslationTests {
    /// The phrase and its translation are in brackets; none: the lexicon is not sure.
    @Test(
        arguments: [
            ("ru", "Before the fire [the plant] was running.", "До аварии [завод] работал."),
            (
                "ru", "The two leaders are to meet [in the capital] on March 5.",
                "Лидеры встретятся [в столице] 5 марта."
            ),
            ("ru", "It works for [the Russian company].", "Он работает для [российской компании]."),
            ("ru", "[The company] sold the plant to another company.", "[Компания] продала завод другой компании."),
            ("ru", "The company sold the plant to [another company].", "Компания продала завод [другой компании]."),
            ("ru", "Prices rose by [12 percent] in May.", "В мае цены выросли на [12 процентов]."),
            ("zh", "[The company] said so.", "[公司]这样说。"),
            // A number beside words that are not there says nothing of them.
            ("ru", "It is [due to vote by June 15].", "Он должен рассмотреть его до 15 июня."),
            ("ru", "The two leaders came to [the capital].", "Лидеры двух стран прибыли."),
            // The words are apart, with others of the segment between them.
            ("ru", "[The company president] arrived.", "Президент прибыл, сообщила компания."),
            ("de", "[The company] came.", "Die Firma kam."),
        ])
    func theTranslationIsFoundWhereTheLexiconIsSure(language: LanguageTag, source: String, target: String) throws {
        let (text, phrase) = Self.unmarked(source)
        let (translation, expected) = Self.unmarked(target)
        let lexicon = try #require(Lexicon.builtIn(for: "en", language == "de" ? "ru" : language))
        let found = PhraseTranslation(
            of: try #require(phrase), in: text, "en", target: translation, language, by: lexicon)
        let bytes = Array(translation.utf8)
        #expect(
            found?.range == expected,
            "\(found.map { String(decoding: bytes[$0.range], as: UTF8.self) } ?? "nothing")")
    }

    private static func unmarked(_ text: String) -> (String, Range<Int>?) {
        let bytes = Array(text.utf8)
        guard let start = bytes.firstIndex(of: UInt8(ascii: "[")), let end = bytes.firstIndex(of: UInt8(ascii: "]"))
        else {
            return (text, nil)
        }
        return (text.filter { $0 != "[" && $0 != "]" }, start..<end - 1)
    }
}
