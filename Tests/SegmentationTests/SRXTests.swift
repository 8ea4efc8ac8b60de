import CalqueArticles
import CalqueCore
import CalqueSegmentation
import CalqueWire
import TestSupport
import Testing

@Suite("SRX rules")
struct SRXTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let rules: [(String, String?, String?)]
        let text: String
        let segments: [String]
        var testDescription: String { name }
    }

    private static let end = ("+", #"[.?!]+"#, #"\s"#)

    static let cases: [Case] = [
        Case(name: "a break", rules: [end], text: "One. Two? Three", segments: ["One.", "Two?", "Three"]),
        Case(
            name: "an exception before the break", rules: [("-", #"\bMr\."#, #"\s"#), end], text: "Mr. Fox. Yes.",
            segments: ["Mr. Fox.", "Yes."]),
        Case(
            name: "an exception after the break does nothing", rules: [end, ("-", #"\bMr\."#, #"\s"#)],
            text: "Mr. Fox. Yes.", segments: ["Mr.", "Fox.", "Yes."]),
        Case(
            name: "an exception between two breaks holds for the second",
            rules: [("+", "Z!", #"\s"#), ("-", "!", #"\s"#), end], text: "A! B. Z! C.", segments: ["A! B.", "Z!", "C."]),
        Case(
            name: "exceptions overlap", rules: [("-", #"\b[A-Z]\."#, #"\s[A-Z]\."#), end],
            text: "By J. K. L. Smith. Yes.", segments: ["By J. K. L.", "Smith.", "Yes."]),
        Case(
            name: "beforebreak left out", rules: [("-", nil, "[0-9]"), ("+", #"\."#, nil)], text: "One.Two 01.07.2014.",
            segments: ["One.", "Two 01.07.2014."]),
        Case(name: "any text before", rules: [("+", ".*", #"\s"#)], text: "a bc  d", segments: ["a", "bc", "d"]),
        Case(
            name: "any text before an exception", rules: [("-", ".*", #"\s[a-z]"#), end], text: "Ok. so. No.",
            segments: ["Ok. so.", "No."]),
        Case(
            name: "a run of terminators stays whole", rules: [("+", "[。？！]+", nil)], text: "什么？！好。。。走。",
            segments: ["什么？！", "好。。。", "走。"]),
        Case(
            name: "matches overlap", rules: [("+", "aba", nil)], text: "xababax", segments: ["xaba", "ba", "x"]),
        Case(name: "a break at every character", rules: [("+", ".", nil)], text: "aб中", segments: ["a", "б", "中"]),
        Case(
            name: "Russian",
            rules: [("-", #"\b(ул|г|т\.д)\."#, #"\s+\P{Lu}"#), ("-", #"\b\p{Lu}\."#, #"\s*\p{Lu}"#), end],
            text: "В г. 2024 и т.д. было. А. С. Пушкин. Да.",
            segments: ["В г. 2024 и т.д. было.", "А. С. Пушкин.", "Да."]),
        Case(
            name: "Chinese closing quotes", rules: [("-", "[。！？]", "[”』」]"), ("+", "[。！？][”』」]?", nil)],
            text: "他说：“好。”走了。", segments: ["他说：“好。”", "走了。"]),
        Case(
            name: "white space is trimmed, also by a rule that breaks after it", rules: [("+", #"\.\s+"#, nil)],
            text: " \u{A0}One.  \u{3000}Two. ", segments: ["One.", "Two."]),
        Case(name: "nothing but white space", rules: [end], text: " \u{3000}\t", segments: []),
        Case(name: "nothing", rules: [end], text: "", segments: []),
        Case(
            name: "text before the white space that was broken at is not empty",
            rules: [("+", #"\s"#, nil)], text: "a  b\t c", segments: ["a", "b", "c"]),
        Case(
            name: "anchors", rules: [("-", #"^\d+\."#, #"\s"#), ("-", "x.$", nil), end], text: "1. One. 2. Two x. No",
            segments: ["1. One.", "2.", "Two x.", "No"]),
        Case(
            name: "look-ahead and word boundary at the end of beforebreak",
            rules: [("-", #"No\.(?=\s\d)"#, nil), ("-", #"ab\b\."#, nil), ("-", #"\.\B"#, #"\sq"#), end],
            text: "No. 1 is. No. One ab. Two. q", segments: ["No. 1 is.", "No.", "One ab. Two. q"]),
        Case(
            name: "modes stay inside their rule",
            rules: [("-", "(?i)mr\\.", #"\s"#), ("-", "(?x) D r \\. # title", #"\s"#), ("-", "\\Qe.g.", #"\s"#), end],
            text: "MR. A. Dr. B, e.g. C. DR. D", segments: ["MR. A.", "Dr. B, e.g. C.", "DR.", "D"]),
        Case(
            name: "references to groups stay inside their rule",
            rules: [("-", #"(\w)x\."#, #"\s"#), ("-", #"(\w)\1\."#, #"\s(\w)\1"#), ("+", #"(\.)"#, #"(\s)\1*\w"#)],
            text: "aa. bb. aa. bc. ax. de", segments: ["aa. bb. aa.", "bc.", "ax. de"]),
        Case(name: "no break at the ends", rules: [("+", nil, "."), ("+", ".", nil)], text: "a", segments: ["a"]),
    ]

    @Test(arguments: cases)
    func segments(of one: Case) throws {
        #expect(try SRXFiles.texts(SRXFiles.rules(one.rules), "en", one.text) == one.segments)
    }

    @Test("The limits of matches are as documented")
    func reach() throws {
        let rules = try SRXFiles.rules([("-", #"\([^)]*\."#, #"\s"#), Self.end])
        #expect(try SRXFiles.texts(rules, "en", "(" + String(repeating: "ж", count: 198) + ". A").count == 1)
        #expect(try SRXFiles.texts(rules, "en", "(" + String(repeating: "ж", count: 199) + ". A").count == 2)
        let bounded = try SRXFiles.rules([("-", #"\(.{0,400}\."#, #"\s"#), Self.end])
        #expect(try SRXFiles.texts(bounded, "en", "(" + String(repeating: "ж", count: 400) + ". A").count == 1)
    }

    @Test("A decision names its rule")
    func explain() throws {
        let rules = try SRXFiles.rules([("-", #"\bDr\."#, #"\s"#), ("-", #"\bMr\."#, #"\s"#), Self.end])
        let all = try rules.segmenter(for: "en").explain("Mr. A. Yes.")
        #expect(all.map(\.position) == [3, 6])
        #expect(all.map(\.isBreak) == [false, true])
        #expect(all.map(\.rule.name) == ["All, rule 2", "All, rule 3"])
    }

    @Test("Articles are segmented with the rules of a file, paragraph by paragraph")
    func article() throws {
        let rules = try SRXFiles.rules([("+", ";", nil)])
        let article = try Article(reading: Array("A. B; c\n\nD; e".utf8), language: "en", format: .text)
        let segments = try Segmenter(language: "en", rules: rules.segmenter(for: "en")).segment(article)
        #expect(segments.map(\.text) == ["A. B;", "c", "D;", "e"])
        #expect(segments.map { String(decoding: article.source[$0.range], as: UTF8.self) } == segments.map(\.text))
    }

    @Test("A rule that takes too long is an error that names it")
    func tooLong() throws {
        let rules = try SRXFiles.rules([("+", "(a+)+b", nil)], file: "slow.srx")
        let failure = #expect(throws: Failure.self) {
            try SRXFiles.texts(rules, "en", String(repeating: "a", count: 100))
        }
        let line = failure.map { "\($0)" } ?? ""
        #expect(line.hasPrefix("slow.srx:6: All, rule 1: takes too long"), "\(line)")
    }
}
