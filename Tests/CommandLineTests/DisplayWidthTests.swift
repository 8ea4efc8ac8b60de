import Glibc
import Testing

@testable import CalqueCommandLine

@Suite("DisplayWidth")
struct DisplayWidthTests {
    @Test(
        "columns",
        arguments: [
            ("", 0), ("oil", 3), ("нефть", 5), ("石油", 4), ("ｆｕｌｌ", 8), ("e\u{301}", 1), ("é", 1), ("한국", 4),
            ("\u{1112}\u{1161}\u{11AB}", 2), ("。", 2), ("“”", 2), ("…", 1), ("😀", 2), ("👨‍👩‍👧", 2), ("🇨🇳", 2), ("❤", 1),
            ("❤️", 2), ("👍🏽", 2), ("\u{200B}", 0), ("\u{FEFF}", 0), ("a\tb", 2), ("\u{1B}", 0), ("ไทย", 3), ("กำ", 2),
            ("ｶﾞ", 2), ("が", 2), ("№", 1), ("\r\n", 0), ("〇", 2), ("𠀀", 2),
        ])
    func columns(_ text: String, _ columns: Int) { #expect(DisplayWidth.of(text) == columns) }

    @Test("letters of the languages we meet are as wide as wcwidth says")
    func asTheSystem() throws {
        guard let locale = newlocale(1 << LC_CTYPE, "C.UTF-8", nil) else { return }
        let old = uselocale(locale)
        defer {
            uselocale(old)
            freelocale(locale)
        }
        // Glibc's header declares the function only for X/Open.
        let symbol = try #require(dlsym(nil, "wcwidth"))
        let wcwidth = unsafeBitCast(symbol, to: (@convention(c) (wchar_t) -> Int32).self)
        let ranges: [ClosedRange<UInt32>] = [
            0x20...0x7E, 0xA0...0x24F, 0x300...0x52F, 0x590...0x6FF, 0x900...0x97F, 0xE00...0xE7F, 0x1E00...0x1FFF,
            0x2010...0x2027, 0x2030...0x205E, 0x20A0...0x20BF, 0x2100...0x22FF, 0x2E80...0x2FD5, 0x3000...0x3029,
            0x3030...0x31BA, 0x3200...0x32FE, 0x3300...0x9FFC, 0xAC00...0xD7A3, 0xFF01...0xFFDC, 0x20000...0x2A6DD,
        ]
        var differing: [String] = []
        for value in ranges.joined() {
            guard let scalar = Unicode.Scalar(value), scalar.properties.generalCategory != .unassigned else { continue }
            let system = Int(wcwidth(wchar_t(value)))
            if system >= 0, system != DisplayWidth.of(scalar) {
                differing.append("\(String(value, radix: 16)): \(system)")
            }
        }
        #expect(differing == [])
    }

    @Test(
        "truncation keeps graphemes whole",
        arguments: [
            ("oil prices", 20, "oil prices"), ("oil prices", 10, "oil prices"), ("oil prices", 4, "oil…"),
            ("石油价格", 8, "石油价格"), ("石油价格", 7, "石油价…"), ("石油价格", 6, "石油…"), ("石油", 1, "…"),
            ("石油", 0, ""), ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"), ("👨‍👩‍👧👨‍👩‍👧", 3, "👨‍👩‍👧…"),
        ])
    func truncated(_ text: String, _ width: Int, _ result: String) {
        #expect(DisplayWidth.truncate(text, to: width) == result)
    }

    @Test(
        "wrapping",
        arguments: [
            ("", 10, [""]),
            ("oil  prices rose", 10, ["oil prices", "rose"]),
            ("one\n\ntwo", 10, ["one", "", "two"]),
            ("unbreakable", 4, ["unbr", "eaka", "ble"]),
            ("a unbreakable", 4, ["a", "unbr", "eaka", "ble"]),
            ("国际油价周一上涨", 8, ["国际油价", "周一上涨"]),
            ("国际油价，周一上涨。", 8, ["国际油", "价，周一", "上涨。"]),
            ("他说：“好的”", 8, ["他说：", "“好的”"]),
            ("油价oil上涨", 6, ["油价", "oil上", "涨"]),
            ("油价 oil", 8, ["油价 oil"]),
            ("石", 1, ["石"]),
            ("e\u{301}e\u{301}e\u{301}", 2, ["e\u{301}e\u{301}", "e\u{301}"]),
        ])
    func wrapped(_ text: String, _ width: Int, _ lines: [String]) {
        #expect(DisplayWidth.wrap(text, to: width) == lines)
    }

    @Test("no line is wider than asked, and nothing but spaces is lost", arguments: 2...30)
    func property(_ width: Int) {
        let text = "OPEC+ 周一宣布：“每日减产 50 万桶”，布伦特原油 (Brent) 上涨 3.5%。 Цены на нефть выросли 👨‍👩‍👧 supercalifragilistic"
        let lines = DisplayWidth.wrap(text, to: width)
        for line in lines { #expect(DisplayWidth.of(line) <= width) }
        #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
    }

    @Test("padding counts columns")
    func padded() {
        #expect(DisplayWidth.pad("油", to: 4) == "油  ")
        #expect(DisplayWidth.pad("oil", to: 2) == "oil")
    }

    /// The width of the remaining text is not computed again for each line.
    @Test("a word without end is wrapped in linear time", .timeLimit(.minutes(1)))
    func endlessWord() {
        let word = String(repeating: "⟨1⟩", count: 80_000)
        let lines = DisplayWidth.wrap(word, to: 60)
        #expect(lines.count == 4000 && lines.joined() == word)
    }
}
