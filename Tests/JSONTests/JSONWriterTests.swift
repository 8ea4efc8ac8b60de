import CalqueCore
import CalqueJSON
import Testing

@Suite("Writing JSON")
struct JSONWriterTests {
    private struct Record: Encodable {
        struct Part: Encodable { let text: String, share: Float }
        enum Kind: String, Encodable { case exact, fuzzy }

        var name = "Brent"
        var count = 3
        var score = 0.1
        var whole = 2.0
        var isMoved = true
        var missing: String?
        var kind = Kind.fuzzy
        var parts = [Part(text: "a", share: 0.25)]
        var byLanguage = ["ru": 1, "en": 2]
    }

    @Test("members are in the order of their names, nil ones are left out")
    func record() throws {
        let text = try JSONWriter.text(of: Record())
        #expect(
            text == #"{"byLanguage":{"en":2,"ru":1},"count":3,"isMoved":true,"kind":"fuzzy","name":"Brent","#
                + #""parts":[{"share":0.25,"text":"a"}],"score":0.1,"whole":2}"#)
    }

    @Test("strings are escaped where JSON wants it, and read again as they were")
    func strings() throws {
        for text in ["a/b \"c\" \\ \n\t\r\u{8}\u{C}\u{1}\u{1F}\u{7F}", "Москва 😀\u{2028}", "e\u{301}", ""] {
            let json = try JSONWriter.text(of: [text])
            let back = try JSONDocument(Array(json.utf8)).root.items?.first?.string
            #expect(back.map { Bytes.areEqual($0, text) } == true)
        }
        #expect(try JSONWriter.text(of: ["a/\"\\\n\u{1}"]) == #"["a/\"\\\n\u0001"]"#)
    }

    @Test("a number is written as it was read")
    func numbers() throws {
        for text in ["-3", "0.10", "12345678901234567890", "1e400"] {
            let value = try JSONDocument(Array(text.utf8)).root
            #expect(try JSONWriter.text(of: JSONNumber(value)) == text)
        }
        #expect(JSONNumber(try JSONDocument(Array("true".utf8)).root) == nil)
    }

    @Test("a number that is not finite is refused")
    func infinite() {
        #expect(throws: Failure.self) { try JSONWriter.text(of: [Double.infinity]) }
    }

    @Test("what has nothing in it")
    func empty() throws {
        struct Nothing: Encodable {}
        #expect(try JSONWriter.text(of: Nothing()) == "{}")
        #expect(try JSONWriter.text(of: [Int]()) == "[]")
        #expect(try JSONWriter.text(of: String?.none) == "null")
    }
}
