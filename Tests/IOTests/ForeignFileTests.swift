import CalqueCore
import CalqueIO
import Foundation
import TestSupport
import Testing

private let isRoot = geteuid() == 0

/// What stands where a temporary file should be, and was not put there by a writer of the same user.
@Suite struct ForeignFileTests {
    private let folder: TemporaryFolder
    private let temporary: String

    init() throws {
        folder = try TemporaryFolder()
        temporary = folder.path(".a.calque-new")
    }

    private func write(_ text: String, patience: Duration = .zero) throws {
        let file = try AtomicFile(replacing: folder.path("a"), patience: patience)
        try file.write(text)
        try file.commit()
    }

    private func owner(_ name: String) throws -> Int {
        try (FileManager.default.attributesOfItem(atPath: folder.path(name))[.ownerAccountID] as? Int) ?? -1
    }

    /// The contents would be written to the other name as well, or to what the link leads to.
    @Test(arguments: ["hard link", "link", "link to nothing", "pipe", "folder"])
    func whatIsNoFileOfOursIsNotWrittenTo(kind: String) throws {
        let precious = try folder.write("precious", "precious".utf8)
        switch kind {
        case "hard link": #expect(link(precious, temporary) == 0)
        case "link": #expect(symlink(precious, temporary) == 0)
        case "link to nothing": #expect(symlink(folder.path("nothing"), temporary) == 0)
        case "pipe": #expect(mkfifo(temporary, 0o600) == 0)
        default: #expect(mkdir(temporary, 0o700) == 0)
        }
        try write("new")
        #expect(try folder.read("a") == "new")
        #expect(try folder.read("precious") == "precious")
        #expect(try folder.names().filter { $0 != ".a.calque-new" } == ["a", "precious"], "nothing is left")
        var status = stat()
        #expect(lstat(folder.path("a"), &status) == 0 && status.st_nlink == 1)
    }

    @Test(.enabled(if: isRoot, "only root may give files away"))
    func aFileOfAnotherUserIsNotAdopted() throws {
        try folder.write(".a.calque-new", "theirs".utf8)
        #expect(chown(temporary, 65534, 65534) == 0 && chmod(temporary, 0o666) == 0)
        // They keep it open, to write to what we put in place.
        let kept = open(temporary, O_RDWR)
        defer { close(kept) }
        try write("new")
        #expect(pwrite(kept, "evil", 4, 0) == 4)
        #expect(try folder.read("a") == "new")
        #expect(try owner("a") == Int(geteuid()))
        #expect(try folder.names() == ["a"])
    }

    @Test(.enabled(if: isRoot, "only root may give files away"))
    func aLockOfAnotherUserIsNotWaitedFor() throws {
        try folder.write(".a.calque-new", "theirs".utf8)
        #expect(chown(temporary, 65534, 65534) == 0)
        let held = open(temporary, O_RDWR)
        defer { close(held) }
        #expect(flock(held, LOCK_EX | LOCK_NB) == 0)
        try write("new")
        #expect(try folder.read("a") == "new")
        // It may be a writer at work.
        #expect(try folder.names() == [".a.calque-new", "a"])
        #expect(try folder.read(".a.calque-new") == "theirs")
        // What a killed writer of ours left under a random name is cleared like all other rests.
        try folder.write(".a.0123456789abcdef.calque-new", "half".utf8)
        AtomicFile.clear(folder: folder.path)
        #expect(try folder.names() == [".a.calque-new", "a"])
    }

