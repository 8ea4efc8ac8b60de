import CalqueBlocks
import CalqueCore
import CalqueIO
import CalqueMatching
import CalqueUnits
import Foundation
import Glibc
import MatchingTestSupport
import TestSupport
import Testing

@testable import CalqueMatchIndex

/// What the index is made from, who may read it, and what becomes of it.
@Suite struct IndexTrustTests {
    private let indexed: IndexedFolder
    private let folder: IndexFolder

    init() throws {
        indexed = try IndexedFolder()
        try indexed.write([TranslationUnit(variants: [Variant("en", "the secret file")])], to: "a.tmx")
        folder = try #require(IndexFolder(of: indexed.folder.path("wire"), cache: indexed.cache))
    }

    private func expectAnswer(note: String? = nil, sourceLocation: SourceLocation = #_sourceLocation) throws {
        #expect(try indexed.open().matches(for: "the secret file").count == 1, sourceLocation: sourceLocation)
        let notes = indexed.notes.take()
        if let note {
            #expect(notes.count == 1 && notes[0].contains(note), "\(notes)", sourceLocation: sourceLocation)
        } else {
            #expect(notes == [], sourceLocation: sourceLocation)
        }
    }

    private func mode(_ path: String) -> UInt32 {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_mode & 0o7777 : 0
    }

    // MARK: The files of the memory

