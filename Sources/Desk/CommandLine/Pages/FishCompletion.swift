extension Program {
    /// The script for fish: one line for each command and flag, with the condition under which it is offered.
    func fishCompletion() -> String {
        let function = "__\(name.map { $0 == "-" ? "_" : String($0) }.joined())_at"
        var lines = [
            "# fish completion for \(name) \(version); made by '\(name) completions fish'",
            "# Whether the commands on the line are just the ones given.",
            "function \(function)",
            "    set -l at",
            "    set -l words (commandline -opc)",
            "    set -l skip 1",  // the program's own name
            "    for word in $words",
            "        if test $skip = 1",
            "            set skip 0",
            "        else if contains -- $word \(valueSpellings.joined(separator: " "))",
            "            set skip 1",
            "        else if contains -- (string join -- ' ' $at $word) \(paths.map(fishPath).joined(separator: " "))",
            "            set at $at $word",
            "        end",
            "    end",
            "    test \"$at\" = \"$argv\"",
            "end",
            "complete -c \(name) -f",
        ]
        for flag in flags { lines.append("complete -c \(name)\(fishFlag(flag))") }
        lines += fishCommands(commands, at: function, path: [])
        for path in paths {
            guard let command = path.last else { continue }
            let condition = " -n \(fishQuoted("\(function) \(path.map(\.name).joined(separator: " "))"))"
            lines += fishCommands(command.commands, at: function, path: path)
            for flag in command.flags { lines.append("complete -c \(name)\(condition)\(fishFlag(flag))") }
            for operand in command.operands {
                let isHelp = path.count == 1 && command.name == "help"
                let choices = isHelp ? commands.map(\.name) : operand.value.choices
                if operand.value.isFile { lines.append("complete -c \(name)\(condition) -F") }
                if !choices.isEmpty {
                    lines.append("complete -c \(name)\(condition) -a \(fishQuoted(choices.joined(separator: " ")))")
                }
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Flags of the program whose next word is not a command.
    private var valueSpellings: [String] { flags.filter { $0.value != nil }.flatMap(\.spellings) }

    private func fishPath(_ path: [Command]) -> String { fishQuoted(path.map(\.name).joined(separator: " ")) }

    private func fishCommands(_ commands: [Command], at function: String, path: [Command]) -> [String] {
        let condition = fishQuoted(([function] + path.map(\.name)).joined(separator: " "))
        return commands.map { "complete -c \(name) -n \(condition) -a \($0.name) -d \(fishQuoted($0.summary))" }
    }

    private func fishFlag(_ flag: FlagRow) -> String {
        let value = flag.value.map { value in
            if value.isFile { return " -r -F" }
            return " -x" + (value.choices.isEmpty ? "" : " -a \(fishQuoted(value.choices.joined(separator: " ")))")
        }
        let short = flag.short.map { " -s \($0)" } ?? ""
        let negation = flag.negation.map { " -l \($0)" } ?? ""
        return "\(short) -l \(flag.name)\(negation)\(value ?? "") -d \(fishQuoted(flag.help))"
    }

    private func fishQuoted(_ text: String) -> String {
        "'" + text.map { $0 == "'" || $0 == "\\" ? "\\\($0)" : String($0) }.joined() + "'"
    }
}
