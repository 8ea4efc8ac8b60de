import Testing

@testable import CalqueICU

@Suite("Lengths of matches, computed from the pattern")
struct PatternShapeTests {
    @Test(
        arguments: [
            ("", 0, 0), ("abc", 3, 3), (#"\s[Aa]bs\."#, 5, 5), (#"\bMr\."#, 3, 3), ("a|bcd", 1, 3), ("a*", 0, nil),
            ("a+?b", 2, nil), ("a{2,5}+", 2, 5), ("(ab?){3}", 3, 6), ("a{2,}", 2, nil), (#"\p{Lu}\."#, 2, 2),
            (#"\u0e01\x{1F600}\x41\U0001F600\cA\pL\0101"#, 7, 7), (#"[\]\[a-z[:alpha:]]x"#, 2, 2),
            (#"(?=abc)d(?<!xy)\b"#, 1, 1), ("(?<name>ab)(?>c)(?:d)(?#x(y)e", 5, 5), ("(?i)abc", 1, 9), ("a.b", 3, 4),
            (#"\X"#, 0, nil), (#"(a)\1"#, 0, nil), (#"\Qa+\E"#, 0, nil), ("(?x) a b # c", 0, nil), ("[]a]", 0, nil),
            ("(a{9999}){9999}", 100_000, nil), (#"\R"#, 1, 2),
        ] as [(String, Int, Int?)])
    func lengths(pattern: String, minimum: Int, maximum: Int?) {
        let shape = PatternShape(pattern)
        #expect(shape.maximum == maximum)
        #expect(maximum == nil || shape.minimum == minimum)
    }

    @Test func otherProperties() {
        #expect(PatternShape(#"^\d"#).hasAnchors && PatternShape(#"a\z"#).hasAnchors)
        #expect(!PatternShape(#"[^$]\$\b"#).hasAnchors)
        #expect(!PatternShape(#"(a)\1"#).isJoinable && PatternShape("(a)").isJoinable)
        #expect(PatternShape(#"\sab"#).opening == #"\s"# && PatternShape(#"\b(a|b)"#).opening == #"\b"#)
        for pattern in [#"\s+ab"#, #"\s|a"#, #"\S"#, #"a\s"#, #"\s?"#, #"\\s"#] {
            #expect(PatternShape(pattern).opening.isEmpty)
        }
        #expect(!PatternShape(String(repeating: "(", count: 5000)).isJoinable)
    }
}
