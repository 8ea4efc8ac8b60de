import CalqueAlignment
import CalqueCore
import CalqueOutputs
import CalqueSegmentation
import CalqueXML
import Foundation
import Testing

/// The page, read as XML, because it is both HTML and XML.
@Suite struct ReportTests {
    private static let three = article(
        [
            ("en", "River_treaty | Meeting_on_March_5. Talks_began_in_2017. | Not_all_are_pleased. A_law. He_left."),
            ("ru", "Договор_о_реке | Встреча_5_марта. | Не_все_довольны. Закон. Он_ушел. | Переговоры_с_2017_года."),
            ("zh", "河流条约 | 谈判始于2017年。 | 3月5日会晤。 | 法律。 此外还有一句。 他离开了。"),
        ],
        [
            bead("0:0:0"), bead("1:1:2", 0.97), bead("2:5:1", 0.8, moved: true), bead("3:2:", 0.6), bead("4:3:3", 0.3),
            bead("::4", 0.9), bead("5:4:5"),
        ], least: 0.5)

    private func page(_ article: AlignedArticle, names: [String] = ["a.en", "b.ru", "c.zh"]) -> String {
        Report(article, names: names, date: "2026-02-03", generator: "Calque").page
    }

    /// Every element with its attributes, and the texts of those with a language, by language.
    private struct Content {
        var elements: [(name: String, attributes: [XMLAttribute])] = []
        var texts: [String: [String]] = [:]

        init(_ page: String) throws {
            let reader = XMLReader(bytes: Array(page.utf8), file: "page.html", limits: .init(), chunk: nil)
            var languages: [String?] = []
            while let event = try reader.next() {
                switch event {
                case .startElement(let name, let attributes, _):
                    elements.append((name.qualified, attributes))
                    let isCell = attributes["id"]?.hasPrefix("b") == true
                    languages.append(isCell ? attributes["lang"] : languages.last ?? nil)
                case .endElement: languages.removeLast()
                case .text(let text):
                    if let language = languages.last ?? nil { texts[language, default: []].append(text) }
                default: break
                }
            }
        }
    }

    @Test func eachVersionStandsInItsOrder() throws {
        let content = try Content(page(Self.three))
        for version in Self.three.documents {
            #expect(content.texts[version.language.description] == version.segments.map(\.text))
        }
    }

    @Test func linksLeadToPlacesOfThePage() throws {
        let content = try Content(page(Self.three))
        let identifiers = content.elements.compactMap { $0.attributes["id"] }
        #expect(Set(identifiers).count == identifiers.count)
        if let path = ProcessInfo.processInfo.environment["PAGE"] {
            try page(Self.three).write(toFile: path, atomically: true, encoding: .utf8)
        }
        let links = content.elements.compactMap { $0.attributes["href"] }
        // The moved bead: its row for English has links to both others, and each of these to the others; and the
        // review.
        #expect(links.count == 6 + 1)
        for link in links { #expect(identifiers.contains(String(link.dropFirst())), "\(link)") }
        #expect(page(Self.three).contains("↓ ru has it in row 9"))
        #expect(content.elements.count { $0.attributes["class"]?.hasPrefix("wire") == true } == 2)
    }

    @Test func confidenceIsToldByNumberSignAndClass() {
        let page = page(Self.three)
        for part in [
            "<b>6</b> linked beads: 3 sure, 2 fair, 1 weak", "<b>1</b> moved", "<b>1</b> only in zh",
            "class=\"row weak\"", "○</span>0.30", "◐</span>0.60", "●</span>0.97", "? review</span></div>",
            "linked below 0.5: row <a href=\"#r6\">6</a>", "not in zh", "2026-02-03",
        ] {
            #expect(page.contains(part), "\(part)")
        }
    }

    /// The page needs nothing else: no script, no file, no host.
    @Test func thePageStandsAlone() throws {
        let content = try Content(page(Self.three))
        #expect(!content.elements.contains { ["script", "link", "img", "iframe", "object"].contains($0.name) })
        #expect(!content.elements.contains { $0.attributes["src"] != nil })
        #expect(!page(Self.three).contains("url(") && !page(Self.three).contains("@import"))
        #expect(!page(Self.three).contains("//"))
    }

    @Test func textIsTextWhateverItHolds() throws {
        let hostile = "</style><script>alert('x')</script>&amp;\"<!--\u{0}\u{1B}[31m\u{7F}]]>"
        let one = article([("en", hostile + " b"), ("ru", hostile)], [bead("0:0"), bead("1:")])
        let page = page(one, names: [hostile, hostile])
        let content = try Content(page)
        let shown = "</style><script>alert('x')</script>&amp;\"<!--\u{FFFD}\u{FFFD}[31m\u{FFFD}]]>"
        #expect(content.texts == ["en": [shown, "b"], "ru": [shown]])
        #expect(!page.contains("<script"))
    }

    @Test(arguments: [2, 3])
    func anyArticleGivesAPage(versions: Int) throws {
        for seed in 0..<60 {
            let article = anyArticle(seed: UInt64(seed), versions: versions)
            let content = try Content(page(article))
            for version in article.documents {
                #expect(content.texts[version.language.description] ?? [] == version.segments.map(\.text))
            }
        }
    }
}
