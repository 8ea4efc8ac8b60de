import CalqueCore
import CalqueICU
import CalqueSegmentation
import Testing

/// Languages without words use ICU and the rules for all languages. The result must not be worse than ICU alone.
@Suite("Other languages")
struct OtherLanguageTests {
    /// Texts written for the tests, with one sentence a line.
    static let texts: [(LanguageTag, String)] = [
        (
            "de",
            """
            Der Hafen von Varde ist seit dem 7. Juni wieder geöffnet.
            „Wir haben lange gewartet“, sagte Hafenmeister Nils Brandt.
            „Wann kommt das erste Schiff?“, fragte eine Frau.
            „Am Freitag!“
            Der Bau kostete rund 3,5 Mio. Euro, d. h. mehr als geplant.
            Warum?
            Die Stürme waren schuld.
            Am 3. und 4. März ruhte die Arbeit ganz.
            Danach ging es weiter – mit neuen Leuten.
            (Drei von ihnen kamen aus Kiel.)
            Mehr dazu auf hafen.example.
            »Es ist ein Geschenk«, sagte er.
            """
        ),
        (
            "fr",
            """
            Le port de Varde a rouvert vendredi.
            « Nous avons attendu longtemps », a dit le capitaine Brandt.
            « Quand arrive le premier navire ? » a demandé une femme.
            « Vendredi ! »
            Les travaux ont coûté 3,5 millions d’euros.
            Pourquoi ?
            À cause des tempêtes…
            Le quai mesure 900 m de long.
            “C’est un cadeau”, a-t-il ajouté.
            Il fait 12.5 mètres de large.
            Et après ?
            On verra.
            """
        ),
    ]

    @Test("No worse than ICU alone", arguments: texts)
    func score(language: LanguageTag, text: String) throws {
        let sentences = text.split(separator: "\n").map(String.init)
        let paragraph = sentences.joined(separator: " ")
        let bytes = Array(paragraph.utf8)
        let ours = try Segmenter(language: language).ranges(in: paragraph)
            .map { String(decoding: bytes[$0], as: UTF8.self) }
        var plain: [String] = []
        var start = 0
        try bytes.withUnsafeBytes { buffer in
            try SentenceBreaker().forEachBoundary(in: buffer) { end in
                plain.append(String(decoding: bytes[start..<end], as: UTF8.self))
                start = end
            }
        }
        var scores = (ours: SegmentationScore(), plain: SegmentationScore())
        scores.ours.add(gold: sentences, found: ours)
        scores.plain.add(gold: sentences, found: plain)
        #expect(scores.ours.f1 >= scores.plain.f1, "\(ours)")
    }
}
