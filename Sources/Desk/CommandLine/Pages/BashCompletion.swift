extension Program {
    /// The script for bash, which needs nothing but bash 4.
    ///
    /// Words are matched as `PATH WORD`, where the path is `calque` or `calque memory info`. The table gives one `case`
    /// each for the groups of commands, for the flags with a value, and for their values.
    func bashCompletion() -> String {
        let levels: [(path: String, command: Command?)] =
            [(name, nil)] + paths.map { path in (([name] + path.map(\.name)).joined(separator: " "), path.last) }
        var descents: [String] = []
        var skips: [String] = []
        var values: [String] = []
        var words: [String] = []
        for (path, command) in levels {
            let flags = self.flags + (command?.flags ?? [])
            let commands = command?.commands ?? (command == nil ? commands : [])
            for inner in commands { descents.append("'\(path) \(inner.name)'") }
            for flag in flags {
                guard let value = flag.value else { continue }
                let patterns = flag.spellings.map { "'\(path) \($0)'" }.joined(separator: "|")
                skips.append(patterns)
                values.append("\(patterns)) \(bashWords(value.choices, files: value.isFile)) ;;")
            }
            words.append("'\(path)') flags='\(flags.flatMap(\.spellings).joined(separator: " "))'")
            let operands = command?.operands.map(\.value) ?? []
            let choices =
                path == "\(name) help" ? self.commands.map(\.name) : commands.map(\.name) + operands.flatMap(\.choices)
            words.append("    \(bashWords(choices, files: operands.contains(where: \.isFile))) ;;")
        }
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
                        \(descents.joined(separator: "|"))) path="$path $word" ;;
                        \(skips.joined(separator: "|")))
                            [[ ${COMP_WORDS[index+1]} == '=' ]] && ((index++))
                            ((index++)) ;;
                    esac
                done
                if [[ -z $only_operands ]]; then
                    case "$path $previous" in
            \(values.map { "            " + $0.replacing(" ;;", with: "; previous='' ;;") }.joined(separator: "\n"))
                    esac
                fi
                # after a flag that takes a value, only the value
                if [[ -n $previous || -n $only_operands ]]; then
                    case "$path" in
            \(words.map { "            " + $0 }.joined(separator: "\n"))
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

    private func bashWords(_ words: [String], files: Bool) -> String {
        "words='\(words.joined(separator: " "))'\(files ? " files=1" : "")"
    }
}

extension String {
    fileprivate func replacing(_ end: String, with other: String) -> String {
        hasSuffix(end) ? String(dropLast(end.count)) + other : self
    }
}
