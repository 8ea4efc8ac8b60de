import Glibc
import Testing

@testable import CalqueCommandLine

@Suite("Terminal")
struct TerminalTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var name: String
        var color = ColorChoice.auto
        var environment = ["TERM": "xterm"]
        var isTerminal = true
        var coloured: Bool
        var testDescription: String { name }
    }

    @Test(
        "colour is decided by flag, then environment, then terminal",
        arguments: [
            Case(name: "a terminal", coloured: true),
            Case(name: "no terminal", isTerminal: false, coloured: false),
            Case(name: "a dumb terminal", environment: ["TERM": "dumb"], coloured: false),
            Case(name: "no TERM", environment: [:], coloured: false),
            Case(name: "NO_COLOR", environment: ["TERM": "xterm", "NO_COLOR": "1"], coloured: false),
            Case(name: "NO_COLOR empty", environment: ["TERM": "xterm", "NO_COLOR": ""], coloured: true),
            Case(name: "forced", environment: ["CLICOLOR_FORCE": "1"], isTerminal: false, coloured: true),
            Case(name: "forced 0", environment: ["CLICOLOR_FORCE": "0"], isTerminal: false, coloured: false),
            Case(name: "both", environment: ["CLICOLOR_FORCE": "1", "NO_COLOR": "1"], coloured: false),
            Case(name: "never", color: .never, environment: ["CLICOLOR_FORCE": "1"], coloured: false),
            Case(name: "always", color: .always, environment: ["NO_COLOR": "1"], isTerminal: false, coloured: true),
        ])
    func colour(_ item: Case) {
        let terminal = Terminal(
            color: item.color, environment: { item.environment[$0] }, outputIsTerminal: item.isTerminal,
            errorsAreTerminal: item.isTerminal, columns: nil)
        #expect(terminal.style.isOn == item.coloured)
        #expect(terminal.errorStyle.isOn == item.coloured)
    }

    @Test(
        "the width: COLUMNS, then the terminal, then 80; never less than 20",
        arguments: [
            ("132", 100, 132), (nil, 100, 100), (nil, nil, 80), ("", 100, 100), ("x", nil, 80), ("0", 100, 100),
            ("5", nil, 20),
        ] as [(String?, Int?, Int)])
    func width(_ stated: String?, _ columns: Int?, _ width: Int) {
        let terminal = Terminal(
            color: .auto, environment: { $0 == "COLUMNS" ? stated : nil }, outputIsTerminal: true,
            errorsAreTerminal: true, columns: columns)
        #expect(terminal.width == width)
    }

    @Test("a style marks text, or leaves it alone")
    func style() {
        let style = Style(isOn: true)
        #expect(style("99", .bold, .green) == "\u{1B}[1;32m99\u{1B}[0m")
        #expect(style("") == "" && style("x") == "x")
        #expect(Style.plain("99", .bold) == "99")
    }

    @Test("the line of progress fits the terminal")
    func progress() {
        func line(_ count: Int, _ total: Int?, _ width: Int) -> String {
            Progress.line("aligning", count: count, total: total, seconds: 2, width: width)
        }
        #expect(line(30, 120, 80) == "aligning [#######                       ] 30/120, 15/s, 6 s left")
        #expect(line(30, 120, 40).hasPrefix("aligning") && line(30, 120, 40).count <= 39)
        // Of a share of the work the rest is known without a count.
        func share(_ share: Double, _ seconds: Double) -> String {
            Progress.line("checking", count: 500, total: nil, share: share, seconds: seconds, width: 80)
        }
        #expect(share(0.5, 200) == "checking [###############               ] 500, 2.5/s, 3 min left")
        #expect(share(0.5, 40_000).hasSuffix(", 11 h left") && share(1, 200).hasSuffix("] 500, 2.5/s"))
        #expect(share(0.001, 200).hasSuffix(" 500, 2.5/s") && share(0.5, 0.5).hasSuffix(" 500, 1000/s"))
        #expect(line(5, nil, 80) == "aligning 5, 2.5/s")
        #expect(line(0, 0, 80) == "aligning 0/0, 0.0/s")
        #expect(line(130, 120, 80).contains("[##############################]"))
        for width in 20...100 { #expect(DisplayWidth.of(line(12_345, 99_999, width)) < width) }
    }

    @Test("off a terminal progress is a message now and then, where it is wanted")
    func logged() throws {
        func record(every seconds: Double, quiet: Bool = false) throws -> String {
            let file = try scratch()
            let terminal = Terminal(
                color: .never, environment: { _ in nil }, outputIsTerminal: false, errorsAreTerminal: false,
                columns: nil)
            let messages = Messages(name: "press", descriptor: file, terminal: terminal, isQuiet: quiet)
            // The program's own delay is longer than a test should take.
            messages.progress("aligning", total: 3, isLogged: true).advance()
            let progress = Progress(
                "aligning", total: 3, width: 80, messages: quiet ? nil : messages, pace: .logged(every: seconds))
            progress.advance()
            progress.advance(by: 2)
            progress.finish()
            return try contents(of: file)
        }
        let lines = try record(every: 0).split(separator: "\n").map { $0.prefix { $0 != "," } }
        #expect(lines == ["press: aligning 1/3", "press: aligning 3/3"])
        #expect(try record(every: 100) == "")
        #expect(try record(every: 0, quiet: true) == "")
    }

    @Test("a share of the work that was reached gives an estimate")
    func reached() throws {
        let file = try scratch()
        let terminal = Terminal(
            color: .never, environment: { _ in nil }, outputIsTerminal: false, errorsAreTerminal: false, columns: nil)
        let messages = Messages(name: "press", descriptor: file, terminal: terminal, isQuiet: false)
        let progress = Progress("importing", total: nil, width: 80, messages: messages, pace: .logged(every: 1))
        usleep(1_100_000)
        progress.reached(0.25)
        progress.advance(by: 100)
        let line = try contents(of: file)
        #expect(line.hasPrefix("press: importing 100, ") && line.hasSuffix("/s, 4 s left\n"), "\(line)")
    }

    @Test("progress is drawn on a terminal, cleared by a message and at the end")
    func drawn() throws {
        func record(isTerminal: Bool, quiet: Bool) throws -> String {
            let file = try scratch()
            let terminal = Terminal(
                color: .never, environment: { $0 == "TERM" ? "xterm" : nil }, outputIsTerminal: false,
                errorsAreTerminal: isTerminal, columns: 60)
            let messages = Messages(name: "press", descriptor: file, terminal: terminal, isQuiet: quiet)
            let progress = messages.progress("reading", total: 2)
            progress.advance()
            if isTerminal && !quiet { messages.redraw("reading 1/2") }
            messages.note("hm")
            if isTerminal && !quiet { messages.redraw("reading 2/2") }
            progress.finish()
            progress.finish()
            return try contents(of: file)
        }
        let clear = "\r\u{1B}[K"
        #expect(
            try record(isTerminal: true, quiet: false)
                == "\(clear)reading 1/2\(clear)press: hm\n\(clear)reading 2/2\(clear)")
        #expect(try record(isTerminal: false, quiet: false) == "press: hm\n")
        #expect(try record(isTerminal: true, quiet: true) == "")
    }
}
