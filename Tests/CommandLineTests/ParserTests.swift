import Testing

@testable import CalqueCommandLine

struct CallCase: CustomTestStringConvertible, Sendable {
    var words: [String]
    var result: String
    var testDescription: String { words.joined(separator: " ") }

    init(_ words: String, _ result: String) {
        self.words = words.split(separator: " ").map(String.init)
        self.result = result
    }
}

@Suite("Parser")
struct ParserTests {
    /// The output of the command: memory, text, cutoff, weight, format, charset, languages, index, verbose, fuzzy.
    @Test(
        "flags are understood in all their forms",
        arguments: [
            CallCase("query m t", "m t 70 0.5 text - [] true false false"),
            CallCase("query --cutoff 80 m t", "m t 80 0.5 text - [] true false false"),
            CallCase("query m --cutoff=80 t", "m t 80 0.5 text - [] true false false"),
            CallCase("query -c 80 m t", "m t 80 0.5 text - [] true false false"),
            CallCase("query -c80 m t", "m t 80 0.5 text - [] true false false"),
            CallCase("query -c=80 m t", "m t 80 0.5 text - [] true false false"),
            CallCase("query m t -vz", "m t 70 0.5 text - [] true true true"),
            CallCase("query m t -vzc 9", "m t 9 0.5 text - [] true true true"),
            CallCase("query m t -vzc9", "m t 9 0.5 text - [] true true true"),
            CallCase("query -c 1 -c 2 m t", "m t 2 0.5 text - [] true false false"),
            CallCase("query --no-index m t", "m t 70 0.5 text - [] false false false"),
            CallCase("query --no-index --index m t", "m t 70 0.5 text - [] true false false"),
            CallCase("query --weight -0.25 m t", "m t 70 -0.25 text - [] true false false"),
            CallCase("query --weight -.5 m t", "m t 70 -0.5 text - [] true false false"),
            CallCase("query --weight=1e-1 m t", "m t 70 0.1 text - [] true false false"),
            CallCase("query -f tmx m t", "m t 70 0.5 tmx - [] true false false"),
            CallCase("query --charset=a=b m t", "m t 70 0.5 text a=b [] true false false"),
            CallCase("query --charset= m t", "m t 70 0.5 text  [] true false false"),
            CallCase("query --charset=--x m t", "m t 70 0.5 text --x [] true false false"),
            CallCase("query -l zh_hans -l ru m t", "m t 70 0.5 text - [\"zh-Hans\", \"ru\"] true false false"),
            CallCase("query -- -v --cutoff", "-v --cutoff 70 0.5 text - [] true false false"),
            CallCase("query m -- --", "m -- 70 0.5 text - [] true false false"),
            CallCase("query - -5", "- -5 70 0.5 text - [] true false false"),
            CallCase("--color never query m t -q", "m t 70 0.5 text - [] true false false"),
            CallCase("memory info m", "info m"),
            CallCase("memory --color=never info m", "info m"),
            CallCase("memory add a m", "[\"a\"] into m"),
            CallCase("memory add a b c m", "[\"a\", \"b\", \"c\"] into m"),
        ])
    func understood(_ call: CallCase) throws {
        let result = try run(call)
        #expect(result == Press.Result(code: .done, output: call.result + "\n"))
    }

