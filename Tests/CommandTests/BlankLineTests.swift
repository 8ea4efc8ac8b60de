import TestSupport
import Testing

/// Blank lines of segmented texts are marks of paragraphs.
@Suite struct BlankLineTests {
    @Test func blankLinesAreNoSegments() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.en", "\nThe port opened.\n\n \nNine ships wait.\r\n\r\nThe fees rose 5%.\n".utf8)
        try folder.write("b.ru", "Порт открыт.\nЖдут девять судов.\n\nСборы выросли на 5%.\n\n".utf8)
        let run = try CalqueBinary.run("align --segmented --no-encoder --format beads a.en b.ru", in: folder)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.lines.map { String($0.prefix(3)) } == ["0:0", "1:1", "2:2"], "\(run.output)")
        // A memory has no empty units, and units do not join paragraphs that the text keeps apart.
        let kept = try CalqueBinary.run("align --segmented --no-encoder --into m.tmx --force a.en b.ru", in: folder)
        #expect(kept.status == 0, "\(kept.errors)")
        let units = try CalqueBinary.run("export m.tmx --format tsv -q", in: folder)
        #expect(units.lines.contains { $0.contains("Nine ships wait.") && $0.contains("Ждут девять судов.") })
        let batch = try CalqueBinary.shell(
            #"printf '{"id":"1","source":"One ship.\\n\\nTwo ships.","target":"Одно судно.\\nДва судна.","source_lang":"en","target_lang":"ru"}\n' | calque align --segmented --no-encoder --batch-json -"#,
            in: folder)
        #expect(batch.status == 0 && !batch.output.contains(#""sourceText":"""#), "\(batch.output)\(batch.errors)")
    }
}
