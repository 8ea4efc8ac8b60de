import Foundation
import TestSupport
import Testing

/// The commands in README.md and in the pages of the manual are run as they are printed there.
@Suite struct ReadmeTests {
    /// A fenced block: its mark and its lines.
    struct Block: Sendable {
        let mark: String
        let line: Int
        let lines: [String]
    }

    /// A command after `$ ` and the output that it shows.
    struct Example: Sendable {
        let line: Int
        let command: String
        let output: [String]
    }

    static func blocks(of text: String) -> [Block] {
        var blocks: [Block] = []
        var open: (mark: String, line: Int, lines: [String])?
        for (number, line) in text.components(separatedBy: "\n").enumerated() {
            if line.hasPrefix("```") {
                if let block = open { blocks.append(Block(mark: block.mark, line: block.line, lines: block.lines)) }
                open = open == nil ? (line.dropFirst(3).trimmingCharacters(in: .whitespaces), number + 2, []) : nil
            } else {
                open?.lines.append(line)
            }
        }
        return blocks
    }

    static func examples(in block: Block) -> [Example] {
        var examples: [Example] = []
        for (offset, line) in block.lines.enumerated() {
            if line.hasPrefix("$ ") {
                examples.append(Example(line: block.line + offset, command: String(line.dropFirst(2)), output: []))
            } else if let last = examples.popLast() {
                examples.append(Example(line: last.line, command: last.command, output: last.output + [line]))
            }
        }
        return examples
    }

    /// Whether lines are those expected, where `…` alone stands for any number of lines.
    static func matches(_ lines: ArraySlice<String>, _ expected: ArraySlice<String>) -> Bool {
        guard let first = expected.first else { return lines.isEmpty }
        if first == "…" {
            return (lines.startIndex...lines.endIndex).contains { matches(lines[$0...], expected.dropFirst()) }
        }
        guard let line = lines.first, isAlike(line, first) else { return false }
        return matches(lines.dropFirst(), expected.dropFirst())
    }

    /// Whether a line is the one expected, but for the last digit of numbers with three decimals: the encoder's arithmetic is
    /// that of the processor.
    private static func isAlike(_ line: String, _ expected: String) -> Bool {
        if line == expected { return true }
        let number = /\d+\.\d{3}/
        guard line.replacing(number, with: "#") == expected.replacing(number, with: "#") else { return false }
        return zip(line.matches(of: number), expected.matches(of: number)).allSatisfy { found, wanted in
            abs((Double(found.output) ?? 0) - (Double(wanted.output) ?? 1)) < 0.0025
        }
    }

    static let pages =
        ["README.md"]
        + ((try? FileManager.default.contentsOfDirectory(
            atPath: SharedData.packageRoot.appendingPathComponent("docs/manual").path)) ?? [])
        .filter { $0.hasSuffix(".md") }.sorted().map { "docs/manual/" + $0 }

    static func blocks(in page: String) throws -> [Block] {
        blocks(of: try String(contentsOf: SharedData.packageRoot.appendingPathComponent(page), encoding: .utf8))
    }

