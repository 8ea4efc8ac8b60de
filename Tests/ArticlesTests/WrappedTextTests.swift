import CalqueArticles
import CalqueCore
import Testing

@Suite("Wrapped lines, boilerplate, languages")
struct WrappedTextTests {
    private static let english = """
        Storm shuts northern port

        VARDE, June 7 (Interwire) - The port of Varde was closed on
        Friday after a storm that no one had seen coming tore at its
        old and at its new pier, and swept away all of the wind-
        worn huts, the harbour master said.

        "We have waited for this, and we knew that it would come one
        day," he went on.

        Nine ships wait.
        """

    @Test("Lines of a paragraph are joined with any line end", arguments: ["\n", "\r\n"])
    func joined(end: String) throws {
        let source = Self.english.replacing("\n", with: end)
        let article = try Article(reading: Array(source.utf8))
        #expect(
            article.blocks.map(\.text) == [
                "Storm shuts northern port",
                "VARDE, June 7 (Interwire) - The port of Varde was closed on Friday after a storm that no one had seen "
                    + "coming tore at its old and at its new pier, and swept away all of the wind-worn huts, the harbour "
                    + "master said.",
                "\"We have waited for this, and we knew that it would come one day,\" he went on.", "Nine ships wait.",
            ])
        #expect(article.blocks.map(\.kind) == [.headline, .paragraph, .paragraph, .paragraph])
        for block in article.blocks {
            let range = block.map.source(of: 0..<block.text.utf8.count)
            let there = String(decoding: article.source[range], as: UTF8.self)
            #expect(there.filter { !$0.isWhitespace } == block.text.filter { !$0.isWhitespace })
        }
    }

    @Test("Chinese lines are joined without a space")
    func chinese() throws {
        let source = """
            北方港口因风暴关闭

            国际电讯社瓦德６月７日电　港口值班船长５日说，受风暴影响，所有
            船舶停航至次日早晨。他说，目前有九艘货船等待卸货，另有四艘停泊在
            外海，没有船只受损。

            港务局表示，码头将于周五上午重新开放，首批进港的将是运送食盐和粮
            食的货轮。
            """
        let article = try Article(reading: Array(source.utf8))
        #expect(article.blocks.count == 3)
        #expect(article.blocks[2].text == "港务局表示，码头将于周五上午重新开放，首批进港的将是运送食盐和粮食的货轮。")
    }

    @Test("Lines that are paragraphs or lists are not joined")
    func apart() throws {
        for source in [
            "One.\nTwo.\n\nThree.\nFour.", "Gold: Liu\nSilver: Abenov\nBronze: Dahl\n\nGold: A\nSilver: B\nBronze: C",
            "The port of Varde was closed on Friday after a storm.\nNine ships wait.\n\nIt opens on Monday, he said.\nX.",
        ] {
            let lines = source.split(separator: "\n").map(String.init)
            #expect(try Article(reading: Array(source.utf8)).blocks.map(\.text) == lines)
        }
    }

    @Test(
        "Boilerplate",
        arguments: [
            "Read also: Port opens", "Share", "Tags: port, storm", "© Interwire 2024", "Photo: Anna Smith", "___",
            "* * *", "###", "Читайте также: Порт открыт", "Поделиться", "Фото: Анна Кузнецова", "Все права защищены.",
            "责任编辑：赵磊", "（责任编辑：赵磊）", "相关新闻：港口开放", "責任編輯：趙磊", "版权所有 国际电讯社",
            "<div id=\"embed-7\"></div>",
        ])
    func boilerplate(line: String) throws {
        let article = try Article(
            reading: Array("Storm shuts port\nThe port closed on Friday.\n\(line)".utf8), format: .text)
        #expect(article.blocks.last?.kind == .boilerplate)
    }

    @Test(
        "Lines that are similar to boilerplate",
        arguments: ["Share prices rose.", "Print is dead, he said.", "2024", "“…”"])
    func noBoilerplate(line: String) throws {
        let article = try Article(
            reading: Array("Storm shuts port\nThe port closed on Friday.\n\(line)".utf8), format: .text)
        #expect(article.blocks.last?.kind != .boilerplate)
    }

    @Test(
        "Languages by their letters",
        arguments: [
            ("港口说这是国家的事。", "zh"), ("港口說這是國家的事。", "zh-Hant"), ("山水人天地", "zh"),
            ("他引用了「這個國家」一语，说这是港务局长对记者们讲的。", "zh"), ("Порт закрыт из-за шторма, сообщил капитан.", "ru"),
            ("Порт зачинено через шторм, повідомив капітан. Її вже чекають.", "uk"),
            ("Порт зачынены з-за шторму, паведаміў капітан. Ён яшчэ ўсё бачыць.", "be"),
            ("Лука је затворена због олује.", "sr"),
            ("港は嵐のために閉鎖された。", "ja"), ("The port is closed.", "en"), ("123", "und"),
        ])
    func language(text: String, tag: String) {
        #expect(LanguageTag(guessedFrom: text).description == tag)
    }
}
