import CalqueCore
import CalqueFormats
import CalqueHistory
import CalqueMemory
import CalqueUnits
import Foundation
import TestSupport
import Testing
import UnitTestSupport

/// Random changes of a memory, with undo and redo in between, are what the model says.
struct HistoryTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func aHundredSequences() throws {
        for seed in 0..<100 {
            let isFile = seed % 3 == 0
            let path = folder.path(isFile ? "m\(seed).tmx" : "m\(seed)")
            var run = Run(path: path, isFile: isFile, random: SeededGenerator(seed: UInt64(seed)))
            for step in 0..<16 {
                try run.step()
                #expect(try run.there() == run.model.files, "seed \(seed), step \(step): \(run.log)")
            }
            let changes = try MemoryHistory(of: path).changes()
            #expect(changes.count { !$0.isUndone } == run.model.depth.past, "seed \(seed)")
            #expect(changes.count { $0.isUndone } == run.model.depth.future, "seed \(seed)")
            #expect(!changes.contains { !$0.isMovable })
            // Back to the beginning and to the end again.
            while run.model.undo(1) {
                #expect(try MemoryHistory(of: path).move(1, isRedo: false).count == 1)
                #expect(try run.there() == run.model.files, "seed \(seed), undo all: \(run.log)")
            }
            let count = run.model.depth.future
            if count > 0 {
                let isDone = run.model.redo(count)
                #expect(isDone)
                #expect(try MemoryHistory(of: path).move(count, isRedo: true).count == count)
                #expect(try run.there() == run.model.files, "seed \(seed), redo all: \(run.log)")
            }
        }
    }

    private struct Run {
        let path: String
        let isFile: Bool
        var random: SeededGenerator
        var model = HistoryModel()
        var log: [String] = []

        private var note: ChangeNote { ChangeNote(command: log.last ?? "", date: UnitDate(secondsSince1970: 0)) }

        /// The texts of the files of the memory.
        func there() throws -> [String: [HistoryModel.Unit]] {
            guard FileManager.default.fileExists(atPath: path) else { return [:] }
            let memory = try Memory(open: path)
            var files: [String: [HistoryModel.Unit]] = [:]
            for file in memory.files { files[(file as NSString).lastPathComponent] = [] }
            try memory.forEachUnit(strict: true) { entry in
                let name = (memory.files[entry.fileIndex] as NSString).lastPathComponent
                files[name]?.append(
                    .init(english: entry.unit.variants[0].text, russian: entry.unit.variants[1].text))
            }
            return files
        }

        mutating func step() throws {
            switch Int.random(in: 0..<12, using: &random) {
            case 0...3: try add()
            case 4...5: try edit()
            case 6: try remove()
            case 7: try dedupe()
            case 8...10: try back()
            default: try again()
            }
        }

        /// Aligns a document, perhaps again, or imports one.
        private mutating func add() throws {
            let document = Int.random(in: 0..<4, using: &random)
            var units = (0..<4).map {
                HistoryModel.Unit(english: "d\(document) s\($0)", russian: "д\(document) с\($0)")
            }
            for _ in 0..<Int.random(in: 0...2, using: &random) {
                let number = Int.random(in: 0..<6, using: &random)
                let unit = HistoryModel.Unit(english: "new \(number)", russian: "новое \(number % 3)")
                if !units.contains(unit) { units.append(unit) }
            }
            log.append("add \(document) \(units.count)")
            let name = isFile ? (path as NSString).lastPathComponent : "d\(document).en-ru.tmx"
            model.change { files in
                guard isFile else {
                    files[name] = units
                    return
                }
                let present = files[name] ?? []
                files[name] = present + units.filter { !present.contains($0) }
            }
            var options = Memory.AdditionOptions()
            options.changeNote = note
            try Memory.add(
                UnitList(
                    units.map { TranslationUnit(variants: [Variant("en", $0.english), Variant("ru", $0.russian)]) }),
                to: path, of: HistoryTests.document("d\(document)"), header: testHeader, options: options)
        }

        private func memory() throws -> Memory? {
            guard FileManager.default.fileExists(atPath: path) else { return nil }
            var memory = try Memory(open: path)
            memory.changeNote = note
            return memory
        }

        private mutating func edit() throws {
            guard let chosen = model.all.indices.randomElement(using: &random) else { return }
            log.append("edit \(chosen)")
            let text = "правка \(Int.random(in: 0..<3, using: &random))"
            let (file, _) = model.all[chosen]
            let first = model.all.firstIndex { $0.file == file } ?? 0
            model.change { $0[file]?[chosen - first].russian = text }
            try memory()?.rewrite { (entry, _) throws(Failure) in
                guard entry.position == chosen, entry.unit.variants[1].text != text else { return .keep }
                var unit = entry.unit
                unit.variants[1] = Variant("ru", text)
                return .replace(unit)
            }
        }

        private mutating func remove() throws {
            let text = "s\(Int.random(in: 0..<5, using: &random))"
            let document = Bool.random(using: &random) ? "d\(Int.random(in: 0..<4, using: &random))" : nil
            log.append("remove \(text) \(document ?? "everywhere")")
            func isChosen(_ english: String) -> Bool {
                if let document { english.hasPrefix(document) } else { english.hasSuffix(text) }
            }
            model.change { files in
                for name in files.keys {
                    let left = (files[name] ?? []).filter { !isChosen($0.english) }
                    files[name] = left.isEmpty && !isFile && left != files[name] ? nil : left
                }
            }
            try memory()?.rewrite { (entry, _) throws(Failure) in
                isChosen(entry.unit.variants[0].text) ? .remove : .keep
            }
        }

        private mutating func dedupe() throws {
            log.append("dedupe")
            model.change { files in
                var seen: Set<HistoryModel.Unit> = []
                for name in files.keys.sorted() {
                    let left = (files[name] ?? []).filter { seen.insert($0).inserted }
                    files[name] = left.isEmpty && !isFile && left != files[name] ? nil : left
                }
            }
            _ = try memory()?.dedupe()
        }

        private mutating func back() throws {
            let count = Int.random(in: 1...3, using: &random)
            log.append("undo \(count)")
            let isEmpty = model.depth.past == 0
            if model.undo(count) {
                #expect(try MemoryHistory(of: path).move(count, isRedo: false).count == count, "\(log)")
            } else if isEmpty {
                #expect(try MemoryHistory(of: path).move(count, isRedo: false).isEmpty, "\(log)")
            } else {
                let path = path
                #expect(throws: Failure.self, "\(log)") { try MemoryHistory(of: path).move(count, isRedo: false) }
            }
        }

        private mutating func again() throws {
            log.append("redo")
            let done = model.redo(1)
            #expect(try MemoryHistory(of: path).move(1, isRedo: true).count == (done ? 1 : 0), "\(log)")
        }
    }

    // MARK: - Bounds

    private func change(_ path: String, _ number: Int, words: Int = 3) throws {
        var options = Memory.AdditionOptions()
        options.changeNote = ChangeNote(command: "change \(number)", date: UnitDate(secondsSince1970: 0))
        let text = String(repeating: "word \(number) ", count: words)
        try Memory.add(
            UnitList([TranslationUnit(variants: [Variant("en", text), Variant("ru", text)])]), to: path,
            of: Self.document("d"), header: testHeader, options: options)
    }

    /// A document that a folder recognises whatever its texts are.
    private static func document(_ name: String) -> MemoryDocument {
        var document = MemoryDocument(identifier: name, name: name, source: "en", target: "ru")
        document.identity = .request(digest: name)
        return document
    }

    @Test func thirtyChangesAreKept() throws {
        let path = folder.path("m.tmx")
        for number in 1...40 { try change(path, number) }
        let changes = try MemoryHistory(of: path).changes()
        #expect(changes.map(\.number) == Array(11...40))
        #expect(changes.map(\.note.command) == (11...40).map { "change \($0)" })
        #expect(try MemoryHistory(of: path).move(30, isRedo: false).count == 30)
        #expect(try Memory(open: path).count() == 10)
        #expect(try MemoryHistory(of: path).move(1, isRedo: false).isEmpty)
    }

    @Test func theHistoryIsAsSmallAsItSays() throws {
        // Files of a folder are replaced whole, and each keeps some 300 kB.
        let path = folder.path("m")
        for number in 1...12 { try change(path, number, words: 20_000) }
        let changes = try MemoryHistory(of: path).changes()
        #expect(changes.count >= 3 && changes.count < 12, "\(changes.count)")
        #expect(changes.reduce(0) { $0 + $1.size } <= MemoryHistory.usualSize)
        #expect(changes.last?.number == 12)
        try change(path, 13, words: 200_000)
        try change(path, 14, words: 200_000)
        #expect(try MemoryHistory(of: path).changes().map(\.number) == [14], "the newest is kept at any size")
        #expect(try MemoryHistory(of: path).move(1, isRedo: false).count == 1)
    }

    @Test func anotherProgramsChangeIsNotUndone() throws {
        let path = folder.path("m.tmx")
        try change(path, 1)
        try change(path, 2)
        let other = try folder.read("m.tmx").replacing("word 1", with: "WORD 1")
        try folder.write("m.tmx", other.utf8)
        let failure = #expect(throws: Failure.self) { try MemoryHistory(of: path).move(1, isRedo: false) }
        #expect(failure?.place.file == path)
        #expect(try folder.read("m.tmx") == other)
        #expect(try MemoryHistory(of: path).changes().map(\.isMovable) == [false, false])
    }

    @Test func nothingIsLeftOfAChangeThatWasNotMade() throws {
        let path = folder.path("m.tmx")
        var options = Memory.AdditionOptions()
        options.changeNote = ChangeNote(command: "import", date: UnitDate(secondsSince1970: 0))
        let bad = TranslationUnit(variants: [Variant("en", "a\u{1}"), Variant("ru", "b")])
        #expect(throws: Failure.self) {
            try Memory.add(
                UnitList([bad]), to: path, of: MemoryDocument(identifier: "d", name: "d", source: "en", target: "ru"),
                header: testHeader, options: options)
        }
        #expect(try folder.names(history: true) == [])
    }

    /// A writer that is killed leaves its mark in the entry.
    @Test(arguments: ["making", "moving"])
    func interruptedChanges(mark: String) throws {
        let path = folder.path("m.tmx")
        try change(path, 1)
        let before = try folder.read("m.tmx")
        try change(path, 2)
        let after = try folder.read("m.tmx")
        let entry = ".calque/history/files/m.tmx/0002"
        // Killed after the rename: the change was made.
        try folder.write("\(entry)/\(mark)", Array((mark == "moving" ? "after" : "").utf8))
        #expect(try MemoryHistory(of: path).changes().map(\.number) == [1, 2])
        #expect(!(try folder.names(in: entry).contains(mark)))
        // Killed before the rename.
        try folder.write("\(entry)/\(mark)", Array((mark == "moving" ? "before" : "").utf8))
        if mark == "making" { try folder.write("m.tmx", before.utf8) }
        let changes = try MemoryHistory(of: path).changes()
        #expect(changes.map(\.isUndone) == (mark == "making" ? [false] : [false, true]), "dropped, or completed")
        #expect(try folder.read("m.tmx") == before)
        if mark == "moving" {
            #expect(try MemoryHistory(of: path).move(1, isRedo: true).count == 1)
            #expect(try folder.read("m.tmx") == after)
        }
        try change(path, 3)
        #expect(
            try MemoryHistory(of: path).changes().map(\.isUndone)
                == (mark == "making" ? [false, false] : [false, false, false]))
    }
}
