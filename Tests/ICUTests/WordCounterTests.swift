import CalqueCore
import CalqueICU
import Testing

@Suite struct WordCounterTests {
    @Test(arguments: [
        ("", 0), ("  \n", 0), ("…—!", 0), ("Oil rose 3.2 percent.", 4), ("The U.S. and Mr. O'Neill don't agree.", 7),
        ("front-month gas", 3), ("$98.6 billion, 1,374 tons", 4), ("Нефть подорожала на 3,2%.", 4),
        ("油价上涨3.2%。", 5), ("他说：“好。”", 3), ("中国GDP增长5%", 6), ("カタカナ", 4), ("👍🏽 ok", 1),
    ])
    func words(_ text: String, _ count: Int) throws { #expect(try WordCounter().words(in: text) == count) }

    @Test func charactersAreAllButWhiteSpace() {
        #expect(WordCounter.characters(in: " Oil rose 3.2%.\n") == 12)
        #expect(WordCounter.characters(in: "油价上涨 3.2%。") == 9)
        #expect(WordCounter.characters(in: "e\u{301}\u{3000}e") == 2)
    }

    @Test func pluralsOfThreeLanguages() throws {
        let russian = try [1, 2, 4, 5, 11, 12, 21, 22, 100, 101].map { try PluralCategory($0, in: "ru") }
        #expect(russian == [.one, .few, .few, .many, .many, .many, .one, .few, .many, .one])
        #expect(try PluralCategory(1, in: "en-GB") == .one && PluralCategory(2, in: "en") == .other)
        #expect(try PluralCategory(1, in: "zh") == .other)
    }
}
