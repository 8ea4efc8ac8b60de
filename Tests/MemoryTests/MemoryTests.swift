import CalqueCore
import CalqueMemory
import CalqueUnits
import Foundation
import TestSupport
import Testing
import UnitTestSupport

private func pair(_ source: String, _ target: String) -> TranslationUnit {
    TranslationUnit(source: source, "en", target: target, "ru", document: "d")
}

private func document(_ identifier: String, _ name: String = "story") -> MemoryDocument {
    MemoryDocument(identifier: identifier, name: name, source: "en", target: "ru")
}

private func texts(_ path: String) throws -> [[String]] {
    var list: [[String]] = []
    try Memory(open: path).forEachUnit { list.append($0.unit.variants.map(\.text)) }
    return list
}

@discardableResult
private func add(_ units: [TranslationUnit], _ path: String, _ document: MemoryDocument) throws -> Memory.Addition {
    try Memory.add(units, to: path, of: document, header: testHeader)
}

@Suite struct MemoryReadingTests {
    @Test func aFolderIsReadInTheOrderOfTheBytesOfItsNames() throws {
        let folder = try TemporaryFolder()
        for (name, text) in [("b.tmx", "1"), ("Z.TMX", "0"), ("é.tmx", "3"), ("c.tmx", "2")] {
            try folder.write("m/\(name)", try tmx(testHeader, [pair(text, text), pair("x", "y")]))
        }
        try folder.write("m/.b.tmx.calque-new", "half".utf8)
        try folder.write("m/.hidden.tmx", "half".utf8)
        try folder.write("m/readme.txt", "no".utf8)
        try folder.write("m/.inner/d.tmx", "half".utf8)
        try folder.write("m/A/inner/d.tmx", try tmx(testHeader, [pair("4", "4")]))
        let memory = try Memory(open: folder.path("m"))
        #expect(
            memory.files.map { ($0 as NSString).lastPathComponent } == ["Z.TMX", "b.tmx", "c.tmx", "é.tmx", "d.tmx"])
        var places: [[Int]] = []
        try memory.forEachUnit { places.append([$0.position, $0.fileIndex, $0.positionInFile]) }
        #expect(
            places == [
                [0, 0, 0], [1, 0, 1], [2, 1, 0], [3, 1, 1], [4, 2, 0], [5, 2, 1], [6, 3, 0], [7, 3, 1], [8, 4, 0],
            ])
        #expect(try memory.count() == 9)
        #expect(try memory.summary().languages == ["en": 9, "ru": 9])
    }

    @Test func whatIsMissingOrBrokenSaysSo() throws {
        let folder = try TemporaryFolder()
        let missing = refusal { _ = try Memory(open: folder.path("none.tmx")) }
        #expect(missing?.kind == .noInput && missing?.place.file == folder.path("none.tmx"))
        try folder.write("m/a.tmx", try tmx(testHeader, [pair("a", "b")]))
        try folder.write("m/b.tmx", "<tmx><body>".utf8)
        let broken = refusal { _ = try Memory(open: folder.path("m")).count() }
        #expect(broken?.kind == .badData && broken?.place.file == folder.path("m/b.tmx"))
        try FileManager.default.createDirectory(atPath: folder.path("e"), withIntermediateDirectories: true)
        #expect(try Memory(open: folder.path("e")).count() == 0)
    }
}

