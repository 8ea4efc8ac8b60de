import CalqueCore
import Glibc
import Testing

@testable import CalqueCommandLine

@Suite("Pages")
struct PagesTests {
    /// `CALQUE_RECORD=1 swift test --filter CommandLineKitTests` writes HelpSnapshots.swift anew.
    @Test("help is as it was")
    func snapshots() throws {
        var shown: [(name: String, text: String)] = []
        for words in [["help"], ["help", "query"], ["help", "memory"]] {
            for width in [80, 40] {
                let text = try Press.run(all: words, environment: ["COLUMNS": "\(width)"]).output
                shown.append(("\(words.joined(separator: " ")), \(width) columns", text))
            }
        }
        for (name, text) in shown { #expect(text == helpSnapshots[name], "\(name)") }
        if getenv("CALQUE_RECORD") != nil {
            let swift = HelpSnapshotFile.text(shown)
            let file = open(HelpSnapshotFile.path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
            defer { close(file) }
            #expect(swift.withCString { write(file, $0, swift.utf8.count) } == swift.utf8.count)
        }
    }

    @Test("no line of help is wider than asked, but for calls to copy", arguments: [40, 50, 60, 80, 100, 200])
    func width(_ width: Int) {
        for path in [[]] + Press.program.paths {
            let help = Press.program.help(for: path, width: width, style: .plain)
            for line in help.split(separator: "\n") where !line.hasPrefix("  press ") {
                #expect(DisplayWidth.of(line) <= width, "\(line)")
            }
        }
    }

    @Test("the three ways to ask for help say the same")
    func sameHelp() throws {
        let help = try Press.run("help", "memory", "add").output
        #expect(help.contains("press memory add [OPTIONS] SOURCE… MEMORY"))
        #expect(try Press.run("memory", "add", "--help").output == help)
        #expect(try Press.run("memory", "--color=never", "add", "x", "-h").output == help)
        #expect(try Press.run("help").output == Press.run("--help").output)
    }

    @Test("every flag, command and operand of the table is in help, in the scripts and in the manual page")
    func complete() throws {
        let man = Press.program.manPage()
        let bash = Press.program.completions(for: .bash)
        let zsh = Press.program.completions(for: .zsh)
        let fish = Press.program.completions(for: .fish)
        for path in Press.program.paths {
            let command = try #require(path.last)
            let help = Press.program.help(for: path, width: 80, style: .plain)
            for page in [man, bash, zsh, fish, help] { #expect(page.contains(command.name)) }
            for flag in command.flags + Press.program.flags {
                for spelling in flag.spellings {
                    #expect(help.contains(spelling))
                    #expect(man.contains(ManPage.escaped(spelling)))
                    #expect(bash.contains("'\(path.commandLine) \(spelling)'") || flag.value == nil)
                    #expect(bash.contains(spelling))
                    #expect(zsh.contains(spelling))
                    #expect(
                        fish.contains(
                            spelling.hasPrefix("--") ? "-l \(spelling.dropFirst(2))" : "-s \(spelling.dropFirst())"))
                }
            }
            for operand in command.operands {
                for page in [help, man, zsh] { #expect(page.contains(operand.name)) }
            }
        }
    }

    @Test("the manual page has no complaint from groff", .enabled(if: has("groff"), "groff is not there"))
    func groff() throws {
        let result = try shell("groff -man -Tutf8 -ww -b -z", input: Press.program.manPage())
        #expect(result.output == "" && result.status == 0)
    }

    @Test("man shows the page", .enabled(if: has("man"), "man is not there"))
    func man() throws {
        let man = "MANWIDTH=80 LC_ALL=C.UTF-8 man --warnings -P cat -l -"
        #expect(try shell("\(man) 2>&1 >/dev/null", input: Press.program.manPage()).output == "")
        let result = try shell(man, input: Press.program.manPage())
        #expect(result.status == 0)
        #expect(result.output.contains("--cutoff PERCENT"))
        #expect(result.output.contains("与原文最相似"))
    }

    @Test(
        "roff shows text as it is",
        arguments: [
            ("a-b", "a\\-b"), (".TH", "\\&.TH"), ("'quoted'", "\\(aqquoted\\(aq"), ("back\\slash", "back\\eslash"),
            ("…", "\\[u2026]"), ("😀", "\\[u1F600]"),
        ])
    func roff(_ text: String, _ escaped: String) { #expect(ManPage.escaped(text) == escaped) }
}

/// The Swift file that holds the snapshots: in code, because the manifest names no resources for this room.
enum HelpSnapshotFile {
    static let path = String(#filePath.dropLast("PagesTests.swift".count)) + "HelpSnapshots.swift"

    static func text(_ shown: [(name: String, text: String)]) -> String {
        let entries = shown.map { "    \"\($0.name)\": \"\"\"\n" + indented($0.text) + "        \"\"\",\n" }
        return "// swift-format-ignore-file\n"
            + "// Written by PagesTests with CALQUE_RECORD=1; look at the differences before they are kept.\n\n"
            + "let helpSnapshots = [\n\(entries.joined())]\n"
    }

    private static func indented(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.isEmpty ? "\n" : "        \($0)\n" }.joined()
    }
}

extension [Command] {
    var commandLine: String { (["press"] + map(\.name)).joined(separator: " ") }
}

/// Whether a program is installed.
func has(_ tool: String) -> Bool { (try? shell("command -v \(tool)"))?.status == 0 }
