import Calque
import Foundation
import TestSupport
import Testing

/// Other programs read our files, and we read theirs (`scripts/install-peers`).
@Suite struct PeerTests {
    private static let jar = "/usr/share/omegat/OmegaT.jar"
    private static let hasOmegaT = FileManager.default.fileExists(atPath: jar) && Tool("java") != nil
    private static let python = SharedData.packageRoot.appendingPathComponent(".build/peers/bin/python3").path
    private static let hasToolkit = FileManager.default.isExecutableFile(atPath: python)

    private func memory(_ languages: String) throws -> [String] {
        let folder = SharedData.packageRoot.appendingPathComponent("memories/wire").path
        return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
            .filter { $0.hasSuffix(".\(languages).tmx") }.map { folder + "/" + $0 }
    }

    /// A project as OmegaT makes it, with our memory in `tm/auto` and a sample to translate.
    private func project(in folder: TemporaryFolder) throws {
        try folder.write(
            "p/omegat.project",
            Array(
                """
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
                <omegat><project version="1.0"><source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__</target_dir>
                <tm_dir>__DEFAULT__</tm_dir><glossary_dir>__DEFAULT__</glossary_dir>
                <glossary_file>__DEFAULT__</glossary_file><dictionary_dir>__DEFAULT__</dictionary_dir>
                <source_lang>EN</source_lang><target_lang>RU</target_lang>
                <source_tok>org.omegat.tokenizer.LuceneEnglishTokenizer</source_tok>
                <target_tok>org.omegat.tokenizer.LuceneRussianTokenizer</target_tok><sentence_seg>true</sentence_seg>
                <support_default_translations>true</support_default_translations><remove_tags>false</remove_tags>
                </project></omegat>
                """.utf8))
        for name in ["target", "omegat", "glossary", "dictionary", "tm"] {
            try FileManager.default.createDirectory(
                atPath: folder.path("p/\(name)"), withIntermediateDirectories: true)
        }
        for file in try memory("en-ru") {
            let name = (file as NSString).lastPathComponent
            try folder.write("p/tm/auto/\(name)", Data(contentsOf: URL(fileURLWithPath: file)))
        }
        let sample = SharedData.packageRoot.appendingPathComponent("samples/politics/story.en.txt")
        try folder.write("p/source/story.txt", Data(contentsOf: sample))
    }

    /// OmegaT 3 reads XLIFF 1.2: it shows the targets, and what it writes is merged into the article.
    @Test(.enabled(if: hasOmegaT, "needs OmegaT: scripts/install-peers"))
    func omegaTFillsInXLIFF() throws {
        let folder = try TemporaryFolder()
        try project(in: folder)
        let sample = folder.path("p/source/story.txt")
        try folder.write("story.txt", Data(contentsOf: URL(fileURLWithPath: sample)))
        try FileManager.default.removeItem(atPath: sample)
        let memory = SharedData.packageRoot.appendingPathComponent("memories/wire").path
        let filled = try CalqueBinary.run(
            "leverage \(memory) story.txt --to ru --format xliff12 -o p/source/story.xlf --quiet", in: folder)
        #expect(filled.status == 0, "\(filled.errors)")
        let java = try #require(Tool("java"))
        let run = try ChildProcess.run(
            java.path,
            [
                "-Djava.awt.headless=true", "-Duser.home=\(folder.path)", "-jar", Self.jar,
                "--mode=console-createpseudotranslatetmx", "--pseudotranslatetmx=\(folder.path("pseudo.tmx"))",
                "--pseudotranslatetype=equal", folder.path("p"), "--config-dir=\(folder.path("config"))",
            ], in: folder.path, limit: 120)
        #expect(run.status == 0, "\(run.errors)\n\(run.output.suffix(2000))")
        let shown = try folder.read("pseudo.tmx").components(separatedBy: "<tu>").count - 1
        let segments = try folder.read("p/source/story.xlf").components(separatedBy: "<trans-unit ").count - 1
        // OmegaT divides segments of several sentences, and shows equal ones once.
        #expect(shown * 2 > segments, "\(shown) of \(segments)")
        let merged = try CalqueBinary.run("merge p/source/story.xlf --source story.txt", in: folder)
        #expect(merged.status == 0, "\(merged.errors)")
        #expect(merged.output.unicodeScalars.contains { (0x0400...0x04FF).contains($0.value) })
    }

    @Test(.enabled(if: hasOmegaT, "needs OmegaT: scripts/install-peers"))
    func omegaTTranslatesWithOurMemory() throws {
        let folder = try TemporaryFolder()
        try project(in: folder)
        let java = try #require(Tool("java"))
        let run = try ChildProcess.run(
            java.path,
            [
                "-Djava.awt.headless=true", "-Duser.home=\(folder.path)", "-jar", Self.jar, "--mode=console-translate",
                folder.path("p"), "--config-dir=\(folder.path("config"))",
            ], in: folder.path, limit: 120)
        #expect(run.status == 0, "\(run.errors)\n\(run.output.suffix(2000))")
        let source = try folder.read("p/source/story.txt").split(separator: "\n")
        let target = try folder.read("p/target/story.txt").split(separator: "\n")
        // Most of the sample's paragraphs are Russian now, and each of these is a text of our units.
        let russian = target.filter { $0.unicodeScalars.contains { (0x0400...0x04FF).contains($0.value) } }
        #expect(target.count == source.count && russian.count * 2 > source.count, "\(russian.count) of \(target.count)")
        let ours = try memory("en-ru").flatMap { try units(of: $0) }.map { $0.variants.map(\.text) }
        #expect(ours.contains { target.contains(Substring($0[1])) && !source.contains(Substring($0[1])) })
        // OmegaT's own three files: the units that it saved are ours.
        for level in ["omegat", "level1", "level2"] {
            let file = "p/p-\(level).tmx"
            let imported = try CalqueBinary.run("import \(level).tmx \(file)", in: folder)
            expectQuietSuccess(imported)
            let theirs = try units(of: folder.path("\(level).tmx"))
            #expect(theirs.count > 5)
            for unit in theirs {
                #expect(unit.variants.map(\.language.language) == ["en", "ru"])
                #expect(ours.contains(unit.variants.map(\.text)), "\(unit.variants.map(\.text))")
            }
        }
    }

    @Test(.enabled(if: hasToolkit, "needs translate-toolkit: scripts/install-peers"))
    func translateToolkitReadsTheSameUnits() throws {
        let script = """
            import json, sys
            from translate.storage.tmx import tmxfile
            for name in sys.argv[1:]:
                for unit in tmxfile.parsefile(name).units:
                    print(json.dumps([unit.source, unit.target], ensure_ascii=False))
            """
        let files = try memory("en-ru") + memory("en-zh")
        try #require(!files.isEmpty)
        let run = try ChildProcess.run(
            Self.python, ["-c", script] + files,
            environment: CalqueBinary.environment.merging(["PYTHONUTF8": "1"]) { $1 })
        try #require(run.status == 0, "\(run.errors)")
        let theirs = try run.lines.map { try JSONDecoder().decode([String].self, from: Data($0.utf8)) }
        #expect(try theirs == files.flatMap { try units(of: $0) }.map { $0.variants.map(\.text) })
    }
}
