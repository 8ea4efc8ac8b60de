import CalqueCore
import CalqueLanguages
import CalqueLexicons
import CalqueSegmentation
import Testing

@testable import CalqueAlignment

@Suite("Names through their sounds")
struct NamesTests {
    private func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

    private func names(_ text: String, _ language: LanguageTag) throws -> NameCandidates {
        NameCandidates(try DocumentText([scalars(text)], language))
    }

    @Test(arguments: [
        ("Putin", "Путина"), ("Johnson", "Джонсон"), ("Merkel", "Меркелю"), ("Rosa", "Роза"), ("Clinton", "Клинтон"),
        ("Shanghai", "Шанхае"), ("Khrushchev", "Хрущёва"), ("William", "Уильяма"),
        ("president", "президент"), ("Hamburg", "Гамбург"), ("Xerox", "Ксерокс"), ("Netanyahu", "Нетаньяху"),
    ])
    func cyrillic(_ pair: (latin: String, cyrillic: String)) throws {
        #expect(NameCandidates.matches(try names(pair.latin, "en"), try names(pair.cyrillic, "ru")).count == 1)
    }

    /// Scripts without capitals: any word may be a name.
    @Test(
        arguments: [
            ("Warren", "ウォレン", "ja"), ("Boston", "ボストン", "ja"), ("Berlin", "ベルリン", "ja"),
            ("Massachusetts", "マサチューセッツ", "ja"), ("Obama", "오바마는", "ko"),
            ("Boston", "보스턴에서", "ko"), ("Merkel", "메르켈", "ko"),
            ("Biden", "بايدن", "ar"), ("Boston", "بوسطن", "ar"),
        ] as [(String, String, LanguageTag)])
    func caseless(_ latin: String, _ other: String, _ language: LanguageTag) throws {
        #expect(NameCandidates.matches(try names(latin, "en"), try names(other, language)).count == 1)
        #expect(NameCandidates.matches(try names(other, language), try names(latin, "en")).count == 1)
    }

    @Test(
        arguments: [
            ("Trump", "オバマ", "ja"), ("Boston", "서울에서", "ko"), ("meeting", "회의에서", "ko"), ("Clinton", "باريس", "ar"),
        ] as [(String, String, LanguageTag)])
    func caselessButDifferent(_ latin: String, _ other: String, _ language: LanguageTag) throws {
        #expect(NameCandidates.matches(try names(latin, "en"), try names(other, language)).isEmpty)
    }

    @Test(arguments: [
        ("Putin", "Пушкин"), ("Johnson", "Джексон"), ("Monday", "Мадрид"), ("Moscow", "Мексике"),
    ])
    func different(_ pair: (latin: String, cyrillic: String)) throws {
        #expect(NameCandidates.matches(try names(pair.latin, "en"), try names(pair.cyrillic, "ru")).isEmpty)
    }

    /// The sounds of a run of Han characters against a Latin name.
    @Test(arguments: [
        ("Trump", "特朗普", true), ("Clinton", "克林顿", true), ("Obama", "奥巴马", true), ("Merkel", "默克尔", true),
        ("Arizona", "亚利桑那", true), ("Nevada", "内华达", true), ("Kavanaugh", "卡瓦诺", true), ("Trump", "克林顿", false),
        ("Obama", "默克尔", false), ("Nevada", "亚利桑那", false),
    ])
    func han(_ latin: String, _ han: String, _ same: Bool) throws {
        let characters = scalars(han)
        let letters = try LatinTransliteration.shared.letters(of: Set(characters))
        let similarity = HanTransliteration.similarity(
            Phonetics.sounds(of: Array(latin.lowercased().utf8)),
            HanTransliteration.read(characters, syllables: letters))
        #expect((similarity >= 0.7) == same, "\(similarity)")
    }

    @Test func runsOfForeignNames() {
        let runs = HanNameCharacters.runs(in: scalars("总统特朗普与奥巴马会面"))
        #expect(runs.contains(scalars("特朗普")))
        #expect(runs.contains(scalars("奥巴马")))
    }

    @Test func readings() throws {
        let texts = [scalars("国家主席近平"), scalars("深圳很大")]
        let letters = try LatinTransliteration.shared.letters(of: Set(texts.joined()))
        let found = PinyinNames.find(
            [Array("jinping".utf8): 1, Array("shenzhen".utf8): 2], in: texts, syllables: letters)
        #expect(found == [[1], [2]])
    }
}

@Suite("Names of ICU")
struct LocaleTermsTests {
    private func terms(_ text: String, _ language: LanguageTag) throws -> [LocaleTerm] {
        let text = try DocumentText([text.unicodeScalars.map(\.value)], language)
        return text.localeTerms(try .of(language)).joined().map(\.term)
    }

    @Test(
        arguments: [
            ("in Russia", "в России", "在俄罗斯", .country("RU")),
            ("the Russian army", "российская армия", "俄罗斯军队", .country("RU")),
            ("the U.S. and", "в США", "美国和", .country("US")),
            ("Americans", "американские", "美国", .country("US")),
            ("the Kazakh side", "Казахстана", "哈萨克斯坦", .country("KZ")),
            ("a French film", "французский фильм", "法国电影", .country("FR")),
            ("Moscow", "в Москве", "莫斯科", .city("Europe/Moscow")),
            ("New York City", "в Нью-Йорке", "纽约市", .city("America/New_York")),
            ("on Tuesday", "во вторник", "星期二", .weekday("3")),
            ("on Tuesday", "вторника", "周二", .weekday("3")),
            ("February 3", "3 февраля", "二月", .month(2)),
        ] as [(String, String, String, LocaleTerm)])
    func oneTerm(_ english: String, _ russian: String, _ chinese: String, _ term: LocaleTerm) throws {
        #expect(try terms(english, "en") == [term])
        #expect(try terms(russian, "ru") == [term])
        #expect(try terms(chinese, "zh") == [term])
    }

    @Test(arguments: ["the eastern side", "between us", "a turkey", "the sun sat", "polish it", "China's"])
    func ordinaryWords(_ text: String) throws {
        #expect(try terms(text, "en") == (text == "China's" ? [.country("CN")] : []))
    }

    @Test func anyLanguage() throws {
        #expect(try terms("in Frankreich am Dienstag", "de") == [.country("FR"), .weekday("3")])
        #expect(try terms("en Allemagne", "fr") == [.country("DE")])
    }
}
