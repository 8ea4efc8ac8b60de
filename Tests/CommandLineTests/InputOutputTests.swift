import CalqueCore
import Glibc
import Testing

@testable import CalqueCommandLine

@Suite("Output")
struct OutputTests {
    /// A sink that follows its script, then takes everything.
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
        #expect(throws: Failure.self) { try closed.line("oil") }
        #expect(closed.isClosed && !output.isClosed)
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
        let output = Output(descriptor: 999_999, terminal: Terminal(Streams(output: 999_999, errors: 999_999)))
        #expect(throws: Failure(.io, "cannot write to standard output: Bad file descriptor")) {
            try output.line()
            try output.flush()
        }
    }
}
