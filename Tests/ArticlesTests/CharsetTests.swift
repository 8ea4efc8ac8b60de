import CalqueArticles
import CalqueCore
import CalqueICU
import CalqueWire
import TestSupport
import Testing

/// Text in each encoding that agencies have used, long enough for detection.
private enum Copy {
    static let russian = """
        Порт закрыли из-за шторма
        МУРМАНСК, 5 марта. /Интервайр/. Движение судов остановлено до утра, сообщил дежурный капитан.
        По его словам, у причалов ждут разгрузки девять сухогрузов, еще четыре стоят на рейде.
        """
    static let simplified = """
        北方港口因风暴关闭
        国际电讯社摩尔曼斯克3月5日电 港口值班船长5日说，受风暴影响，所有船舶停航至次日早晨。
        他说：“目前有九艘货船等待卸货，另有四艘停泊在外海。”
        """
    static let traditional = """
        北方港口因風暴關閉
        國際電訊社摩爾曼斯克3月5日電 港口值班船長5日說，受風暴影響，所有船舶停航至次日早晨。
        他說：「目前有九艘貨船等待卸貨，另有四艘停泊在外海。」
        """
    static let english = """
        Storm shuts northern port
        The café at pier 4 – the only one open – was full by noon, said Åse Grönlund, who runs it.
        “We’ve never sold so much coffee,” she told Interwire. “The price is still €2.”
        """
}

