extension Program {
    /// The manual page in section 1, for `man`: one page for all commands.
    package func manPage() -> String {
        var page = ManPage()
        page.macro("TH", [name.uppercased(), "1", "", "\(name) \(version)", "User commands"])
        page.macro("SH", ["NAME"])
        page.text("\(name) - \(summary)")
        page.macro("SH", ["SYNOPSIS"])
        page.synopsis("\(name) COMMAND [OPTIONS] [OPERANDS]")
        if !discussion.isEmpty {
            page.macro("SH", ["DESCRIPTION"])
            page.paragraphs(discussion)
        }
        page.macro("SH", ["COMMANDS"])
        for path in paths {
            guard let command = path.last else { continue }
            describe(command, path, on: &page)
        }
        for group in flags.groups {
            page.macro("SH", [group.name.uppercased()])
            page.flags(group.flags)
        }
        page.macro("SH", ["EXIT STATUS"])
        for code in ExitCode.allCases { page.item("\\fB\(code.rawValue)\\fR", code.meaning) }
        return page.roff
    }

    private func describe(_ command: Command, _ path: [Command], on page: inout ManPage) {
        page.macro("SS", [synopsis(of: path)])
        page.text(command.summary + ".")
        page.paragraphs(command.discussion)
        for operand in command.operands {
            page.item("\\fI\(ManPage.escaped(operand.name))\\fR", operand.fullHelp + ".")
        }
        for group in command.flags.groups {
            if group.name != FlagRow.defaultGroup { page.paragraphs([group.name + ":"]) }
            page.flags(group.flags)
        }
        for example in command.examples {
            page.item("\\fB\(ManPage.escaped("\(name) \(example.words)"))\\fR", example.meaning)
        }
        for code in exitCodes(of: command) where command.exitCodes[code] != nil {
            page.item("Exit \(code.rawValue)", (command.exitCodes[code] ?? "") + ".")
        }
    }
}

/// A manual page in the making, in the language of man(7).
struct ManPage {
    private(set) var roff = ""

    /// A request with its arguments; quoted, escaped.
    mutating func macro(_ name: String, _ arguments: [String] = []) {
        roff += ".\(name)"
        for argument in arguments { roff += " \"\(Self.escaped(argument))\"" }
        roff += "\n"
    }

    mutating func text(_ text: String) { roff += Self.escaped(text) + "\n" }

    mutating func synopsis(_ words: String) {
        macro("nh")
        text(words)
        macro("hy")
    }

    /// Paragraphs; lines that start with a space are kept as they are.
    mutating func paragraphs(_ paragraphs: [String]) {
        for paragraph in paragraphs {
            macro("PP")
            let lines = paragraph.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            for line in lines {
                if line.hasPrefix(" ") {
                    macro("nf")
                    text(line)
                    macro("fi")
                } else {
                    text(line)
                }
            }
        }
    }

    mutating func flags(_ flags: [FlagRow]) {
        for flag in flags {
            let names = flag.spellings.map { "\\fB\(Self.escaped($0))\\fR" }.joined(separator: ", ")
            let value = flag.value.map { " \\fI\(Self.escaped($0.placeholder))\\fR" } ?? ""
            item(names + value, flag.fullHelp + ".")
        }
    }

    /// A hanging paragraph.
    ///
    /// - Parameter tag: escaped already, since it has fonts.
    mutating func item(_ tag: String, _ text: String) {
        macro("TP")
        roff += tag + "\n"
        self.text(text)
    }

    /// Text as roff shows it: no request at the start of a line, dashes that can be copied, only ASCII in the file.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": result += "\\e"
            case "-": result += "\\-"
            case "\"": result += "\\(dq"
            case "'": result += "\\(aq"
            case "`": result += "\\(ga"
            case "^": result += "\\(ha"
            case "~": result += "\\(ti"
            case "." where result.isEmpty || result.hasSuffix("\n"): result += "\\&."
            case _ where scalar.isASCII: result.unicodeScalars.append(scalar)
            default:
                let digits = String(scalar.value, radix: 16, uppercase: true)
                result += "\\[u\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)]"
            }
        }
        return result
    }
}
