import CalqueCore

/// A shell for which there are completions.
package enum Shell: String, Sendable, CaseIterable {
    case bash, zsh, fish
}

extension Program {
    /// The commands that every program has.
    static let commonCommands = [helpCommand, completionsCommand, manCommand]

    private static let topic = Operand.repeated(
        "COMMAND", .string, atLeast: 0, help: "The command to show help for; the whole program if none is named")

    private static let helpCommand = Command("help", "Show help for a command", operands: [topic]) {
        (call) throws(Failure) in
        var path: [Command] = []
        for word in call[topic] {
            let candidates = path.last?.commands ?? call.program.commands
            guard let command = candidates.first(where: { $0.name == word }) else {
                let meant = Suggestion.nearest(to: word, in: candidates.map(\.name))
                throw Failure(
                    .usage, "there is no command '\((path.map(\.name) + [word]).joined(separator: " "))'",
                    advice: meant.map { "did you mean '\($0)'?" } ?? "see '\(call.program.name) help'")
            }
            path.append(command)
        }
        try call.output.write(
            call.program.help(for: path, width: call.terminal.width, style: call.terminal.style))
        return .done
    }

    private static let shell = Operand("SHELL", .choice(of: Shell.self), help: "The shell")

    private static let completionsCommand = Command(
        "completions", "Print a completion script for a shell", operands: [shell],
        discussion: [
            "Save the script under the program's name in ~/.local/share/bash-completion/completions for bash, as "
                + "'_' and the name in a folder of $fpath for zsh, and as the name and '.fish' in "
                + "~/.config/fish/completions for fish."
        ]
    ) { (call) throws(Failure) in
        try call.output.write(call.program.completions(for: call[shell]))
        return .done
    }

    private static let manCommand = Command(
        "man", "Print the manual page", examples: [Example("man | man -l -", "Read the page.")]
    ) { (call) throws(Failure) in
        try call.output.write(call.program.manPage())
        return .done
    }

    /// Returns the completion script for a shell.
    package func completions(for shell: Shell) -> String {
        switch shell {
        case .bash: bashCompletion()
        case .zsh: zshCompletion()
        case .fish: fishCompletion()
        }
    }
}
