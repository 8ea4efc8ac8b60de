import CalqueCore

/// A shell for which there are completions.
package enum Shell: String, Sendable, CaseIterable {
    case bash, zsh, fish
}

extension Program {
    /// The commands that every program has. They are rows of the table as all others.
    static let commonCommands = [helpCommand, completionsCommand, manCommand]

    private static let topic = Operand.repeated(
        "COMMAND", .string, atLeast: 0, help: "The command to explain; the program as a whole if none is named")

    private static let helpCommand = Command("help", "Explain a command", operands: [topic]) { call in
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

    private static let shell = Operand("SHELL", .choice(of: Shell.self), help: "The shell that is to complete")

    private static let completionsCommand = Command(
        "completions", "Write a script by which a shell completes commands and flags", operands: [shell],
        discussion: [
            "Where the script belongs: for bash, in ~/.local/share/bash-completion/completions under the program's name; "
                + "for zsh, in a folder of $fpath under the program's name after '_'; for fish, in "
                + "~/.config/fish/completions under the program's name and '.fish'."
        ]
    ) { call in
        try call.output.write(call.program.completions(for: call[shell]))
        return .done
    }

    private static let manCommand = Command(
        "man", "Write the manual page", examples: [Example("man | man -l -", "Read it.")]
    ) { call in
        try call.output.write(call.program.manPage())
        return .done
    }

    /// The script by which a shell completes the program's words.
    package func completions(for shell: Shell) -> String {
        switch shell {
        case .bash: bashCompletion()
        case .zsh: zshCompletion()
        case .fish: fishCompletion()
        }
    }
}
