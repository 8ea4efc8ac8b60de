import CalqueCore
import Testing

@Suite struct LanguageTagTests {
    @Test(arguments: [
        ("en", "en"), ("EN", "en"), ("zh_hans", "zh-Hans"), ("ZH-hans-cn", "zh-Hans-CN"), ("en-us", "en-US"),
        ("es-419", "es-419"), ("de-ch-1996", "de-CH-1996"), ("en-x-AB", "en-x-ab"), ("sr-latn-rs", "sr-Latn-RS"),
    ])
    func canonicalSpelling(written: String, expected: String) {
        #expect(LanguageTag(written)?.description == expected)
    }

    @Test(arguments: ["", "-", "e", "1a", "en-", "en--us", "toolonglanguage", "en us", "русский"])
    func refused(written: String) {
        #expect(LanguageTag(written) == nil)
    }
}

@Suite struct FailureTests {
    @Test func oneLineWithPlaceAndAdvice() {
        let place = Failure.Place(file: "a.tmx", line: 3, column: 7, unit: "unit 2")
        let failure = Failure(.badData, "a control character", at: place, advice: "remove it")
        #expect("\(failure)" == "a.tmx:3:7: unit 2: a control character; remove it")
    }

    @Test func theFileIsNamedOnce() {
        let failure = Failure(.io, "cannot write").inFile("b").inFile("c")
        #expect("\(failure)" == "b: cannot write")
    }
}

@Suite struct ArithmeticTests {
    @Test(
        arguments: [
            (1.9, 1), (-1.9, -1), (-0.0, 0), (.nan, 0), (.infinity, .max), (-.infinity, .min), (1e300, .max),
            (-1e300, .min),
            (9_223_372_036_854_775_808, .max), (9_223_372_036_854_774_784, 9_223_372_036_854_774_784),
            (-9_223_372_036_854_775_808, .min), (.leastNonzeroMagnitude, 0),
        ] as [(Double, Int)])
    func integersOfAnyNumber(value: Double, expected: Int) {
        #expect(Int(saturating: value) == expected)
    }

    @Test func integersOfFloats() {
        #expect(Int(saturating: Float.nan) == 0 && Int(saturating: Float.infinity) == .max)
        #expect(Int(saturating: Float(1 << 24)) == 1 << 24)
    }

    @Test(
        arguments: [
            (1, 2, 3), (.max, 1, .max), (.max, .max, .max), (.min, -1, .min), (.min, .min, .min), (.max, .min, -1),
            (1, .max, .max), (-1, .min, .min),
        ] as [(Int, Int, Int)])
    func sumsThatFit(one: Int, other: Int, expected: Int) {
        #expect(one.saturatingSum(other) == expected)
    }
}
