import CalqueCore
import CalqueIO
import Foundation
import TestSupport
import Testing

@Suite struct AtomicFileTests {
    private func mode(_ path: String) throws -> Int {
        try (FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int) ?? -1
    }

    @Test func replacesWholeAndLeavesNothingElse() throws {
        let folder = try TemporaryFolder()
        try folder.write("a", "old".utf8)
        chmod(folder.path("a"), 0o640)
        let file = try AtomicFile(replacing: folder.path("a"))
        try file.write("new ")
        try file.write(String(repeating: "x", count: 1 << 20))
        #expect(try folder.read("a") == "old")
        try file.commit()
        #expect(try folder.read("a") == "new " + String(repeating: "x", count: 1 << 20))
        #expect(try folder.names() == ["a"])
        #expect(try mode(folder.path("a")) == 0o640)
    }

    @Test func aPrivateFileIsForTheUserAlone() throws {
        let folder = try TemporaryFolder()
        for _ in 0..<2 {
            let file = try AtomicFile(replacing: folder.path("a"), isPrivate: true)
            try file.write("new")
            try file.commit()
            #expect(try mode(folder.path("a")) == 0o600)
            chmod(folder.path("a"), 0o644)
        }
    }

    @Test func theFolderMayBeFlushedForManyFiles() throws {
        let folder = try TemporaryFolder()
        for name in ["a", "b"] {
            let file = try AtomicFile(replacing: folder.path(name))
            try file.write(Array(name.utf8))
            try file.commitBeforeFlush()
            #expect(try folder.read(name) == name)
            #expect(throws: Failure.self) { try file.commit() }
            try AtomicFile.flush(folder: file.folder)
        }
        #expect(try folder.names() == ["a", "b"])
    }

    @Test func aNewFileFollowsTheUmask() throws {
        let folder = try TemporaryFolder()
        try AtomicFile(replacing: folder.path("a")).commit()
        try folder.write("b", [])
        let written = try mode(folder.path("b"))
        #expect(try mode(folder.path("a")) == 0o644 & written)
    }

    @Test func withoutCommitNothingChanges() throws {
        let folder = try TemporaryFolder()
        try folder.write("a", "old".utf8)
        do {
            let file = try AtomicFile(replacing: folder.path("a"))
            try file.write("new")
        }
        #expect(try folder.read("a") == "old")
        #expect(try folder.names() == ["a"])
        let file = try AtomicFile(replacing: folder.path("b"))
        file.abandon()
        #expect(throws: Failure.self) { try file.write("x") }
        #expect(throws: Failure.self) { try file.commit() }
        #expect(try folder.names() == ["a"])
    }

    @Test func whatKilledWritersLeftIsCleared() throws {
        let folder = try TemporaryFolder()
        let others = ["a", ".hidden", ".b.calque-new.17.4", "c.calque-new"]
        for name in others + [".d.calque-new", ".e.calque-new"] { try folder.write(name, "x".utf8) }
        let file = try AtomicFile(replacing: folder.path("a"))
        try file.write("new")
        AtomicFile.clear(folder: folder.path)
        #expect(try folder.names() == (others + [".a.calque-new"]).sorted(), "the one that is written stays")
        try file.commit()
        #expect(try folder.read("a") == "new")
        AtomicFile.clear(folder: folder.path("missing"))
    }

    @Test(arguments: ["real/a", "missing"])
    func aLinkStaysALink(target: String) throws {
        let folder = try TemporaryFolder()
        try folder.write("real/a", "old".utf8)
        try FileManager.default.createSymbolicLink(atPath: folder.path("link"), withDestinationPath: target)
        let file = try AtomicFile(replacing: folder.path("link"))
        try file.write("new")
        try file.commit()
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("link")) == target)
        #expect(try folder.read(target) == "new")
    }

    @Test func whatCannotBeWrittenSaysWhy() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(
            atPath: folder.path("d"), withIntermediateDirectories: true)
        let cases = [
            (folder.path("d"), "is a folder"), (folder.path("none/a"), "make the folder first"),
            (folder.path("d") + "/", "is a folder"), ("/dev/null", "is not a regular file"),
        ]
        for (path, says) in cases {
            #expect {
                _ = try AtomicFile(replacing: path)
            } throws: {
                ($0 as? Failure)?.kind == .io && "\($0)".contains(says) && "\($0)".hasPrefix(path)
            }
        }
    }

    @Test func aKilledWritersRestIsTakenOver() throws {
        let folder = try TemporaryFolder()
        try folder.write(".a.calque-new", "half a file".utf8)
        let file = try AtomicFile(replacing: folder.path("a"))
        try file.write("b")
        try file.commit()
        #expect(try folder.read("a") == "b")
        #expect(try folder.names() == ["a"])
    }

    @Test func oneWriterAtATime() throws {
        let folder = try TemporaryFolder()
        let first = try AtomicFile(replacing: folder.path("a"))
        #expect {
            _ = try AtomicFile(replacing: folder.path("a"), patience: .milliseconds(20))
        } throws: {
            "\($0)".contains("another program")
        }
        _ = try AtomicFile(replacing: folder.path("b"), patience: .zero)
        first.abandon()
        _ = try AtomicFile(replacing: folder.path("a"), patience: .zero)
    }

    /// Read, add one, write: under the lock no addition is lost, however many writers there are.
    @Test func noUpdateIsLost() async throws {
        let folder = try TemporaryFolder()
        try folder.write("n", "0".utf8)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    for _ in 0..<25 {
                        let file = try AtomicFile(replacing: folder.path("n"))
                        let number = try #require(Int(try folder.read("n")))
                        try file.write("\(number + 1)")
                        try file.commit()
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try folder.read("n") == "100")
        #expect(try folder.names() == ["n"])
    }
}
