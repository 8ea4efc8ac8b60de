import Foundation
import TestSupport
import Testing

/// Tests of the program as a whole: help, exit codes, and conventions of the command line.
@Suite struct ProgramTests {
    static let commands = ["segment", "align", "query", "import", "export", "encoder", "help", "completions", "man"]

    /// The interface that users and other programs rely on. `--help` must show it.
    static let flags: [String: [String]] = [
        "segment": ["lang", "format", "each-line", "encoding", "input-format"],
        "align": [
            "source-lang", "target-lang", "format", "into", "no-encoder", "segmented", "batch", "batch-json",
            "jobs", "force", "monotone", "document", "date", "encoding", "input-format", "embeddings-url",
            "embeddings-model", "embeddings-prefix", "lexicon", "genre", "explain", "third-lang", "output", "report",
            "min-confidence",
        ],
        "query": ["lang", "to", "cutoff", "limit", "scoring", "format", "queries"],
        "import": ["format", "columns", "skip-empty", "strict", "on-conflict", "dry-run"],
        "export": ["format", "columns"],
    ]

    @Test(arguments: commands)
    func everyCommandExplainsItself(command: String) throws {
        let help = try CalqueBinary.run("\(command) --help")
        expectQuietSuccess(help)
        for flag in Self.flags[command, default: []] + ["color", "quiet", "help", "version"] {
            #expect(help.output.contains("--\(flag) ") || help.output.contains("--\(flag)\n"), "--\(flag)")
        }
        #expect(help.output.hasPrefix("calque \(command): "))
        #expect(help.output.contains("Usage:\n  calque \(command)"))
        // Calls are not wrapped, so that they can be copied.
        for line in help.lines where !line.hasPrefix("  calque ") { #expect(width(line) <= 80, "\(line)") }
        #expect(try CalqueBinary.run("help \(command)").output == help.output)
        #expect(try CalqueBinary.run("\(command) -h").output == help.output)
        for line in try CalqueBinary.run("\(command) --help", environment: ["COLUMNS": "40"]).lines
        where !line.hasPrefix("  calque ") {
            #expect(width(line) <= 40, "\(line)")
        }
    }

    @Test func theProgramExplainsItself() throws {
        let help = try CalqueBinary.run("--help")
        expectQuietSuccess(help)
        for command in Self.commands { #expect(help.output.contains("\n  \(command) "), "\(command)") }
        #expect(try CalqueBinary.run("help").output == help.output)
        let bare = try CalqueBinary.run("")
        #expect(bare.status == 64 && bare.output == "" && bare.errors == help.output)
    }

    @Test func theVersionIsOneLine() throws {
        for words in ["--version", "-V", "segment --version"] {
            let run = try CalqueBinary.run(words)
            expectQuietSuccess(run)
            #expect(run.output.wholeMatch(of: /calque \d+\.\d+\.\d+\n/) != nil, "\(run.output)")
        }
    }

    @Test(arguments: [
        ("segmnt a", "did you mean 'segment'?"), ("qurey m text", "did you mean 'query'?"),
        ("frobnicate", "see 'calque --help'"), ("segment --fromat json a", "did you mean '--format'?"),
        ("segment --format jsn a", "did you mean 'json'?"), ("align --in-to m a b", "did you mean '--into'?"),
        ("query -cutoff 50 m a", "did you mean '--cutoff'?"), ("segment --lang", "--lang takes"),
        ("segment", "FILE is missing"), ("segment --lang x a", "--lang takes"), ("query", "MEMORY is missing"),
        ("align a b c d", "'d' is one operand too many"), ("help segmnt", "did you mean 'segment'?"),
        ("segment --each-line=yes a", "takes no value"), ("--frob", "there is no flag --frob"),
    ])
    func wrongCallsSayWhatWasMeant(words: String, hint: String) throws {
        expectFailure(try CalqueBinary.run(words), 64, saying: hint)
    }

    @Test func operandsMayLookLikeFlags() throws {
        let folder = try TemporaryFolder()
        try folder.write("--lang", "One. Two.\n".utf8)
        #expect(try CalqueBinary.run("segment -- --lang", in: folder).lines == ["One.", "Two."])
    }

    // MARK: Streams

    @Test func aReaderThatGoesIsNoFailure() throws {
        let folder = try TemporaryFolder()
        // More than pipes and buffers hold, so that the program still writes when its reader has gone.
        try folder.write("long.txt", Array(String(repeating: "One sentence here.\n", count: 50_000).utf8))
        for command in ["calque segment long.txt", "calque segment --format json long.txt", "calque man"] {
            let run = try CalqueBinary.shell("\(command) | head -1; echo ${PIPESTATUS[0]}", in: folder)
            #expect(run.errors == "", "\(command)")
            #expect(run.lines.count == 2 && run.lines.last == "0", "\(command): \(run.lines.last ?? "")")
        }
        let early = try CalqueBinary.shell("calque --help | true; echo ${PIPESTATUS[0]}", in: folder)
        #expect(early.errors == "" && early.output == "0\n")
    }

    @Test(arguments: [
        "segment a", "segment --format json a", "align -q --no-encoder a a", "--help", "man", "--version",
        "export m.tmx --format tsv --columns en", "export m.tmx --format tmx", "query m.tmx 'One. Two.'",
        "completions bash",
    ])
    func aFullDeviceIsAFailure(words: String) throws {
        let folder = try TemporaryFolder()
        try folder.write("a", "One. Two.\n".utf8)
        _ = try CalqueBinary.run("import m.tmx a --format tsv --columns en", in: folder)
        let run = try CalqueBinary.shell("calque \(words) > /dev/full", in: folder)
        expectFailure(run, 74, saying: "cannot write to standard output: No space left on device")
    }

    @Test func aClosedOutputIsAFailure() throws {
        let folder = try TemporaryFolder()
        expectFailure(try CalqueBinary.shell("calque --version >&-", in: folder), 74, saying: "standard output")
    }

    /// A name with a line end or an escape in it must not forge a message.
    @Test func messagesStayOneLine() throws {
        let folder = try TemporaryFolder()
        for name in ["a\ncalque: all is well", "b\u{1B}[2J", "c\r\u{8}"] {
            let run = try CalqueBinary.run(["segment", name], in: folder.path)
            expectFailure(run, 66)
            #expect(!run.errors.dropLast().contains { $0 == "\n" || $0 == "\u{1B}" || $0 == "\r" })
        }
        expectFailure(try CalqueBinary.run(["frob\nnicate"], in: folder.path), 64)
        expectFailure(
            try CalqueBinary.run(
                ["align", "--batch", "x\ny"], in: folder.path, environment: ["CALQUE_ENCODER": "/none"]), 66)
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func completionsNameEveryCommand(shell: String) throws {
        let run = try CalqueBinary.run("completions \(shell)")
        expectQuietSuccess(run)
        for command in Self.commands { #expect(run.output.contains(command)) }
        for flag in Self.flags.values.joined() { #expect(run.output.contains(flag)) }
        guard let tool = Tool(shell) else { return }
        let folder = try TemporaryFolder()
        let result = try tool.run(["-n", folder.write("script", run.outputBytes)])
        #expect(result.status == 0, "\(result.output)")
    }

    @Test func theManualNamesEveryFlag() throws {
        let run = try CalqueBinary.run("man")
        expectQuietSuccess(run)
        let text = run.output.replacing("\\-", with: "-")
        for flag in Self.flags.values.joined() { #expect(text.contains("--" + flag), "\(flag)") }
    }
}