    @Test func theKeyKnowsAFileWhoseTimeWasSet() throws {
        let path = try indexed.folder.write("x", [UInt8](repeating: 1, count: 20_000))
        var times = [timeval(tv_sec: 1_000_000_000, tv_usec: 0), timeval(tv_sec: 1_000_000_000, tv_usec: 0)]
        utimes(path, &times)
        let before = try #require(FileKey(of: path, in: ""))
        #expect(FileKey(of: path, in: "") == before)
        usleep(20_000)
        // The same size, time, first and last bytes.
        let file = open(path, O_WRONLY)
        pwrite(file, "2", 1, 10_000)
        close(file)
        utimes(path, &times)
        let after = try #require(FileKey(of: path, in: ""))
        #expect(
            after != before && (after.size, after.seconds, after.hash) == (before.size, before.seconds, before.hash))
        let other = try indexed.folder.write("y", [UInt8](repeating: 1, count: 20_000))
        rename(other, path)
        #expect(FileKey(of: path, in: "")?.node != before.node)
    }

    /// `verify` compares contents. Here the index says that it was made from others, but for files with these keys.
    @Test func verifyDoesNotRelyOnTheKeys() throws {
        #expect(try IndexedMemory.verify(indexed.memory, cache: indexed.cache), "there is none")
        try expectAnswer()
        #expect(try IndexedMemory.verify(indexed.memory, cache: indexed.cache))
        let part = try #require(try indexed.parts.first)
        let sum = try Checksum.ofContents(indexed.folder.path("wire/a.tmx"))
        var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: part)))
        let place = try #require(bytes.firstRange(of: withUnsafeBytes(of: sum.littleEndian) { Array($0) }))
        bytes[place.lowerBound] ^= 1
        reseal(&bytes)
        try Data(bytes).write(to: URL(fileURLWithPath: part))
        try expectAnswer()
        #expect(try indexed.parts == [part], "its keys are those of the file")
        #expect(try !IndexedMemory.verify(indexed.memory, cache: indexed.cache))
        #expect(try indexed.parts == [])
        try expectAnswer()
        #expect(try IndexedMemory.verify(indexed.memory, cache: indexed.cache))
        var damaged = [UInt8](try Data(contentsOf: URL(fileURLWithPath: part)))
        damaged[place.lowerBound + 100] ^= 1
        try Data(damaged).write(to: URL(fileURLWithPath: part))
        #expect(try !IndexedMemory.verify(indexed.memory, cache: indexed.cache))
    }

    // MARK: Access

    @Test func onlyTheUserMayReadIt() throws {
        for name in ["cache", "cache/index"] {
            mkdir(indexed.folder.path(name), 0o755)
            chmod(indexed.folder.path(name), 0o755)
        }
        try expectAnswer()
        for path in [indexed.cache, indexed.cache + "/index", folder.path] { #expect(mode(path) == 0o700, "\(path)") }
        let files = try indexed.folder.names(in: "cache/index/" + (folder.path as NSString).lastPathComponent)
        #expect(files.count == 2)
        for file in files { #expect(mode(folder.file(file)) == 0o600, "\(file)") }
    }

    @Test func aFolderThatOthersMayWriteIsNotUsed() throws {
        try expectAnswer()
        let part = try #require(try indexed.parts.first)
        for path in [folder.path, indexed.cache + "/index", indexed.cache] {
            let before = mode(path)
            chmod(path, 0o770)
            try expectAnswer(note: "is not kept: \(path) belongs to another user or may be written by others")
            #expect(mode(path) == 0o770, "it is not ours to change")
            chmod(path, before)
        }
        try expectAnswer()
        #expect(try indexed.parts == [part])
    }

    @Test(.enabled(if: geteuid() == 0, "only root may give files away"))
    func aFolderOfAnotherUserIsNotUsed() throws {
        try expectAnswer()
        chown(folder.path, 65_534, 65_534)
        try expectAnswer(note: "belongs to another user")
        chown(folder.path, 0, 0)
        try expectAnswer()
    }

    // MARK: What is found instead

    /// None of these is waited for, and none is an index.
    @Test func pipesInPlaceOfFiles() throws {
        try expectAnswer()
        let part = try #require(try indexed.parts.first)
        for path in [part, folder.file("memory"), folder.file("0.part"), folder.file("0.vectors")] {
            unlink(path)
            #expect(mkfifo(path, 0o600) == 0)
            #expect(try indexed.open().matches(for: "the secret file").count == 1)
            _ = indexed.notes.take()
            unlink(path)
        }
        try FileManager.default.removeItem(atPath: folder.path)
        #expect(mkfifo(folder.path, 0o600) == 0)
        try expectAnswer(note: "cannot be kept")
    }

    // MARK: What is left over

    private func leave(_ name: String, isLocked: Bool = false) throws -> Int32 {
        let file = Glibc.open(folder.file(name), O_RDWR | O_CREAT, 0o600)
        #expect(write(file, "secret", 6) == 6)
        if isLocked { #expect(flock(file, LOCK_EX) == 0) } else { close(file) }
        return file
    }

    /// A killed process leaves a temporary file. The next one removes it, even if it builds nothing.
    @Test func whatAKilledBuildLeftIsRemoved() throws {
        try expectAnswer()
        _ = try leave(".0123.part.calque-new")
        _ = try leave(".0123.vectors.calque-new")
        let held = try leave(".4567.part.calque-new", isLocked: true)
        try expectAnswer()
        #expect(hidden() == [".4567.part.calque-new"], "another process is writing it")
        close(held)
        try expectAnswer()
        #expect(hidden() == [])
    }

    private func hidden() -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).filter { $0.hasPrefix(".") }
    }

    @Test func theIndexOfAMemoryThatIsGoneIsRemoved() throws {
        try expectAnswer()
        _ = try leave(".0123.part.calque-new")
        let left = IndexCleaning.clean(cache: indexed.cache)
        #expect(left.map(\.memory) == [indexed.folder.path("wire")])
        #expect(left.map(\.isWhole) == [false] && left.map(\.files) == [1] && left.map(\.bytes) == [6])
        #expect(try indexed.parts.count == 1 && hidden() == [])
        #expect(IndexCleaning.clean(cache: indexed.cache).isEmpty)
        // Others may write there: whatever is there is not ours.
        _ = try leave(".0123.part.calque-new")
        chmod(folder.path, 0o777)
        #expect(IndexCleaning.clean(cache: indexed.cache).isEmpty && hidden().count == 1)
        chmod(folder.path, 0o700)
        try FileManager.default.removeItem(atPath: indexed.folder.path("wire"))
        let gone = IndexCleaning.clean(cache: indexed.cache)
        #expect(gone.map(\.isWhole) == [true] && gone.map(\.files) == [3])
        #expect(try indexed.folder.names(in: "cache/index") == [])
    }

    /// A folder that no label explains, as after a kill, is removed with its parts, and nothing else in it.
    @Test func aFolderWithoutALabelIsRemoved() throws {
        try expectAnswer()
        unlink(folder.file("memory"))
        try Data("mine".utf8).write(to: URL(fileURLWithPath: folder.file("notes.txt")))
        #expect(IndexCleaning.clean(cache: indexed.cache).map(\.memory) == [folder.path])
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["notes.txt"])
    }
}
