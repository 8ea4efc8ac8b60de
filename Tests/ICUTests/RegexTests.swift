import CalqueCore
import CalqueICU
import Testing

@Suite("Regular expressions") struct RegexTests {
    /// All matches by `find`, as texts.
    private func all(_ pattern: String, in text: String, ignoringCase: Bool = false) throws -> [String] {
        let expression = try RegularExpression(pattern, ignoringCase: ignoringCase)
        var found: [String] = []
        try Array(text.utf8).withUnsafeBufferPointer { bytes in
            try expression.setText(bytes)
            var from = 0
            while let range = try expression.find(from: from) {
                found.append(String(decoding: bytes[range], as: UTF8.self))
                from = max(range.upperBound, range.lowerBound + 1)
            }
        }
        return found
    }

    @Test(arguments: [
        (#"\p{Lu}\."#, "J. К. x. Я.", ["J.", "К.", "Я."]),
        (#"[。！？]+"#, "什么？！好。", ["？！", "。"]),
        (#"\x{1F600}|\u0434"#, "😀да", ["😀", "д"]),
        (#"(?<=\s)\w+"#, "a bc d", ["bc", "d"]),
        ("x", "", []),
        ("\\bСША\\b", "США и СШАя", ["США"]),
    ])
    func findsByByteOffsets(pattern: String, text: String, expected: [String]) throws {
        #expect(try all(pattern, in: text) == expected)
    }

    @Test func ignoresCase() throws {
        #expect(try all("да|STRASSE", in: "Да Straße", ignoringCase: true) == ["Да", "Straße"])
        #expect(try RegularExpression("zh.*", ignoringCase: true).matches(whole: "ZH-Hans"))
        #expect(try !RegularExpression("zh", ignoringCase: true).matches(whole: "zh-CN"))
        #expect(try RegularExpression("").matches(whole: ""))
    }

    @Test("Regions and their bounds")
    func regions() throws {
        try Array("да. Нет. abc".utf8).withUnsafeBufferPointer { bytes in
            let end = try RegularExpression(#"\w+\.\z"#)
            try end.setText(bytes)
            #expect(try end.find(from: 0, limit: 5) == 0..<5)
            try end.setBounds(transparent: true, anchoring: false)
            #expect(try end.find(from: 0, limit: 5) == nil)
            let word = try RegularExpression(#"ab\b"#)
            try word.setText(bytes)
            #expect(try word.find(from: 0, limit: 16) == 14..<16)
            try word.setBounds(transparent: true, anchoring: true)
            #expect(try word.find(from: 0, limit: 16) == nil)
            let look = try RegularExpression(#"(?<=д)а(?=\.)"#)
            try look.setText(bytes)
            #expect(try look.match(at: 2, limit: 4) == nil)
            try look.setBounds(transparent: true, anchoring: true)
            #expect(try look.match(at: 2, limit: 4) == 2..<4)
            #expect(try look.match(at: 0) == nil)
            #expect(try look.match(at: 99) == nil)
            #expect(try look.match(at: -1) == nil)
        }
    }

    @Test(
        "A refused pattern tells why",
        arguments: [
            (#"(?<=a*)b"#, "look-behind"), ("(a", "parenthesis"), ("[a", "set of characters"),
            (#"\p{Xyz}"#, "property"),
            (#"(a)\2"#, "not there"), ("a{2,1}", "larger number"), ("*", "fault"), ("a\u{0}(", "parenthesis"),
        ])
    func refused(pattern: String, reason: String) throws {
        let failure = #expect(throws: Failure.self) { try RegularExpression(pattern) }
        #expect(failure?.message.contains(reason) == true, "\(failure?.message ?? "")")
    }

    @Test("A pattern that tries everything ends in a failure", arguments: ["(a+)+b", "(a|aa)+$b", "(.*)*\\d\\1x"])
    func limits(pattern: String) throws {
        let text = Array(String(repeating: "a", count: 3000).utf8)
        var limits = RegularExpression.Limits()
        limits.time = 200
        let expression = try RegularExpression(pattern, limits: limits)
        text.withUnsafeBufferPointer { bytes in
            let failure = #expect(throws: Failure.self) {
                try expression.setText(bytes)
                _ = try expression.find(from: 0)
            }
            #expect(failure?.message.contains("too") == true)
        }
    }

    @Test func aDeepStackEndsInAFailure() throws {
        let text = Array(String(repeating: "ab", count: 2_000_000).utf8)
        let expression = try RegularExpression("(a|b)*c")
        try text.withUnsafeBufferPointer { bytes in
            try expression.setText(bytes)
            #expect(throws: Failure.self) { try expression.find(from: 0) }
        }
    }
}
