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
        #expect(try units(POReader(reading: source(bytes))).map { $0.variants.map(\.text) } == [["b", "а"]])
    }

    @Test(arguments: [
        ("msgid \"a\"\nmsgstr \"b\"\n", "d.po: the header names no language"),
        ("msgid \"\"\nmsgstr \"Language: ru\\n\"\nmsgid \"a\nmsgstr \"b\"\n", "d.po:3: the string is not closed"),
        ("hello\n", "d.po:1: “hello” is not a keyword"), ("\"a\"\n", "d.po:1: the string belongs to no keyword"),
        ("msgid \"a\" x\n", "d.po:1: there is text after the string"),
        ("msgid \"a\"\nmsgid \"b\"\n", "d.po:2: msgid occurs twice"),
        ("msgstr[99999999999999999999] \"\"\n", "d.po:1: “msgstr[99999999999999999999]” is not a keyword"),
    ])
    func faultsNameTheirLine(text: String, says: String) {
        let failure = refusal { _ = try units(POReader(reading: source(Array(text.utf8)), file: "d.po")) }
        #expect(failure?.description.hasPrefix(says) == true, "\(String(describing: failure))")
    }
}
