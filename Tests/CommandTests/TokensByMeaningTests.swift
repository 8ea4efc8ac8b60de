import Foundation
import TestSupport
import Testing

/// `calque query` and its relatives count words, numbers and blanks as a translator does.
@Suite struct TokensByMeaningTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        let units = [
            ("en", "Brent fell 1.5 percent.", "ru", "Brent подешевела на 1,5 процента."),
            ("en", "The quake killed 950 people.", "ru", "Погибли 950 человек."),
            ("en", "Flag 🇰🇿 raised", "ru", "Флаг поднят"),
            (
                "en", "Snow is falling<ph>&lt;br/&gt;</ph>roads are closed", "ru",
                "Идёт снег<ph>&lt;br/&gt;</ph>дороги закрыты"
            ),
            ("en", "The castle stands on a hill.", "ru", "За\u{301}мок стоит на холме."),
            ("en", "School No. 12 is shut.", "ru", "Школа №12 закрыта."),
            ("en", "The city is 5 km away.", "ru", "До города 5 км."),
            ("en", "Another bill was issued.", "ru", "Ещё один счёт выставлен."),
        ].map { unit in
            "<tu><tuv xml:lang=\"\(unit.0)\"><seg>\(unit.1)</seg></tuv><tuv xml:lang=\"\(unit.2)\"><seg>\(unit.3)</seg></tuv></tu>"
        }
        try folder.write(
            "a.tmx",
            """
            <?xml version="1.0"?><tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" \
            o-tmf="x" adminlang="en" srclang="en" datatype="plaintext"/><body>\(units.joined(separator: "\n"))</body></tmx>
            """.utf8)
    }

    private func run(_ arguments: String...) throws -> [String] { try run(arguments) }

    private func run(_ arguments: [String]) throws -> [String] {
        let run = try CalqueBinary.run(arguments + ["--quiet"], in: folder.path)
        #expect(run.status == 0, "\(run.output)")
        return run.lines
    }

    @Test(arguments: [
        ("en", "Brent fell 2 percent.", "100 − 2 (numbers) = 98.0000", "Brent fell [-1.5-]{+2+} percent."),
        (
            "en", "The quake killed 1,950 people.", "100 − 2 (numbers) = 98.0000",
            "The quake killed [-950-]{+1,950+} people."
        ),
        ("en", "Flag 🇺🇿 raised", "100 − 25.00 (1 of 4 tokens differs) = 75.0000", "Flag [-🇰🇿-]{+🇺🇿+} raised"),
        (
            "en", "Snow is falling roads are closed", "100 − 1 (tags) = 99.0000",
            "Snow is falling[-⟨1/⟩-] roads are closed"
        ),
        (
            "ru", "Замок стоит на холме.", "100 − 1 (form: stress and vowel marks) = 99.0000",
            "[-За\u{301}мок-]{+Замок+} стоит на холме."
        ),
        ("ru", "Школа № 12 закрыта.", "100 − 1 (form: spaces) = 99.0000", "Школа №12 закрыта."),
        ("ru", "До города 5км.", "100 − 1 (form: spaces) = 99.0000", "До города 5 км."),
        (
            "ru", "Еще один счет выставлен.", "100 − 1 (form: ё) = 99.0000",
            "[-Ещё-]{+Еще+} один [-счёт-]{+счет+} выставлен."
        ),
    ])
    func query(language: String, text: String, explanation: String, marked: String) throws {
        let lines = try run("query", "a.tmx", text, "--lang", language, "--cutoff", "50", "--limit", "1", "--explain")
        #expect(lines.dropFirst().first?.trimmingCharacters(in: .whitespaces) == explanation)
        #expect(lines.dropFirst(2).first.map { Array($0.utf8) } == Array("       \(language)  \(marked)".utf8))
    }

    @Test(arguments: [
        ("12", "Школа №<12> закрыта."), ("замок", "<За\u{301}мок> стоит на холме."),
        ("счет", "Ещё один <счёт> выставлен."),
        ("5 км", "До города <5 км>."), ("5км", "До города <5 км>."), ("еще один", "<Ещё один> счёт выставлен."),
        ("дороги", "Идёт снег <дороги> закрыты"),
    ])
    func concordance(term: String, line: String) throws {
        let lines = try run("concordance", "a.tmx", term, "--lang", "ru")
        #expect(lines.contains { $0.utf8.suffix(line.utf8.count).elementsEqual(line.utf8) }, "\(lines)")
    }

    /// Two translations of one source that differs from the query in form show the score once.
    @Test func variantsShowTheScoreOnce() throws {
        try folder.write("pair.tsv", "en\tru\nSave the file\tСохранить файл\nSave the file\tСохраните файл\n".utf8)
        _ = try run("import", "pair.tmx", "pair.tsv")
        for explain in [[], ["--explain"]] {
            let lines = try run(["query", "pair.tmx", "save the file", "--to", "ru"] + explain)
            #expect(lines.count { $0.contains("99 %") } == 1, "\(lines)")
            #expect(lines.count { $0.contains("(form: case)") } == explain.count, "\(lines)")
            #expect(lines.count { $0.contains("файл") } == 2, "\(lines)")
        }
    }

    @Test func exportsHaveABlank() throws {
        let lines = try run("export", "a.tmx", "--format", "tsv")
        #expect(
            lines.contains { $0.contains("Snow is falling roads are closed\tИдёт снег дороги закрыты") }, "\(lines)")
    }
}
