import TestSupport
import Testing

@testable import CalqueMatching

@Suite struct FoldedTokensTests {
    @Test(arguments: [
        ("Рост: 3,2 млрд (№5), 5км", "рост|:|3,2|млрд|(|№|5|)|,|5|км"),
        ("Oil rose 2.5 percent.", "oil|rose|2.5|percent|."),
        ("1,200 and 1 200 000 and 1\u{202F}200,5", "1,200|and|1200000|and|1200,5"),
        ("15:30 1:07.85 2023/24 61.4%", "15:30|1:07.85|2023/24|61.4|%"),
        ("On May 5, 300 died in 2020 and 150 fled", "on|may|5|,|300|died|in|2020|and|150|fled"),
        ("in 2020 150 fled, 0 500", "in|2020|150|fled|,|0|500"),
        ("3½ ½ 3 1/2 .25 a.5 5 1/2/2026", "3 1/2|1/2|3 1/2|.25|a|.|5|5|1/2/2026"),
        ("1'200 5'10", "1200|5'10"),
        ("G20 MH370 2nd 5_x 1.5_x A1.5", "g20|mh370|2|nd|5_x|1|.|5_x|a1|.|5"),
        ("Kazakhstan's U.S. don’t", "kazakhstan|'|s|u|.|s|.|don|'|t"),
        ("10–12 5-6 −5", "10|-|12|5|-|6|-|5"),
        ("За\u{301}мок, ёлка, мои\u{306}, ѝ", "замок|,|елка|,|мой|,|и"),
        ("İstanbul café cafe\u{301}", "istanbul|café|café"),
        ("हिन्दी भाषा", "हिन्दी|भाषा"),
        ("كَتَبَ كتـاب", "كتب|كتاب"),
        ("ไทยนี้ำ", "ไ|ท|ย|นี้ํา"),
        ("5㎞ 5℃ … ㍿ ①", "5|km|5|°|c|.|.|.|株|式|会|社|1"),
        ("м² 10² CO₂", "м2|10|2|co2"),
        ("Windows™ 11 Lego® ℠", "windows|11|lego"),
        ("™", "™"),
        ("ab\u{200B}cd ef\u{AD}gh \u{FEFF}ij\u{200E}", "ab|cd|efgh|ij"),
        ("🇰🇿🇺🇿 👩\u{200D}💻 👍🏽 ❤\u{FE0F} 1\u{FE0F}\u{20E3}", "🇰|🇿|🇺|🇿|👩\u{200D}💻|👍🏽|❤|1\u{20E3}"),
        ("第２季度，3、5条15：30", "第|2|季|度|,|3|,|5|条|15:30"),
        ("2010，2011年1，200人", "2010|,|2011|年|1,200|人"),
        ("ｶﾞﾗｽ か\u{3099}", "ガ|ラ|ス|が"),
        ("", ""), (" \u{AD} ", ""),
    ])
    func forms(text: String, forms: String) {
        let tokens = FoldedTokens(text)
        #expect(
            tokens.texts.map { Array($0.utf8) } == forms.split(separator: "|").map { Array($0.utf8) }, "\(tokens.texts)"
        )
    }

    @Test(arguments: [
        ("  The  U.S.\tDollar ", "the u.s. dollar"), ("“Yes” — ‘no’…", "\"yes\" - 'no'..."),
        ("«Да»\u{A0}– нет", "\"да\" - нет"),
        ("ＡＢＣ１２３，。", "abc123,."), ("Ｆｕｌｌ　width", "full width"), ("ﬁne Straße", "fine strasse"), ("", ""),
        (" \u{3000} ", ""),
        ("№ 5 и №5", "№ 5 и №5"), ("Ещё 1 200", "еще 1200"),
    ])
    func key(text: String, key: String) { #expect(Array(FoldedTokens(text).key.utf8) == Array(key.utf8)) }

    private static let scalars: [Unicode.Scalar] = [
        0x20...0x7E, 0x30...0x39, 0x2C...0x2F, 0xA0...0x24F, 0x300...0x32F, 0x370...0x52F, 0x591...0x5F4, 0x61C...0x670,
        0x900...0x97F, 0xE00...0xE5F, 0x1100...0x1120, 0x1160...0x1170, 0x2000...0x206F, 0x2070...0x209C,
        0x20D0...0x20F0,
        0x2100...0x218B, 0x3000...0x312F, 0x3300...0x33FF, 0x4E00...0x4E20, 0xAC00...0xAC20, 0xF900...0xF910,
        0xFB00...0xFB4F, 0xFE00...0xFE6F, 0xFF00...0xFFEF, 0x1F1E6...0x1F1FF, 0x1F3FB...0x1F3FF, 0x1F466...0x1F46A,
        0x20000...0x20010, 0xE0020...0xE0030,
    ].flatMap { (range: ClosedRange<UInt32>) in range.compactMap(Unicode.Scalar.init) }

    private static func text(_ random: inout SeededGenerator) -> String {
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...10, using: &random) {
            text.append(scalars.randomElement(using: &random) ?? " ")
        }
        return String(text)
    }

    /// Each form is its own only token, and all forms of a number are numbers.
    @Test func formsAreTheirOwnForms() {
        var random = SeededGenerator(seed: 15)
        for _ in 0..<4000 {
            let text = Self.text(&random)
            for form in FoldedTokens(text).texts {
                let again = FoldedTokens(form).texts
                #expect(
                    again.map { Array($0.utf8) } == [Array(form.utf8)],
                    "\(text.unicodeScalars.map { String($0.value, radix: 16) }) \(again)")
            }
        }
    }

    /// No token begins or ends within a character that a reader sees, unless white space is part of it.
    @Test func tokensAreWholeCharacters() {
        var random = SeededGenerator(seed: 16)
        for _ in 0..<4000 {
            let text = Self.text(&random)
            var bounds: Set<Int> = [0]
            var place = 0
            for character in text {
                let end = place + character.utf8.count
                bounds.insert(end)
                // A mark on a blank is a token.
                let isBlank =
                    character.unicodeScalars.first.map { $0.properties.isWhitespace || $0 == "\u{200B}" } ?? false
                if isBlank { bounds.formUnion(place..<end) }
                place = end
            }
            let tokens = FoldedTokens(text)
            var last = 0
            for range in tokens.ranges {
                #expect(!range.isEmpty && range.lowerBound >= 0 && range.upperBound <= text.utf8.count)
                let isInside = bounds.contains(range.lowerBound) && bounds.contains(range.upperBound)
                #expect(isInside, "\(text.unicodeScalars.map { String($0.value, radix: 16) }) \(tokens.ranges)")
                #expect(range.lowerBound >= last || tokens.ranges.count { $0 == range } > 1)
                last = range.upperBound
            }
        }
    }
}
