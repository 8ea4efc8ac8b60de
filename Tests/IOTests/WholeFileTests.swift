import CalqueCore
import CalqueIO
import Glibc
import TestSupport
import Testing

@Suite("Input")
struct WholeFileTests {
    @Test("a file is read whole", arguments: [0, 1, 65_535, 65_536, 65_537, 200_000])
    func whole(_ count: Int) throws {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
        let folder = try TemporaryFolder()
        let path = try folder.write("file", bytes)
        #expect(try WholeFile.read(path) == bytes)
        #expect(try WholeFile.read(path, limit: count) == bytes)
        guard count > 0 else { return }
        #expect(
            throws: Failure(.badData, "is longer than the \(count - 1) bytes allowed", at: .init(file: path))
        ) { try WholeFile.read(path, limit: count - 1) }
    }

    @Test("a pipe is read to its end, or to the limit")
    func pipe() throws {
        #expect(try WholeFile.read("/dev/null") == [])
        #expect(throws: Failure.self) { try WholeFile.read("/dev/zero", limit: 100_000) }
        // Without another limit there is one, too.
        #expect(
            throws: Failure(
                .badData, "is longer than the 64 MiB allowed", at: .init(file: "/dev/zero"), advice: "split it")
        ) { try WholeFile.read("/dev/zero", advice: "split it") }
        var ends: [Int32] = [0, 0]
        #expect(Glibc.pipe(&ends) == 0)
        #expect(write(ends[1], "oil", 3) == 3)
        close(ends[1])
        #expect(
            try WholeFile.read(InputFile(descriptor: FileDescriptor(number: ends[0]), name: "standard input"), limit: 3)
                == Array("oil".utf8))
        close(ends[0])
    }

    @Test(
        "what is not there or no file",
        arguments: [
            ("/nowhere/wire.txt", "there is no such file"), ("/etc/passwd/wire.txt", "there is no such file"),
            ("/etc", "is a folder, where a file is needed"),
        ])
    func missing(_ path: String, _ message: String) {
        #expect(throws: Failure(.noInput, message, at: .init(file: path))) { try WholeFile.read(path) }
    }

    @Test("a file that may not be read", .enabled(if: geteuid() != 0, "root may read everything"))
    func forbidden() throws {
        #expect(throws: Failure(.noInput, "may not be read: Permission denied", at: .init(file: "/etc/shadow"))) {
            try WholeFile.read("/etc/shadow")
        }
    }

    @Test("a file that fails while it is read")
    func failing() throws {
        // Reading one's own memory at address 0 fails with EIO.
        #expect(throws: Failure(.io, "cannot be read: Input/output error", at: .init(file: "/proc/self/mem"))) {
            try WholeFile.read("/proc/self/mem")
        }
    }
}
