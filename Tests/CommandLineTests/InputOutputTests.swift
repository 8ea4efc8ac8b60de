import CalqueCore
import Glibc
import Testing

@testable import CalqueCommandLine

@Suite("Output")
struct OutputTests {
    /// A sink that does as its script says, then takes everything.
    final class Script {
        var steps: [Int]
        var taken: [UInt8] = []
        var calls = 0
        init(_ steps: [Int]) { self.steps = steps }
        func take(_ bytes: UnsafeRawBufferPointer) -> Int {
            calls += 1
            let step = steps.isEmpty ? bytes.count : steps.removeFirst()
            guard step >= 0 else { return step }
            taken += bytes.prefix(step)
            return min(step, bytes.count)
        }
    }

    @Test("short and interrupted writes lose nothing")
    func short() throws {
        let script = Script([1, -Int(EINTR), 0, 2, -Int(EINTR)])
        let output = Output(flushesLines: false, sink: script.take)
        try output.write("oil prices")
        try output.line(" 上涨")
        #expect(script.calls == 0)
        try output.flush()
        #expect(String(decoding: script.taken, as: UTF8.self) == "oil prices 上涨\n")
    }

    @Test("failures are thrown once")
    func failing() throws {
        let script = Script([2, -Int(ENOSPC)])
        let output = Output(flushesLines: false, sink: script.take)
        try output.write("oil")
        #expect(throws: Failure(.io, "cannot write to standard output: No space left on device")) {
            try output.flush()
        }
        try output.flush()
        #expect(script.taken == Array("oi".utf8))
        let closed = Output(flushesLines: true) { _ in -Int(EPIPE) }
        #expect(throws: OutputClosed()) { try closed.line("oil") }
    }

    @Test("lines show at once on a terminal; a full buffer leaves by itself")
    func flushing() throws {
        let script = Script([])
        let output = Output(flushesLines: true, sink: script.take)
        try output.write("oil")
        #expect(script.calls == 0)
        try output.line()
        #expect(script.calls == 1)
        let buffered = Output(flushesLines: false, sink: script.take)
        try buffered.write([UInt8](repeating: 10, count: 65_536))
        #expect(script.calls == 2)
    }

    @Test("a closed descriptor is a failure")
    func closed() throws {
        let output = Output(descriptor: 999_999, flushesLines: true)
        #expect(throws: Failure(.io, "cannot write to standard output: Bad file descriptor")) { try output.line() }
    }
}

@Suite("Input")
struct InputTests {
    private func file(_ bytes: [UInt8]) throws -> (descriptor: Int32, path: String) {
        let descriptor = try scratch()
        #expect(bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) } == bytes.count)
        lseek(descriptor, 0, SEEK_SET)
        return (descriptor, "/proc/self/fd/\(descriptor)")
    }

    @Test("a file is read whole", arguments: [0, 1, 65_535, 65_536, 65_537, 200_000])
    func whole(_ count: Int) throws {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
        let file = try file(bytes)
        defer { close(file.descriptor) }
        #expect(try Input.read(file.path) == bytes)
        #expect(try Input.read(file.path, limit: count) == bytes)
        guard count > 0 else { return }
        #expect(
            throws: Failure(.badData, "is longer than the \(count - 1) bytes allowed", at: .init(file: file.path))
        ) { try Input.read(file.path, limit: count - 1) }
    }

    @Test("a pipe is read to its end, or to the limit")
    func pipe() throws {
        #expect(try Input.read("/dev/null") == [])
        #expect(throws: Failure.self) { try Input.read("/dev/zero", limit: 100_000) }
        var ends: [Int32] = [0, 0]
        #expect(Glibc.pipe(&ends) == 0)
        #expect(write(ends[1], "oil", 3) == 3)
        close(ends[1])
        #expect(try Input.read(descriptor: ends[0], name: "standard input", limit: 3) == Array("oil".utf8))
        close(ends[0])
    }

    @Test(
        "what is not there or no file",
        arguments: [
            ("/nowhere/wire.txt", "there is no such file"), ("/etc/passwd/wire.txt", "there is no such file"),
            ("/etc", "is a folder, where a file is needed"),
        ])
    func missing(_ path: String, _ message: String) {
        #expect(throws: Failure(.noInput, message, at: .init(file: path))) { try Input.read(path) }
    }

    @Test("a file that may not be read", .enabled(if: geteuid() != 0, "root may read everything"))
    func forbidden() throws {
        #expect(throws: Failure(.noInput, "may not be read: Permission denied", at: .init(file: "/etc/shadow"))) {
            try Input.read("/etc/shadow")
        }
    }

    @Test("a file that fails while it is read")
    func failing() throws {
        // Reading one's own memory at address 0 fails with EIO.
        #expect(throws: Failure(.io, "cannot be read: Input/output error", at: .init(file: "/proc/self/mem"))) {
            try Input.read("/proc/self/mem")
        }
    }
}