    @Test(
        "a wrong call is one line: what, where, what to do",
        arguments: [
            CallCase(
                "query --cutoff abc m",
                "press query: --cutoff takes a whole number from 0 to 100, not 'abc'; see 'press query --help'"),
            CallCase(
                "query -c101 m",
                "press query: -c takes a whole number from 0 to 100, not '101'; see 'press query --help'"),
            CallCase(
                "query --cutoff -7 m",
                "press query: --cutoff takes a whole number from 0 to 100, not '-7'; see 'press query --help'"),
            CallCase(
                "query --weight nan m",
                "press query: --weight takes a number from -1 to 1, not 'nan'; see 'press query --help'"),
            CallCase(
                "query --weight 0x1 m",
                "press query: --weight takes a number from -1 to 1, not '0x1'; see 'press query --help'"),
            CallCase(
                "query -l e m",
                "press query: -l takes a language tag such as en or zh-Hans, not 'e'; see 'press query --help'"),
            CallCase(
                "query --format jsn m",
                "press query: --format takes text, json or tmx, not 'jsn'; did you mean 'json'?"),
            CallCase("query --log= m", "press query: --log takes the name of a file, not ''; see 'press query --help'"),
            CallCase("query --cutof 3 m", "press query: there is no flag --cutof; did you mean '--cutoff'?"),
            CallCase("query --ctuoff 3 m", "press query: there is no flag --ctuoff; did you mean '--cutoff'?"),
            CallCase("query --verb m", "press query: there is no flag --verb; see 'press query --help'"),
            CallCase("query --no-verbose m", "press query: there is no flag --no-verbose; see 'press query --help'"),
            CallCase("query --noindex m", "press query: there is no flag --noindex; did you mean '--no-index'?"),
            CallCase("query -cutoff m", "press query: there is no flag -cutoff; did you mean '--cutoff'?"),
            CallCase("query -verbose m", "press query: there is no flag -verbose; did you mean '--verbose'?"),
            CallCase("query -vx m", "press query: there is no flag -x; see 'press query --help'"),
            CallCase("query --verbose=1 m", "press query: --verbose takes no value, not '1'; see 'press query --help'"),
            CallCase(
                "query m --cutoff",
                "press query: --cutoff takes a whole number from 0 to 100, and none is given; "
                    + "see 'press query --help'"),
            CallCase(
                "query m --charset --json",
                "press query: --charset takes a text, and '--json' looks like a flag; "
                    + "if it is the value, write '--charset=--json'"),
            CallCase("query", "press query: MEMORY is missing; see 'press query --help'"),
            CallCase("check a fast c", "press check: 'c' is one operand too many; see 'press check --help'"),
            CallCase("check a fats", "press check: LEVEL takes fast or careful, not 'fats'; did you mean 'fast'?"),
            CallCase("exclude x", "press exclude: takes no operand, not 'x'; see 'press exclude --help'"),
            CallCase("memory add a", "press memory add: MEMORY is missing; see 'press memory add --help'"),
            CallCase("qurey m", "press: there is no command 'qurey'; did you mean 'query'?"),
            CallCase("-- --help", "press: there is no command '--help'; did you mean 'help'?"),
            CallCase("--cutoff 3 query", "press: there is no flag --cutoff before the command; see 'press --help'"),
            CallCase("memory inof m", "press memory: there is no command 'inof'; did you mean 'info'?"),
            CallCase("help inof", "press help: there is no command 'inof'; see 'press help'"),
            CallCase("help memory inof", "press help: there is no command 'memory inof'; did you mean 'info'?"),
            CallCase("exclude", "press exclude: nothing goes with nothing; see 'press exclude --help'"),
        ])
    func refused(_ call: CallCase) throws {
        let result = try run(call)
        #expect(result == Press.Result(code: .usage, errors: call.result + "\n"))
    }

    @Test("what is optional and absent")
    func absent() throws {
        #expect(try Press.run("check", "a").output == "checked plainly\n")
        #expect(try Press.run("check", "a", "fast").output == "checked fast\n")
    }

    @Test("every flag reads its default when nothing is given")
    func emptyText() throws {
        #expect(try Press.run("query", "m", "").output == "m  70 0.5 text - [] true false false\n")
    }

    @Test("the table of the made-up program is sound")
    func sound() { #expect(Press.program.faults == []) }

    @Test("faults of a table are found")
    func faulty() {
        let program = Program(
            "p", version: "1", "x",
            commands: [
                Command(
                    "Query", "Ends.", operands: [Press.sources, Press.sources], flags: [Press.cutoff, Press.cutoff]
                ) { _ in .done },
                Command("help", "Taken") { _ in .done },
                Command(
                    "a", "b",
                    flags: [
                        Flag("q", short: "7", .choice("a b"), default: "a b", help: "Ends."),
                        Flag.switch("quiet", help: "taken"),
                    ]
                ) { _ in .done },
            ])
        let faults = program.faults
        for part in [
            "two commands are called help", "p Query: a name has", "p Query: a summary has no", "SOURCE is there twice",
            "two operands repeat", "--cutoff is there twice", "-c is there twice", "short names are letters",
            "'a b' is no plain word", "--q: a help text has no", "p a: --quiet is there twice",
        ] {
            #expect(faults.contains { $0.contains(part) }, "\(part)")
        }
    }

    private func run(_ call: CallCase) throws -> Press.Result {
        try Press.run(all: call.words)
    }
}

@Suite("Suggestion")
struct SuggestionTests {
    @Test(
        "edits between words",
        arguments: [("", "", 0), ("a", "", 1), ("abc", "acb", 1), ("abc", "abd", 1), ("cutoff", "ctuof", 2)])
    func distance(_ left: String, _ right: String, _ edits: Int) {
        #expect(Suggestion.distance(left, right) == edits)
        #expect(Suggestion.distance(right, left) == edits)
    }

    @Test("nothing is suggested that is far, or as near as something else")
    func restraint() {
        #expect(Suggestion.nearest(to: "zzz", in: ["info", "add"]) == nil)
        #expect(Suggestion.nearest(to: "bat", in: ["cat", "rat"]) == nil)
        #expect(Suggestion.nearest(to: "INFO", in: ["info", "add"]) == "info")
    }
}
