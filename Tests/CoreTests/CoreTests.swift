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
