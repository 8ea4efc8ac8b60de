import Calque
import Foundation
import TestSupport
import Testing

/// No document, import or selection replaces another one: the attacks 02 to 05 and 12 to 14 of the review of November 2026.
@Suite struct ReplacingTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @discardableResult
    private func calque(_ words: String, input: String = "") throws -> ChildProcess.Result {
        let run = try CalqueBinary.run(words, input: input, in: folder)
        #expect(run.status == 0, "\(words): \(run.errors)")
        return run
    }

    @discardableResult
    private func shell(_ line: String) throws -> ChildProcess.Result {
        let run = try CalqueBinary.shell(line, in: folder)
        #expect(run.status == 0, "\(line): \(run.errors)")
        return run
    }

    private func sources(_ memory: String) throws -> Set<String> {
        Set(try units(of: folder.path(memory)).map { $0.variants[0].text })
    }

    private func mode(_ name: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: folder.path(name))[.posixPermissions] as? Int
    }

    private static let flags = "--no-encoder -s en -t ru"

    // MARK: 02

    @Test func articlesFromStandardInputAreDifferentDocuments() throws {
        for day in ["Monday", "Tuesday", "Monday"] {
            try folder.write("target.txt", "Это \(day), день.\n".utf8)
            try calque("align - target.txt \(Self.flags) --into mem", input: "\(day) is the day.\n")
        }
        #expect(try sources("mem") == ["Monday is the day.", "Tuesday is the day."])
        let names = try folder.names(in: "mem")
        #expect(names.count == 2 && names.allSatisfy { $0.wholeMatch(of: /stdin-[0-9a-f]{8}\.en-ru\.tmx/) != nil })
        let document = try units(of: folder.path("mem"))[0].annotations.property("x-document")
        #expect(document?.hasPrefix("stdin-") == true)
        // The same by pipes, which the shell names alike.
        for day in ["Wednesday", "Thursday"] {
            try shell("calque align <(echo '\(day) it is.') <(echo 'Это \(day).') \(Self.flags) --into mem")
        }
        #expect(try sources("mem").count == 4)
    }

    @Test func importsFromStandardInputAreDifferentDocuments() throws {
        for day in ["Monday", "Tuesday", "Monday"] {
            try calque("import mem - --format tsv --columns en,ru", input: "\(day) again.\tСнова \(day).\n")
        }
        try folder.write("wednesday", "Wednesday again.\tСнова среда.\n".utf8)
        try shell("calque import mem - --format tsv --columns en,ru < wednesday")
        try shell("calque import mem <(cat wednesday) --format tsv --columns en,ru")
        #expect(try sources("mem") == ["Monday again.", "Tuesday again.", "Wednesday again."])
        #expect(try folder.names(in: "mem").count == 3)
    }

    @Test func oneRelativePathInTwoFoldersIsTwoDocuments() throws {
        for day in ["mon", "tue"] {
            try folder.write("\(day)/story.en.txt", "The \(day) story.\nRead it.\nAll of it.\n".utf8)
            try folder.write("\(day)/story.ru.txt", "Рассказ \(day).\nЧитайте его.\nВесь рассказ.\n".utf8)
            try folder.write("\(day)/pairs.tsv", "Pair of \(day).\tПара \(day).\nShared.\tОбщая.\n".utf8)
        }
        for _ in 0..<2 {
            for day in ["mon", "tue"] {
                try shell("cd \(day) && calque align story.en.txt story.ru.txt \(Self.flags) --segmented --into ../mem")
                try shell("cd \(day) && calque import ../pairs pairs.tsv --columns en,ru")
            }
        }
        #expect(try sources("mem").isSuperset(of: ["The mon story.", "The tue story."]))
        #expect(try folder.names(in: "mem") == ["story-2.en-ru.tmx", "story.en-ru.tmx"])
        #expect(try sources("pairs") == ["Pair of mon.", "Pair of tue.", "Shared."])
        #expect(try folder.names(in: "pairs").count == 2)
        // The same files by other paths are the same documents.
        try calque("align mon/story.en.txt tue/../mon/story.ru.txt \(Self.flags) --segmented --into mem")
        try shell("calque align $PWD/tue/story.en.txt tue/story.ru.txt \(Self.flags) --segmented --into mem")
        try calque("import pairs ./tue/pairs.tsv --columns en,ru")
        #expect(try folder.names(in: "mem") == ["story-2.en-ru.tmx", "story.en-ru.tmx"])
        #expect(try folder.names(in: "pairs").count == 2)
        #expect(
            try Set(units(of: folder.path("mem")).compactMap { $0.annotations.property("x-document") })
                == ["mon/story.en.txt", "tue/story.en.txt"])
        // The place is not shown in the file.
        #expect(!(try folder.read("pairs/pairs.en-ru.tmx").contains(folder.path)))
    }

    /// A newsroom may write each day's story to one file.
    @Test func aPathThatIsUsedAgainLosesNothing() throws {
        for day in ["Monday", "Tuesday"] {
            let pairs =
                (0..<6).map { "\(day) \($0).\t\(day) \($0) по-русски." } + ["By our reporter.\tНаш корреспондент."]
            try folder.write("today.tsv", pairs.joined(separator: "\n").utf8)
            try calque("import mem today.tsv --columns en,ru")
        }
        #expect(try folder.names(in: "mem") == ["today-2.en-ru.tmx", "today.en-ru.tmx"])
        #expect(try sources("mem").count == 13)
    }

    /// The memory in the repository was made without digests, by `scripts/make-memories` in some folder.
    @Test func memoriesOfBeforeKeepTheirFiles() throws {
        for name in ["samples", "memories"] {
            try FileManager.default.copyItem(
                atPath: SharedData.packageRoot.appendingPathComponent(name).path, toPath: folder.path(name))
        }
        let names = try folder.names(in: "memories/wire")
        let story = "samples/politics/story"
        try calque("align \(story).en.txt \(story).ru.txt --no-encoder --into memories/wire")
        #expect(try folder.names(in: "memories/wire") == names)
        #expect(try folder.read("memories/wire/politics-story.en-ru.tmx").contains("x-document-id"))
        // A named document has no digest, so a memory is the same wherever it is made.
        try calque("align \(story).en.txt \(story).ru.txt --no-encoder --document \(story).en.txt --into memories/wire")
        #expect(try folder.names(in: "memories/wire") == names)
        #expect(!(try folder.read("memories/wire/politics-story.en-ru.tmx").contains("x-document-id")))
        // From inside the samples, once the place is known.
        try calque("align \(story).en.txt \(story).ru.txt --no-encoder --into memories/wire")
        try shell(
            "cd samples/politics && calque align story.en.txt story.ru.txt --no-encoder --into ../../memories/wire")
        #expect(try folder.names(in: "memories/wire") == names)
    }

    // MARK: 03

    private func table(_ name: String, _ lines: [String]) throws {
        try folder.write(name, lines.map { "\($0)\tпо-русски \($0)\n" }.joined().utf8)
    }

    @Test func selectionsDoNotReplaceEachOther() throws {
        try table("all.tsv", ["oil a", "oil b", "gas a", "gas b", "gas c"])
        try calque("import all.tmx all.tsv --columns en,ru")
        func filter(_ words: String...) throws -> ChildProcess.Result {
            try CalqueBinary.run(["memory", "filter", "all.tmx", "-o", "picks", "--where"] + words, in: folder.path)
        }
        #expect(try filter("source contains oil").status == 0)
        #expect(try filter("source contains gas").output.hasPrefix("picks/filtered-2.en-ru.tmx: 3 read, 3 created"))
        #expect(try sources("picks").count == 5)
        // The same selection again, also by another path, is the same file.
        #expect(try filter("source contains oil").output.hasPrefix("picks/filtered.en-ru.tmx: 2 read"))
        try shell("mkdir in && cd in && calque memory filter ../all.tmx --where 'source contains gas' -o ../picks")
        #expect(try folder.names(in: "picks") == ["filtered-2.en-ru.tmx", "filtered.en-ru.tmx"])
        // A selection of nothing writes nothing.
        let none = try filter("source contains coal")
        #expect(none.status == 1)
        #expect(try folder.names(in: "picks").count == 2)
    }

    @Test func mergedMemoriesDoNotReplaceEachOther() throws {
        for name in ["a", "b", "c"] {
            try table(name + ".tsv", [name])
            try calque("import \(name).tmx \(name).tsv --columns en,ru")
        }
        try calque("memory merge a.tmx b.tmx -o all")
        try calque("memory merge c.tmx -o all")
        try calque("memory merge ./a.tmx b.tmx -o all")
        #expect(try sources("all") == ["a", "b", "c"])
        #expect(try folder.names(in: "all") == ["merged-2.en-ru.tmx", "merged.en-ru.tmx"])
    }

    // MARK: 04 and 13

    @Test(arguments: ["overwrite", "newest"])
    func anImportDropsNothingThatItContains(policy: String) throws {
        try folder.write("in.tsv", "Yes.\tДа.\nYes.\tТак точно.\n".utf8)
        for _ in 0..<2 { try calque("import m.tmx in.tsv --columns en,ru --on-conflict \(policy)") }
        #expect(try calque("export -q m.tmx").lines == ["Yes.\tДа.", "Yes.\tТак точно."])
    }

    @Test func manyConflictsOfOneSource() throws {
        try folder.write("a.tsv", (0..<16_000).map { "Yes.\tДа \($0)\n" }.joined().utf8)
        try calque("import m.tmx a.tsv --columns en,ru")
        let run = try calque("import m.tmx a.tsv --columns en,ru --on-conflict overwrite")
        #expect(run.output.contains("16000 read, 0 created, 0 updated, 16000 skipped"))
        #expect(run.seconds < 20, "\(run.seconds)")
    }

    // MARK: 05

    /// Every process of a container may have the same number.
    @Test func aKilledSplitLeavesNothingToTheNext() throws {
        try table("mine.tsv", ["mine"])
        try calque("import mine.tmx mine.tsv --columns en,ru")
        // Half a folder under each name that a split may ever have used.
        for id in [1, 2, 17] { try folder.write(".parts.\(id).calque-new/secret.tmx", "confidential".utf8) }
        try shell("calque memory split mine.tmx --by file -o parts & wait $!")
        try shell(
            "mkdir again && cd again && cp ../mine.tmx . && mkdir .parts.$$.calque-new && echo x > .parts.$$.calque-new/s.tmx"
                + " && exec calque memory split mine.tmx --by file -o parts")
        for place in ["", "again"] {
            #expect(try folder.names(in: place + "/parts").count == 1)
            #expect(!(try folder.names(in: place).contains { $0.hasSuffix("calque-new") }))
        }
    }

    // MARK: 12

    @Test(.enabled(if: geteuid() == 0, "only root may give files away"))
    func aMemoryIsNotGivenToAnotherUser() throws {
        try table("mine.tsv", ["mine"])
        try folder.write("s/.wire.tmx.calque-new", [])
        chmod(folder.path("s"), 0o1777)
        chown(folder.path("s/.wire.tmx.calque-new"), 65534, 65534)
        chmod(folder.path("s/.wire.tmx.calque-new"), 0o666)
        try shell("umask 077; calque import s/wire.tmx mine.tsv --columns en,ru")
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.path("s/wire.tmx"))
        #expect(attributes[.ownerAccountID] as? Int == 0)
        #expect(try mode("s/wire.tmx") == 0o600)
    }

    // MARK: 14

    @Test func compactKeepsAMemoryPrivate() throws {
        for name in ["a", "b", "c"] {
            try table(name + ".tsv", [name])
            try calque("import m \(name).tsv --columns en,ru")
            chmod(folder.path("m/\(name).en-ru.tmx"), name == "b" ? 0o600 : 0o640)
        }
        try shell("umask 022; calque memory compact m")
        #expect(try folder.names(in: "m") == ["compact-1.tmx"])
        #expect(try mode("m/compact-1.tmx") == 0o600)
    }
}