@Suite struct MemoryFileTests {
    @Test func aFileGrowsAndLosesNothing() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("new/folders/wire.tmx")
        #expect(try add([pair("a", "а"), pair("b", "б")], path, document("1")).added == 2)
        let again = try add([pair("b", "б"), pair("c", "в"), pair("c", "в"), pair("b", "другое")], path, document("2"))
        #expect(again == Memory.Addition(file: path, added: 2, alreadyThere: 2))
        #expect(try texts(path) == [["a", "а"], ["b", "б"], ["c", "в"], ["b", "другое"]])
        #expect(try folder.names(in: "new/folders") == ["wire.tmx"])
    }

    @Test func theSameMeansEveryVariantInOneUnitByBytes() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("wire.tmx")
        let three = TranslationUnit(variants: [Variant("zh", "丙"), Variant("en", "caf\u{E9}"), Variant("ru", "в")])
        try add([three], path, document("1"))
        #expect(try add([pair("caf\u{E9}", "в")], path, document("1")).alreadyThere == 1)
        #expect(try add([pair("cafe\u{301}", "в")], path, document("1")).added == 1)
        let other = TranslationUnit(source: "caf\u{E9}", "en-US", target: "в", "ru")
        let result = try Memory.add(
            [other], to: path, of: document("1"), header: testHeader, where: { $0.language == $1.language })
        #expect(result.alreadyThere == 1)
        #expect(try add([other], path, document("1")).added == 1)
    }

    @Test func nothingNewLeavesTheFileAlone() throws {
        let folder = try TemporaryFolder()
        let text = file("<tu><tuv lang='EN'><seg>a</seg></tuv><tuv lang='ru'><seg>b</seg></tuv></tu>", version: "1.1")
        let path = try folder.write("old.tmx", text.utf8)
        #expect(try add([pair("a", "b")], path, document("1")).alreadyThere == 1)
        #expect(try folder.read("old.tmx") == text)
        try add([pair("a", "c")], path, document("1"))
        #expect(try texts(path) == [["a", "b"], ["a", "c"]])
    }

    @Test func aRandomMemoryComesThroughAnAddition() throws {
        let folder = try TemporaryFolder()
        for seed in 0..<20 {
            var make = RandomTMX(random: SeededGenerator(seed: UInt64(seed)))
            let (header, units) = (make.header(), (0..<5).map { _ in make.unit() })
            let path = try folder.write("r\(seed).tmx", try tmx(header, units, comments: [" end "]))
            try add([pair("new", "новое")], path, document("1"))
            let parsed = try Parsed(Array(try Data(contentsOf: URL(fileURLWithPath: path))))
            #expect(parsed.header == header)
            #expect(Array(parsed.units.dropLast()) == units)
            #expect(parsed.units.last == pair("new", "новое"))
            #expect(parsed.trailingComments == [" end "])
        }
    }

    @Test func aFailureLeavesTheMemoryAsItWas() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("wire.tmx")
        try add([pair("a", "b")], path, document("1"))
        let before = try folder.read("wire.tmx")
        let control = refusal { try add([pair("c", "d"), pair("e", "\u{1}")], path, document("1")) }
        #expect(control?.description.contains("U+0001") == true && control?.place.file == path)
        let empty = refusal { try add([TranslationUnit()], path, document("1")) }
        #expect(empty?.kind == .badData)
        #expect(try folder.read("wire.tmx") == before)
        try folder.write("half.tmx", "<tmx><body><tu>".utf8)
        #expect(refusal { try add([pair("c", "d")], folder.path("half.tmx"), document("1")) } != nil)
        #expect(try folder.read("half.tmx") == "<tmx><body><tu>")
        #expect(try folder.names() == ["half.tmx", "wire.tmx"])
    }

    @Test func twoWritersLoseNothing() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("wire.tmx")
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<3 {
                group.addTask {
                    for number in 0..<10 { try add([pair("\(writer) \(number)", "x")], path, document("1")) }
                }
            }
            group.addTask {
                // A reader never sees half a file.
                for _ in 0..<30 where FileManager.default.fileExists(atPath: path) { _ = try texts(path) }
            }
            try await group.waitForAll()
        }
        #expect(Set(try texts(path).map { $0[0] }).count == 30)
    }
}

@Suite struct MemoryFolderTests {
    @Test func oneFileADocument() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("memories/wire")
        let first = try add([pair("a", "b")], path, document("desk/story.txt"))
        #expect(first == Memory.Addition(file: path + "/story.en-ru.tmx", added: 1))
        // The same document again replaces its file; the same input gives the same bytes.
        let bytes = try folder.read("memories/wire/story.en-ru.tmx")
        try add([pair("a", "b")], path, document("desk/story.txt"))
        #expect(try folder.read("memories/wire/story.en-ru.tmx") == bytes)
        try add([pair("a", "c")], path, document("desk/story.txt"))
        #expect(try texts(path) == [["a", "c"]])
        // Another document of that name takes the next number, and keeps it.
        #expect(try add([pair("e", "f")], path, document("other/story.txt")).file.hasSuffix("/story-2.en-ru.tmx"))
        #expect(try add([pair("g", "h")], path, document("third/story.txt")).file.hasSuffix("/story-3.en-ru.tmx"))
        try FileManager.default.removeItem(atPath: path + "/story.en-ru.tmx")
        #expect(try add([pair("g", "j")], path, document("third/story.txt")).file.hasSuffix("/story-3.en-ru.tmx"))
        #expect(try add([pair("k", "l")], path, document("fourth/story.txt")).file.hasSuffix("/story.en-ru.tmx"))
        #expect(try texts(path) == [["e", "f"], ["g", "j"], ["k", "l"]])
    }

    @Test func aFileOfUnknownOriginIsNeverOverwritten() throws {
        let folder = try TemporaryFolder()
        try folder.write("m/story.en-ru.tmx", "not even TMX".utf8)
        try folder.write("m/story-2.en-ru.tmx", try tmx(testHeader, []))
        #expect(try add([pair("a", "b")], folder.path("m"), document("1")).file.hasSuffix("/story-3.en-ru.tmx"))
        #expect(try folder.read("m/story.en-ru.tmx") == "not even TMX")
    }

    @Test(arguments: [
        ("", "untitled"), ("../../etc/passwd", "_.-..-etc-passwd"), (".hidden", "_hidden"), ("a\nb", "a-b"),
        (String(repeating: "é", count: 200), String(repeating: "é", count: 75)),
    ])
    func namesAreMadeFit(name: String, expected: String) throws {
        let folder = try TemporaryFolder()
        let addition = try add([pair("a", "b")], folder.path("m"), document("1", name))
        #expect(addition.file == folder.path("m/\(expected).en-ru.tmx"))
    }

    @Test func writersOfOneNameGetFilesOfTheirOwn() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("m")
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<8 { group.addTask { try add([pair("\(writer)", "x")], path, document("\(writer)")) } }
            try await group.waitForAll()
        }
        #expect(Set(try texts(path).map { $0[0] }).count == 8)
        #expect(try folder.names(in: "m").count == 8)
    }
}
