import Foundation
import TestSupport
import Testing

/// `calque leverage --format xliff12`, `calque merge` and `calque srx export`.
@Suite struct MergeCommandTests {
    private let folder: TemporaryFolder
    private let story = "Snow falls in the north.\n\nThe port is shut. The road is open.\n"

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("story.en.txt", story.utf8)
        try folder.write(
            "m.jsonl",
            #"{"properties":{"x-status":"confirmed"},"variants":[{"lang":"en","text":"Snow falls in the north."},{"lang":"ru","text":"На севере снег."}]}"#
                .utf8)
        expectQuietSuccess(try calque("import m.tmx m.jsonl"))
    }

    private func calque(_ words: String) throws -> ChildProcess.Result { try CalqueBinary.run(words, in: folder) }

    @Test(arguments: ["xliff", "xliff12"])
    func anArticleGoesToATranslatorAndBack(form: String) throws {
        let out = try calque("leverage m.tmx story.en.txt --to ru --format \(form) -o story.xlf")
        #expect(out.status == 0, "\(out.errors)")
        // Nobody has done anything yet.
        let half = try calque("merge story.xlf")
        #expect(
            half.status == 0
                && half.output
                    == story.replacingOccurrences(
                        of: "Snow falls in the north.", with: "На севере снег.")
        )
        #expect(half.errors.contains("2 of 3 segments are not translated"))
        expectFailure(
            try calque("merge story.xlf --require-complete"), 65, saying: "2 of 3 segments are not translated")
        // A translator who sets no states.
        var file = try folder.read("story.xlf")
        for (source, target) in [("The port is shut.", "Порт закрыт."), ("The road is open.", "Дорога открыта.")] {
            if form == "xliff12" {
                file = file.replacingOccurrences(of: ">\(source)</target>", with: ">\(target)</target>")
            } else {
                file = file.replacingOccurrences(
                    of: "<source>\(source)</source>", with: "<source>\(source)</source><target>\(target)</target>")
            }
        }
        try folder.write("story.xlf", file.utf8)
        let done = try calque("merge story.xlf --require-complete -o story.ru.txt")
        #expect(done.status == 0 && done.errors == "calque: 3 segments merged, written to story.ru.txt\n")
        #expect(try folder.read("story.ru.txt") == "На севере снег.\n\nПорт закрыт. Дорога открыта.\n")
        expectFailure(try calque("merge story.xlf -o story.ru.txt"), 64, saying: "give --force")
        #expect(try calque("merge story.xlf -o story.ru.txt --force").status == 0)
        expectFailure(
            try calque("merge story.xlf -o story.en.txt --force"), 64, saying: "is a file that this command reads")
    }

    @Test func whatCannotBeMergedIsRefused() throws {
        _ = try calque("leverage m.tmx story.en.txt --to ru --format xliff12 -o story.xlf")
        try folder.write("other.txt", "Nothing.\n".utf8)
        try folder.write("page.html", "<html><body><p>Snow falls in the north.</p></body></html>".utf8)
        expectFailure(try calque("merge story.xlf --source other.txt"), 65, saying: "story.xlf:", "is not in other.txt")
        expectFailure(try calque("merge story.xlf --source page.html"), 65, saying: "only plain text")
        expectFailure(try calque("merge story.xlf --source none.txt"), 66)
        expectFailure(try calque("merge m.tmx"), 65, saying: "is not XLIFF")
        try FileManager.default.removeItem(atPath: folder.path("story.en.txt"))
        expectFailure(try calque("merge story.xlf"), 66, saying: "story.en.txt is not there", "--source")
    }

    @Test func theArticleIsFoundBesideTheFile() throws {
        try folder.write("desk/story.en.txt", story.utf8)
        _ = try calque("leverage m.tmx desk/story.en.txt --to ru -o desk/story.xlf")
        #expect(try CalqueBinary.run(["merge", folder.path("desk/story.xlf")], in: "/tmp").status == 0)
    }

    @Test func rulesForOtherTools() throws {
        expectQuietSuccess(try calque("srx export --lang en,ru,zh -o c.srx"))
        #expect(try calque("srx check c.srx").status == 0)
        let text = "Mr. Smith left. Norse Inc. rose."
        let mine = try CalqueBinary.run("segment --lang en -", input: text, in: folder)
        #expect(try CalqueBinary.run("segment --lang en --srx c.srx -", input: text, in: folder).output == mine.output)
        expectFailure(try calque("srx export --lang en,xx"), 64, saying: "there are no segmentation rules for “xx”")
    }
}