    /// Copies of the samples and memories, which the examples may change.
    static func copy() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        for name in ["samples", "memories"] {
            let original = SharedData.packageRoot.appendingPathComponent(name).path
            if FileManager.default.fileExists(atPath: original) {
                try FileManager.default.copyItem(atPath: original, toPath: folder.path(name))
            }
        }
        return folder
    }

    @Test func theManualHasExamples() throws {
        #expect(Self.pages.count >= 8)
        let examples = try Self.pages.flatMap { try Self.blocks(in: $0) }.filter { $0.mark == "console" }
        #expect(examples.flatMap(Self.examples).count >= 30)
    }

    @Test(.enabled(if: encoderIsInstalled, needsEncoder), arguments: pages)
    func examplesGiveTheOutputShown(page: String) throws {
        let examples = try Self.blocks(in: page).filter { $0.mark == "console" }.flatMap(Self.examples)
        let folder = try Self.copy()
        for example in examples {
            let run = try CalqueBinary.shell(example.command, in: folder)
            #expect(
                Self.matches(run.lines[...], example.output[...]),
                "\(page):\(example.line): $ \(example.command)\n\(run.output)\(run.errors)")
            #expect(run.errors == "", "\(page):\(example.line)")
        }
    }

    @Test func commandsShownWork() throws {
        let blocks = try Self.blocks(in: "README.md").filter { $0.mark == "sh" }
        try #require(!blocks.isEmpty, "README.md has no ```sh block")
        let folder = try Self.copy()
        for block in blocks where block.lines.allSatisfy({ $0.isEmpty || $0.hasPrefix("calque ") }) {
            for (offset, line) in block.lines.enumerated() where !line.isEmpty {
                let run = try CalqueBinary.shell(line, in: folder)
                #expect(run.status == 0, "README.md:\(block.line + offset): \(line)\n\(run.errors)")
            }
        }
    }

    @Test func makeTargetsShownAreThere() throws {
        let text = try String(contentsOf: SharedData.packageRoot.appendingPathComponent("README.md"), encoding: .utf8)
        let makefile = try String(
            contentsOf: SharedData.packageRoot.appendingPathComponent("Makefile"), encoding: .utf8)
        let targets = makefile.matches(of: /(?m)^([a-z]+):/).map { String($0.output.1) }
        #expect(targets.contains("demo") && targets.contains("test"))
        // In blocks, and between back-quotes in a sentence.
        let named = text.matches(of: /(?m)(?:^|`)make ([a-z]+)/).map { String($0.output.1) }
        #expect(!named.isEmpty)
        for target in Set(named) { #expect(targets.contains(target), "make \(target)") }
    }

    @Test(arguments: pages)
    func flagsShownAreThere(page: String) throws {
        let text = try String(contentsOf: SharedData.packageRoot.appendingPathComponent(page), encoding: .utf8)
        let manual = try CalqueBinary.run("man").output.replacing("\\-", with: "-")
        for line in text.components(separatedBy: "\n") where line.contains("calque ") {
            for flag in line.matches(of: /--[a-z][a-z-]+/).map({ String($0.output) }) {
                #expect(manual.contains(flag), "\(page): \(line)")
            }
        }
    }

    @Test func theReaderOfExamples() throws {
        let text = """
            Some `$ text`.
            ```console
            $ calque a
            one
            …
            $ calque b
            ```
            ```sh
            make demo
            ```
            """
        let blocks = Self.blocks(of: text)
        #expect(blocks.map(\.mark) == ["console", "sh"])
        let examples = Self.examples(in: blocks[0])
        #expect(examples.map(\.command) == ["calque a", "calque b"])
        #expect(examples.map(\.output) == [["one", "…"], []])
        #expect(examples.map(\.line) == [3, 6])
        #expect(Self.matches(["one"], ["one", "…"]) && Self.matches(["one", "2", "3"], ["one", "…"]))
        #expect(Self.matches(["1", "2", "3", "4"], ["…", "3", "…"]) && !Self.matches(["1", "2"], ["…", "3", "…"]))
        #expect(!Self.matches(["one"], []) && !Self.matches([], ["one"]) && Self.matches([], ["…"]))
    }
}

/// `memories/wire` in the repository equals the result for the samples today.
@Suite(
    .enabled(if: encoderIsInstalled, needsEncoder),
    .enabled(
        if: FileManager.default.fileExists(atPath: SharedData.packageRoot.appendingPathComponent("memories/wire").path),
        "needs memories/wire: make memories"))
struct MemoriesTests {
    @Test func memoriesAreThoseOfTheSamples() throws {
        let folder = try TemporaryFolder()
        let root = SharedData.packageRoot
        let made = try ChildProcess.run(
            "/bin/bash",
            [root.appendingPathComponent("scripts/make-memories").path, CalqueBinary.path, folder.path("wire")],
            environment: CalqueBinary.environment)
        try #require(made.status == 0, "\(made.errors)")
        let kept = root.appendingPathComponent("memories/wire").path
        let names = try FileManager.default.contentsOfDirectory(atPath: kept).filter { $0.hasSuffix(".tmx") }.sorted()
        #expect(try folder.names(in: "wire") == names, "run make memories")
        for name in names {
            let old = try String(contentsOfFile: kept + "/" + name, encoding: .utf8)
            #expect(
                try withoutConfidence(folder.read("wire/" + name)) == withoutConfidence(old),
                "\(name): run make memories")
        }
    }

    /// Confidences may differ in the last digit on another machine, and the version does not matter.
    private func withoutConfidence(_ text: String) -> [String] {
        text.components(separatedBy: "\n").filter { !$0.contains("x-confidence") }.map {
            $0.replacing(/creationtoolversion="[^"]*"/, with: "")
        }
    }
}
