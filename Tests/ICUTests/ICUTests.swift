import CalqueCore
import CalqueICU
import Testing

@Suite struct SentenceBreakerTests {
    @Test(arguments: [
        ("He said. “Good.” Then", ["He said. ", "“Good.” ", "Then"]),
        ("他说。“好。”会议结束。", ["他说。", "“好。”", "会议结束。"]),
        ("Это так. «Да». Нет.", ["Это так. ", "«Да». ", "Нет."]),
        ("", []),
        ("no end", ["no end"]),
    ])
    func openersDoNotCloseTheSentenceBefore(text: String, expected: [String]) throws {
        let bytes = Array(text.utf8)
        var found: [String] = []
        try bytes.withUnsafeBytes { buffer in
            var start = 0
            try SentenceBreaker().forEachBoundary(in: buffer) { end in
                found.append(String(decoding: buffer[start..<end], as: UTF8.self))
                start = end
            }
        }
        #expect(found == expected)
    }
}

@Suite struct CaseFoldingTests {
    @Test(arguments: [
        ("The U.S. Dollar", "the u.s. dollar"), ("ＡＢＣ１２３", "abc123"), ("e\u{301}", "\u{e9}"),
        ("ﬁne Straße", "fine strasse"),
        ("", ""), ("№\u{AD}", "no"),
    ])
    func folds(text: String, expected: String) throws {
        #expect(Array(try CaseFolding.nfkc(text).utf8) == Array(expected.utf8))
    }
}

@Suite struct CharsetTests {
    @Test func decodesWindows1251() throws {
        let bytes: [UInt8] = [0xCC, 0xEE, 0xF1, 0xEA, 0xE2, 0xE0]
        #expect(try bytes.withUnsafeBytes(Charset("windows-1251").decode) == "Москва")
    }

    @Test func decodesLongTextInPieces() throws {
        // Longer than the converter's inner buffer, with surrogate pairs at every place in it.
        let text = "a" + String(repeating: "😀й中", count: 5_000)
        let bytes = Array(text.utf8)
        #expect(try bytes.withUnsafeBytes(Charset.utf8.decode) == text)
    }

    @Test func namesTheOffsetOfABadByte() {
        let bytes: [UInt8] = Array("Moscow ".utf8) + [0xFF, 0x41]
        #expect {
            _ = try bytes.withUnsafeBytes(Charset.utf8.decode)
        } throws: { error in
            "\(error)".contains("byte 7 is not valid UTF-8") && (error as? Failure)?.kind == .badData
        }
    }

    @Test func anUnknownNameIsAUsageError() {
        #expect { _ = try [UInt8(65)].withUnsafeBytes(Charset("no-such").decode) } throws: { error in
            (error as? Failure)?.kind == .usage
        }
    }
}

@Suite struct LikelySubtagTests {
    @Test(arguments: [
        ("zh", "zh-CN", true), ("zh", "zh-Hans", true), ("zh_hans", "zh-SG", true), ("zh-Hant", "zh-TW", true),
        ("zh-HK", "zh-Hant", true), ("zh", "zh-TW", false), ("zh-Hans", "zh-Hant", false), ("en", "en-GB", true),
        ("en", "ru", false), ("ru", "ru-RU", true),
    ])
    func meet(first: String, second: String, expected: Bool) throws {
        let (one, two) = (try #require(LanguageTag(first)), try #require(LanguageTag(second)))
        #expect(one.matches(two) == expected)
        #expect(two.matches(one) == expected)
    }
}

@Suite struct TransliteratorTests {
    @Test(arguments: [("Путин", "putin"), ("习近平", "xi jin ping"), ("Schröder", "schroder"), ("", "")])
    func toLatin(text: String, expected: String) throws {
        let latin = try Transliterator("Any-Latin; Latin-ASCII; Lower")
        #expect(try latin(text) == expected)
    }
}
