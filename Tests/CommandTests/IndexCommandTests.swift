import Calque
import Foundation
import TestSupport
import Testing

/// `calque index`, and queries whose index is missing, damaged, or made by others at the same time.
@Suite struct IndexCommandTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        let lines = (0..<400).map {
            "Oil prices fell by \($0) percent on Friday.\tЦены на нефть упали на \($0) процента.\n"
        }
        try folder.write("units.tsv", lines.joined().utf8)
        expectQuietSuccess(try run("import wire.tmx units.tsv --format tsv --columns en,ru", says: nil))
    }

    /// Runs the program with a cache of its own.
    @discardableResult
    private func run(_ words: String, cache: String = "cache", says: String? = "") throws -> ChildProcess.Result {
        let run = try CalqueBinary.run(words, in: folder, environment: ["XDG_CACHE_HOME": folder.path(cache)])
        if let says {
            #expect(
                run.errorLines.count == (says.isEmpty ? 0 : 1) && (says.isEmpty || run.errors.contains(says)),
                "\(run.errors)")
        }
        return run
    }

    private let query = "query wire.tmx --lang en --format tsv --cutoff 30 --limit 20 --queries queries"

    private func part() throws -> String {
        let index = folder.path("cache/calque/index")
        let name = try #require(try FileManager.default.contentsOfDirectory(atPath: index).first)
        let files = try FileManager.default.contentsOfDirectory(atPath: index + "/" + name).filter { $0 != "memory" }
        #expect(files.count == 1, "\(files)")
        return index + "/" + name + "/" + (files.first ?? "")
    }

    @Test func theIndexIsMadeAheadOrWhenItIsNeeded() throws {
        try folder.write("queries", "Oil prices fell by 7 percent on Monday.\nOil fell on Friday.\n".utf8)
        let ahead = try run("index wire.tmx")
        expectQuietSuccess(ahead)
        #expect(ahead.output.hasPrefix("wire.tmx: 800 segments, index of 0."))
        let first = try run(query)
        _ = try part()
        let index = folder.path("cache/calque/index")
        #expect(try FileManager.default.attributesOfItem(atPath: index)[.posixPermissions] as? Int == 0o700)
        #expect(first.lines.count == 40)
        #expect(first.lines[0].hasPrefix("0\t0\t7\t88.8889\t"), "\(first.lines[0])")
        #expect(try run(query, cache: "other").output == first.output)
        #expect(try run(query, cache: "other").output == first.output)
    }

    @Test func damageIsPutRightAndTold() throws {
        try folder.write("queries", "Oil prices fell by 7 percent on Monday.\nGas prices\n".utf8)
        let sound = try run(query)
        let path = try part()
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        var flipped = bytes
        for place in stride(from: 100, to: flipped.count, by: 1000) { flipped[place] ^= 0x10 }
        for damaged in [[], Array(bytes.prefix(bytes.count / 2)), flipped, Array("calque".utf8)] {
            try Data(damaged).write(to: URL(fileURLWithPath: path))
            #expect(try run(query, says: "damaged").output == sound.output)
            #expect(try run(query).output == sound.output)
        }
        try Data(flipped).write(to: URL(fileURLWithPath: path))
        #expect(try run("index wire.tmx", says: "damaged").status == 0)
    }

    @Test func aChangedMemoryIsIndexedAnew() throws {
        try folder.write("queries", "Gas prices rose.\n".utf8)
        #expect(try run(query).lines.allSatisfy { !$0.contains("100.0000") })
        try folder.write("more.tsv", "Gas prices rose.\tЦены на газ выросли.\n".utf8)
        try run("import wire.tmx more.tsv --format tsv --columns en,ru")
        let changed = try run(query, says: "stale")
        #expect(changed.lines.first?.hasPrefix("0\t0\t400\t100.0000\t") == true)
        #expect(try run(query).output == changed.output)
    }

    @Test func withoutACacheItIsNotKept() throws {
        try folder.write("queries", "Gas prices\n".utf8)
        try folder.write("file", [])
        let sound = try run(query)
        #expect(try run(query, cache: "file", says: "cannot be kept").output == sound.output)
        let ahead = try CalqueBinary.run(
            "index wire.tmx", in: folder, environment: ["XDG_CACHE_HOME": folder.path("file")])
        #expect(ahead.status == 74 && ahead.output == "" && ahead.errors.contains("not be kept"), "\(ahead.errors)")
        let homeless = try CalqueBinary.run(query, in: folder, environment: ["XDG_CACHE_HOME": "", "HOME": ""])
        #expect(homeless.output == sound.output && homeless.errorLines.count == 1, "\(homeless.errors)")
    }

    @Test func processesMayMakeItAtTheSameTime() throws {
        try folder.write("queries", "Oil prices fell by 7 percent on Monday.\n".utf8)
        let run = try CalqueBinary.shell(
            "for i in 1 2 3 4 5 6; do calque \(query) > out.$i 2>&1 & done; wait; cat out.?", in: folder,
            environment: ["XDG_CACHE_HOME": folder.path("cache")])
        #expect(run.lines.count == 6 * 20)
        #expect(Set(run.lines).count == 20, "all say the same, and nothing else")
        _ = try part()
    }

    /// If a memory no longer exists, its files leave the cache when another memory is indexed.
    @Test func theCacheDoesNotGrowForEver() throws {
        try run("import other.tmx units.tsv --format tsv --columns en,ru")
        for memory in ["wire.tmx", "other.tmx"] { try run("index \(memory)") }
        #expect(try folder.names(in: "cache/calque/index").count == 2)
        try FileManager.default.moveItem(atPath: folder.path("other.tmx"), toPath: folder.path("moved.tmx"))
        try run("index moved.tmx")
        #expect(try folder.names(in: "cache/calque/index").map { $0.prefix(5) } == ["moved", "wire_"])
    }

    @Test func timingsAreWritten() throws {
        try folder.write("queries", "Gas prices\nOil\n\nprices\n".utf8)
        try run(query + " --timings times")
        let times = try folder.read("times").split(separator: "\n").map { Int($0) ?? -1 }
        #expect(times.count == 4 && times.allSatisfy { $0 >= 0 } && times.contains { $0 > 0 }, "\(times)")
        expectFailure(try run(query + " --timings absent/times", says: nil), 74, saying: "absent/times", output: nil)
    }
}
