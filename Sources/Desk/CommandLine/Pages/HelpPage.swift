extension Program {
    /// Returns the help of a command, of a group, or of the program for an empty path.
    func help(for path: [Command], width: Int, style: Style) -> String {
        var page = HelpPage(width: width, style: style)
        if let command = path.last {
            describe(command, path, on: &page)
        } else {
            page.paragraphs(["\(name) \(version): \(summary)"])
            page.section("Usage", ["\(name) COMMAND [OPTIONS] [OPERANDS]"])
            page.paragraphs(discussion)
            page.table("Commands", commands.map { ($0.name, $0.summary) })
            page.flags(flags)
            page.paragraphs(["See '\(name) help COMMAND' for one command."])
        }
        return page.text
    }

    private func describe(_ command: Command, _ path: [Command], on page: inout HelpPage) {
        let place = ([name] + path.map(\.name)).joined(separator: " ")
        page.paragraphs(["\(place): \(command.summary)"])
        page.section("Usage", [synopsis(of: path)])
        page.paragraphs(command.discussion)
        page.table("Commands", command.commands.map { ($0.name, $0.summary) })
        page.table("Operands", command.operands.map { ($0.name, $0.fullHelp) })
        page.flags(command.flags)
        page.flags(flags)
        page.examples(command.examples, of: name)
        page.table(
            "Exit codes",
            exitCodes(of: command).map { (String($0.rawValue), command.exitCodes[$0] ?? $0.meaning) })
        if !command.commands.isEmpty {
            page.paragraphs(["See '\(name) help \(command.name) COMMAND' for one command."])
        }
    }

    /// `calque query [OPTIONS] MEMORY [TEXT]`.
    func synopsis(of path: [Command]) -> String {
        guard let command = path.last else { return name }
        let words = command.commands.isEmpty ? command.operands.map(\.synopsis) : ["COMMAND"]
        return ([name] + path.map(\.name) + ["[OPTIONS]"] + words).joined(separator: " ")
    }

    /// The exit codes to list for a command: 0 and those with a meaning of their own in it.
    func exitCodes(of command: Command) -> [ExitCode] {
        command.exitCodes.isEmpty ? [] : ExitCode.allCases.filter { $0 == .done || command.exitCodes[$0] != nil }
    }
}

/// A page of help while it is written: sections with a heading, and an empty line between them.
struct HelpPage {
    /// Wider lines are hard to read.
    private static let widest = 100
    private static let indent = 2
    private static let gap = 2

    private let width: Int
    private let style: Style
    private(set) var text = ""

    init(width: Int, style: Style) {
        self.width = min(width, Self.widest)
        self.style = style
    }

    mutating func paragraphs(_ paragraphs: [String]) {
        for paragraph in paragraphs { block(lines(of: paragraph, width)) }
    }

    /// A heading and paragraphs, one below the other.
    mutating func section(_ heading: String, _ paragraphs: [String]) {
        titled(heading, paragraphs.flatMap { lines(of: $0, width - Self.indent) }.map { indented($0, Self.indent) })
    }

    /// A heading and rows of two columns. A left cell that leaves too little room for the right one has a line of its own.
    mutating func table(_ heading: String, _ rows: [(left: String, right: String)]) {
        guard !rows.isEmpty else { return }
        let lefts = rows.map { DisplayWidth.of($0.left) }
        let limit = width >= 60 ? width * 2 / 5 : width / 3
        let column = lefts.filter { $0 <= limit }.max() ?? 4
        let margin = Self.indent + column + Self.gap
        var lines: [String] = []
        for row in rows {
            let right = DisplayWidth.wrap(row.right, to: max(1, width - margin))
            let left = indented(row.left, Self.indent)
            if DisplayWidth.of(row.left) <= column {
                lines.append(DisplayWidth.pad(left, to: margin) + (right.first ?? ""))
                lines += right.dropFirst().map { indented($0, margin) }
            } else {
                lines += DisplayWidth.wrap(row.left, to: width - Self.indent).map { indented($0, Self.indent) }
                lines += right.map { indented($0, margin) }
            }
        }
        titled(heading, lines)
    }

    /// A table for each group, in the order in which the groups first occur.
    mutating func flags(_ flags: [FlagRow]) {
        for group in flags.groups { table(group.name, group.flags.map { ($0.heading, $0.fullHelp) }) }
    }

    mutating func examples(_ examples: [Example], of name: String) {
        guard !examples.isEmpty else { return }
        // Calls are not wrapped, so that they can be copied.
        titled(
            "Examples",
            examples.flatMap { example in
                [indented("\(name) \(example.words)", Self.indent)]
                    + lines(of: example.meaning, width - 3 * Self.indent).map { indented($0, 3 * Self.indent) }
            })
    }

    private mutating func titled(_ heading: String, _ lines: [String]) { block([style(heading + ":", .bold)] + lines) }

    private mutating func block(_ lines: [String]) {
        if !text.isEmpty { text += "\n" }
        for line in lines { text += line + "\n" }
    }

    /// Wraps the lines of a paragraph. A line with a tab is a row of a table. A line that starts with a space stays as it
    /// is.
    private func lines(of paragraph: String, _ width: Int) -> [String] {
        let lines = paragraph.split(separator: "\n", omittingEmptySubsequences: false)
        let column = lines.compactMap { $0.row }.map { DisplayWidth.of($0.name) }.max() ?? 0
        return lines.flatMap { line in
            if let row = line.row {
                let margin = Self.indent + column + Self.gap
                let text = DisplayWidth.wrap(String(row.meaning), to: max(10, width - margin))
                return [
                    indented(DisplayWidth.pad(String(row.name), to: column + Self.gap), Self.indent)
                        + (text.first ?? "")
                ]
                    + text.dropFirst().map { indented($0, margin) }
            }
            return line.hasPrefix(" ") ? [String(line)] : DisplayWidth.wrap(String(line), to: width)
        }
    }

    private func indented(_ line: String, _ columns: Int) -> String { String(repeating: " ", count: columns) + line }
}

extension Substring {
    /// The two cells of a line with a tab; nil for other lines.
    var row: (name: Substring, meaning: Substring)? {
        firstIndex(of: "\t").map { (self[..<$0], self[index(after: $0)...]) }
    }
}

extension [FlagRow] {
    /// The flags by heading, in the order in which the headings first occur.
    var groups: [(name: String, flags: [FlagRow])] {
        var groups: [(name: String, flags: [FlagRow])] = []
        for flag in self {
            if let index = groups.firstIndex(where: { $0.name == flag.group }) {
                groups[index].flags.append(flag)
            } else {
                groups.append((flag.group, [flag]))
            }
        }
        return groups
    }
}
