import Calque
import Foundation
import TestSupport
import Testing

/// What `query`, `leverage`, `analyse`, `concordance` and `import` say about pairs that nobody confirmed, about drafts, about
/// empty texts and about stale numbers.
@Suite struct TrustCommandTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func tmx(_ units: [(source: String, target: String, properties: String)]) -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?><tmx version="1.4"><header creationtool="x" creationtoolversion="1" \
        segtype="sentence" o-tmf="x" adminlang="en" srclang="en" datatype="plaintext"/><body>
        """
            + units.map { unit in
                let properties = unit.properties.split(separator: " ").map { word in
                    let parts = word.split(separator: "=")
                    return "<prop type=\"\(parts[0])\">\(parts[1])</prop>"
                }
                return "<tu>\(properties.joined())<tuv xml:lang=\"en\"><seg>\(unit.source)</seg></tuv>"
                    + "<tuv xml:lang=\"ru\"><seg>\(unit.target)</seg></tuv></tu>"
            }.joined() + "</body></tmx>"
    }

    private func run(_ words: String, input: String = "") throws -> ChildProcess.Result {
        try CalqueBinary.shell(words, in: folder)
    }

    // MARK: Confidence and status

    @Test func doubtfulPairsLosePoints() throws {
        try folder.write("m.tmx", tmx([("He agreed to it.", "Он согласился.", "x-confidence=0.8")]).utf8)
        let text = try run("calque query m.tmx --to ru --explain 'He agreed to it.'")
        expectQuietSuccess(text)
        #expect(
            text.output.hasPrefix(" 95 %  unit 0, aligned 0.80\n       100 − 5 (not confirmed) = 95.0000\n"),
            "\(text.output)")
        let json = try run("calque query m.tmx --to ru --format json 'He agreed to it.'")
        #expect(json.output.contains("\"unconfirmedPenalty\":5"))
        for (rule, score) in [
            ("unconfirmed=10", "90 %"), ("unconfirmed=0", "100 %"), ("prop:x-confidence<0.9=1", " 94 %"),
        ] {
            #expect(try run("calque query m.tmx --to ru --penalty '\(rule)' 'He agreed to it.'").output.contains(score))
            try folder.write("a.txt", "He agreed to it.\n".utf8)
            let exact = rule == "unconfirmed=0" ? 1 : 0
            let leverage = try run("calque leverage m.tmx a.txt --to ru --penalty '\(rule)'")
            #expect(leverage.output.contains("1 segment: 0 context, \(exact) exact"), "\(leverage.output)")
            let table = try run("calque analyse m.tmx a.txt --to ru --penalty '\(rule)' --format csv").output
            #expect(table.contains("a.txt,100,\(exact),"), "\(table)")
        }
        let plain = try run("calque query m.tmx --to ru --scoring plain --format tsv 'He agreed to it.'")
        #expect(plain.output == "0\t0\t0\t100.0000\tHe agreed to it.\tОн согласился.\n")
        expectFailure(try run("calque query m.tmx --penalty unconfirmed=x He"), 64, saying: "unconfirmed")
    }

    /// A reader of a table would take a draft for a translation.
    @Test(arguments: ["tsv", "csv", "weblate", "moses"])
    func formsWithoutAStatusLeaveOutWhatIsNoTranslation(form: String) throws {
        try folder.write(
            "m.tmx",
            tmx([
                ("One.", "Раз.", "x-status=draft"), ("Two.", "Два.", ""), ("Three.", "Три.", "x-status=rejected"),
            ]).utf8)
        for drafts in [false, true] {
            let command = "calque export m.tmx --format \(form) --columns en,ru --output out"
            let export = try run(command + (drafts ? " --drafts" : ""))
            #expect(export.status == 0)
            let text = try folder.read(form == "moses" ? "out.en" : "out")
            #expect(text.contains("Two.") && text.contains("One.") == drafts && !text.contains("Three."))
            #expect(
                export.errors.contains(
                    drafts
                        ? "calque: 1 rejected unit left out\n"
                        : "calque: 1 draft (--drafts keeps them) and 1 rejected unit left out\n"), "\(export.errors)")
        }
        for form in ["tmx", "json"] {
            let all = try run("calque export m.tmx --format \(form)")
            expectQuietSuccess(all)
            #expect(all.output.contains("One.") && all.output.contains("Three."))
        }
    }

    @Test func draftsAndRejectedUnitsAreNowhere() throws {
        try folder.write(
            "m.tmx",
            tmx([
                ("The sanctions were lifted.", "Черновик.", "x-status=draft"),
                ("The sanctions were lifted.", "Отвергнуто.", "x-status=rejected"),
            ]).utf8)
        try folder.write("a.txt", "The sanctions were lifted.\n".utf8)
        let commands = [
            "query m.tmx --to ru 'The sanctions were lifted.'",
            "query m.tmx --to ru 'All the sanctions were lifted again.'",
            "leverage m.tmx a.txt --to ru", "leverage m.tmx a.txt --to ru --format xliff",
            "leverage m.tmx a.txt --to ru --format tmx",
            "leverage m.tmx a.txt --to ru --format html", "leverage m.tmx a.txt --to ru --format json",
            "concordance m.tmx sanctions --in ru", "concordance m.tmx sanctions", "concordance m.tmx 'sanct.*' --regex",
            "concordance m.tmx 'sanctions were' --stem",
        ]
        for command in commands {
            let run = try run("calque \(command)")
            #expect(run.status == 1, "\(command): \(run.output)")
            #expect(!run.output.contains("Черновик") && !run.output.contains("Отвергнуто"), "\(command)")
            let drafts = try self.run("calque \(command) --drafts")
            // Fragments are no match.
            #expect(drafts.status == (command.contains("All the") ? 1 : 0), "\(command) --drafts")
            #expect(
                drafts.output.contains("Черновик") && !drafts.output.contains("Отвергнуто"),
                "\(command): \(drafts.output)")
            #expect(!drafts.output.contains("state=\"translated\""))
        }
        #expect(try run("calque analyse m.tmx a.txt --to ru --format csv").output.contains("a.txt,none,1,"))
        let draft = try run("calque query m.tmx --to ru --drafts 'The sanctions were lifted.'")
        #expect(draft.output.hasPrefix(" 99 %  unit 0, draft\n"), "\(draft.output)")
    }

    // MARK: XLIFF

    private static let xliffCases: [(properties: String, state: String)] = [
        ("", "translated"), ("x-confidence=0.99", "translated\" subState=\"calque:0.99"),
        ("x-confidence=0.97", "initial"),
        ("x-confidence=0.6", "initial"), ("x-confidence=0.6 x-status=confirmed", "translated"),
    ]

    @Test(arguments: xliffCases.indices) func xliffState(_ index: Int) throws {
        let one = Self.xliffCases[index]
        try folder.write("m.tmx", tmx([("He agreed to it.", "Он согласился.", one.properties)]).utf8)
        try folder.write("a.txt", "He agreed to it.\n".utf8)
        #expect(try run("calque leverage m.tmx a.txt --to ru --output a.xlf --quiet").status == 0)
        let file = try folder.read("a.xlf")
        #expect(file.contains("<segment id=\"s1\" state=\"\(one.state)\">"), "\(file)")
        #expect(file.contains("similarity=\"100.00\""))
        if one.properties.contains("0.6"), !one.properties.contains("confirmed") {
            #expect(file.contains("matchSuitability=\"90.00\" matchQuality=\"60.00\""), "\(file)")
        }
        // The file comes back untouched.
        let back = try run("calque import new.tmx a.xlf")
        if one.state == "initial" {
            #expect(back.status == 65 && !FileManager.default.fileExists(atPath: folder.path("new.tmx")))
            #expect(back.errors.contains("1 unit without a translation skipped"), "\(back.errors)")
        } else {
            #expect(back.status == 0)
            let unit = try #require(try units(of: folder.path("new.tmx")).first)
            let isAligned = one.state.contains("calque")
            #expect(unit.annotations.property("x-confidence") == (isAligned ? "0.99" : nil))
            #expect(unit.annotations.property("x-status") == nil)
        }
    }

    @Test func tmxOfSuggestionsIsNoConfirmation() throws {
        try folder.write(
            "m.tmx", tmx([("He agreed to it.", "Он согласился.", ""), ("She left on May 5.", "Она ушла.", "")]).utf8)
        try folder.write("a.txt", "He agreed to it.\nShe left on May 6.\n".utf8)
        #expect(try run("calque leverage m.tmx a.txt --to ru --output a.tmx --quiet").status == 0)
        let made = try units(of: folder.path("a.tmx"))
        #expect(made.map { $0.annotations.property("x-status") } == [nil, "draft"])
        #expect(made[1].annotations.notes.map(\.text) == ["numbers differ: May 5, May 6"])
    }

    // MARK: Stale numbers

    @Test func staleNumbersAreNamedEverywhere() throws {
        try folder.write(
            "m.tmx",
            tmx([("The quake killed 14 people in the town and injured 83.", "Погибли 14 человек, пострадали 83.", "")])
                .utf8)
        let text = "The strong quake killed 83 people in the town and injured 14."
        try folder.write("a.txt", (text + "\n").utf8)
        let mark = "numbers differ: 14, 83"
        let query = try run("calque query m.tmx --to ru '\(text)'")
        #expect(query.output.contains("Погибли 14 человек, пострадали 83. [\(mark)]"), "\(query.output)")
        let json = try run("calque query m.tmx --to ru --format json '\(text)'").output
        #expect(json.contains("\"numbersDiffer\":[\"14\",\"83\"]"), "\(json)")
        let row = try run("calque query m.tmx --to ru --format tsv '\(text)'").output
        #expect(row.hasSuffix("\tПогибли 14 человек, пострадали 83.\t\(mark)\n"), "\(row)")
        let plain = try run("calque query m.tmx --to ru --format tsv --scoring plain '\(text)'").output
        #expect(plain.hasSuffix("\tПогибли 14 человек, пострадали 83.\n"))
        #expect(try run("calque leverage m.tmx a.txt --to ru").output.contains("[\(mark)]"))
        let line = try run("calque leverage m.tmx a.txt --to ru --format json").output
        #expect(line.contains("\"numbersDiffer\":[\"14\",\"83\"]"))
        let page = try run("calque leverage m.tmx a.txt --to ru --format html").output
        #expect(
            page.contains(
                "Погибли <mark class=\"stale\">14</mark> человек, пострадали <mark class=\"stale\">83</mark>."))
        #expect(page.contains(">\(mark)</p>"))
        let xliff = try run("calque leverage m.tmx a.txt --to ru --format xliff").output
        #expect(xliff.contains("<note appliesTo=\"target\">s1: \(mark)</note>"))
        #expect(xliff.contains("state=\"initial\"") && !xliff.contains("state=\"translated\""))
        // The other way to write a number is no difference.
        #expect(
            !(try run("calque query m.tmx --to ru 'The big quake killed fourteen people in the town and injured 83.'")
                .output.contains("differ")))
    }

    // MARK: Empty texts

    @Test func emptyTextsAreNoTranslations() throws {
        try folder.write("m.tmx", tmx([("Snow began.", "", ""), ("Snow began.", "Пошёл снег.", "")]).utf8)
        try folder.write("a.txt", "Snow began.\n".utf8)
        let leverage = try run("calque leverage m.tmx a.txt --to ru --format xliff").output
        #expect(leverage.contains("<target>Пошёл снег.</target>") && !leverage.contains("<target></target>"))
        try folder.write("e.tmx", tmx([("Snow began.", " ", "")]).utf8)
        #expect(try run("calque query e.tmx --to ru 'Snow began.'").status == 1)
        #expect(try run("calque query e.tmx 'Snow began.'").status == 1)
        #expect(try run("calque analyse e.tmx a.txt --to ru --format csv").output.contains("a.txt,none,1,"))
        #expect(try run("calque concordance e.tmx snow").status == 1)
        #expect(try run("calque leverage e.tmx a.txt --to ru").status == 1)
    }

    /// Three units without a translation and one with it, in each format.
    private static let files: [(name: String, text: String, flags: String)] = [
        ("a.csv", "en,ru\nOne.,\nTwo.,\" \"\n,Три.\nSnow.,Снег.\n", ""),
        ("a.tsv", "en\tru\nOne.\t\nTwo.\t \n\tТри.\nSnow.\tСнег.\n", ""),
        (
            "a.json",
            #"{"variants":[{"lang":"en","text":"One."},{"lang":"ru","text":""}]}"# + "\n"
                + #"{"source":"Two.","target":" ","source_language":"en","target_language":"ru"}"# + "\n"
                + #"{"source":"","target":"Три.","source_language":"en","target_language":"ru"}"# + "\n"
                + #"{"source":"Snow.","target":"Снег.","source_language":"en","target_language":"ru"}"# + "\n", ""
        ),
        (
            "a.xlf",
            """
            <xliff version="1.2"><file original="x" datatype="x" source-language="en" target-language="ru"><body>
            <trans-unit id="1"><source>One.</source><target/></trans-unit>
            <trans-unit id="2"><source>A. B.</source><seg-source><mrk mtype="seg" mid="1">Snow.</mrk>
            <mrk mtype="seg" mid="2">Two.</mrk></seg-source><target><mrk mtype="seg" mid="1">Снег.</mrk>
            <mrk mtype="seg" mid="2"/></target></trans-unit>
            <trans-unit id="3"><source>Three.</source><target><x id="1"/> </target></trans-unit>
            </body></file></xliff>
            """, ""
        ),
        ("m.en", "One.\nTwo.\n\nSnow.\n", "--format moses --columns en,ru"),
    ]

    @Test(arguments: files.indices) func emptyTextsAreNotImported(_ index: Int) throws {
        let file = Self.files[index]
        try folder.write(file.name, file.text.utf8)
        if file.name == "m.en" { try folder.write("m.ru", "\n \nТри.\nСнег.\n".utf8) }
        let name = file.name == "m.en" ? "m" : file.name
        let run = try run("calque import new.tmx \(name) \(file.flags)")
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.hasPrefix("new.tmx: 1 read, 1 created, "), "\(run.output)")
        #expect(run.errors == "calque: \(name): 3 units without a translation skipped\n", "\(run.errors)")
        #expect(try units(of: folder.path("new.tmx")).map { $0.variants.map(\.text) } == [["Snow.", "Снег."]])
    }

    @Test func emptyTextsOfTMXAreNotImported() throws {
        try folder.write(
            "a.tmx", tmx([("One.", "", ""), ("Two.", " ", ""), ("", "Три.", ""), ("Snow.", "Снег.", "")]).utf8)
        let run = try run("calque import new.tmx a.tmx")
        #expect(
            run.status == 0 && run.errors == "calque: a.tmx: 3 units without a translation skipped\n", "\(run.errors)")
        try folder.write("b.tmx", tmx([("One.", "", "")]).utf8)
        let none = try self.run("calque import none.tmx b.tmx --quiet")
        expectFailure(none, 65, saying: "b.tmx", "no units")
        #expect(!FileManager.default.fileExists(atPath: folder.path("none.tmx")))
    }

    // MARK: States of other tools

    @Test func statesOfTradosStudio() throws {
        let segments = [
            ("1", "Translated", "One.", "Раз."), ("2", "RejectedTranslation", "Two.", "Два."),
            ("3", "RejectedSignOff", "Three.", "Три."), ("4", "ApprovedSignOff", "Four.", "Четыре."),
            ("5", "Draft", "Five.", "Пять."),
        ]
        func marks(_ path: KeyPath<(String, String, String, String), String>) -> String {
            segments.map { "<mrk mtype=\"seg\" mid=\"\($0.0)\">\($0[keyPath: path])</mrk>" }.joined(separator: " ")
        }
        let definitions = segments.map { "<sdl:seg id=\"\($0.0)\" conf=\"\($0.1)\"/>" }.joined()
        try folder.write(
            "a.sdlxliff",
            """
            <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0">\
            <file original="x" datatype="x" source-language="en" target-language="ru"><body><group translate="no">\
            <trans-unit id="n"><source>KEY-A</source><target>KEY-B</target></trans-unit></group><trans-unit id="1">\
            <source>x</source><seg-source>\(marks(\.2))</seg-source><target>\(marks(\.3))</target>\
            <sdl:seg-defs>\(definitions)</sdl:seg-defs></trans-unit></body></file></xliff>
            """.utf8)
        let run = try run("calque import m.tmx a.sdlxliff")
        #expect(run.status == 0)
        #expect(
            run.errors
                == "calque: a.sdlxliff: 2 rejected units skipped\ncalque: a.sdlxliff: 1 unit not to be translated skipped\n"
        )
        let states = try units(of: folder.path("m.tmx")).map { $0.annotations.property("x-state") }
        #expect(states == ["Translated", "ApprovedSignOff", "Draft"])
        let filtered = try self.run(
            "calque memory filter m.tmx --where 'prop.x-state = ApprovedSignOff' --output f.tmx && calque export f.tmx --columns en"
        )
        #expect(filtered.output.hasSuffix("Four.\n"), "\(filtered)")
        #expect(try self.run("calque query m.tmx --to ru Five.").status == 1)
    }
}
