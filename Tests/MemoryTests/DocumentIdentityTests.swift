import CalqueCore
import CalqueFormats
import CalqueMemory
import CalqueUnits
import Foundation
import TestSupport
import Testing
import UnitTestSupport

/// Which file of a folder a document replaces.
@Suite struct DocumentIdentityTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func units(_ texts: [String]) -> [TranslationUnit] {
        texts.map { TranslationUnit(source: $0, "en", target: "перевод " + $0, "ru") }
    }

    /// Adds an article, and returns the name of its file.
    private func add(
        _ texts: [String], as identity: MemoryDocument.Identity = .name, _ identifier: String = "story.txt",
        name: String = "story", former: [String] = [], isDryRun: Bool = false
    ) throws -> String {
        var document = MemoryDocument(identifier: identifier, name: name, source: "en", target: "ru")
        document.identity = identity
        document.formerNames = former
        var options = Memory.AdditionOptions()
        options.isDryRun = isDryRun
        let done = try Memory.add(
            UnitList(units(texts)), to: folder.path("m"), of: document, header: testHeader, options: options)
        return (done.file as NSString).lastPathComponent
    }

    private func texts() throws -> [String] {
        var texts: [String] = []
        try Memory(open: folder.path("m")).forEachUnit { texts.append($0.unit.variants[0].text) }
        return texts
    }

    @Test func aNameThatIsUsedAgainForAnotherArticleLosesNothing() throws {
        for identity in [MemoryDocument.Identity.name, .source(digest: "0a")] {
            try? FileManager.default.removeItem(atPath: folder.path("m"))
            #expect(try add(["a", "b", "c", "byline"], as: identity) == "story.en-ru.tmx")
            #expect(try add(["a", "b", "x", "byline"], as: identity) == "story.en-ru.tmx", "corrected")
            #expect(try add(["d", "e", "f", "byline"], as: identity, isDryRun: true) == "story-2.en-ru.tmx")
            #expect(try add(["d", "e", "f", "byline"], as: identity) == "story-2.en-ru.tmx", "tomorrow's")
            #expect(try add(["d", "e", "g", "byline"], as: identity) == "story-2.en-ru.tmx")
            #expect(try add(["a", "b", "y", "byline"], as: identity) == "story.en-ru.tmx")
            #expect(try texts() == ["d", "e", "g", "byline", "a", "b", "y", "byline"])
        }
    }

    /// A new translation of the whole article, or a translation of a longer version.
    @Test func likeMeansHalfOfTheTextsInOneLanguage() throws {
        #expect(try add(["a", "b"]) == "story.en-ru.tmx")
        #expect(try add(["a", "b", "c", "d", "e", "f"]) == "story.en-ru.tmx", "a story that grows")
        #expect(try add(["a", "g"]) == "story.en-ru.tmx")
        #expect(try add(["h", "i", "g"]) == "story.en-ru.tmx", "one of two")
        #expect(try add(["j", "k", "g"]) == "story-2.en-ru.tmx", "one of three")
        #expect(try add([]) == "story-3.en-ru.tmx", "no text is like nothing")
        #expect(try add(["z"]) == "story-3.en-ru.tmx", "a file without texts loses none")
    }

    @Test func aPlaceIsAnIdentityAndAPathIsNot() throws {
        #expect(try add(["a"], as: .source(digest: "01")) == "story.en-ru.tmx")
        #expect(try add(["a"], as: .source(digest: "02")) == "story-2.en-ru.tmx", "the same path in another folder")
        // The same file by another path, which gives another name.
        #expect(
            try add(["a"], as: .source(digest: "02"), "desk/story.txt", name: "desk-story", former: ["story"])
                == "story-2.en-ru.tmx")
        #expect(try add(["a"], as: .source(digest: "03"), "x", name: "story") == "story-3.en-ru.tmx")
        let text = try folder.read("m/story-2.en-ru.tmx")
        #expect(text.contains("<prop type=\"x-document\">desk/story.txt</prop>"))
        #expect(text.contains("<prop type=\"x-document-id\">02</prop>"))
    }

    /// Memories of before have no digests; so have documents that are named by the user.
    @Test func aFileWithoutADigestIsKnownByItsName() throws {
        #expect(try add(["a", "b"]) == "story.en-ru.tmx")
        #expect(try add(["a", "b"], as: .source(digest: "01")) == "story.en-ru.tmx")
        #expect(try add(["a", "b"]) == "story.en-ru.tmx", "named so by the user")
        #expect(try add(["a", "b"], as: .source(digest: "01"), "other/story.txt") == "story-2.en-ru.tmx")
    }

    @Test func aRequestReplacesItsResultOnly() throws {
        #expect(try add(["a"], as: .request(digest: "01")) == "story.en-ru.tmx")
        #expect(try add(["a"], as: .request(digest: "02")) == "story-2.en-ru.tmx")
        #expect(try add(["b"], as: .request(digest: "01")) == "story.en-ru.tmx", "other texts, the same request")
        #expect(try add(["b"], as: .unknown) == "story-3.en-ru.tmx")
        #expect(try add(["b"], as: .unknown) == "story-4.en-ru.tmx")
        #expect(try texts() == ["a", "b", "b", "b"])
    }

    @Test func aDamagedFileIsNotReplaced() throws {
        #expect(try add(["a", "b"]) == "story.en-ru.tmx")
        let text = try folder.read("m/story.en-ru.tmx")
        try folder.write("m/story.en-ru.tmx", text.utf8.dropLast(20))
        #expect(try add(["a", "b"]) == "story-2.en-ru.tmx")
        #expect(try folder.read("m/story.en-ru.tmx") == String(text.dropLast(20)))
    }

    /// More texts than are compared one by one.
    @Test func longDocumentsAreComparedBySamples() throws {
        let long = (0..<20_000).map { "line \($0)" }
        #expect(try add(long) == "story.en-ru.tmx")
        #expect(try add(long.map { $0.hasSuffix("7") ? $0 + "!" : $0 }) == "story.en-ru.tmx", "nine of ten")
        #expect(try add(long.enumerated().map { $0 % 5 == 0 ? $1 : $1 + "?" }) == "story-2.en-ru.tmx", "one of five")
    }

    @Test func aDigestDoesNotDependOnTheDivision() {
        let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 7919 >> 3) }
        var whole = ContentDigest()
        whole.add(bytes)
        var random = SeededGenerator(seed: 1)
        var divided = ContentDigest()
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = Int.random(in: 1...40_000, using: &random)
            divided.add(Array(rest.prefix(count)))
            rest = rest.dropFirst(count)
        }
        #expect(whole.text == divided.text && whole.text.count == 32)
        #expect(ContentDigest.text(of: ["a", "b"]) != ContentDigest.text(of: ["ab"]))
    }

    @Test func copiesOfAMemoryDoNotReplaceEachOther() throws {
        let path = try folder.write("all.tmx", try tmx(testHeader, units(["a", "b", "c"])))
        let memory = try Memory(open: path)
        func copy(_ wanted: String, as request: String?) throws -> String {
            let done = try memory.copy(
                to: folder.path("picks"), as: request, header: testHeader, options: .init()
            ) { (entry, _, _) in entry.unit.variants[0].text == wanted }
            return (done.file as NSString).lastPathComponent
        }
        #expect(try copy("a", as: "text = a") == "filtered.en-ru.tmx")
        #expect(try copy("b", as: "text = b") == "filtered-2.en-ru.tmx")
        #expect(try copy("c", as: "text = a") == "filtered.en-ru.tmx")
        #expect(try copy("a", as: nil) == "filtered-3.en-ru.tmx")
        #expect(try copy("none", as: "text = b") == "picks", "nothing was written")
        #expect(try Memory(open: folder.path("picks")).count() == 3)
        // Merged memories likewise.
        let other = try Memory(open: try folder.write("other.tmx", try tmx(testHeader, units(["d"]))))
        func merge(_ memories: [Memory]) throws -> String {
            let done = try Memory.merge(memories, into: folder.path("merged"), header: testHeader)
            return (done.file as NSString).lastPathComponent
        }
        #expect(try merge([memory, other]) == "merged.en-ru.tmx")
        #expect(try merge([other]) == "merged-2.en-ru.tmx")
        #expect(try merge([memory, other]) == "merged.en-ru.tmx")
    }
}
