import CalqueCore
import CalqueFormats
import CalqueUnits
import TestSupport
import Testing
import UnitTestSupport

@Suite struct POTests {
    private let catalogue = #"""
        # A translator's words.
        msgid ""
        msgstr ""
        "Content-Type: text/plain; charset=UTF-8\n"
        "Language: pt_BR\n"

        #. For the desk.
        # Mine.
        #: story.c:7
        msgctxt "menu"
        msgid "Open \"file\"\t\x41\102\n"
        msgstr ""
        "Abrir "
        "arquivo\\"

        #, fuzzy, c-format
        msgid "Close"
        msgstr "Fechar"

        msgid "Untranslated"
        msgstr ""

        msgid "%d story"
        msgid_plural "%d stories"
        msgstr[0] "%d matéria"
        msgstr[1] "%d matérias"
        #~ msgid "Old"
        #~ msgstr "Velho"
        """#

    @Test(arguments: [1, Int.max])
    func translatedEntriesAreUnits(part: Int) throws {
        let reader = try POReader(reading: source(Array(catalogue.utf8), part: part), file: "d.po")
        let units = try units(reader)
        #expect(reader.languages == LanguagePair(source: "en", target: "pt-BR"))
        #expect(
            units.map { $0.variants.map(\.text) } == [
                ["Open \"file\"\tAB\n", "Abrir arquivo\\"], ["%d story", "%d matéria"], ["%d stories", "%d matérias"],
            ])
        #expect(units[0].annotations.property("x-context") == "menu")
        #expect(units[0].annotations.notes.map(\.text) == ["For the desk.", "Mine."])
        #expect(units[1].annotations.isEmpty)
        #expect(reader.skipped == 2)
    }

    @Test func charsetAndPluralsOfOneForm() throws {
        var bytes = Array("msgid \"\"\nmsgstr \"Language: ru\\nContent-Type: text/plain; charset=KOI8-R\\n\"\n".utf8)
        bytes += Array("msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"".utf8) + [0xC1] + Array("\"\n".utf8)
        let decoded = DecodedSource(source(bytes), isXML: false)
        #expect(try units(POReader(reading: decoded.bytes)).map { $0.variants.map(\.text) } == [["b", "а"]])
    }

    @Test(arguments: [
        ("msgid \"a\"\nmsgstr \"b\"\n", "d.po: the header names no language"),
        ("msgid \"\"\nmsgstr \"Language: ru\\n\"\nmsgid \"a\nmsgstr \"b\"\n", "d.po:3: the string is not closed"),
        ("hello\n", "d.po:1: “hello” is not a keyword"), ("\"a\"\n", "d.po:1: the string belongs to no keyword"),
        ("msgid \"a\" x\n", "d.po:1: “x” is not a keyword"),
        ("msgid \"a\"\nmsgid \"b\"\n", "d.po:2: msgid occurs twice"),
        ("msgstr[99999999999999999999] \"\"\n", "d.po:1: “msgstr[99999999999999999999]” is not a keyword"),
    ])
    func faultsNameTheirLine(text: String, says: String) {
        let failure = refusal { _ = try units(POReader(reading: source(Array(text.utf8)), file: "d.po")) }
        #expect(failure?.description.hasPrefix(says) == true, "\(String(describing: failure))")
    }

    /// What the syntax of GNU gettext allows.
    @Test func oddCatalogues() throws {
        let text = #"""
            msgid "" msgstr "Language: ru\n" "X-Generator: x\n"
            #, fuzzy , c-format
            msgid "One" msgstr "Раз"
            domain "other"
            msgid ""
            msgstr "Language: ru\n"
            msgid "Two " "words"	msgstr "Два "
            	"слова" # a comment
            #| msgid "Old"
            #~ msgid "Gone"
            #~ msgstr "Нет"
            msgid "%d day"
            msgid_plural "%d days"
            msgstr [0] "%d день"
            msgstr [1] ""
            msgstr [2] "%d дней"
            """#
        let reader = try POReader(reading: source(Array(text.utf8)))
        #expect(
            try units(reader).map { $0.variants.map(\.text) } == [
                ["Two words", "Два слова"], ["%d day", "%d день"], ["%d days", "%d дней"],
            ])
        #expect(reader.skipped == 1)
    }

    @Test(arguments: [
        ("Language: \\nX-Poedit-Language: Russian\\n", "a.po", "ru"),
        ("Language-Team: French <x@y.org>\\n", "a.po", "fr"),
        ("MIME-Version: 1.0\\n", "pt_BR.po", "pt-BR"), ("Language: sr@latin\\n", "a.po", "sr-Latn"),
    ])
    func theTargetIsFoundInOlderHeaders(header: String, name: String, tag: LanguageTag) throws {
        let text = "msgid \"\"\nmsgstr \"\(header)\"\n\nmsgid \"a\"\nmsgstr \"b\"\n"
        #expect(try POReader(reading: source(Array(text.utf8)), file: name).languages.target == tag)
    }

    /// GNU gettext itself reads the same.
    @Test(.enabled(if: Tool("msgcat") != nil, "needs gettext"))
    func gettextReadsTheSame() throws {
        let folder = try TemporaryFolder()
        let odd =
            "msgid \"\" msgstr \"Language: ru\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\nmsgctxt \"c\" msgid \"Two \" \"words\" msgstr \"Два \\x41\\102\\t\"\n\"слова\" # x\n"
        try folder.write("odd.po", odd.utf8)
        let plain = try #require(Tool("msgcat")).run(["--no-wrap", folder.path("odd.po")])
        #expect(plain.status == 0, "\(plain.output)")
        func texts(_ text: String) throws -> [[String]] {
            try units(POReader(reading: source(Array(text.utf8)))).map { $0.variants.map(\.text) }
        }
        #expect(try texts(odd) == texts(plain.output) && texts(odd).count == 1)
    }
}
