import CalqueCore
import CalqueSegmentation
import TestSupport
import Testing

@Suite("SRX files")
struct SRXReadingTests {
    private static let groups = [
        ("English", [SRXFiles.rule("-", #"\bMr\."#, #"\s"#), SRXFiles.rule("-", #"\bX\."#, #"\s"#)]),
        ("British", [SRXFiles.rule("+", #"\bX\."#, #"\s"#)]),
        ("Default", [SRXFiles.rule("+", #"\."#, #"\s"#), SRXFiles.rule("-", #"\bDr\."#, #"\s"#)]),
        ("Chinese", [SRXFiles.rule("+", "。", "")]),
    ]
    private static let maps = [
        ("en-GB", "British"), ("EN.*", "English"), ("zh-(Hant|TW)", "Default"), ("zh.*", "Chinese"),
        ("[^z].*", "Default"),
    ]

    private func rules(cascade: String?, version: String = "2.0") throws -> SRXRules {
        try SRXRules(
            bytes: Array(
                SRXFiles.file(cascade: cascade, version: version, groups: Self.groups, maps: Self.maps).utf8))
    }

    @Test(
        "Language maps, whole tags without regard to case",
        arguments: [
            ("en-GB", "British", "British English Default"), ("en", "English", "English Default"),
            ("en-gb-oxendict", "English", "English Default"), ("zh", "Chinese", "Chinese"),
            ("zh-TW", "Default", "Default Chinese"), ("zh-Hant-TW", "Chinese", "Chinese"), ("ru", "Default", "Default"),
        ])
    func maps(language: String, first: String, all: String) throws {
        let tag = try #require(LanguageTag(language))
        #expect(try rules(cascade: "no").maps(for: tag).map(\.languageRule) == [first])
        #expect(try rules(cascade: nil).maps(for: tag).map(\.languageRule) == [first])
        let cascading = try rules(cascade: "yes").maps(for: tag).map(\.languageRule)
        #expect(cascading.joined(separator: " ") == all)
    }

    @Test("Cascading chains the rules in the order of the maps")
    func cascade() throws {
        let text = "Mr. A. X. B. Dr. C"
        let yes = try rules(cascade: "yes")
        #expect(try SRXFiles.texts(yes, "en", text) == ["Mr. A.", "X. B.", "Dr.", "C"])
        #expect(try SRXFiles.texts(yes, "en-GB", text) == ["Mr. A.", "X.", "B.", "Dr.", "C"])
        let no = try rules(cascade: "no")
        #expect(try SRXFiles.texts(no, "en", text) == [text])
        #expect(try SRXFiles.texts(no, "ru", text) == ["Mr.", "A.", "X.", "B.", "Dr.", "C"])
        // Without a map there are no rules and no breaks.
        #expect(try SRXFiles.texts(no, "zu", text) == [text])
    }

    @Test("SRX 1.0 has map rules and no cascade")
    func version1() throws {
        let file = """
            <srx version="1.0"><header segmentsubflows="yes"/><body><languagerules>
            <languagerule languagerulename="A"><rule break="yes"><beforebreak>;</beforebreak></rule></languagerule>
            <languagerule languagerulename="B"><rule><beforebreak>:</beforebreak></rule></languagerule>
            </languagerules><maprules><maprule maprulename="Default">
            <languagemap languagepattern="e.*" languagerulename="A"/><languagemap languagepattern=".*" languagerulename="B"/>
            </maprule><maprule maprulename="Other"><languagemap languagepattern=".*" languagerulename="A"/></maprule>
            </maprules></body></srx>
            """
        let rules = try SRXRules(bytes: Array(file.utf8))
        #expect(rules.version == "1.0" && !rules.cascades && rules.problems.isEmpty && rules.languageMaps.count == 2)
        #expect(try SRXFiles.texts(rules, "en", "a;b:c") == ["a;", "b:c"])
        #expect(try SRXFiles.texts(rules, "ru", "a;b:c") == ["a;b:", "c"])
    }

    @Test("Prefixes, comments, CDATA and extensions of other tools")
    func namespaces() throws {
        let file = """
            <s:srx xmlns:s="http://www.lisa.org/srx20" xmlns:o="http://okapi.sf.net/srx-extensions" version="2.0">
            <s:header segmentsubflows="yes" cascade="no"><o:options useJavaRegex="yes" trimLeadingWhitespaces="no"/>
            <o:sample language="en">Mr. <o:rule/></o:sample><o:rangeRule>\\(.*?\\)</o:rangeRule></s:header>
            <s:body><s:languagerules><s:languagerule languagerulename="A"><!-- all --><o:rule><o:beforebreak>(</o:beforebreak>
            </o:rule><s:rule break="yes"><s:beforebreak><![CDATA[[<&]]]><!-- x -->b</s:beforebreak></s:rule>
            </s:languagerule></s:languagerules><s:maprules><s:languagemap languagepattern=".*" languagerulename="A"/>
            </s:maprules></s:body></s:srx>
            """
        let rules = try SRXRules(bytes: Array(file.utf8), file: "x.srx")
        #expect(rules.problems.isEmpty)
        #expect(rules.languageRules.map(\.rules.count) == [1])
        #expect(rules.notes.count == 2 && "\(rules.notes[1])".hasPrefix("x.srx:3: o:rangeRule"))
        #expect(try SRXFiles.texts(rules, "en", "1 <b 2") == ["1 <b", "2"])
    }

    private static let faulty: [(String, String?, String?)] = [
        ("-", #"(?<=a*)b"#, "c"), ("+", ";", "[a"), ("+", nil, nil), ("+", ":", nil),
    ]

    @Test("A rule that ICU rejects is reported with the reason, or skipped")
    func refused() throws {
        let rules = try SRXFiles.rules(Self.faulty, file: "house.srx")
        let lines = rules.problems.map { "\($0)" }
        #expect(lines.count == 3)
        #expect(lines[0].hasPrefix("house.srx:6: All, rule 1: ICU rejects the beforebreak '(?<=a*)b': a look-behind"))
        #expect(lines[1].hasPrefix("house.srx:7: All, rule 2: ICU rejects the afterbreak '[a'"))
        #expect(lines[2].hasPrefix("house.srx:8: All, rule 3: the rule has neither"))
        #expect(lines.allSatisfy { !$0.contains("\n") })
        #expect(rules.languageRules.map(\.refused) == [3])
        let failure = #expect(throws: Failure.self) { try rules.segmenter(for: "en") }
        #expect(failure == rules.problems[0])
        let lenient = try rules.segmenter(for: "en", skippingProblems: true)
        #expect(lenient.rules.map(\.number) == [4])
        #expect(try lenient.ranges(in: "a:b;c") == [0..<2, 2..<5])
    }

    @Test("A language map without rules is a problem too")
    func mapsWithoutRules() throws {
        let file = SRXFiles.file(groups: [("A", [])], maps: [("en", "B"), ("(", "A"), (".*", "A")])
        let rules = try SRXRules(bytes: Array(file.utf8), file: "m.srx")
        #expect(rules.problems.map(\.place.line) == [8, 9])
        #expect(rules.languageMaps.count == 1)
    }

    @Test(
        "Input that is not SRX is rejected with its place",
        arguments: [
            ("", "empty"), ("<tmx/>", "root element is <tmx>"), ("{}", ""), ("<srx version=\"3.0\"/>", "version 3.0"),
            ("<srx version=\"2.0\"><header/></srx>", "no <body>"), ("<srx xmlns=\"urn:x\"/>", "root element is <srx>"),
            ("<srx><body><languagerules><languagerule/></languagerules></body></srx>", "languagerulename"),
            ("<srx><header cascade=\"maybe\"/></srx>", "'maybe', but it must be yes or no"),
            (
                "<srx><body><languagerules><languagerule languagerulename=\"A\"><rule break=\"1\"/>",
                "'1', but it must be yes or no"
            ),
            ("<srx><body>", ""),
            (String(repeating: "<srx>", count: 10_000), ""),
        ])
    func noSRX(file: String, reason: String) throws {
        let failure = #expect(throws: Failure.self) { try SRXRules(bytes: Array(file.utf8), file: "x.srx") }
        let line = failure.map { "\($0)" } ?? ""
        #expect(failure?.kind == .badData && line.hasPrefix("x.srx") && line.contains(reason), "\(line)")
    }

    @Test("A file that is not there")
    func absent() throws {
        #expect(throws: Failure.self) { try SRXRules(path: "/nowhere/x.srx") }
    }
}
