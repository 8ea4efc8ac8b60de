import CalqueArticles
import CalqueCore
import CalqueWire
import TestSupport
import Testing

/// Files as agencies publish them. A person has read each of them.
@Suite("Files of agencies", .enabled(if: SharedData.folder != nil, "needs ../shared"))
struct RealFileTests {
    struct File: Sendable, CustomTestStringConvertible {
        let name: String
        let language: LanguageTag
        let headline: String?
        /// The number of paragraphs, without boilerplate and headings.
        let paragraphs: Int
        /// The beginning of the first paragraph and the end of the last one.
        let first: String
        let last: String
        var byline: String?
        var testDescription: String { name }
    }

    static let all = [
        File(
            name: "newsml-g2-ansa.xml", language: "en",
            headline: "Catalan independence declaration unacceptable - Alfano", paragraphs: 4,
            first: "(ANSA) - Rome, October 11 - Italian Foreign Minister Angelino Alfano has said",
            last: "to allow for negotiations."),
        File(
            name: "newsml-g2-dateline.xml", language: "en-US", headline: nil, paragraphs: 0, first: "", last: ""),
        File(
            name: "newsml-g2-inline-nitf.xml", language: "en",
            headline: "Arizona Diamondbacks (29-23) at Philadelphia Phillies (26-24), 7:05p.m.", paragraphs: 2,
            first: "A pair of teams coming off", last: "to be a clash of the Titans.", byline: "Sports Network"),
        File(
            name: "newsml-g2-reuters.xml", language: "en",
            headline: "Soccer-Smiling Benitez pleads for support after midweek outburst against opponent",
            paragraphs: 0, first: "", last: "", byline: "By Toby Davis"),
        File(
            name: "newsml-g2-text.xml", language: "en-US", headline: "Fed to halt QE to avert \"bubble\"",
            paragraphs: 2, first: "(New York, NY - October 21) Et, sent luptat", last: "esto cons dolutpat, si.",
            byline: "By Meredith Jameson, Staff Reporter"),
        File(
            name: "ninjs-1.4-text.json", language: "en", headline: "Captain of wrecked cruise ship on trial in Italy",
            paragraphs: 4, first: "GROSSETO, Italy (AP) -- The trial", last: "Schettino has denied wrongdoing.",
            byline: "Paulo Santalucia and Frances d'Emilio"),
        File(
            name: "ninjs-2.1-dpa.json", language: "de",
            headline: "Faktencheck Derby-Elfmeter: Hat Schiedsrichter Zwayer recht?", paragraphs: 9,
            first: "Für Lucien Favre war es «der größte Skandal", last: "Auslegung der Bestimmungen kommen.",
            byline: "Von Christian Hollmann, dpa"),
        File(
            name: "ninjs-3.0-ntb.json", language: "nb-NO", headline: "Google har kjøpt giganttomt i Skien",
            paragraphs: 1,
            first: "IT-giganten Google har kjøpt", last: "flere datasentre i Europa.", byline: "NTB"),
        File(
            name: "ninjs-3.0-simple.json", language: "en", headline: "Captain of wrecked cruise ship on trial in Italy",
            paragraphs: 4, first: "GROSSETO, Italy (AP) -- The trial", last: "Schettino has denied wrongdoing.",
            byline: "Paulo Santalucia and Frances d'Emilio"),
        File(
            name: "ninjs-superdesk.json", language: "en",
            headline: "Oil prices edge up on first drop in US drilling in months", paragraphs: 9,
            first: "Oil prices edged up on Monday, supported by the first autumn",
            last: "(Reporting by Henning Gloystein; Editing by Richard Pullin)", byline: "By Henning Gloystein"),
        File(
            name: "nitf-ap.xml", language: "en",
            headline: "Can trading pollution like stocks help fight climate change?", paragraphs: 27,
            first: "NEW YORK (AP) — The gas produced by hog manure", last: "content/bernard-condon .",
            byline: "By BERNARD CONDON AP Business Writer"),
        File(
            name: "nitf-ntb-latin1.xml", language: "nb-NO",
            headline: "Faktisk.no: Nei, dette dokumentet beskriver ikke FNs Agenda 21 eller Agenda 2030",
            paragraphs: 38, first: "Nei, dette dokumentet beskriver ikke", last: "Les faktasjekken på Faktisk.no",
            byline: "Geir Molnes / Faktisk.no"),
    ]

    @Test("The article as a reader finds it", arguments: all)
    func content(of file: File) throws {
        let article = try Article(reading: try SharedData.bytes("eval/articles/" + file.name))
        #expect(article.language == file.language)
        #expect(article.headline == file.headline)
        #expect(article.byline == file.byline)
        let paragraphs = article.blocks.filter { $0.kind == .paragraph }.map(\.text)
        #expect(paragraphs.count == file.paragraphs)
        #expect(paragraphs.first?.hasPrefix(file.first) ?? file.first.isEmpty, "\(paragraphs.first ?? "")")
        #expect(paragraphs.last?.hasSuffix(file.last) ?? file.last.isEmpty, "\(paragraphs.last ?? "")")
    }
}
