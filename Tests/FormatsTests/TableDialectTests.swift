import CalqueCore
import CalqueFormats
import CalqueUnits
import TestSupport
import Testing
import UnitTestSupport

/// Tables as spreadsheets and translation platforms write them, read by the name of the file.
@Suite struct TableDialectTests {
    private func read(_ name: String, _ text: String, _ columns: [LanguageTag?]? = nil) throws -> [[String]] {
        let folder = try TemporaryFolder()
        let path = try folder.write(name, Array(text.utf8))
        let file = try UnitFile(path: path, name: name, options: .init(columns: columns))
        return try units(file).map { $0.variants.map { "\($0.language) \($0.text)" } }
    }

    @Test(arguments: [
        ("a.csv", "en;ru\r\nSnow;Снег\r\n", nil), ("a.csv", "sep=;\nen;ru\nSnow;Снег\n", nil),
        ("a.csv", "sep=,\r\nen,ru\r\nSnow,Снег\r\n", ["en", "ru"]), ("a.csv", "en\tru\nSnow\tСнег\n", nil),
        ("a.csv", "Snow;Снег\n", ["en", "ru"]), ("a.csv", "No,en,ru\n1,Snow,Снег\n", nil),
        ("a.csv", "Nr;en;ru\n1.;Snow;Снег\n", nil), ("a.tsv", "No\ten\tru\n1\tSnow\tСнег\n", nil),
        ("a.csv", "English (US),Russian\nSnow,Снег\n", ["en-US", "ru"]),
        ("a.csv", "key,en,ru,notes\nsnow,Snow,Снег,x\n,,,\n\n", nil),
        ("a.csv", "Term [en],Note [en],Term [ru]\nSnow,cold,Снег\n", nil),
        ("a.csv", "\"location\",\"source\",\"target\",\"id\"\n\"a.c:1\",\"Snow\",\"Снег\",\"\"\n", ["en", "ru"]),
        ("a.csv", "\"Identifier\",\"Source string\",\"Translation\"\n\"a\",\"Snow\",\"Снег\"\n", ["en", "ru"]),
        ("a.csv", "en,ru,,\nSnow,Снег,,\n", nil), ("a.csv", "en,ru\nSnow,Снег,,\n", nil),
        ("a.tsv", "\"en\"\t\"ru\"\n\"Snow\"\t\"Снег\"\n", nil),
    ])
    func dialectsAreFound(name: String, text: String, columns: [LanguageTag?]?) throws {
        let asked: [LanguageTag?]? = columns == ["en-US", "ru"] ? nil : columns
        let english = text.hasPrefix("English") ? "en-US" : "en"
        #expect(try read(name, text, asked) == [["\(english) Snow", "ru Снег"]])
    }

    @Test func punctuationIsNoDelimiter() throws {
        #expect(
            try read("a.csv", "Rain, wind;Дождь, ветер\nSnow, ice;Снег, лёд\n", ["en", "ru"])
                == [["en Rain, wind", "ru Дождь, ветер"], ["en Snow, ice", "ru Снег, лёд"]])
    }

    @Test func quotesOfATableWithTabsAreTextUnlessTheyEscape() throws {
        #expect(
            try read("a.tsv", "en\tru\n\"He said \"\"no\"\"\"\t\"Он сказал \"\"нет\"\"\"\n")
                == [["en He said \"no\"", "ru Он сказал \"нет\""]])
        #expect(
            try read("a.tsv", "en\tru\n\"Two\nlines\"\t\"Две\nстроки\"\n") == [["en Two\nlines", "ru Две\nстроки"]])
        #expect(
            try read("a.tsv", "en\tru\n\"No,\" she said\t\"Нет\"\n\"Yes\"\t\"Да\"\n")
                == [["en \"No,\" she said", "ru \"Нет\""], ["en \"Yes\"", "ru \"Да\""]])
    }

    @Test func aUnitWithSeveralTextsHasSeveralRows() throws {
        let unit = TranslationUnit(variants: [
            Variant("en", "Rain"), Variant("ru", "Дождь"), Variant("ru", "Ливень"),
        ])
        let british = TranslationUnit(variants: [Variant("en-GB", "Lift"), Variant("ru", "Лифт")])
        let log = ByteLog()
        let writer = try CSVWriter(to: log.sink, columns: ["en", "en-GB", "ru"], where: { $0.language == $1.language })
        try writer.write(unit)
        try writer.write(british)
        try writer.finish()
        #expect(
            String(decoding: log.bytes, as: UTF8.self)
                == "en,en-GB,ru\r\nRain,,Дождь\r\nRain,,Ливень\r\n,Lift,Лифт\r\n")
    }

    /// Whatever language a memory has, its table is read again.
    @Test(arguments: ["en,xx", "und,en", "sr@latin,en", "iw,en", "x-test,en", "qaa,ru", "zh_Hant_TW,en"])
    func namesOfLanguagesAreRead(header: String) throws {
        let units = try read("a.csv", header + "\nSnow,Снег\n")
        #expect(units.count == 1 && units[0].count == 2, "\(units)")
    }
}

@Suite struct WrittenLanguageTests {
    @Test(arguments: [
        ("iw", "he"), ("eng", "en"), ("sr@latin", "sr-Latn"), ("uz@cyrillic", "uz-Cyrl"),
        ("ca@valencia", "ca-valencia"),
        ("be@tarask", "be-tarask"), ("de_DE.UTF-8", "de-DE"), ("de_DE@euro", "de-DE"), ("x-test", "und-x-test"),
        (" ru ", "ru"), ("sr_RS@latin", "sr-Latn-RS"),
    ])
    func spellingsOfFiles(text: String, tag: String) throws {
        #expect(LanguageTag(asWritten: text)?.description == tag)
    }

    @Test(arguments: ["", "?", "e", "russian language"])
    func otherWordsAreNone(text: String) { #expect(LanguageTag(asWritten: text) == nil) }
}
