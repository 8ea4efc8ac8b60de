import CalqueIO
import Foundation
import TestSupport
import Testing

/// `memory history`, `undo` and `redo`, and what the commands that change a memory keep.
struct MemoryHistoryTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("a.tsv", Array("Snow fell.\tВыпал снег.\nRain fell.\tПрошел дождь.\n".utf8))
        try folder.write("b.tsv", Array("Rain fell.\tПрошел дождь.\nHail fell.\tВыпал град.\n".utf8))
    }

    private func run(_ line: String) throws -> ChildProcess.Result {
        try CalqueBinary.shell("calque " + line, in: folder, environment: ["SOURCE_DATE_EPOCH": "1770000000"])
    }

    @discardableResult
    private func done(_ line: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> [String] {
        let result = try run(line)
        #expect(result.status == 0, "\(line): \(result.errors)", sourceLocation: sourceLocation)
        return result.lines
    }

    /// The texts of a memory.
    private func texts(_ memory: String) throws -> [String] { try done("export --quiet --format tsv \(memory)") }

    @Test(arguments: ["wire.tmx", "wire"])
    func eachCommandIsUndoneAndRedone(memory: String) throws {
        try done("import \(memory) a.tsv --columns en,ru")
        try done("import \(memory) b.tsv --columns en,ru")
        try done("memory edit \(memory) 1 --set 'ru=Лил дождь.'")
        try done("memory dedupe \(memory)")
        try done("memory remove \(memory) 0")
        try done("memory filter \(memory) --where 'lang = ru and text ~ дождь' --in-place")
        try done("memory merge a.tmx --output \(memory)", making: "import a.tmx b.tsv --columns en,ru")
        // A file had the units of the merged memory already, or gets them; each of the other commands changed something.
        var commands = try done("memory history \(memory) --format json").count
        #expect(commands == 6 || commands == 7)
        if memory == "wire" {
            try done("memory compact wire")
            commands += 1
        }
        let last = try texts(memory)
        #expect(try done("memory undo \(memory)").last?.hasPrefix("undone: ") == true)
        try done("memory undo \(memory) \(commands - 2)")
        #expect(try texts(memory).count == 2, "the first import")
        try done("memory undo \(memory)")
        #expect(try run("memory undo \(memory)").status == 1)
        try done("memory redo \(memory) \(commands)")
        #expect(try texts(memory) == last)
        #expect(try run("memory redo \(memory)").status == 1)
    }

    private func done(_ line: String, making first: String) throws {
        try done(first)
        try done(line)
    }

    @Test func theList() throws {
        try done("import wire.tmx a.tsv --columns en,ru")
        try done("memory edit wire.tmx 0 --set \"ru=Шёл снег.\" --note \"it's new\"")
        let lines = try done("memory history wire.tmx")
        #expect(lines.count == 4)
        #expect(lines[0] == "   1  2026-02-02 02:40  import wire.tmx a.tsv --columns en,ru")
        #expect(lines[1].hasPrefix("      wire.tmx made; "))
        #expect(lines[2].hasSuffix("memory edit wire.tmx 0 --set 'ru=Шёл снег.' --note 'it'\\''s new'"))
        #expect(lines[3].hasPrefix("      wire.tmx changed; "))
        try done("memory undo wire.tmx")
        #expect(try done("memory history wire.tmx")[3].hasSuffix("; undone"))
        #expect(try folder.read(".calque/history/files/wire.tmx/0002/1.after.tmx").contains("Шёл снег."), "readable")
    }

    @Test func aNewChangeTakesThePlaceOfWhatWasUndone() throws {
        try done("import wire.tmx a.tsv --columns en,ru")
        try done("memory edit wire.tmx 0 --set ru=А.")
        try done("memory undo wire.tmx")
        try done("memory edit wire.tmx 0 --set ru=Б.")
        #expect(try run("memory redo wire.tmx").status == 1)
        #expect(try done("memory history wire.tmx --format json").count == 2)
    }

    @Test func nothingIsKeptForNoChangeAndDryRunsAndOnRequest() throws {
        try done("import wire.tmx a.tsv --columns en,ru --no-history")
        try done("import wire.tmx a.tsv --columns en,ru")
        try done("memory edit wire.tmx 0 --set ru=А. --dry-run")
        try done("memory edit wire.tmx 0 --set ru=А. --no-history")
        try done("memory remove wire.tmx 0 --no-history")
        #expect(try folder.names(history: true) == [".bin", "a.tsv", "b.tsv", "wire.tmx"])
        #expect(try run("memory history wire.tmx").status == 1)
        #expect(try run("memory undo wire.tmx").status == 1)
    }

    @Test func otherProgramsChangesStay() throws {
        try done("import wire.tmx a.tsv --columns en,ru")
        try done("memory edit wire.tmx 0 --set ru=А.")
        let other = try folder.read("wire.tmx").replacing("Rain", with: "Sleet")
        try folder.write("wire.tmx", other.utf8)
        expectFailure(try run("memory undo wire.tmx"), 74, saying: "wire.tmx: was changed since", "0002")
        expectFailure(try run("memory undo wire.tmx 2"), 74, saying: "wire.tmx: was changed since")
        #expect(try folder.read("wire.tmx") == other)
        #expect(try done("memory history wire.tmx")[3].hasSuffix("cannot be undone: a file was changed since"))
        expectFailure(try run("memory undo wire.tmx 3"), 64, saying: "only 2 changes can be undone")
    }

    @Test func theHistoryIsAsPrivateAsTheMemory() throws {
        try done("import wire.tmx a.tsv --columns en,ru")
        _ = try CalqueBinary.shell("chmod 600 wire.tmx", in: folder)
        try done("memory edit wire.tmx 0 --set ru=А.")
        try done("memory undo wire.tmx")
        let modes = try CalqueBinary.shell(
            "find .calque/history/files/wire.tmx/0002 -type f -printf '%m\\n' | sort -u", in: folder)
        #expect(modes.lines == ["600"])
    }

    @Test func aFolderDoesNotReadItsHistory() throws {
        try done("import wire a.tsv --columns en,ru")
        try done("import wire b.tsv --columns en,ru")
        try done("memory remove wire 0 1 2")
        #expect(try folder.names(in: "wire/.calque/history/folder/0003").contains("1.before.tmx"))
        #expect(try texts("wire").count == 1)
        #expect(try done("memory info wire").contains("units       1"))
        let query = try run("query --quiet wire --to ru 'Snow fell.'")
        #expect(!query.output.contains("Выпал снег."))
    }

    @Test func withoutRoomForTheHistoryNothingIsChanged() throws {
        try done("import wire.tmx a.tsv --columns en,ru")
        let before = try folder.read("wire.tmx")
        _ = try CalqueBinary.shell("rm -r .calque; touch .calque", in: folder)
        expectFailure(
            try run("memory edit wire.tmx 0 --set ru=А."), 74, saying: "cannot keep what the change replaces",
            "--no-history")
        expectFailure(try run("import wire.tmx b.tsv --columns en,ru"), 74, saying: "--no-history")
        #expect(try folder.read("wire.tmx") == before)
        try done("memory edit wire.tmx 0 --set ru=А. --no-history")
        #expect(try texts("wire.tmx").contains("Snow fell.\tА."))
        #expect(try run("memory info wire.tmx").status == 0)
    }

    @Test func filterInPlaceIsAsked() throws {
        try done("import wire.tmx a.tsv --columns en,ru")
        let before = try folder.read("wire.tmx")
        expectFailure(
            try run("memory filter wire.tmx --where 'text ~ Snow'"), 64, saying: "--in-place", "--output")
        expectFailure(
            try run("memory filter wire.tmx --where 'text ~ Snow' --in-place --output b.tmx"), 64, saying: "--in-place")
        try done("memory filter wire.tmx --where 'text ~ Snow' --dry-run")
        #expect(try folder.read("wire.tmx") == before)
        try done("memory filter wire.tmx --where 'text ~ Snow' --in-place")
        #expect(try texts("wire.tmx").count == 1)
        try done("memory undo wire.tmx")
        #expect(try folder.read("wire.tmx") == before)
    }

    /// Writers of one folder do not share a lock, but their changes have numbers of their own.
    @Test func severalWriters() async throws {
        for number in 0..<12 { try folder.write("d\(number).tsv", Array("Text \(number).\tТекст \(number).\n".utf8)) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<12 {
                group.addTask {
                    let run = try self.run("import --quiet wire d\(number).tsv --columns en,ru")
                    #expect(run.status == 0, "\(run.errors)")
                }
            }
            try await group.waitForAll()
        }
        #expect(try done("memory history wire --format json").count == 12)
        try done("memory undo wire 12")
        #expect(try folder.names(in: "wire") == [])
        try done("memory redo wire 12")
        #expect(try texts("wire").count == 12)
    }
}