    @Test func aNewFileIsAsPrivateAsWhatItIsMadeOf() throws {
        func mode(_ modes: [UInt16]) throws -> Int {
            let file = try AtomicFile(replacing: folder.path("new"))
            for (index, mode) in modes.enumerated() {
                chmod(try folder.write("f\(index)", []), mode_t(mode))
            }
            file.protect(like: modes.indices.map { folder.path("f\($0)") })
            try file.commit()
            defer { unlink(folder.path("new")) }
            return try (FileManager.default.attributesOfItem(atPath: folder.path("new"))[.posixPermissions] as? Int)
                ?? -1
        }
        #expect(try mode([0o600, 0o600]) == 0o600)
        #expect(try mode([0o644, 0o600]) == 0o600)
        #expect(try mode([0o664, 0o646]) == 0o644)
        #expect(try mode([0o666]) == 0o666, "like its model, whatever the umask")
        guard isRoot else { return }
        // The files of two users are not given to one of them.
        let (one, two) = (try folder.write("one", []), try folder.write("two", []))
        chmod(one, 0o640)
        chmod(two, 0o640)
        #expect(chown(two, 65534, 65534) == 0)
        let file = try AtomicFile(replacing: folder.path("both"))
        file.protect(like: [one, two])
        try file.commit()
        #expect(try owner("both") == 0)
        #expect(
            try FileManager.default.attributesOfItem(atPath: folder.path("both"))[.posixPermissions] as? Int == 0o600)
    }
}

@Suite struct AtomicFolderTests {
    @Test func appearsAsAWhole() throws {
        let folder = try TemporaryFolder()
        let parts = try AtomicFolder(making: folder.path("parts"))
        try Data("x".utf8).write(to: URL(fileURLWithPath: parts.path + "/a"))
        #expect(try folder.names().count == 1 && !folder.names().contains("parts"))
        var status = stat()
        #expect(stat(parts.path, &status) == 0 && status.st_mode & 0o777 == 0o700, "only the user may enter it")
        try parts.commit()
        #expect(try folder.names() == ["parts"])
        #expect(try folder.names(in: "parts") == ["a"])
        mkdir(folder.path("usual"), 0o777)
        var usual = stat()
        #expect(stat(folder.path("parts"), &status) == 0 && stat(folder.path("usual"), &usual) == 0)
        #expect(status.st_mode == usual.st_mode)
        #expect(throws: Failure.self) { try parts.commit() }
    }

    @Test func withoutCommitNothingIsLeft() throws {
        let folder = try TemporaryFolder()
        do {
            let parts = try AtomicFolder(making: folder.path("parts/"))
            try Data("x".utf8).write(to: URL(fileURLWithPath: parts.path + "/a"))
        }
        #expect(try folder.names() == [])
        // A target that has files stays as it is.
        try folder.write("full/a", "mine".utf8)
        let parts = try AtomicFolder(making: folder.path("full"))
        #expect(throws: Failure.self) { try parts.commit() }
        parts.abandon()
        #expect(try folder.names() == ["full"])
        #expect(try folder.read("full/a") == "mine")
        #expect(throws: Failure.self) { _ = try AtomicFolder(making: folder.path("none/parts")) }
    }

    /// What a killed writer left is removed, and never part of a new folder.
    @Test func theRestsOfOthersAreNotTakenOver() throws {
        let folder = try TemporaryFolder()
        try folder.write("precious/a", "precious".utf8)
        for name in [".parts.1.calque-new", ".parts.0123456789abcdef.calque-new", ".other.1.calque-new"] {
            try folder.write("\(name)/rest.tmx", "confidential".utf8)
        }
        symlink(folder.path("precious"), folder.path(".parts.2.calque-new"))
        let first = try AtomicFolder(making: folder.path("parts"))
        try Data("x".utf8).write(to: URL(fileURLWithPath: first.path + "/a"))
        // One that is being written is no rest.
        let second = try AtomicFolder(making: folder.path("parts"))
        #expect(FileManager.default.fileExists(atPath: first.path + "/a"))
        try second.commit()
        #expect(try folder.names(in: "parts") == [])
        try first.commit()
        #expect(try folder.names(in: "parts") == ["a"])
        #expect(try folder.names() == [".other.1.calque-new", ".parts.2.calque-new", "parts", "precious"])
        #expect(try folder.read("precious/a") == "precious")
    }

    @Test(.enabled(if: isRoot, "only root may give folders away"))
    func theRestsOfAnotherUserStay() throws {
        let folder = try TemporaryFolder()
        try folder.write(".parts.1.calque-new/a", "theirs".utf8)
        chown(folder.path(".parts.1.calque-new"), 65534, 65534)
        try AtomicFolder(making: folder.path("parts")).commit()
        #expect(try folder.names() == [".parts.1.calque-new", "parts"])
        #expect(try folder.names(in: ".parts.1.calque-new") == ["a"])
    }
}
