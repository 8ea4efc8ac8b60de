import Calque
import Foundation
import TestSupport
import Testing

/// One meaning per flag in all commands: `--to` is a language, `--output` a path.
@Suite struct GrammarTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("a.en", "Oil rose 3 %.\nGas fell.\n".utf8)
        try folder.write("a.ru", "Нефть подорожала на 3 %.\nГаз подешевел.\n".utf8)
        try folder.write(
            "a.tsv", "en\tru\tzh\nOil rose.\tНефть подорожала.\t油价上涨。\nGas fell.\t\t气价下跌。\n".utf8)
        _ = try calque("import wire.tmx a.tsv")
    }

    private func calque(_ words: String) throws -> ChildProcess.Result { try CalqueBinary.run(words, in: folder) }

    @Test(arguments: [
        "learn wire.tmx --to x", "memory merge wire.tmx --to x.tmx", "memory split wire.tmx --by language --to x",
        "memory filter wire.tmx --where unit=0 --to=x.tmx",
    ])
    func aPathForToNamesTheNewFlag(words: String) throws {
        expectFailure(
            try calque(words), 64, saying: "there is no flag --to here",
            "--to names a language in other commands; use --output PATH")
        #expect(try folder.names(in: ".") == ["a.en", "a.ru", "a.tsv", "wire.tmx"])
    }

    @Test(arguments: [
        "import none/deep/wire.tmx a.tsv", "import none/wire a.tsv", "import none/wire/ a.tsv",
        "export wire.tmx -o none/x.tsv", "export wire.tmx -f moses --columns en,ru -o none/x",
        "align a.en a.ru --segmented --no-encoder --into none/wire",
        "align a.en a.ru --segmented --no-encoder --report none/page.html",
        "align a.en a.ru --segmented --no-encoder -o none/x.tsv", "learn wire.tmx -o none/x -s en -t ru",
        "leverage wire.tmx a.en --to ru -o none/x.html", "memory merge wire.tmx -o none/deep/x.tmx",
        "memory split wire.tmx --by language -o none/x", "memory filter wire.tmx --where unit=0 -o none/x.tmx",
    ])
    func theParentFolderMustExist(words: String) throws {
        expectFailure(try calque(words), 74, saying: "there is no folder none", "make the folder first")
        #expect(try folder.names(in: ".") == ["a.en", "a.ru", "a.tsv", "wire.tmx"])
    }

    @Test func aNewMemoryFolderIsReported() throws {
        let align = "align a.en a.ru --segmented --no-encoder --quiet"
        let first = try calque("import wire a.tsv")
        #expect(first.status == 0 && first.errorLines == ["calque: created the folder wire"])
        expectQuietSuccess(try calque("import wire a.tsv"))
        expectQuietSuccess(try calque("\(align) --into other"))
        #expect(try folder.names(in: "other").count == 1)
        let merged = try calque("memory merge wire.tmx -o third")
        #expect(merged.errorLines == ["calque: created the folder third"])
    }

    @Test(arguments: [
        ("export wire.tmx -o x.tmx", "x.tmx", "<?xml"), ("export wire.tmx -o x.jsonl", "x.jsonl", "{\"position\":0"),
        ("export wire.tmx -o X.CSV --quiet", "X.CSV", "en,ru,zh\r\n"),
        ("export wire.tmx -o x --quiet", "x", "Oil rose.\t"),
        ("export wire.tmx -o x.tmx -f tsv --quiet", "x.tmx", "Oil rose.\t"),
        ("align a.en a.ru --segmented --no-encoder --quiet -o x.tmx", "x.tmx", "<?xml"),
        ("align a.en a.ru --segmented --no-encoder --quiet -o x.json", "x.json", "{\"confidence\""),
        ("leverage wire.tmx a.en --to ru --quiet -o x.html", "x.html", "<!DOCTYPE html>"),
        ("leverage wire.tmx a.en --to ru --quiet -o x.xlf", "x.xlf", "<?xml"),
    ])
    func theNameOfTheOutputChoosesTheFormat(words: String, file: String, start: String) throws {
        let run = try calque(words)
        #expect(run.status < 2, "\(run.errors)")
        let text = try folder.read(file)
        #expect(text.hasPrefix(start), "\(text.prefix(40))")
    }

    @Test func aNameOfAnotherFormatIsRefused() throws {
        expectFailure(
            try calque("align a.en a.ru --segmented --no-encoder -o page.html"), 64,
            saying: "page.html is named like html",
            "--format")
        expectFailure(try calque("export wire.tmx -o x.xliff"), 64, saying: "tsv, csv, tmx, json, moses, weblate")
    }

    @Test func tmxOfSomeLanguages() throws {
        let run = try calque("export wire.tmx --format tmx --columns en,ru -o two.tmx")
        #expect(run.status == 0 && run.errors.contains("1 units without two of these languages left out"))
        #expect(
            try units(of: folder.path("two.tmx")).map { $0.variants.map(\.language.description) } == [["en", "ru"]])
        _ = try calque("export wire.tmx --format tmx --columns zh -o zh.tmx")
        #expect(try units(of: folder.path("zh.tmx")).map { $0.variants.map(\.text) } == [["油价上涨。"], ["气价下跌。"]])
    }

    @Test func theOldNameOfAFlagIsAccepted() throws {
        let align = "align a.en a.ru --segmented --no-encoder --format beads --quiet"
        #expect(try calque("\(align) --keep-furniture").output == calque("\(align) --keep-boilerplate").output)
        #expect(try !calque("align --help").output.contains("furniture"))
    }
}
