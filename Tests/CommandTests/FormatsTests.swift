import Calque
import Foundation
import TestSupport
import Testing

/// The forms that `calque import` reads and `calque export` writes besides TSV.
@Suite struct FormatsTests {
    private let folder: TemporaryFolder
    private let tmx = """
        <?xml version="1.0"?><tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" \
        o-tmf="x" adminlang="en" srclang="en" datatype="plaintext"/><body><tu tuid="u1"><tuv xml:lang="EN_us"><seg>One, \
        "two".</seg></tuv><tuv xml:lang="ru"><seg>Раз.</seg></tuv></tu><tu><tuv xml:lang="en-US"><seg>Three.</seg></tuv>\
        <tuv xml:lang="zh-Hans"><seg>三。</seg></tuv></tu></body></tmx>
        """

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("a.tmx", tmx.utf8)
    }

    private func calque(_ words: String, input: [UInt8] = []) throws -> ChildProcess.Result {
        try CalqueBinary.run(words.split(separator: " ").map(String.init), input: input, in: folder.path)
    }

    private func texts(_ memory: String) throws -> [[String]] {
        try units(of: folder.path(memory)).map { $0.variants.map { "\($0.language) \($0.text)" } }
    }

    private let all = [["en-US One, \"two\".", "ru Раз."], ["en-US Three.", "zh-Hans 三。"]]

    // MARK: Packed

    @Test func packedMemoriesAreRead() throws {
        try folder.write("b.tmx.gz", Packed.gzip(Array(tmx.utf8)))
        try folder.write("named-wrongly.tmx", Packed.gzip(Array(tmx.utf8)))
        try folder.write(
            "deep.zip", Packed.zip([("x/a.tmx", Array(tmx.utf8)), ("x/", []), ("__MACOSX/x/._a.tmx", [1])]))
        try folder.write("inner.zip", Packed.zip([("a.tmx.gz", Packed.gzip(Array(tmx.utf8)))]))
        for file in ["b.tmx.gz", "named-wrongly.tmx", "deep.zip", "inner.zip"] {
            expectQuietSuccess(try calque("import \(file).m.tmx \(file)"))
            #expect(try texts("\(file).m.tmx") == all, "\(file)")
        }
        expectQuietSuccess(try calque("import pipe.tmx - -f tmx", input: Packed.gzip(Array(tmx.utf8))))
        #expect(try texts("pipe.tmx") == all)
        let made = try calque("import wire b.tmx.gz")
        #expect(made.status == 0 && made.errors == "calque: created the folder wire\n")
        #expect(try folder.names(in: "wire") == ["b.en-US-ru-zh-Hans.tmx"])
        // All members that are read, in the order of the archive. Skipped members are reported.
        let csv = Array("en,ru\nFour.,Четыре.\n".utf8)
        try folder.write("two.zip", Packed.zip([("a.tmx", Array(tmx.utf8)), ("read.me", [1]), ("b.csv", csv)]))
        let run = try calque("import two.tmx two.zip")
        #expect(run.status == 0 && run.errors == "calque: two.zip/read.me: passed over\n", "\(run)")
        #expect(try texts("two.tmx") == all + [["en Four.", "ru Четыре."]])
    }

    @Test func damagedArchivesLeaveTheMemoryAsItWas() throws {
        _ = try calque("import m.tmx a.tmx")
        let before = try folder.read("m.tmx")
        let packed = try Packed.gzip(Array(tmx.utf8))
        try folder.write("cut.tmx.gz", packed.dropLast(20))
        try folder.write("cut.zip", Packed.zip([("a.tmx", Array(tmx.utf8))]).dropLast(30))
        try folder.write("secret.zip", Packed.zip([("a.tmx", Array(tmx.utf8))], flags: 1))
        try folder.write("none.zip", Packed.zip([("a.doc", [1])]))
        for (file, says) in [
            ("cut.tmx.gz", "cut.tmx.gz: unit 2: the gzip file is cut off"),
            ("cut.zip", "cut.zip: the zip file is damaged"),
            ("secret.zip", "secret.zip/a.tmx: is encrypted; unpack it first"),
            ("none.zip", "none.zip: the zip file holds no file in a form that Calque reads"),
        ] {
            let run = try calque("import m.tmx \(file)")
            #expect(run.status == 65 && run.errorLines.last?.contains(says) == true, "\(run)")
            #expect(try folder.read("m.tmx") == before)
        }
        try folder.write("empty.tmx", [])
        expectFailure(try calque("import m.tmx empty.tmx"), 65, saying: "empty.tmx: the file is empty, not XML")
    }

    // MARK: Other forms

    @Test func csvComesBack() throws {
        let table = "en,ru\r\n\"One, \"\"two\"\".\",\"Раз.\nДва.\"\r\nThree.,Три.\r\n"
        try folder.write("t.csv", table.utf8)
        expectQuietSuccess(try calque("import m.tmx t.csv"))
        #expect(try texts("m.tmx") == [["en One, \"two\".", "ru Раз.\nДва."], ["en Three.", "ru Три."]])
        let back = try calque("export m.tmx -f csv --columns en,ru")
        expectQuietSuccess(back)
        #expect(back.output == table)
        try folder.write("bad.csv", "en,ru\na,b\n\"c,d\n".utf8)
        expectFailure(try calque("import m.tmx bad.csv"), 65, saying: "bad.csv:3: a quote is not closed")
    }

    @Test func bitextComesBack() throws {
        try folder.write("n.en", "One.\nTwo.\n\n".utf8)
        try folder.write("n.zh", "一。\n二。\n三。\n".utf8)
        let run = try calque("import m.tmx n -f moses --columns en,zh")
        #expect(run.status == 0 && run.errors.contains("1 unit without a translation skipped"), "\(run)")
        let out = try calque("export m.tmx -f moses --columns zh,en -o out")
        #expect(out.status == 0 && out.errors == "calque: 2 lines in each of 2 files\n", "\(out)")
        #expect(try folder.read("out.en") == "One.\nTwo.\n" && folder.read("out.zh") == "一。\n二。\n")
        expectFailure(try calque("import m.tmx n -f moses"), 64, saying: "--columns en,ru")
        expectFailure(try calque("export m.tmx -f moses --columns en,zh"), 64, saying: "--output")
        expectFailure(try calque("import m.tmx none -f moses --columns en,zh"), 66, saying: "none.en")
    }

    @Test func jsonAndWeblateComeBack() throws {
        _ = try calque("import m.tmx a.tmx")
        for (form, columns) in [("json", ""), ("weblate", " --columns en-US,ru")] {
            expectQuietSuccess(try calque("export m.tmx -f \(form)\(columns) -o \(form).json"))
            expectQuietSuccess(try calque("import \(form).tmx \(form).json"))
        }
        #expect(try texts("json.tmx") == all)
        #expect(try texts("weblate.tmx") == [all[0]])
        let member = try JSONSerialization.jsonObject(with: Data(try folder.read("weblate.json").utf8))
        let keys = (member as? [[String: Any]])?.first?.keys.sorted()
        #expect(keys == ["category", "origin", "source", "source_language", "target", "target_language"])
        expectFailure(try calque("export m.tmx -f weblate"), 64, saying: "--columns en,ru")
    }

    @Test func translatedCataloguesAndXLIFFGoIn() throws {
        try folder.write(
            "d.po",
            "msgid \"\"\nmsgstr \"Language: ru\\n\"\nmsgid \"One.\"\nmsgstr \"Раз.\"\nmsgid \"x\"\nmsgstr \"\"\n".utf8)
        let po = try calque("import po.tmx d.po")
        #expect(po.status == 0 && po.errors == "calque: d.po: 1 passed over: fuzzy or not translated\n", "\(po)")
        #expect(try texts("po.tmx") == [["en One.", "ru Раз."]])
        try folder.write(
            "s.xlf",
            """
            <xliff version="2.1" srcLang="en" trgLang="ru" xmlns="urn:oasis:names:tc:xliff:document:2.0"><file id="f">
            <unit id="u"><segment><source>A <pc id="1">b</pc></source><target><pc id="1">Б</pc></target></segment></unit>
            </file></xliff>
            """.utf8)
        expectQuietSuccess(try calque("import x.tmx s.xlf"))
        #expect(try texts("x.tmx") == [["en A b", "ru Б"]])
        #expect(try folder.read("x.tmx").contains("<seg>A <bpt i=\"1\" x=\"1\"/>b<ept i=\"1\"/></seg>"))
    }

    // MARK: Contents

    @Test func languagesAreHeeded() throws {
        try folder.write(
            "k.tmx", tmx.replacing("<tu>", with: "<tu srclang=\"zh-Hans\">").utf8)
        let run = try calque("import m.tmx k.tmx --from en-US")
        #expect(run.status == 0 && run.errors == "calque: 1 units of other languages skipped\n", "\(run)")
        #expect(try texts("m.tmx") == [all[0]])
        let none = try calque("import n.tmx k.tmx --from en-US --to zh")
        #expect(none.status == 65 && none.errors.contains("k.tmx: holds no units"))
        #expect(!(try folder.names().contains("n.tmx")))
    }

    @Test func strictRefusesWhatIsOtherwisePutRight() throws {
        try folder.write("odd.tmx", tmx.replacing("<seg>Three.", with: "<seg>Thr\u{1}ee.").utf8)
        let strict = try calque("import s.tmx odd.tmx --strict")
        #expect(strict.status == 65 && strict.errors.hasPrefix("calque: odd.tmx:1:"), "\(strict)")
        #expect(!(try folder.names().contains("s.tmx")))
        let run = try calque("import m.tmx odd.tmx")
        #expect(run.status == 0 && run.errorLines.count == 1, "\(run)")
        #expect(
            run.errors.contains("unit 2: the character U+0001") && run.errors.hasPrefix("calque: warning: odd.tmx:1:"))
        #expect(try texts("m.tmx")[1][0] == "en-US Thr\u{FFFD}ee.")
        // Written language tags are canonical.
        #expect(try folder.read("m.tmx").contains("<tuv xml:lang=\"en-US\"><seg>One"))
    }
}
