import CalqueArticles
import CalqueCore
import CalqueWire
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

    /// Breaks a text into lines of at most a width, at blanks.
    private static func wrapped(_ text: String, _ width: Int) -> String {
        var lines = [""]
        for word in text.split(separator: " ") {
            let line = lines[lines.count - 1]
            if line.isEmpty {
                lines[lines.count - 1] = String(word)
            } else if line.count + 1 + word.count <= width {
                lines[lines.count - 1] += " " + word
            } else {
                lines.append(String(word))
            }
        }
        return lines.joined(separator: "\n")
    }

    private static let long = [
        "The port of Varde has been open again since Friday, after storms closed it for the third time this winter. Nine "
            + "ships were waiting outside the breakwater, and the first of them carries grain from the south and is due to "
            + "dock tonight.",
        "The council will meet on Monday to decide on new fees. Fishermen have threatened to block the entrance if the fees "
            + "are raised again, as they did two years ago when the price of fuel doubled within a month.",
    ]

    @Test("Text is joined that was wrapped at any usual width", arguments: [60, 66, 72, 80, 90, 95, 100])
    func widths(width: Int) throws {
        let source = Self.long.map { Self.wrapped($0, width) }.joined(separator: "\n\n")
        #expect(try Article(reading: Array(source.utf8)).blocks.map(\.text) == Self.long)
        let one = Self.long[0] + " " + Self.long[1]
        #expect(try Article(reading: Array(Self.wrapped(one, width).utf8)).blocks.map(\.text) == [one])
    }

    @Test("Headlines of one length are not one paragraph")
    func headlines() throws {
        let lines = [
            "Storm shuts northern port for the third time since January",
            "Fishermen block the entrance as council raises fees",
            "Nine ships with grain wait outside the breakwater of Varde",
            "Price of fuel doubles within a month, drivers protest",
        ]
        #expect(try Article(reading: Array(lines.joined(separator: "\n").utf8)).blocks.map(\.text) == lines)
    }

    @Test("The hyphen of a divided word is left out, that of a compound stays")
    func hyphens() throws {
        let source = """
            The port of Varde has been open again since Friday, after storms clo-
            sed it for the third time this winter. Harbour master Nils Brandt sa-
            id that nine ships were waiting outside the breakwater with long-
            awaited grain. The first of them is due to dock tonight, and the others
            are to follow within a week. They had been long awaited, and all is well-
            known to the crews, who call it a well-known trap in the north.

            The council will meet on Monday to decide on new fees. Fishermen from Aal-
            Borg have threatened to block the entrance if the fees are raised again,
            as they did two years ago when the price of fuel doubled in a month.
            """
        let texts = try Article(reading: Array(source.utf8)).blocks.map(\.text)
        #expect(texts.count == 2)
        for part in [
            "storms closed it", "Brandt said that", "long-awaited grain", "all is well-known to", "Aal-Borg have",
        ] {
            #expect(texts.joined(separator: " ").contains(part), "\(part) in \(texts)")
        }
        // Without hyphenation a hyphen at a line's end is one of the word.
        let plain = source.replacing("clo-\nsed", with: "closed\n").replacing("sa-\nid", with: "said\n")
            .replacing("long-\nawaited", with: "long\nawaited")
        #expect(try Article(reading: Array(plain.utf8)).blocks[0].text.contains("all is well-known to"))
        // A soft hyphen divides in any text.
        let soft = source.replacing("-\n", with: "\u{AD}\n")
        #expect(try Article(reading: Array(soft.utf8)).blocks[0].text.contains("storms closed it"))
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
