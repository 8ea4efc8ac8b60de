import Foundation
import TestSupport
import Testing

/// The help of every command and the manual page, as they are kept in `Snapshots`.
///
/// `CALQUE_RECORD=1 swift test --filter HelpTests` writes the snapshots again. Read the differences before you keep
/// them.
@Suite struct HelpTests {
    static let commands = [
        "", "segment", "align", "pair", "query", "leverage", "merge", "analyse", "concordance", "index", "import",
        "export",
        "memory",
        "memory info", "memory list", "memory check", "memory dedupe", "memory merge", "memory split", "memory filter",
        "memory remove", "memory edit", "memory compact", "memory history", "memory undo", "memory redo", "learn",
        "srx", "srx check", "srx export", "encoder", "config", "help",
        "completions", "man",
    ]

    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Snapshots")

    private func compare(_ text: String, _ name: String) throws {
        let file = Self.folder.appendingPathComponent(name)
        if ProcessInfo.processInfo.environment["CALQUE_RECORD"] == "1" {
            try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        let kept = try String(contentsOf: file, encoding: .utf8)
        #expect(text == kept, "\(name) differs from its snapshot")
    }

    @Test(arguments: commands)
    func helpIsAsKept(command: String) throws {
        let help = try CalqueBinary.run("\(command) --help", environment: ["COLUMNS": "80"])
        expectQuietSuccess(help)
        try compare(help.output, command.isEmpty ? "calque.txt" : command.replacing(" ", with: "-") + ".txt")
    }

    @Test func theManualPageIsAsKept() throws {
        try compare(try CalqueBinary.run("man").output, "calque.1")
    }

    /// The list above is complete: every command that help shows is in it.
    @Test func everyCommandIsListed() throws {
        for group in ["", "memory", "srx"] {
            let lines = try CalqueBinary.run("help \(group)").lines.drop { $0 != "Commands:" }.dropFirst()
            for line in lines.prefix(while: { !$0.isEmpty }) where line.hasPrefix("  ") && !line.hasPrefix("   ") {
                let name = line.split(separator: " ").first.map(String.init) ?? ""
                #expect(Self.commands.contains(group.isEmpty ? name : "\(group) \(name)"), "\(group) \(name)")
            }
        }
    }

    @Test func theManualPageHasItsSections() throws {
        let page = try CalqueBinary.run("man").output
        for section in [
            "NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "EXIT STATUS", "ENVIRONMENT", "FILES", "EXAMPLES",
        ] {
            #expect(page.contains("\n.SH \"\(section)\"\n"), "\(section)")
        }
    }
}
