import CalqueCore
import CalqueLanguages
import Testing

@Suite("Scripts of characters")
struct LettersTests {
    @Test(
        arguments: [
            ("中", true), ("㐀", true), ("龥", true), ("𠮷", true), ("豈", true), ("々", true), ("〇", true), ("か", false),
            ("カ", false), ("한", false), ("。", false), ("A", false), ("Ж", false), ("䷀", false), ("Ａ", false),
        ] as [(Unicode.Scalar, Bool)])
    func han(_ scalar: Unicode.Scalar, _ isHan: Bool) {
        #expect(scalar.isHan == isHan)
        #expect(Letters.isHan(scalar.value) == isHan)
    }

    @Test(
        arguments: [
            ("a", "Latn"), ("é", "Latn"), ("ж", "Cyrl"), ("ў", "Cyrl"), ("中", "Hani"), ("々", "Hani"), ("か", "Hira"),
            ("1", "Zyyy"), ("。", "Zyyy"), ("\u{301}", "Zinh"),
        ] as [(Unicode.Scalar, String)])
    func names(_ scalar: Unicode.Scalar, _ name: String) { #expect(Script.name(of: scalar) == name) }

    /// The blocks hold the characters of the script Han (UAX #24), except radicals, numerals and reading marks, and
    /// none of another script.
    @Test func hanIsTheScriptHan() {
        var wrong: [String] = []
        for value in Array(UInt32(0x3400)...0xFAFF) + Array(UInt32(0x20000)...0x3FFFF) {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let name = Script.name(of: scalar)
            if name != "Zzzz", scalar.isHan != (name == "Hani") { wrong.append(String(value, radix: 16)) }
        }
        #expect(wrong == [])
    }

    @Test(
        arguments: [
            ("a", true), ("é", true), ("ж", true), ("한", true), ("中", false), ("か", false), ("1", false), ("-", false),
            ("Ａ", false), ("’", false),
        ] as [(Unicode.Scalar, Bool)])
    func wordLetters(_ scalar: Unicode.Scalar, _ isLetter: Bool) { #expect(scalar.isWordLetter == isLetter) }

    @Test func lowercaseIsThatOfTheStandardLibrary() {
        for value in (UInt32(0x20)...0x2FF).filter({ $0 != 0x130 }) + Array(0x370...0x52F) + Array(0x4E00...0x4E40) {
            let expected = Unicode.Scalar(value)?.properties.lowercaseMapping.unicodeScalars.first?.value
            #expect(Letters.lowercase(value) == expected, "U+\(String(value, radix: 16))")
        }
    }

    @Test(arguments: [("7", 7), ("７", 7), ("٧", nil), ("七", nil), ("x", nil)] as [(Unicode.Scalar, Int?)])
    func digits(_ scalar: Unicode.Scalar, _ value: Int?) {
        #expect(scalar.digit == value)
        #expect(scalar.isDigit == (value != nil))
    }

    @Test func stems() {
        func stem(_ word: String, _ language: LanguageTag) -> String {
            Letters.lowercased(Letters.stem(word.unicodeScalars.map(\.value), language)[...])
        }
        #expect(stem("министрами", "ru") == stem("министров", "ru"))
        #expect(stem("дом", "ru") == "дом")
        #expect(stem("ministers", "en") == "ministers")
        #expect(stem("워런은", "ko") == "워런")
        #expect(stem("서울에서는", "ko") == "서울")
        // Two syllables stay.
        #expect(stem("회의", "ko") == "회의")
    }

    @Test func lengths() {
        func length(_ text: String) -> Float { TextLength.letters(in: text.unicodeScalars.map(\.value)) }
        #expect(length("a b\u{A0}c") == 3)
        #expect(abs(length("中か々") - 7.85) < 0.001)
        // A Japanese, a Korean and a Thai headline are as long as the English ones that they translate, within a third.
        for (text, english, language) in [
            ("中央銀行が金利を引き上げ", "Central bank raises interest rates", "ja"),
            ("중앙은행은 목요일 금리를 동결했다.", "The central bank left rates unchanged on Thursday.", "ko"),
            ("ธนาคารกลางขึ้นอัตราดอกเบี้ย", "Central bank raises interest rates", "th"),
        ] as [(String, String, LanguageTag)] {
            let scalars = [text.unicodeScalars.map(\.value)]
            let ratio = TextLength.englishLetters(in: scalars, language: language)[0] / length(english)
            #expect(ratio > 0.75 && ratio < 1.33, "\(text): \(ratio)")
        }
        #expect(TextLength.roughLetters(in: "a 中한") == 8)
    }

    @Test(
        arguments: [
            ("国家说话", "zh"), ("國家說話", "zh-Hant"), ("后面", "zh"), ("他说：國", "zh"),
        ] as [(String, LanguageTag)])
    func chineseScripts(_ text: String, _ language: LanguageTag) {
        var script = ChineseScript()
        for scalar in text.unicodeScalars { script.see(scalar) }
        #expect(script.language == language)
    }

    @Test func namesOfForeigners() {
        let runs = HanNameCharacters.runs(in: "总统特朗普与奥巴马会面".unicodeScalars.map(\.value))
        #expect(runs.map { Letters.lowercased($0[...]) } == ["特朗普", "奥巴马"])
    }

    @Test func frequentCharacters() {
        #expect(FrequentCharacters.cyrillic.count == 21)
        #expect(FrequentCharacters.han.count > 300 && FrequentCharacters.han.allSatisfy(\.isHan))
    }
}
