import Foundation
import TestSupport
import Testing

/// Several memories at one desk, and the settings that name them.
@Suite struct DeskTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("a.tsv", "Oil rose.\tНефть подорожала.\nGas fell.\tГаз подешевел.\n".utf8)
        try folder.write("b.tsv", "Oil rose again.\tНефть снова подорожала.\nGrain fell.\tЗерно подешевело.\n".utf8)
        for name in ["a", "b"] {
            let run = try CalqueBinary.run("import \(name).tmx \(name).tsv --columns en,ru", in: folder)
            expectQuietSuccess(run)
        }
        try folder.write("story.txt", "Oil rose.\nGrain fell.\n".utf8)
    }

    private func run(_ words: String) throws -> ChildProcess.Result { try CalqueBinary.run(words, in: folder) }

    @Test(arguments: [
        ("query a.tmx --memory b.tmx --format tsv Oil*rose.", 2), ("query a.tmx --format tsv Oil*rose.", 1),
        ("concordance a.tmx --memory b.tmx --format tsv fell", 2),
        ("concordance a.tmx --memory ./a.tmx --memory b.tmx --format tsv oil", 2),
    ])
    func severalMemoriesAreOne(words: String, count: Int) throws {
        let run = try CalqueBinary.run(
            words.split(separator: " ").map { String($0).replacing("*", with: " ") }, in: folder.path)
        #expect(run.status == 0 && run.lines.count == count, "\(run.output)\(run.errors)")
    }

    /// The positions of the second memory follow those of the first.
    @Test func unitsOfAllMemoriesHaveDifferentPositions() throws {
        let run = try run("concordance a.tmx --memory b.tmx --lang en --format tsv fell")
        #expect(Set(run.lines.compactMap { $0.split(separator: "\t").first }) == ["1", "3"], "\(run.output)")
    }

    @Test func articlesAreFilledFromAllMemories() throws {
        let both = try run("leverage a.tmx --memory b.tmx story.txt --to ru --format json")
        #expect(both.output.contains("Нефть подорожала.") && both.output.contains("Зерно подешевело."))
        let one = try run("leverage a.tmx story.txt --to ru --format json")
        #expect(!one.output.contains("Зерно подешевело."))
        let counts = try run("analyse a.tmx --memory b.tmx story.txt --to ru --format csv")
        #expect(counts.status == 0, "\(counts.errors)")
    }

    @Test func anIndexOfEachMemoryServesEveryDesk() throws {
        _ = try run("index a.tmx")
        _ = try run("index b.tmx")
        let query = try CalqueBinary.run(["query", "b.tmx", "--memory", "a.tmx", "Grain fell."], in: folder.path)
        #expect(query.status == 0 && query.errors == "", "\(query.errors)")
    }

    // MARK: Settings

    @Test func theDeskNamesMemoriesLanguagesAndCutoff() throws {
        try folder.write(
            ".calque.toml",
            """
            memories = "a.tmx"
            source = "en"
            target = "ru"

            [desk.all]
            memories = ["a.tmx", "b.tmx"]
            cutoff = 100
            """.utf8)
        let usual = try CalqueBinary.run(["query", "@", "Gas fell.", "--format", "tsv"], in: folder.path)
        #expect(usual.lines.count == 1, "\(usual.output)\(usual.errors)")
        let strict = try CalqueBinary.run(["query", "@all", "Oil rose.", "--format", "tsv"], in: folder.path)
        #expect(strict.lines.count == 1, "\(strict.output)")
        let loose = try CalqueBinary.run(
            ["query", "@all", "Oil rose.", "--cutoff", "50", "--format", "tsv"], in: folder.path)
        #expect(loose.lines.count == 2, "a flag overrides a setting: \(loose.output)")
        let filled = try run("leverage @all story.txt --format json")
        #expect(filled.status == 0 && filled.output.contains("Зерно подешевело."), "\(filled.errors)")
        // Texts in the target language are translated back.
        let back = try CalqueBinary.run(["query", "@all", "Зерно подешевело.", "--format", "tsv"], in: folder.path)
        #expect(back.output.contains("Grain fell."), "\(back.output)\(back.errors)")
        let shown = try run("config all")
        expectQuietSuccess(shown)
        #expect(shown.lines.contains("memories    a.tmx, b.tmx  (.calque.toml:6)"), "\(shown.output)")
        #expect(shown.lines.contains("cutoff      100  (.calque.toml:7)"), "\(shown.output)")
        #expect(shown.lines.contains("source      en  (.calque.toml:2)"), "\(shown.output)")
        let json = try run("config --format json")
        #expect(json.output.contains(#""setAt":".calque.toml:1""#), "\(json.output)")
    }

    /// Of equal scores the units of the desk's domain come first: of that which is set, or of the desk's name.
    @Test func theDesksDomainComesFirst() throws {
        for (number, domain) in ["", "sport", "oil"].enumerated() {
            try folder.write(
                "u\(number).json",
                """
                {"properties":{"x-domain":"\(domain)"},"variants":[{"lang":"en","text":"Rain stopped."},\
                {"lang":"ru","text":"Дождь \(number)."}]}
                """.utf8)
            #expect(try run("import d.tmx u\(number).json").status == 0)
        }
        try folder.write(
            ".calque.toml",
            "memories = \"d.tmx\"\n[desk.sport]\n[desk.energy]\ndomain = \"Oil\"\n[desk.plain]\n".utf8)
        func first(_ desk: String) throws -> String {
            try CalqueBinary.run(
                ["query", desk, "--to", "ru", "--limit", "1", "--format", "tsv", "Rain stopped."], in: folder.path
            )
            .lines.first?.split(separator: "\t").last.map(String.init) ?? ""
        }
        #expect(try first("@sport") == "Дождь 1." && first("@energy") == "Дождь 2.")
        #expect(try first("@plain") == first("@") && first("d.tmx") == first("@"))
        #expect(try run("config energy").lines.contains("domain      Oil  (.calque.toml:4)"))
        let filled = try run("leverage @sport story.txt --format json")
        #expect(filled.status != 70)
    }

    @Test func withoutSettingsTheDefaultsAreShown() throws {
        let shown = try run("config")
        expectQuietSuccess(shown)
        #expect(shown.lines.first == "files       none" && shown.lines.contains("cutoff      70  (default)"))
    }

    @Test(arguments: [
        ("query @ x", 64, "no default memories are set"), ("query @sport x", 64, "there is no desk 'sport'"),
        ("config sport", 64, "there is no desk 'sport'"), ("leverage a.tmx story.txt", 64, "give --to"),
        ("query a.tmx --memory none.tmx x", 66, "none.tmx: there is no memory"),
    ])
    func whatIsMissingIsSaid(words: String, status: Int32, message: String) throws {
        expectFailure(try run(words), status, saying: message)
    }

    @Test func faultsInSettingsHaveALine() throws {
        try folder.write(".calque.toml", "memories = ['gone.tmx']\n".utf8)
        expectFailure(try run("query @ x"), 66, saying: ".calque.toml:1: the memory gone.tmx does not exist")
        try folder.write(".calque.toml", "\ncut = 70\n".utf8)
        expectFailure(try run("query a.tmx x"), 65, saying: ".calque.toml:2: 'cut' is not a setting")
    }

    // MARK: Folders

    @Test func foldersInsideAndLinksAreFollowed() throws {
        for line in [
            "mkdir -p m/2026/01 m/penalty-020 && mv a.tmx m/2026/01 && mv b.tmx m/penalty-020",
            "mkdir far && calque import far/c.tmx a.tsv --columns en,ru",
            "ln -s ../far m/linked && ln -s .. m/2026/loop",
        ] { #expect(try CalqueBinary.shell(line, in: folder).status == 0) }
        let query = try CalqueBinary.run(
            ["query", "m", "Oil rose.", "--cutoff", "40", "--format", "tsv"], in: folder.path)
        #expect(query.lines.count == 3, "\(query.output)\(query.errors)")
        #expect(try run("export m --format tsv --columns en").lines.count == 4, "without penalty-NNN")
        let edited = try run("memory edit m 0 --set ru=x")
        #expect(edited.status == 0, "\(edited.errors)")
        #expect(try folder.read("m/2026/01/a.tmx").contains("<seg>x</seg>"))
    }
}
