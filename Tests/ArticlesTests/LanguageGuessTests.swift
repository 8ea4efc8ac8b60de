import CalqueCore
import CalqueWire
import Testing

@testable import CalqueArticles

/// The language of a text by its letters and words, and when it contradicts what somebody says.
@Suite struct LanguageGuessTests {
    static let sentences: [(language: LanguageTag, text: String)] = [
        ("en", "The harbour was closed on Friday after a storm, and nine ships are waiting outside."),
        ("de", "Der Hafen wurde am Freitag nach einem Sturm gesperrt, neun Schiffe warten noch draußen."),
        ("fr", "Le port a été fermé vendredi après une tempête, et neuf navires attendent au large."),
        ("es", "El puerto fue cerrado el viernes tras una tormenta y nueve barcos esperan fuera."),
        ("it", "Il porto è stato chiuso venerdì dopo una tempesta e nove navi aspettano al largo."),
        ("pt", "O porto foi fechado na sexta-feira após uma tempestade e nove navios esperam lá fora."),
        ("nl", "De haven werd vrijdag na een storm gesloten en negen schepen wachten buiten."),
        ("pl", "Port został zamknięty w piątek po burzy, a dziewięć statków czeka na redzie."),
        ("tr", "Liman cuma günü fırtına nedeniyle kapatıldı ve dokuz gemi açıkta bekliyor."),
        ("cs", "Přístav byl v pátek po bouři uzavřen a devět lodí čeká venku na moři."),
        ("hu", "A kikötőt pénteken egy vihar után lezárták, és kilenc hajó várakozik odakint."),
        ("fi", "Satama suljettiin perjantaina myrskyn jälkeen, ja yhdeksän laivaa odottaa ulkona."),
        ("sv", "Hamnen stängdes i fredags efter en storm och nio fartyg väntar utanför."),
        ("ro", "Portul a fost închis vineri după o furtună, iar nouă nave așteaptă în larg."),
        ("ru", "Порт закрыли в пятницу из-за шторма, девять судов ждут на рейде, сообщил капитан."),
        ("uk", "Порт зачинили в п’ятницю через шторм, дев’ять суден чекають на рейді, повідомив капітан."),
        ("el", "Το λιμάνι έκλεισε την Παρασκευή μετά από καταιγίδα και εννέα πλοία περιμένουν."),
        ("ar", "أغلق الميناء يوم الجمعة بعد عاصفة وتنتظر تسع سفن في الخارج."),
        ("he", "הנמל נסגר ביום שישי אחרי סערה ותשע ספינות ממתינות בחוץ."),
        ("th", "ท่าเรือถูกปิดในวันศุกร์หลังเกิดพายุ และเรือเก้าลำกำลังรออยู่ด้านนอก"),
        ("ko", "항구는 폭풍으로 금요일에 폐쇄되었고 배 아홉 척이 밖에서 기다리고 있다."),
        ("ja", "港は嵐のため金曜日に閉鎖され、九隻の船が沖で待っている。"),
        ("zh", "港口因风暴于星期五关闭，九艘船在外面等候，港务局长对记者说。"),
    ]

    @Test(arguments: sentences)
    func aLineIsRecognised(language: LanguageTag, text: String) {
        #expect(LanguageTag(guessedFrom: text) == language)
        // A name in Latin letters is in many lines.
        #expect(LanguageTag(guessedFrom: text + " Interwire") == language)
    }

    /// Each text against each language that somebody may give. Long texts contradict all but the languages that are alike;
    /// short ones only those of another script.
    @Test(arguments: sentences)
    func aTextContradictsOtherLanguages(language: LanguageTag, text: String) {
        let long = LanguageGuess(of: Array(repeating: text, count: 3).joined(separator: "\n"))
        for (other, _) in Self.sentences {
            #expect(long.contradicts(other) == (other != language), "\(language) \(other)")
        }
        #expect(!long.contradicts("und"))
    }

    @Test(
        arguments: [
            // Alike, in several scripts, regions, and languages that the detector was not measured on.
            ("de", "de-AT"), ("zh", "zh-Hant"), ("sv", "xx"), ("ru", "bg"), ("pt", "gl"), ("es", "gl"),
        ] as [(LanguageTag, LanguageTag)])
    func whatIsNoContradiction(language: LanguageTag, given: LanguageTag) throws {
        let text = try #require(Self.sentences.first { $0.language == language }).text
        let guess = LanguageGuess(of: Array(repeating: text, count: 3).joined(separator: "\n"))
        #expect(!guess.contradicts(given))
    }

    @Test(arguments: [
        "Oil rose.", "Oil rose 3 percent.", "Gas fell.", "Prime Minister", "All news", "By DANIEL HOFFMAN",
    ])
    func aFewWordsOfEnglishAreEnglish(text: String) { #expect(LanguageTag(guessedFrom: text) == "en") }

    @Test func aFewWordsOfUkrainianMayHaveNoneOfItsLetters() {
        #expect(LanguageTag(guessedFrom: "Порт зачинено через шторм, сказав голова.") == "uk")
        #expect(LanguageTag(guessedFrom: "Порт закрыт, сказал капитан.") == "ru")
        #expect(LanguageTag(guessedFrom: "Порт закроют, сказал капитан.") == "ru")
    }

    @Test func shortAndMixedTextsContradictLittle() {
        #expect(!LanguageGuess(of: "Der Hafen ist zu.").contradicts("en"))
        #expect(!LanguageGuess(of: "Порт.").contradicts("en"))
        #expect(LanguageGuess(of: "Порт закрыли из-за шторма.").contradicts("en"))
        #expect(!LanguageGuess(of: "").contradicts("en") && !LanguageGuess(of: "12 345, 67!").contradicts("en"))
        let mixed = "The port closed. Порт закрыт. It opens on Monday. Откроют его в понедельник, сказал он."
        #expect(!LanguageGuess(of: mixed).contradicts("en"))
    }

    /// A page or an agency that declares another language than that of the text.
    @Test func declarationsAreBelievedUnlessTheTextContradictsThem() throws {
        func language(declared: String, _ text: String) throws -> LanguageTag {
            let page =
                "<html lang=\"\(declared)\"><body><h1>1</h1><p>\(text)</p><p>\(text)</p><p>\(text)</p></body></html>"
            return try Article(reading: Array(page.utf8)).language
        }
        for (own, text) in Self.sentences {
            #expect(try language(declared: "en", text) == own)
            #expect(try language(declared: "ru", text) == own)
            #expect(try language(declared: "\(own)-XA", text).language == own.language)
        }
        #expect(try language(declared: "de", "Interwire 2026") == "de")
    }
}
