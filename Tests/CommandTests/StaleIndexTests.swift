import Foundation
import TestSupport
import Testing

/// Indexes that do not fit, that were left over, and whose cache is not the user's alone.
@Suite struct StaleIndexTests {
    private let folder: TemporaryFolder
    private var environment: [String: String] { ["XDG_CACHE_HOME": folder.path("cache")] }

    init() throws {
        folder = try TemporaryFolder()
        for (name, day) in [("m", 5), ("new", 6)] {
            let lines = (0..<400).map { "Summit number \($0).\tСаммит \($0): \($0 == 200 ? day : 5) марта.\n" }
            try folder.write("\(name).tsv", lines.joined().utf8)
            expectQuietSuccess(try run("import \(name).tmx \(name).tsv --format tsv --columns en,ru"))
            try shell("sed -i 's/creationdate=\"[^\"]*\"//' \(name).tmx; touch -d @1000000000 \(name).tmx")
        }
    }

    @discardableResult
    private func run(_ words: String) throws -> ChildProcess.Result {
        try CalqueBinary.run(words, in: folder, environment: environment)
    }

    @discardableResult
    private func shell(_ line: String) throws -> ChildProcess.Result {
        try CalqueBinary.shell(line, in: folder, environment: environment)
    }

    private let query = "query m.tmx --lang en --to ru --format tsv -n 1 --queries queries"

    /// As from two reproducible archives: `cp -p` sets the time, and both have the same size.
    @Test func aFileWithTheSameSizeAndTimeIsAnotherFile() throws {
        try folder.write("queries", "Summit number 200.\n".utf8)
        #expect(try run(query).output.contains("Саммит 200: 5 марта."))
        try shell("[ $(stat -c %s m.tmx) = $(stat -c %s new.tmx) ] || exit 1; cp -p new.tmx m.tmx")
        let changed = try run(query)
        #expect(changed.output.contains("Саммит 200: 6 марта.") && changed.errors.contains("stale"), "\(changed)")
        // In place, so that the file keeps its number.
        try shell("sed 's/200: 6/200: 7/' m.tmx > x; cat x > m.tmx; touch -d @1000000000 m.tmx")
        #expect(try run(query).output.contains("Саммит 200: 7 марта."))
    }

    @Test func verifyComparesTheContents() throws {
        expectQuietSuccess(try run("index m.tmx --verify"))
        let same = try run("index m.tmx --verify")
        expectQuietSuccess(same)
        #expect(same.output.hasPrefix("m.tmx: 800 segments, index of "))
        try shell(
            "for part in cache/calque/index/*/*.part; do printf x | dd of=$part bs=1 seek=9000 conv=notrunc; done")
        let differs = try run("index m.tmx --verify")
        #expect(differs.status == 1 && differs.output == same.output, "\(differs)")
        #expect(differs.errorLines.count == 1 && differs.errors.contains("differs"), "\(differs)")
        expectQuietSuccess(try run("index m.tmx --verify"))
    }

    @Test func cleanSaysWhatItRemoved() throws {
        #expect(try run("index --clean").output == "the cache has nothing to remove\n")
        for memory in ["m.tmx", "new.tmx"] { expectQuietSuccess(try run("index \(memory)")) }
        try shell("cd cache/calque/index/new*; echo secret > .1.part.calque-new; rm ../../../../m.tmx")
        let clean = try run("index --clean")
        expectQuietSuccess(clean)
        #expect(clean.lines.count == 2)
        #expect(clean.output.contains("/m.tmx: removed 2 files, 0."), "\(clean.output)")
        #expect(clean.output.contains("MB: the memory no longer exists\n"), "\(clean.output)")
        #expect(clean.output.contains("/new.tmx: removed 1 file, 0.0 MB: left by a process that was killed\n"))
        #expect(try shell("find cache -type f | wc -l").output == "2\n")
        let both = try run("index --clean new.tmx")
        expectQuietSuccess(both)
        #expect(both.lines.count == 2 && both.lines[0] == "the cache has nothing to remove")
        expectFailure(try run("index"), 64, saying: "the memory is missing")
    }

    /// A killed build leaves its temporary file, which may have texts of the memory. The next build has another name,
    /// because the memory has changed.
    @Test func aKilledBuildLeavesNoTexts() throws {
        let units = (0..<6000).map {
            "<tu><tuv xml:lang=\"en\"><seg>Secret \($0)</seg></tuv><tuv xml:lang=\"ru\"><seg>x</seg></tuv></tu>"
        }
        try folder.write("big.tmx", ("<tmx version=\"1.4\"><body>" + units.joined() + "</body></tmx>").utf8)
        let killed = try shell(
            """
            calque index big.tmx & p=$!
            for i in $(seq 4000); do compgen -G 'cache/calque/index/big*/.*part.calque-new' >&2 && break; sleep 0.002; done
            kill -9 $p; wait $p; find cache -name '.*calque-new'
            """)
        #expect(killed.lines.count == 1, "\(killed)")
        try shell("touch big.tmx")
        #expect(try run("index big.tmx").status == 0)
        #expect(try shell("find cache -name '.*calque-new'").output == "")
        #expect(try shell("find cache -type f -not -perm 600; find cache/calque -type d -not -perm 700").output == "")
    }

    @Test func aCacheThatOthersMayWriteIsNotUsed() throws {
        try folder.write("queries", "Summit number 200.\n".utf8)
        let sound = try run(query)
        try shell("chmod 777 cache/calque")
        let open = try run(query)
        #expect(open.output == sound.output && open.status == 0)
        #expect(open.errorLines.count == 1 && open.errors.contains("may be written by others"), "\(open.errors)")
        expectFailure(try run("index m.tmx -q"), 74, saying: "could not be kept")
    }

    @Test func pipesInTheCacheAreNotWaitedFor() throws {
        try folder.write("queries", "Summit number 200.\n".utf8)
        let sound = try run(query)
        try shell("cd cache/calque/index/*; for f in *.part memory; do rm $f; mkfifo -m 600 $f; done")
        let waits = try shell("timeout 60 calque \(query)")
        #expect(waits.output == sound.output && waits.status == 0)
    }
}
