import CalqueAlignment
import CalqueArticles
import CalqueCore
import CalqueSegmentation
import CalqueUnits
import CalqueWire
import Testing

@testable import CalquePipeline

/// The date that an article has by its own words.
@Suite struct ArticleDateTests {
    private func date(
        _ text: String, _ language: LanguageTag = "en", field: String? = nil, last: String = "2026-03-01"
    ) throws -> String? {
        let article = try Article(reading: Array(text.utf8), language: language)
        return ArticleDate.of(
            try Document(article), Article.Metadata(date: field), last: try #require(UnitDate(last)))?.day
    }

    @Test(
        arguments: [
            ("en", "ASTANA, February 3. /Interwire/. The treaty is ready.", "2026-02-03"),
            ("en", "Treaty ready\nBy Anna Smith\nVARDE, Norway, Feb 3 (Interwire) - The port is closed.", "2026-02-03"),
            ("en", "ST. PAUL, Minn., Dec. 31 (IW) -- It snowed.", "2025-12-31"),
            ("en", "LONDON, 3 February 2024 (Interwire) - Shares rose.", "2024-02-03"),
            ("en", "Varde, March 1, 2019 — The port is closed.", "2019-03-01"),
            ("en", "VARDE, FEBRUARY 3 /Interwire/ The port is closed.", "2026-02-03"),
            ("ru", "МОСКВА, 3 фев — Интервайр. Договор готов.", "2026-02-03"),
            ("ru", "Москва. 18 января. ИНТЕРВАЙР - Договор готов.", "2026-01-18"),
            ("ru", "ХАРБИН, 18 января. /Интервайр/. Матч окончен.", "2026-01-18"),
            ("ru", "НИЖНИЙ НОВГОРОД, 2 марта 2021 года. /Интервайр/. Мост открыт.", "2021-03-02"),
            ("zh", "国际电讯社阿斯塔纳2月3日电（记者李岩）条约文本达成一致。", "2026-02-03"),
            ("zh", "中新网12月31日电 港口关闭。", "2025-12-31"),
            ("zh", "国际电讯社北京2024年2月29日电 港口关闭。", "2024-02-29"),
            ("de", "Berlin, 3. Februar (IW) - Der Hafen ist gesperrt.", "2026-02-03"),
            ("fr", "PARIS, 3 février (IW) - Le port est fermé.", "2026-02-03"),
            ("es", "Madrid, 3 de febrero de 2020 (IW).- El puerto está cerrado.", "2020-02-03"),
        ] as [(LanguageTag, String, String)])
    func datelines(language: LanguageTag, text: String, expected: String) throws {
        #expect(try date(text, language) == expected)
    }

    @Test(
        arguments: [
            ("en", "The port closed on February 3 - after a storm."),
            ("en", "On Feb. 3 — a Tuesday — the port closed."),
            ("en", "May 5 people leave."), ("en", "VARDE (Interwire) - The port closed on February 3."),
            ("en", "VARDE, February 31 (Interwire) - It snowed."), ("en", "VARDE, February 0 (Interwire) - It snowed."),
            ("ru", "Порт закрыли 3 февраля - из-за шторма."), ("ru", "3 февраля порт закрыли."),
            ("zh", "港口2月3日关闭。"), ("zh", "2月3日，港口关闭。"), ("zh", "北京13月3日电 港口关闭。"),
            ("de", "Der Hafen ist seit 3. Februar gesperrt - wegen Sturms."), ("en", ""),
        ] as [(LanguageTag, String)])
    func otherDatesAreNotThatOfTheArticle(language: LanguageTag, text: String) throws {
        #expect(try date(text, language) == nil)
    }

    @Test func theYearIsThatOfTheFieldsOrTheLatest() throws {
        let line = "VARDE, January 2 (Interwire) - It snowed."
        #expect(try date(line) == "2026-01-02")
        #expect(try date(line, last: "2026-01-01") == "2025-01-02")
        #expect(try date(line, last: "2026-01-02") == "2026-01-02")
        // A story of January that was filed on the last day of the year, and one of December that came later.
        #expect(try date(line, field: "2019-12-31T23:00:00Z") == "2020-01-02")
        #expect(try date("VARDE, Dec. 31 (Interwire) - It snowed.", field: "2020-01-01") == "2019-12-31")
        #expect(try date("VARDE, Feb. 29 (Interwire) - It snowed.") == "2024-02-29")
        #expect(try date("It snowed.", field: "20190203T101500Z") == "2019-02-03")
        #expect(try date("It snowed.", field: "2019-02-03T23:30:00-05:00") == "2019-02-03")
        #expect(try date("It snowed.", field: "yesterday") == nil)
        #expect(try date("It snowed.", field: "2019") == nil)
    }
}
