import Foundation
import TestSupport
import Testing

/// Runs commands in a terminal (pyte, `scripts/install-peers`) and looks at what reaches it: whatever an article or a
/// memory contains, only our own output may move the cursor, and nothing may change the terminal's state.
@Suite struct TerminalTests {
    private static let python = SharedData.packageRoot.appendingPathComponent(".build/peers/bin/python3").path
    private static let hasTerminal = FileManager.default.fileExists(atPath: python) && knowsPyte

    private static var knowsPyte: Bool {
        (try? ChildProcess.run(python, ["-c", "import pyte"], environment: CalqueBinary.environment))?.status == 0
    }

    /// Prints, for each command line, its exit code and the events that the terminal had beyond letters and line ends.
    private static let script = """
        import json, os, pty, sys
        import pyte

        class Events:
            def __init__(self):
                self.seen = set()
            def __getattr__(self, name):
                if name in pyte.Stream.events:
                    return lambda *given, **more: self.note(name, given, more)
                raise AttributeError(name)
            def note(self, name, given, more):
                if name != "draw":
                    self.seen.add(json.dumps([name, *given, more]))
                else:
                    for letter in given[0]:
                        code = ord(letter)
                        if code in range(0x202a, 0x202f) or code in range(0x2066, 0x206a) or code in range(0x80, 0xa0):
                            self.seen.add(f"draws {code:x}")

        for line in open(sys.argv[1], newline="\\n").read().split("\\n"):
            child, terminal = pty.fork()
            if child == 0:
                os.execvp("/bin/sh", ["sh", "-c", line])
            data = b""
            while True:
                try:
                    part = os.read(terminal, 65536)
                except OSError:
                    break
                if not part:
                    break
                data += part
            status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
            events = Events()
            pyte.Stream(events).feed(data.decode("utf-8", "replace"))
            print(json.dumps({"line": line, "status": status, "bytes": len(data), "events": sorted(events.seen)}))
        """

    private struct Seen: Decodable {
        let line: String
        let status: Int
        let bytes: Int
        let events: [String]
    }

    private static let introducers = [
        "\u{1B}[", "\u{1B}]", "\u{1B}P", "\u{1B}_", "\u{1B}^", "\u{1B}(", "\u{1B}#", "\u{1B}", "\u{9B}", "\u{9D}",
        "\u{90}", "\u{9F}", "\u{7}", "\u{8}", "\u{C}", "\u{B}", "\u{E}", "\u{F}", "\u{7F}", "\u{202E}", "\u{2066}",
        "\u{85}", "\r",
    ]
    private static let rests = [
        "45m", "2J", "H", "52;c;cm0=\u{7}", "0;owned\u{7}", "?25l", "?1049h", "6n", "c", "8", "0", "1;1Hx", "2K", "10A",
        "q\u{1B}\\", "5n", "\u{9C}",
    ]

    /// A sentence in which sequences that command a terminal stand between and inside words.
    private static func sentence(_ number: Int, _ random: inout SeededGenerator) -> String {
        let words = ["Treaty", "signed", "on", "Monday", "in", "Paris", "number", "\(number)"].map { word in
            guard Int.random(in: 0..<3, using: &random) == 0 else { return word }
            let odd = (introducers.randomElement(using: &random) ?? "") + (rests.randomElement(using: &random) ?? "")
            return Bool.random(using: &random) ? word + odd : odd + word
        }
        return words.joined(separator: " ") + "."
    }

    @Test(.enabled(if: hasTerminal, "needs pyte: scripts/install-peers"))
    func nothingCommandsTheTerminal() throws {
        var random = SeededGenerator(seed: 11)
        let folder = try TemporaryFolder()
        let sources = (0..<60).map { Self.sentence($0, &random) }
        let targets = (0..<60).map { "Договор " + Self.sentence($0, &random) }
        try folder.write("a.en", Data((sources.joined(separator: "\n") + "\n").utf8))
        try folder.write("a.ru", Data((targets.joined(separator: "\n") + "\n").utf8))
        // JSON can hold every character.
        let units = try zip(sources, targets).map { pair in
            #"{"source": \#(try json(pair.0)), "target": \#(try json(pair.1)), "source_language": "en", "target_language": "ru"}"#
        }
        try folder.write("u.jsonl", Data((units.joined(separator: "\n") + "\n").utf8))
        let imported = try CalqueBinary.run("import m.tmx u.jsonl", in: folder)
        #expect(imported.status == 0, "\(imported.errors)")
        try folder.write("odd\u{1B}]0;owned\u{7}.en", Data("Treaty.\n".utf8))
        let commands = [
            "segment a.en", "segment a.en --explain", "align a.en a.ru --no-encoder -s en -t ru",
            "query m.tmx --from en --to ru 'Treaty signed on Monday in Paris number 7.'",
            "query m.tmx --from en --to ru --cutoff 30 --explain 'Treaty signed in Paris.'",
            "concordance m.tmx treaty", "concordance m.tmx Договор", "export -q m.tmx", "export -q m.tmx --format tsv",
            "leverage m.tmx a.en --from en --to ru", "analyse m.tmx a.en --from en --to ru", "memory info m.tmx",
            "memory check m.tmx", "memory edit m.tmx 1 --set 'ru=\u{1B}[2Jx'", "segment odd*.en nothing",
            "segment 'no\u{1B}[2Jfile'", "query m.tmx \u{1B}[45mTreaty",
        ].map { "calque \($0)" }
        let seen = try show(commands, in: folder)
        #expect(seen.count == commands.count)
        for one in seen {
            let foreign = one.events.filter { event in
                // No output of ours has this background or erases a whole line.
                event.contains("45") || event.hasPrefix(#"["erase_in_line", 2"#)
                    || !Self.ours.contains { event.hasPrefix($0) }
            }
            #expect(foreign.isEmpty, "\(one.line.debugDescription): \(foreign)")
            #expect(one.bytes > 20 && [0, 1, 64, 66].contains(one.status), "\(one.line.debugDescription): \(one)")
        }
        // The measure itself sees what it should: the same texts, shown by another program.
        let events = try show(["cat a.en"], in: folder)[0].events
        #expect(events.count > 20 && events.contains { $0.contains("set_title") }, "\(events)")
    }

    private func show(_ commands: [String], in folder: TemporaryFolder) throws -> [Seen] {
        try folder.write("terminal.py", Data(Self.script.utf8))
        try folder.write("commands", Data(commands.joined(separator: "\n").utf8))
        let run = try CalqueBinary.shell(
            "PYTHONUTF8=1 TERM=xterm '\(Self.python)' terminal.py commands", in: folder)
        try #require(run.status == 0, "\(run.errors)")
        return try run.lines.map { try JSONDecoder().decode(Seen.self, from: Data($0.utf8)) }
    }

    /// Line ends, tabs, colours of a run of text, and the line of progress that is erased.
    private static let ours = [
        #"["linefeed""#, #"["carriage_return""#, #"["tab""#, #"["select_graphic_rendition""#, #"["erase_in_line""#,
    ]

    private func json(_ text: String) throws -> String {
        String(decoding: try JSONEncoder().encode(text), as: UTF8.self)
    }
}
