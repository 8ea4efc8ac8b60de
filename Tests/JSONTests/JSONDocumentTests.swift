import CalqueCore
import CalqueJSON
import Testing

@Suite("JSON documents")
struct JSONDocumentTests {
    private func read(_ text: String) throws(Failure) -> JSONValue { try JSONDocument(Array(text.utf8)).root }

    @Test("values of each kind")
    func kinds() throws {
        let root = try read(#" {"a": [1, -2.5e3, true, false, null, "x"], "b": {}, "c": [] , "d":"" } "#)
        #expect(root.isObject && !root.isArray)
        #expect(root.members.map(\.name) == ["a", "b", "c", "d"])
        let items = try #require(root["a"]?.items)
        #expect(items.map(\.text) == ["1", "-2.5e3", "true", "false", "null", #""x""#])
        #expect(items.map(\.whole) == [1, nil, nil, nil, nil, nil])
        #expect(items.map(\.isNull) == [false, false, false, false, true, false])
        #expect(items[5].string == "x")
        #expect(root["b"]?.members.isEmpty == true && root["c"]?.items?.isEmpty == true && root["d"]?.string == "")
        #expect(root["e"] == nil && items[0]["a"] == nil)
    }

    @Test("a document may be any value", arguments: ["0", "-0", "null", "true", #""a""#, "[]", "{}", "1e400", "0.10"])
    func scalars(_ text: String) throws {
        let root = try read(text)
        #expect(root.text == text && root.range == 0..<text.utf8.count)
    }

    @Test(
        "escapes",
        arguments: [
            (#""a\nb\t\"\\\/\r""#, "a\nb\t\"\\/\r"), (#""\u0416\u00e9""#, "Жé"), (#""\ud83d\uDE00!""#, "😀!"),
            (#""\b\f""#, "\u{8}\u{C}"), (#""Brent crude rose to 80 dollars""#, "Brent crude rose to 80 dollars"),
            ("\"чтение \\u0438 запись\"", "чтение и запись"),
        ])
    func escapes(_ text: String, _ expected: String) throws {
        #expect(try read(text).string == expected)
    }

    @Test("parts of a string know their place")
    func parts() throws {
        let source = Array(#"{"t":"oil \u0026 gas\n"}"#.utf8)
        let value = try #require(try JSONDocument(source).root["t"])
        var text: [UInt8] = []
        value.forEachPart { part, range in
            if part.count == range.count { #expect(Array(part) == Array(source[range])) }
            text += part
        }
        #expect(String(decoding: text, as: UTF8.self) == "oil & gas\n")
        #expect(String(decoding: source[value.range], as: UTF8.self) == #""oil \u0026 gas\n""#)
    }

    @Test("the last of several members counts, and names are compared without their escapes")
    func members() throws {
        #expect(try read(#"{"a":1,"a":2}"#)["a"]?.whole == 2)
        #expect(try read(#"{"\u0061b":1}"#)["ab"]?.whole == 1)
        #expect(try read(#"{"ab":1}"#)["a"] == nil)
    }

    @Test(
        "what is no JSON is refused with its place",
        arguments: [
            ("", "it is empty", 1, 1), (" ", "the JSON document ends too early: a JSON value is expected", 1, 2),
            ("{", "the JSON document ends too early: a member's name is expected", 1, 2),
            ("[1,]", "a JSON value is expected", 1, 4), ("{\"a\":1,}", "a member's name is expected", 1, 8),
            ("[1\n 2]", "a comma or ] is expected", 2, 2), ("{\"a\" 1}", "a colon is expected", 1, 6),
            ("{} x", "something follows the JSON document", 1, 4), ("01", "this is no number of JSON", 1, 1),
            ("[-]", "this is no number of JSON", 1, 2), ("[1.]", "this is no number of JSON", 1, 2),
            ("[1e]", "this is no number of JSON", 1, 2), ("tru", "a JSON value is expected", 1, 1),
            ("NaN", "a JSON value is expected", 1, 1), ("\u{FEFF}1", "a JSON value is expected", 1, 1),
            ("\"a\u{1}\"", "a control character inside of a JSON string", 1, 3),
            (#"["\x"]"#, "no such escape in JSON", 1, 3),
            (#"["\u12g4"]"#, "four hexadecimal digits are expected", 1, 3),
            (#"["\ud83d x"]"#, "half of a surrogate pair", 1, 3), (#"["\ude00"]"#, "half of a surrogate pair", 1, 3),
            (#"["\ud83d\u0041"]"#, "half of a surrogate pair", 1, 3), (#"["\u0000"]"#, "a NUL in a string", 1, 3),
            ("\"abc", "the JSON document ends too early: a string has no end", 1, 1),
        ])
    func broken(_ text: String, _ message: String, _ line: Int, _ column: Int) {
        #expect(throws: Failure(.badData, message, at: .init(line: line, column: column))) { try read(text) }
    }

    @Test("bytes that are not UTF-8")
    func notUTF8() {
        #expect(throws: Failure.self) { try JSONDocument([0x22, 0xFF, 0x22]) }
    }

    @Test("depth and count are limited")
    func limits() throws {
        let deep = String(repeating: "[", count: 256) + String(repeating: "]", count: 256)
        #expect(try read(deep).items?.count == 1)
        #expect(throws: Failure.self) { try read("[" + deep + "]") }
        #expect(throws: Failure.self) { try read(String(repeating: "[", count: 1_000_000)) }
        #expect(try JSONDocument(Array("[1,2]".utf8), limit: 3).root.items?.count == 2)
        #expect(throws: Failure(.badData, "more than 2 values", at: .init(line: 1, column: 4))) {
            try JSONDocument(Array("[1,2]".utf8), limit: 2)
        }
    }

    @Test("arrays of numbers")
    func numbers() throws {
        #expect(try read("[1, -0.5,2e2]").numbers == [1, -0.5, 200])
        #expect(try read("[]").numbers == [])
        #expect(try read("[1,\"2\"]").numbers == nil)
        #expect(try read("[1e400]").numbers == nil)
        #expect(try read("3").numbers == nil)
    }

    @Test("cutting a document at any byte never crashes and is refused")
    func cut() throws {
        let whole = Array(#"{"a":[1,2.5,"\u0416x\n"],"b":{"c":null,"d":true}}"#.utf8)
        for count in 0..<whole.count { #expect(throws: Failure.self) { try JSONDocument(Array(whole[..<count])) } }
    }
}
