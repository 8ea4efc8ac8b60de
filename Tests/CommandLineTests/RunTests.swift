import CalqueCore
import Glibc
import Testing

@testable import CalqueCommandLine

@Suite("Run")
struct RunTests {
    @Test("a failure is one line and an exit code; what was found before it is shown")
    func failure() throws {
        #expect(
            try Press.run("check", "wire.tmx")
                == Press.Result(
                    code: .badData, output: "checked plainly\n",
                    errors: "press: wire.tmx:3: no such unit; look there\n"))
    }

    @Test("an error that is no Failure is a fault of the program's own")
    func fault() throws {
        #expect(try Press.run("fail") == Press.Result(code: .internal, errors: "press: an odd error\n"))
    }

    @Test("a message is one line, whatever is in it; --quiet keeps it back")
    func warning() throws {
        #expect(
            try Press.run("query", "m") == Press.Result(code: .nothing, errors: "press: warning: nothing\\nto do\n"))
        #expect(try Press.run("query", "m", "--quiet") == Press.Result(code: .nothing))
    }

    @Test("controls in a failure do not reach the terminal")
    func controls() throws {
        let errors = try Press.run("\u{1B}[2J").errors
        #expect(errors == "press: there is no command '\\u{1B}[2J'; see 'press --help'\n")
    }

    @Test("--version, whatever stands after it")
    func version() throws {
        #expect(try Press.run("--version") == Press.Result(code: .done, output: "press 1.2.3\n"))
        #expect(try Press.run("query", "-V", "--nonsense").output == "press 1.2.3\n")
    }

    @Test("without a command, or without one of a group, help goes to standard error")
    func nothing() throws {
        let result = try Press.run()
        #expect(result.code == .usage && result.output.isEmpty && result.errors.contains("Commands:"))
        let group = try Press.run("memory")
        #expect(group.code == .usage && group.output.isEmpty && group.errors.contains("press memory [OPTIONS] COMMAND"))
    }

    @Test("--color colours what is not a terminal, messages too")
    func colour() throws {
        #expect(try Press.run("--help", "--color=always").output.contains("\u{1B}") == false)  // help ends the parse
        #expect(try Press.run("--color=always", "--help").output.contains("\u{1B}[1mUsage:\u{1B}[0m"))
        #expect(try Press.run("fail", "--color=always").errors == "\u{1B}[1;31mpress:\u{1B}[0m an odd error\n")
    }

    @Test("a reader that has gone ends the program quietly")
    func closedPipe() throws {
        signal(SIGPIPE, SIG_IGN)
        var ends: [Int32] = [0, 0]
        #expect(pipe(&ends) == 0)
        close(ends[0])
        let errors = try scratch()
        #expect(Press.program.run(["flood"], streams: Streams(output: ends[1], errors: errors)) == .done)
        #expect(Press.program.run(["--help"], streams: Streams(output: ends[1], errors: errors)) == .done)
        close(ends[1])
        #expect(try contents(of: errors) == "")
    }

    @Test("a full disk is a failure, also when only the last flush meets it", arguments: ["flood", "--help"])
    func full(_ word: String) throws {
        let device = open("/dev/full", O_WRONLY)
        defer { close(device) }
        let errors = try scratch()
        #expect(Press.program.run([word], streams: Streams(output: device, errors: errors)) == .io)
        #expect(try contents(of: errors) == "press: cannot write to standard output: No space left on device\n")
    }

    @Test("each kind of failure has its exit code")
    func codes() {
        let kinds: [Failure.Kind] = [.usage, .badData, .noInput, .internal, .io]
        #expect(kinds.map { ExitCode($0).rawValue } == [64, 65, 66, 70, 74])
    }

    @Test("what commands keep and threads share is Sendable")
    func sendable() {
        func check<T: Sendable>(_: T.Type) {}
        check(Program.self)
        check(Command.self)
        check(Flag<Int>.self)
        check(Operand<[String]>.self)
        check(Arguments.self)
        check(Terminal.self)
        check(Messages.self)
        check(Progress.self)
    }
}
