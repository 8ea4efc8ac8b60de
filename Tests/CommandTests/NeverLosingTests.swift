import Foundation
import TestSupport
import Testing

/// The guarantees for a memory while it is written: a short version of `Benchmarks/soak/run`.
@Suite struct NeverLosingTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// A table of pairs that no other document holds.
    private func table(_ name: String, _ count: Int) throws -> Set<String> {
        let lines = (0..<count).map { "Reading \(name) of gauge \($0).\tПоказание \(name) прибора \($0)." }
        try folder.write(name + ".tsv", lines.joined(separator: "\n").utf8)
        return Set(lines)
    }

    private func arguments(_ memory: String, _ name: String) -> [String] {
        ["import", memory, name + ".tsv", "--columns", "en,ru"]
    }

    private func units(_ memory: String) throws -> Set<String> {
        guard FileManager.default.fileExists(atPath: folder.path(memory)) else { return [] }
        let run = try CalqueBinary.run("export \(memory) --columns en,ru", in: folder)
        #expect(run.status == 0, "the memory opens: \(run.errors)")
        return Set(run.lines)
    }

    /// All files with their contents, including temporary files.
    private func state(_ path: String) throws -> [String: Data] {
        var state: [String: Data] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path(path)) {
            state[name] = FileManager.default.contents(atPath: folder.path(path + "/" + name))
        }
        return state
    }

    @Test(arguments: ["wire.tmx", "wire"])
    func killedAtAnyMoment(memory: String) throws {
        var random = SeededGenerator(seed: 5)
        var kept = try table("base", 2000)
        let first = try CalqueBinary.run(arguments(memory, "base"), in: folder.path)
        #expect(first.status == 0)
        var usual = first.seconds
        var kills = 0
        for number in 0..<60 where kills < 25 {
            let pairs = try table("d\(number)", 40)
            let run = try ChildProcess.run(
                CalqueBinary.path, arguments(memory, "d\(number)"), in: folder.path,
                environment: CalqueBinary.environment, limit: Double.random(in: 0...usual, using: &random))
            #expect(run.status == 0 || run.status == 137, "\(run)")
            if run.status == 137 { kills += 1 } else { usual = min(usual, run.seconds) }
            let there = try units(memory)
            #expect(kept.isSubset(of: there), "nothing that was acknowledged is lost")
            let came = there.subtracting(kept)
            #expect(came == pairs || (came.isEmpty && run.status != 0), "all of the killed one or none")
            kept = there
        }
        #expect(kills >= 25, "the test did what it is for")
        // The next writer removes leftover files.
        _ = try table("last", 1)
        #expect(try CalqueBinary.run(arguments(memory, "last"), in: folder.path).status == 0)
        let names = try folder.names() + (memory == "wire" ? try folder.names(in: "wire") : [])
        #expect(!names.contains { $0.hasSuffix(".calque-new") }, "\(names)")
    }

    @Test(arguments: ["wire.tmx", "wire"])
    func twoWritersAndAReader(memory: String) async throws {
        let documents = try (0..<24).map { try table("d\($0)", 12) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<2 {
                group.addTask {
                    for number in stride(from: writer, to: 24, by: 2) {
                        // The first writer of a folder says that it made it.
                        let run = try CalqueBinary.run(self.arguments(memory, "d\(number)"), in: self.folder.path)
                        #expect(run.status == 0, "\(run.errors)")
                    }
                }
            }
            group.addTask {
                for _ in 0..<20 {
                    let there = try self.units(memory)
                    for document in documents where !document.isDisjoint(with: there) {
                        #expect(document.isSubset(of: there), "a reader sees no half")
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try units(memory) == documents.reduce(into: []) { $0.formUnion($1) })
    }

    @Test(arguments: ["wire/m.tmx", "wire/m", "wire/new/m.tmx", "wire/n"])
    func whereThereIsNoRoom(memory: String) throws {
        _ = try table("some", 100)
        _ = try table("more", 9000)
        for memory in ["wire/m.tmx", "wire/m"] {
            #expect(try CalqueBinary.run(arguments(memory, "some"), in: folder.path).status == 0)
        }
        let before = try state("wire")
        // A file may have 400 blocks of 512 or 1024 bytes.
        let run = try CalqueBinary.shell("ulimit -f 400; calque import \(memory) more.tsv --columns en,ru", in: folder)
        expectFailure(run, 74, saying: "cannot write: File too large")
        #expect(try state("wire") == before, "as it was, and nothing is left")
    }

    /// Root may write everywhere, except in a read-only file system.
    private func isolated(_ line: String) throws -> ChildProcess.Result {
        try CalqueBinary.shell(
            "unshare -m bash -c 'mount --bind wire wire && mount -o remount,bind,ro wire && \(line)'", in: folder)
    }

    private static let mayMount: Bool = {
        guard let folder = try? TemporaryFolder() else { return false }
        let line = "mkdir a && unshare -m bash -c 'mount --bind a a && mount -o remount,bind,ro a'"
        return (try? CalqueBinary.shell(line, in: folder).status) == 0
    }()

    @Test(.enabled(if: Self.mayMount, "nothing may be mounted here"))
    func aFolderThatMayOnlyBeRead() throws {
        _ = try table("some", 5)
        for memory in ["wire/m.tmx", "wire/m"] {
            #expect(try CalqueBinary.run(arguments(memory, "some"), in: folder.path).status == 0)
        }
        let before = try state("wire")
        for line in [
            "import wire/m.tmx some.tsv --columns ru,en", "import wire/m some.tsv --columns ru,en",
            "memory edit wire/m.tmx 1 --set ru=x", "memory remove wire/m 1",
        ] {
            expectFailure(try isolated("calque \(line)"), 74, saying: "Read-only file system")
        }
        #expect(try isolated("calque export wire/m --columns en").lines.count == 5, "it is read all the same")
        #expect(try state("wire") == before)
    }

    /// The moment between the program's two looks at a file is not known, so the test repeats until it meets it.
    @Test func aFileReplacedBehindOurBack() throws {
        let lines = (0..<6000).map { "Reading of gauge \($0 % 3000).\tПоказание прибора \($0 % 3000)." }
        try folder.write("many.tsv", lines.joined(separator: "\n").utf8)
        _ = try table("other", 3)
        #expect(try CalqueBinary.run(arguments("other.tmx", "other"), in: folder.path).status == 0)
        #expect(try CalqueBinary.run(arguments("many", "many"), in: folder.path).status == 0)
        let name = try #require(try folder.names(in: "many").first)
        let other = try folder.read("other.tmx")
        var refusals = 0
        for attempt in 0..<200 where refusals < 3 {
            let run = try CalqueBinary.shell(
                """
                mkdir -p turn; cp many/\(name) turn/a.tmx; cp many/\(name) turn/b.tmx; cp other.tmx turn/.coming
                calque memory dedupe turn & sleep 0.0\(attempt % 10); mv turn/.coming turn/a.tmx; wait $!
                """, in: folder)
            if run.status == 74 {
                refusals += 1
                expectFailure(run, 74, saying: "turn/a.tmx: was changed by another program meanwhile", "again")
                #expect(try folder.read("turn/b.tmx") == folder.read("many/" + name), "the other file is as it was")
            } else {
                #expect(run.status == 0, "\(run)")
            }
            #expect(try folder.read("turn/a.tmx") == other, "what the other put there stays")
        }
        #expect(refusals == 3)
    }
}