@Suite("Charsets")
struct CharsetTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let charset: String
        let text: String
        let language: LanguageTag
        var testDescription: String { charset }
    }

    static let detected: [Case] = [
        Case(charset: "WINDOWS-1251", text: Copy.russian, language: "ru"),
        Case(charset: "KOI8-R", text: Copy.russian, language: "ru"),
        Case(charset: "ISO-8859-5", text: Copy.russian, language: "ru"),
        Case(charset: "GB18030", text: Copy.simplified, language: "zh"),
        Case(charset: "GBK", text: Copy.simplified, language: "zh"),
        Case(charset: "BIG5", text: Copy.traditional, language: "zh"),
        Case(charset: "WINDOWS-1252", text: Copy.english, language: "en"),
        Case(charset: "UTF-8", text: Copy.russian, language: "ru"),
    ]

    @Test("Detected from the bytes alone", arguments: detected)
    func detection(of sample: Case) throws {
        let article = try Article(reading: try Encoded.bytes(sample.text, sample.charset))
        #expect(String(decoding: article.source, as: UTF8.self) == sample.text)
        #expect(article.language.language == sample.language.language)
    }

    @Test(
        "Given by the user",
        arguments: detected + [
            Case(charset: "UTF-16LE", text: Copy.simplified, language: "zh"),
            Case(charset: "UTF-16BE", text: Copy.russian, language: "ru"),
            Case(charset: "IBM866", text: Copy.russian, language: "ru"),
        ])
    func given(of sample: Case) throws {
        let bytes = try Encoded.bytes(sample.text, sample.charset)
        let article = try Article(reading: bytes, charset: Charset(sample.charset))
        #expect(String(decoding: article.source, as: UTF8.self) == sample.text)
    }

    @Test(
        "A byte order mark decides, and is no text",
        arguments: [
            ("UTF-8", [0xEF, 0xBB, 0xBF] as [UInt8]), ("UTF-16LE", [0xFF, 0xFE]), ("UTF-16BE", [0xFE, 0xFF]),
            ("UTF-32LE", [0xFF, 0xFE, 0, 0]), ("UTF-32BE", [0, 0, 0xFE, 0xFF]),
        ])
    func mark(charset: String, mark: [UInt8]) throws {
        let article = try Article(reading: mark + (try Encoded.bytes(Copy.russian, charset)))
        #expect(String(decoding: article.source, as: UTF8.self) == Copy.russian)
        #expect(article.blocks.first?.map.source(of: 0..<1).lowerBound == 0)
    }

    /// Single paragraphs of news, written for the tests.
    static let paragraphs: [Case] = Samples.all.filter { !$0.isPage }.flatMap { story -> [Case] in
        let source = (try? SourceText(story.bytes).bytes).map { String(decoding: $0, as: UTF8.self) } ?? ""
        let lines = source.split(whereSeparator: \.isNewline).map(String.init).filter { $0.utf8.count > 150 }
        let charsets =
            switch story.language {
            case "ru": ["WINDOWS-1251", "KOI8-R", "ISO-8859-5", "UTF-16LE"]
            case "zh": ["GB18030", "UTF-16LE"]
            default: ["WINDOWS-1252", "UTF-16BE"]
            }
        return lines.flatMap { line in charsets.map { Case(charset: $0, text: line, language: "en") } }
    }

    @Test("Every paragraph is detected on its own")
    func paragraph() throws {
        #expect(Self.paragraphs.count > 100)
        for sample in Self.paragraphs {
            guard let bytes = try? Encoded.bytes(sample.text, sample.charset) else { continue }
            // UTF-16 is recognised by the zeros of ASCII. A Chinese paragraph may have none.
            if sample.charset.hasPrefix("UTF-16"), bytes.count(where: { $0 == 0 }) < 2 { continue }
            let read = try? SourceText(bytes)
            #expect(read.map { String(decoding: $0.bytes, as: UTF8.self) } == sample.text, "\(sample.charset)")
        }
    }

    @Test("German and traditional Chinese paragraphs")
    func others() throws {
        for (text, charset) in [
            (
                "Der Hafen von Varde bleibt nach dem Sturm bis Montag geschlossen, sagte der Kapitän. Über Schäden …",
                "WINDOWS-1252"
            ),
            ("Größere Schäden gab es nicht", "ISO-8859-1"),
            ("國際電訊社摩爾曼斯克電 港口值班船長說，受風暴影響，所有船舶停航至次日早晨。", "BIG5"),
            ("港務局長說：「我們等了很久，終於可以開放了。」目前有九艘貨船等待卸貨。", "BIG5"),
        ] {
            let read = try SourceText(try Encoded.bytes(text, charset))
            #expect(String(decoding: read.bytes, as: UTF8.self) == text)
        }
    }

    @Test("A declaration decides, unless the text cannot be in that encoding")
    func declaration() throws {
        func page(_ declared: String, _ text: String, in charset: String) throws -> [String] {
            let source = "<html><head><meta charset=\"\(declared)\"></head><body><p>\(text)</p></body></html>"
            return try Article(reading: try Encoded.bytes(source, charset)).blocks.map(\.text)
        }
        let russian = "Порт закрыт до утра, сообщил дежурный капитан."
        #expect(try page("windows-1251", russian, in: "WINDOWS-1251") == [russian])
        #expect(try page("iso-8859-1", russian, in: "WINDOWS-1251") == [russian])
        #expect(try page("koi8-r", russian, in: "WINDOWS-1251") == [russian])
        #expect(try page("utf-8", russian, in: "WINDOWS-1251") == [russian])
        #expect(try page("windows-1251", russian, in: "UTF-8") == [russian])
        #expect(
            try page("iso-8859-2", "Łódź była zamknięta, powiedział kapitan.", in: "ISO-8859-2")
                == ["Łódź była zamknięta, powiedział kapitan."])
    }

    @Test("UTF-8 with a broken character is not decoded with another encoding")
    func damaged() throws {
        let text = "Порт закрыт до утра. Åse said: “No.”"
        let bytes = Array(text.utf8) + [0xE2, 0x80] + Array(" It opens.".utf8)
        let failure = #expect(throws: Failure.self) { try Article(reading: bytes) }
        #expect(failure?.message.contains("byte \(text.utf8.count) ") == true, "\(failure?.message ?? "")")
    }

    @Test("A NUL is reported with its place")
    func nul() {
        let failure = #expect(throws: Failure.self) { try Article(reading: Array("One.\n\0Two.".utf8)) }
        #expect(failure?.kind == .badData)
        #expect(failure?.message.contains("byte 5 ") == true)
    }

    @Test("Malformed text is reported with its place, and nothing is replaced")
    func malformed() {
        let given = #expect(throws: Failure.self) {
            try Article(reading: Array("abc".utf8) + [0xFF] + Array("def".utf8), charset: .utf8)
        }
        #expect(given?.kind == .badData)
        #expect(given?.message.contains("byte 3 ") == true)
        let cut = #expect(throws: Failure.self) {
            try Article(reading: Array("Привет".utf8).dropLast(), charset: .utf8)
        }
        #expect(cut?.message.contains("byte 10 ") == true)
        let odd = #expect(throws: Failure.self) { try Article(reading: [0xFF, 0xFE, 0x41, 0x00, 0x42]) }
        #expect(odd?.message.contains("byte 4 ") == true)
    }

    @Test("Bytes that are not text in any encoding are rejected")
    func binary() {
        let picture: [UInt8] = [
            0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x01, 0x02, 0x81, 0x8D, 0x90, 0x9D, 0x03,
        ]
        #expect(throws: Failure.self) { try Article(reading: picture) }
    }

    @Test("An unknown encoding is a usage error")
    func unknown() {
        let failure = #expect(throws: Failure.self) {
            try Article(reading: Array("abc".utf8), charset: Charset("no-such-charset"))
        }
        #expect(failure?.kind == .usage)
    }
}
