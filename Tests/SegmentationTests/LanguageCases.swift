import CalqueCore
import CalqueSegmentation
import Testing

/// Abbreviations of languages that have words but no model.
enum LanguageCases {
    static let all =
        WireCases.cases(
            "de",
            #"""
            ordinal Am 3. Oktober wird der Hafen geöffnet. |Er war lange zu.
            ordinal-noun Das Schiff liegt im 2. Stock des Museums. |Der Eintritt ist frei.
            million Der Bau kostete 12 Mio. Euro. |Das ist viel.
            title Dr. Brandt und Prof. Weiß kamen. |Sie blieben nicht.
            such-as Viele Fische, z. B. Dorsche, fehlen. |Das ist neu.
            etc-end Sie fangen Dorsche, Heringe usw. |Der Hafen ist klein.
            street Er wohnt in der Kieler Str. 12. |Das Haus ist alt.
            number Nach Art. 5 ist das verboten. |Man darf es nicht.
            company Die Werft gehört der Brandt & Co. Holding. |Sie ist reich.
            end-number Es waren mehr als 30. |Drei fehlten.
            """#)
        + WireCases.cases(
            "fr",
            #"""
            title M. Brandt et Mme Roux sont venus. |Ils sont repartis.
            initial Le capitaine est J. Roux. |Il a 40 ans.
            number Selon l’art. 5, c’est interdit. |Le port proteste.
            etc-end On y pêche la morue, le hareng, etc. |Le port est petit.
            era Le quai date de 52 av. J.-C. environ. |Il est en ruine.
            company Le quai appartient à Roux S.A. depuis mai. |Le prix est secret.
            """#)
        + WireCases.cases(
            "es",
            #"""
            title El Sr. López y la Dra. Ruiz llegaron. |No hablaron.
            states Viajó a EE. UU. en mayo. |El puerto cerró.
            states-end Viajó a EE. UU. |El puerto cerró.
            number Según el art. 5, está prohibido. |Nadie protesta.
            time Abre a las 9 a.m. |La entrada es libre.
            question ¿Quién paga? |¡Nadie!
            """#)
        + WireCases.cases(
            "it",
            #"""
            title Il sig. Rossi e la dott.ssa Bianchi sono arrivati. |Non hanno parlato.
            number L’art. 5 lo vieta. |Nessuno protesta.
            company La Rossi S.p.A. ha venduto il molo. |Il prezzo è segreto.
            etc-end Si pescano merluzzi, aringhe ecc. |Il porto è piccolo.
            """#)
        + WireCases.cases(
            "pt",
            #"""
            title O Sr. Souza e a Dra. Lima chegaram. |Não falaram.
            number O art. 5 proíbe isso. |Ninguém protesta.
            company A Souza Ltda. vendeu o cais. |O preço é segredo.
            """#)
        + WireCases.cases(
            "nl",
            #"""
            title Dhr. Visser en mevr. De Boer kwamen. |Ze zwegen.
            number Volgens art. 5 mag het niet. |Niemand klaagt.
            company De kade is van Visser B.V. in Delft. |De prijs is geheim.
            """#)
        + WireCases.cases(
            "pl",
            #"""
            title Przyszli dr Nowak i ks. Wilk. |Milczeli.
            street Mieszka przy ul. Morskiej. |Dom jest stary.
            year W 2020 r. Polska kupiła statek. |Był drogi.
            year-end Statek kupiono w 2020 r. |Był drogi.
            number Zgodnie z art. 5 to zakazane. |Nikt nie protestuje.
            """#)
        + WireCases.cases(
            "tr",
            #"""
            title Dr. Yılmaz ve Prof. Kaya geldi. |Konuşmadılar.
            ordinal Gemi 2. Dünya Savaşı’nda battı. |Hâlâ orada.
            number Kaza No. 5 iskelede oldu. |Ölen yok.
            """#)
        + WireCases.cases(
            "uk",
            #"""
            street Він живе на вул. Миру. |Будинок старий.
            city У м. Одеса відкрили порт. |Судна прийшли.
            year У 2020 р. Україна купила судно. |Воно дороге.
            year-end Судно купили в 2020 р. |Воно дороге.
            initial Судно назвали на честь Т. Шевченка. |Воно нове.
            number Згідно зі ст. 5 це заборонено. |Ніхто не проти.
            """#)
        + WireCases.cases(
            "ar",
            #"""
            title وصل د. أحمد إلى الميناء. |لم يتحدث.
            question من يدفع؟ |لا أحد.
            """#)
        + WireCases.cases(
            "ja",
            #"""
            quotation 「港は開く。」と市長は語った。|船が着いた。
            quotation-of 「行かないで！」という声が響いた。|船は出た。
            quotation-new 「港は開く。」|市長は船に乗った。
            plain 港は開く。|船が着いた。
            """#)
        + WireCases.cases(
            "ko",
            #"""
            plain 항구가 열렸다. |배가 도착했다.
            decimal 가격은 3.5% 올랐다. |배가 도착했다.
            """#)
}

@Suite("Words of other languages")
struct LanguageCaseTests {
    @Test("Segments as an editor would make them", arguments: LanguageCases.all)
    func segments(of sample: WireCases.Case) throws {
        #expect(try Segmenter(language: sample.language).texts(in: sample.text) == sample.segments)
    }
}
