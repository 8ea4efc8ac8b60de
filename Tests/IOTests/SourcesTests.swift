import CalqueCore
import CalqueIO
import Glibc
import TestSupport
import Testing

@Suite("Sources of bytes and checksums")
struct SourcesTests {
    private func source(_ bytes: [UInt8], part: Int) -> ByteSource {
        var rest = bytes[...]
        return { (buffer) throws(Failure) in
            let next = rest.prefix(min(part, buffer.count))
            buffer.copyBytes(from: next)
            rest = rest.dropFirst(next.count)
            return next.count
        }
    }

    private func all(_ source: ByteSource) throws -> [UInt8] {
        var bytes: [UInt8] = []
        while true {
            let part = try [UInt8](capacity: 7, filledBy: source)
            if part.isEmpty { return bytes }
            bytes += part
        }
    }

    @Test("a source whose head was read gives all bytes", arguments: [0, 1, 3, 4, 5, 100], [1, 2, 64])
    func head(_ count: Int, _ part: Int) throws {
        let bytes = (0..<count).map { UInt8($0) }
        let headed = try HeadedSource(source(bytes, part: part), first: 4)
        #expect(headed.head == Array(bytes.prefix(4)))
        #expect(try all(headed.whole) == bytes)
    }

    @Test("a source that fails")
    func failing() {
        let broken: ByteSource = { (_) throws(Failure) in throw Failure(.io, "broken") }
        #expect(throws: Failure(.io, "broken")) { try HeadedSource(broken, first: 4) }
    }

    @Test("checksums tell contents apart and stay what they are on disk")
    func checksums() {
        // From the published test vectors of XXH3: the empty input.
        #expect(Checksum.of("") == 0x2D06_8005_38D3_94C2)
        #expect(Checksum.of("oil") != Checksum.of("oik"))
        var bytes = [UInt8](repeating: 7, count: 4096)
        let sum = bytes.withUnsafeBytes { Checksum.of($0) }
        for place in [0, 8, 2000, 4095] {
            bytes[place] ^= 0x80
            #expect(bytes.withUnsafeBytes { Checksum.of($0) } != sum)
            bytes[place] ^= 0x80
        }
        #expect(bytes.withUnsafeBytes { Checksum.of($0) } == sum)
        let (one, other) = bytes.withUnsafeBytes { (Checksum.wide($0, seed: 1), Checksum.wide($0, seed: 2)) }
        #expect(one.high != other.high && one.low != other.low)
    }

    @Test("a mapped file holds the bytes of the file")
    func mapped() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("file", "Brent crude".utf8)
        let map = try MappedFile(path: path)
        #expect(Array(map.bytes) == Array("Brent crude".utf8) && map.isFile)
        let copy = try MappedFile(copying: [1, 2, 3])
        #expect(Array(copy.bytes) == [1, 2, 3] && !copy.isFile)
        #expect(throws: Failure(.noInput, "there is no such file", at: .init(file: "/none"))) {
            try MappedFile(path: "/none")
        }
        #expect(throws: Failure(.badData, "empty, or not a regular file", at: .init(file: "/"))) {
            try MappedFile(path: "/")
        }
    }

    /// A map of a file that is cut short ends the process when its bytes are read.
    @Test("a file that others may write is copied, not mapped")
    func untrusted() throws {
        let folder = try TemporaryFolder()
        let bytes = (0..<50_000).map { UInt8(truncatingIfNeeded: $0) }
        let path = try folder.write("file", bytes)
        for mode: mode_t in [0o606, 0o660] {
            chmod(path, mode)
            let file = try MappedFile(path: path)
            #expect(truncate(path, 0) == 0)
            #expect(Array(file.bytes) == bytes && file.isFile)
            try folder.write("file", bytes)
        }
    }

    @Test("a pipe is not waited for")
    func pipes() throws {
        let folder = try TemporaryFolder()
        #expect(mkfifo(folder.path("pipe"), 0o600) == 0)
        #expect(throws: Failure(.badData, "empty, or not a regular file", at: .init(file: folder.path("pipe")))) {
            try MappedFile(path: folder.path("pipe"))
        }
    }

    @Test("the checksum of a file's contents", arguments: [0, 1, 1 << 20, 1 << 20 + 1, 3_000_000])
    func contents(_ count: Int) throws {
        let folder = try TemporaryFolder()
        var bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 / 3) }
        let path = try folder.write("file", bytes)
        let sum = try Checksum.ofContents(path)
        #expect(try Checksum.ofContents(path) == sum)
        for place in [0, count / 2, count - 1] where place >= 0 && place < count {
            bytes[place] ^= 1
            #expect(try Checksum.ofContents(folder.write("file", bytes)) != sum)
            bytes[place] ^= 1
        }
        #expect(try Checksum.ofContents(folder.write("file", bytes + [0])) != sum)
    }

    @Test("facts about files")
    func status() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("file", "four".utf8)
        let status = try FileStatus(of: path)
        #expect(status.kind == .file && status.size == 4 && status.seconds > 1_700_000_000)
        #expect(status.changedSeconds >= status.seconds)
        for (mode, isTrusted, isPrivate): (mode_t, Bool, Bool) in [
            (0o600, true, true), (0o644, true, false), (0o622, false, false), (0o640, true, false),
            (0o602, false, false),
        ] {
            chmod(path, mode)
            let status = try FileStatus(of: path)
            #expect(status.isTrusted == isTrusted && status.isPrivate == isPrivate, "\(mode)")
        }
        #expect(try FileStatus(of: folder.path).kind == .folder)
        #expect(try FileStatus(of: "/dev/null").kind == .other)
        #expect(throws: SystemError.noFile) { try FileStatus(of: "/none") }
        #expect(try FileSystem.names(in: folder.path).compactMap(\.self).sorted() == [".", "..", "file"])
        #expect(SystemError.noFile.description == "No such file or directory")
    }
}
