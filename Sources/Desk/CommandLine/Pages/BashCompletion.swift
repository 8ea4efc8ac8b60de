/// The branches of the `case` statements of the script.
private struct BashTables {
    /// A command with commands of its own, as `'calque memory'`.
    var descents: [String] = []
    /// The flags that take a value.
    var skips: [String] = []
    /// The completions of each flag's value.
    var values: [String] = []
    /// The flags and operands of each command.
    var words: [String] = []
}

extension Program {
    /// The script for bash, which needs nothing but bash 4.
    ///
    /// Words are matched as `PATH WORD`, where the path is `calque` or `calque memory info`. The table gives one `case`
    /// each for the groups of commands, for the flags with a value, and for their values.
    func bashCompletion() -> String {
        let tables = bashTables()
        let function = "_" + name.map { $0 == "-" ? "_" : String($0) }.joined()
        return """
            # bash completion for \(name) \(version); made by '\(name) completions bash'
            \(function)() {
                local path='\(name)' current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}"
                local word flags='' words='' files='' only_operands='' index
                # bash cuts --flag=value into three words
                if [[ $current == '=' ]]; then
                    current=''
                elif [[ $previous == '=' ]]; then
                    previous="${COMP_WORDS[COMP_CWORD-2]}"
                fi
                for ((index = 1; index < COMP_CWORD; index++)); do
                    word="${COMP_WORDS[index]}"
                    [[ $word == '--' ]] && only_operands=1 && break
                    case "$path $word" in
                        \(tables.descents.joined(separator: "|"))) path="$path $word" ;;
                        \(tables.skips.joined(separator: "|")))
                            [[ ${COMP_WORDS[index+1]} == '=' ]] && ((index++))
                            ((index++)) ;;
                    esac
                done
                if [[ -z $only_operands ]]; then
                    case "$path $previous" in
            \(tables.values.map { "            " + $0.replacing(" ;;", with: "; previous='' ;;") }.joined(separator: "\n"))
                    esac
                fi
                # after a flag that takes a value, only the value
                if [[ -n $previous || -n $only_operands ]]; then
                    case "$path" in
            \(tables.words.map { "            " + $0 }.joined(separator: "\n"))
                    esac
                    [[ $current == -* && -z $only_operands ]] && words="$flags" files=''
                fi
                COMPREPLY=($(compgen -W "$words" -- "$current"))
                if [[ -n $files ]]; then
                    compopt -o filenames 2>/dev/null
                    mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < <(compgen -f -- "$current")
                fi
            }
            complete -F \(function) \(name)

            """
    }

    private func bashTables() -> BashTables {
        let levels: [(path: String, command: Command?)] =
            [(name, nil)] + paths.map { path in (([name] + path.map(\.name)).joined(separator: " "), path.last) }
        var tables = BashTables()
        for (path, command) in levels {
            let flags = self.flags + (command?.flags ?? [])
            let commands = command?.commands ?? (command == nil ? commands : [])
            for inner in commands { tables.descents.append("'\(path) \(inner.name)'") }
            for flag in flags {
                guard let value = flag.value else { continue }
                let patterns = flag.spellings.map { "'\(path) \($0)'" }.joined(separator: "|")
                tables.skips.append(patterns)
                tables.values.append("\(patterns)) \(bashWords(value.choices, files: value.isFile)) ;;")
            }
            tables.words.append("'\(path)') flags='\(flags.flatMap(\.spellings).joined(separator: " "))'")
            let operands = command?.operands.map(\.value) ?? []
            let choices =
                path == "\(name) help" ? self.commands.map(\.name) : commands.map(\.name) + operands.flatMap(\.choices)
            tables.words.append("    \(bashWords(choices, files: operands.contains(where: \.isFile))) ;;")
        }
        return tables
    }

    private func bashWords(_ words: [String], files: Bool) -> String {
        "words='\(words.joined(separator: " "))'\(files ? " files=1" : "")"
    }
}

extension String {
    fileprivate func replacing(_ end: String, with other: String) -> String {
        hasSuffix(end) ? String(dropLast(end.count)) + other : self
    }
}
