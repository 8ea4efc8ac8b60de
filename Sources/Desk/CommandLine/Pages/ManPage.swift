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
        for code in ExitCode.allCases {
            page.item("\\fB\(code.rawValue)\\fR", code.meaning.prefix(1).uppercased() + code.meaning.dropFirst() + ".")
        }
        page.topics("ENVIRONMENT", environment, font: "B")
        page.topics("FILES", files, font: "I")
        if !examples.isEmpty {
            page.macro("SH", ["EXAMPLES"])
            for example in examples { page.example(example, of: name) }
        }
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
        for example in command.examples { page.example(example, of: name) }
        for code in exitCodes(of: command) where command.exitCodes[code] != nil {
            page.item("Exit \(code.rawValue)", (command.exitCodes[code] ?? "") + ".")
        }
    }
}

/// A manual page in the language of man(7), while it is written.
struct ManPage {
    private(set) var roff = ""

    /// A request with its arguments, which are quoted and escaped.
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

    /// Paragraphs. Lines with a tab become hanging paragraphs, and lines that start with a space stay as they are.
    mutating func paragraphs(_ paragraphs: [String]) {
        for paragraph in paragraphs {
            let lines = paragraph.split(separator: "\n", omittingEmptySubsequences: false)
            if lines.first?.row == nil { macro("PP") }
            for line in lines {
                if let row = line.row {
                    item("\\fB\(Self.escaped(String(row.name)))\\fR", String(row.meaning))
                } else if line.hasPrefix(" ") {
                    macro("nf")
                    text(String(line))
                    macro("fi")
                } else {
                    text(String(line))
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

    /// A call and its meaning.
    mutating func example(_ example: Example, of name: String) {
        item("\\fB\(Self.escaped("\(name) \(example.words)"))\\fR", example.meaning)
    }

    /// A section of names and their meanings; none if there are no names.
    mutating func topics(_ heading: String, _ topics: [Program.Topic], font: String) {
        guard !topics.isEmpty else { return }
        macro("SH", [heading])
        for topic in topics { item("\\f\(font)\(Self.escaped(topic.name))\\fR", topic.meaning) }
    }

    /// A hanging paragraph.
    ///
    /// - Parameter tag: already escaped, since it has fonts.
    mutating func item(_ tag: String, _ text: String) {
        macro("TP")
        roff += tag + "\n"
        self.text(text)
    }

    /// Escapes text for roff: no request at the start of a line, dashes that can be copied, only ASCII in the file.
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
