extension Program {
    /// The script for zsh: one function for the program, each group and each command.
    func zshCompletion() -> String {
        var script = """
            #compdef \(name)
            # zsh completion for \(name) \(version); made by '\(name) completions zsh'

            """
        script += zshGroup(function(of: []), flags: flags, commands: commands, path: [])
        for path in paths {
            guard let command = path.last else { continue }
            if command.commands.isEmpty {
                script += zshCommand(command, path: path)
            } else {
                script += zshGroup(function(of: path), flags: flags, commands: command.commands, path: path)
            }
        }
        let function = function(of: [])
        return script + """

            # found in $fpath, or sourced
            if [[ $funcstack[1] == \(function) ]]; then
                \(function) "$@"
            else
                compdef \(function) \(name)
            fi

            """
    }

    private func function(of path: [Command]) -> String {
        "_" + ([name] + path.map(\.name)).joined(separator: "_").map { $0 == "-" ? "_" : String($0) }.joined()
    }

    private func zshGroup(_ function: String, flags: [FlagRow], commands: [Command], path: [Command]) -> String {
        var lines = ["", "\(function)() {", "    local curcontext=\"$curcontext\" state"]
        lines += ["    local -a line", "    local -A opt_args", "    _arguments -C \\"]
        lines += flags.flatMap(zshFlag).map { "        \($0) \\" }
        lines += ["        '1: :->command' '*:: :->words'", "    case $state in", "    command)"]
        lines.append("        local -a commands=(")
        lines += commands.map { "            \(zshQuoted("\($0.name):\($0.summary)"))" }
        lines += ["        )", "        _describe -t commands command commands ;;", "    words)"]
        lines.append("        case $line[1] in")
        lines += commands.map { "        \($0.name)) \(self.function(of: path + [$0])) ;;" }
        lines += ["        esac ;;", "    esac", "}", ""]
        return lines.joined(separator: "\n")
    }

    private func zshCommand(_ command: Command, path: [Command]) -> String {
        var lines = ["", "\(function(of: path))() {", "    _arguments -s -S \\"]
        lines += (command.flags + flags).flatMap(zshFlag).map { "        \($0) \\" }
        for operand in command.operands {
            let position = operand.most > 1 ? "*" : ""
            let isHelp = path.count == 1 && command.name == "help"
            let action = isHelp ? "(\(commands.map(\.name).joined(separator: " ")))" : zshAction(operand.value)
            lines.append(
                "        \(zshQuoted("\(position):\(operand.least == 0 ? ":" : "")\(operand.name):\(action)")) \\")
        }
        lines[lines.count - 1].removeLast(2)
        return (lines + ["}", ""]).joined(separator: "\n")
    }

    /// One specification for each spelling of a flag.
    private func zshFlag(_ flag: FlagRow) -> [String] {
        let value = flag.value.map { ":\(zshEscaped($0.placeholder)):\(zshAction($0))" } ?? ""
        return flag.spellings.map { spelling in
            let join = flag.value == nil ? "" : spelling.hasPrefix("--") ? "=" : "+"
            let exclusion = flag.repeats ? "*" : "(\(flag.spellings.joined(separator: " ")))"
            return zshQuoted("\(exclusion)\(spelling)\(join)[\(zshEscaped(flag.help))]\(value)")
        }
    }

    private func zshAction(_ value: ValueShape) -> String {
        value.isFile ? "_files" : value.choices.isEmpty ? " " : "(\(value.choices.joined(separator: " ")))"
    }

    /// Inside a specification of `_arguments`, `]` and `:` divide.
    private func zshEscaped(_ text: String) -> String {
        text.map { "[]:\\".contains($0) ? "\\\($0)" : String($0) }.joined()
    }

    private func zshQuoted(_ text: String) -> String {
        "'" + text.map { $0 == "'" ? "'\\''" : String($0) }.joined() + "'"
    }
}
