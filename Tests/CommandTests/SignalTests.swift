import Foundation
import Glibc
import TestSupport
import Testing

/// A signal at any moment leaves finished files and no temporary ones, and ends the program as its caller expects.
struct SignalTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func table(_ name: String, _ lines: Int) throws {
        let text = (0..<lines).map { "\(name) text number \($0)\tтекст \(name) номер \($0)\n" }.joined()
        try folder.write("\(name).tsv", Array(text.utf8))
    }

    /// Runs a command and sends a signal after some time. - Returns: the exit status, as a shell gives it.
    private func interrupted(_ line: String, by signal: String, after seconds: Double) throws -> Int32 {
        try CalqueBinary.shell(
            "set -m; calque \(line) >/dev/null 2>&1 & pid=$!; sleep \(seconds); kill -\(signal) $pid 2>/dev/null; wait $pid",
            in: folder
        ).status
    }

    private func leftovers() throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { path in
            ["calque-new", ".part", "/making", "/moving"].contains { path.contains($0) }
        }
    }

    private func count(_ memory: String) throws -> String? {
        try CalqueBinary.run("memory info \(memory)", in: folder).lines.first
    }

    @Test(arguments: [("INT", Int32(2)), ("TERM", 15), ("HUP", 1)])
    func imports(signal: String, number: Int32) throws {
        try table("some", 3000)
        try table("more", 6000)
        for memory in ["wire.tmx", "wire"] {
            #expect(try CalqueBinary.run("import --quiet \(memory) some.tsv --columns en,ru", in: folder).status == 0)
        }
        var ends = 0
        var delay = 0.002
        for round in 0..<14 {
            let memory = round % 2 == 0 ? "wire.tmx" : "wire"
            let status = try interrupted("import \(memory) more.tsv --columns en,ru", by: signal, after: delay)
            // Before the program catches signals they end it, too.
            #expect(status == 128 + number || status == 0, "\(status)")
            if status != 0 { ends += 1 }
            #expect(try leftovers() == [], "\(memory) after \(delay)")
            let there = try count(memory)
            #expect(there == "units       3000" || there == "units       9000", "\(there ?? "")")
            if there == "units       9000" {
                #expect(
                    try CalqueBinary.run("memory undo \(memory)", in: folder).status == 0,
                    "what was made has its history")
                #expect(try count(memory) == "units       3000")
            }
            delay *= 1.7
        }
        #expect(ends > 3)
    }

    @Test func foldersThatAreBeingMade() throws {
        try table("some", 4000)
        #expect(try CalqueBinary.run("import --quiet wire.tmx some.tsv --columns en,ru", in: folder).status == 0)
        for delay in [0.01, 0.05, 0.1, 0.2, 0.3, 0.5] {
            let status = try interrupted("memory split wire.tmx --by language --output parts", by: "INT", after: delay)
            #expect(try leftovers() == [], "after \(delay)")
            #expect(status != 0 || FileManager.default.fileExists(atPath: folder.path("parts")))
            try? FileManager.default.removeItem(atPath: folder.path("parts"))
        }
    }

    /// Killed at any moment, an undo has happened or not, and the next one knows which.
    @Test func killedUndos() throws {
        try table("some", 3000)
        try table("more", 3000)
        for name in ["some", "more"] {
            #expect(try CalqueBinary.run("import --quiet wire \(name).tsv --columns en,ru", in: folder).status == 0)
        }
        #expect(
            try CalqueBinary.shell("calque memory remove wire --where 'text ~ 7'", in: folder).status == 0)
        let after = try CalqueBinary.run("export --quiet --format tsv wire", in: folder).output
        #expect(try CalqueBinary.run("memory undo wire", in: folder).status == 0)
        let before = try CalqueBinary.run("export --quiet --format tsv wire", in: folder).output
        #expect(before != after)
        var isUndone = true
        var delay = 0.005
        for _ in 0..<14 {
            _ = try interrupted("memory \(isUndone ? "redo" : "undo") wire", by: "KILL", after: delay)
            // Completes what was begun.
            let list = try CalqueBinary.run("memory history wire", in: folder)
            isUndone = list.output.hasSuffix("undone\n")
            #expect(
                try CalqueBinary.run("export --quiet --format tsv wire", in: folder).output
                    == (isUndone ? before : after))
            #expect(!list.output.contains("cannot"))
            delay = delay > 0.2 ? 0.005 : delay * 1.4
        }
    }

    @Test func aSignalThatIsIgnoredStaysIgnored() throws {
        try table("some", 3000)
        let run = try CalqueBinary.shell(
            "trap '' HUP; calque import wire.tmx some.tsv --columns en,ru & pid=$!; sleep 0.02; kill -HUP $pid; wait $pid",
            in: folder)
        #expect(run.status == 0)
        #expect(try count("wire.tmx") == "units       3000")
    }
}
