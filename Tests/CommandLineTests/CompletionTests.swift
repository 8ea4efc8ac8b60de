import Testing

@testable import CalqueCommandLine

@Suite("Completions")
struct CompletionTests {
    struct Case: CustomTestStringConvertible, Sendable {
        /// The words of the line; the last is the one to complete.
        var words: [String]
        var replies: [String]
        var testDescription: String { words.joined(separator: " ") }

        init(_ line: String, _ replies: String) {
            words = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
            self.replies = replies.split(separator: " ").map(String.init)
        }
    }

    static let cases = [
        Case("press q", "query"),
        Case("press me", "memory"),
        Case("press memory ", "info add"),
        Case("press --color never memory a", "add"),
        Case("press --color ", "auto always never"),
        Case("press --color a", "auto always"),
        Case("press query --cut", "--cutoff"),
        Case("press query --no", "--no-index"),
        Case("press query --format ", "text json tmx"),
        Case("press query -f j", "json"),
        Case("press query --cutoff ", ""),
        Case("press query --qui", "--quiet"),
        Case("press memory info --q", "--quiet"),
        Case("press memory add --fu", "--fuzzy"),
        Case("press memory info --fu", ""),
        Case("press memory info /etc/os-rel", "/etc/os-release"),
        Case("press query --log /etc/os-rel", "/etc/os-release"),
        Case("press query -- --cut", ""),
        Case("press help que", "query"),
        Case("press completions ", "bash zsh fish"),
        Case("press completions z", "zsh"),
    ]

    @Test("bash reads the script", .enabled(if: has("bash"), "bash is not there"))
    func bashReads() throws {
        let result = try shell("bash -n", input: Press.program.completions(for: .bash))
        #expect(result.output == "" && result.status == 0)
    }

    @Test(
        "bash completes", .enabled(if: has("bash"), "bash is not there"),
        arguments: cases + [Case("press query --format = j", "json"), Case("press query --format =", "text json tmx")])
    func bash(_ item: Case) throws {
        let words = item.words.map { "'\($0)'" }.joined(separator: " ")
        let script =
            Press.program.completions(for: .bash) + """

                COMP_WORDS=(\(words)); COMP_CWORD=\(item.words.count - 1)
                _press; printf '%s\\n' "${COMPREPLY[@]}"
                """
        let result = try shell("bash", input: script)
        let replies = result.output.split(separator: "\n").map(String.init)
        #expect(replies == item.replies)
    }

    @Test("zsh reads the script", .enabled(if: has("zsh"), "zsh is not there"))
    func zshReads() throws {
        let result = try shell("zsh -n", input: Press.program.completions(for: .zsh))
        #expect(result.output == "" && result.status == 0)
    }

    @Test("fish completes", .enabled(if: has("fish"), "fish is not there"), arguments: cases)
    func fish(_ item: Case) throws {
        let line = item.words.joined(separator: " ")
        let script = Press.program.completions(for: .fish) + "\ncomplete -C '\(line)'\n"
        let result = try shell("fish --no-config", input: script)
        let replies = result.output.split(separator: "\n").map { String($0.prefix { $0 != "\t" }) }
        #expect(Set(replies) == Set(item.replies), "\(result.output)")
    }
}
